"""Where things lie in the project, and how its YAML is read."""

from __future__ import annotations

import os
import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from cityatlas.core.errors import InputError
from cityatlas.core.folding import composed


def project_folder() -> Path:
    """The project's folder: the nearest one at or above the working folder that holds the tables' contract.

    ``CITYATLAS_PROJECT`` names another; without either, the folder above ``src`` that this package lies in.
    """
    named = os.environ.get("CITYATLAS_PROJECT")
    if named:
        return Path(named)
    for folder in (Path.cwd(), *Path.cwd().parents):
        if (folder / "workflow" / "schemas" / "tables.yaml").is_file():
            return folder
    return Path(__file__).resolve().parents[3]


ROOT = project_folder()
SCHEMAS = ROOT / "workflow" / "schemas"
RAW = ROOT / "data" / "raw"
REFERENCE = RAW / "reference"
FACTS = RAW / "facts"
INTERIM = ROOT / "data" / "interim"
PROCESSED = ROOT / "data" / "processed"
FIGURES = ROOT / "figures"


def shown(path: Path) -> str:
    """A path as a user reads it: relative to the project where it lies inside."""
    try:
        return str(path.resolve().relative_to(ROOT.resolve()))
    except ValueError:
        return str(path)


if TYPE_CHECKING:
    _BaseLoader = yaml.SafeLoader
else:
    _BaseLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # much faster, where libyaml is there

MOST_YAML_CHARACTERS = 5_000_000
MOST_VALUES = 500_000
DEEPEST = 20
"""How large and how nested a YAML file may be, ten and two times what any of ours is. Deep ones end libyaml itself."""
_PLAIN = {
    "null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    "bool": (r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    "int": (r"[-+]?(?:0|[1-9][0-9]{0,17})", list("-+0123456789")),
    "float": (r"[-+]?(?:[0-9]{0,18}\.[0-9]{1,18}|[0-9]{1,18}\.)(?:[eE][-+]?[0-9]{1,2})?", list("-+.0123456789")),
}
"""What stands without quotation marks and is no text, as YAML 1.2 has it."""


class _Loader(_BaseLoader):
    """Safe YAML as people mean it: ``no``, ``on``, dates, ``1:30``, ``010`` and ``.nan`` are the texts they look like.

    Where a number or a truth value is wanted, the schema then refuses them as they are written.
    """

    yaml_implicit_resolvers = {}


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict:
    """A mapping; refuses a key given twice (the second would silently win) and one that is no text."""
    seen = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.tag != "tag:yaml.org,2002:str":
            raise yaml.constructor.ConstructorError(None, None, "a key that is no plain text", key.start_mark)
        if key.value in seen:
            raise yaml.constructor.ConstructorError(None, None, f"the key {key.value!r} stands twice", key.start_mark)
        seen.add(key.value)
    return {k.value: loader.construct_object(v, deep=True) for k, v in node.value}


for _tag, (_pattern, _first) in _PLAIN.items():
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), _first)
_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def _check_bounds(text: str) -> None:
    """Refuse tags, and what makes a small file endless: deep nesting, and aliases of aliases."""
    if len(text) > MOST_YAML_CHARACTERS:
        raise yaml.YAMLError(f"more than {MOST_YAML_CHARACTERS} characters")
    sizes: dict[str | None, int] = {}
    around: list[tuple[str | None, int]] = []  # lists and mappings not yet ended: anchor, values before
    values = 0  # counted as unfolded
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionEndEvent):
            anchor, before = around.pop()
            sizes[anchor] = values - before
        elif isinstance(event, yaml.NodeEvent):
            alias = isinstance(event, yaml.AliasEvent)
            problem = _beyond(event, len(around), values, sizes if alias else None)
            if problem:
                mark: Any = event.start_mark
                raise yaml.error.MarkedYAMLError(problem=problem, problem_mark=mark)
            if isinstance(event, yaml.CollectionStartEvent):
                around.append((event.anchor, values))
                sizes.pop(event.anchor, None)  # an alias within would stand for itself
            values += sizes[event.anchor] if alias else 1
            if event.anchor and isinstance(event, yaml.ScalarEvent):
                sizes[event.anchor] = 1


def _beyond(event: Any, depth: int, values: int, sizes: dict[str | None, int] | None) -> str:
    """What is refused about a value of the parser, or nothing; ``sizes`` of what was named before, for an alias."""
    if sizes is not None:
        known = sizes.get(event.anchor)
        if known is None:
            return f"the alias *{event.anchor} stands for nothing before it"
        return f"the aliases unfold to more than {MOST_VALUES} values" if values + known > MOST_VALUES else ""
    if event.tag is not None:
        return "a tag (!name) is not read: write the plain value"
    return "the content is nested too deeply" if depth >= DEEPEST else ""


def _read(path: Path) -> str:
    try:
        content = path.read_bytes()
        return composed(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputError("the file is not UTF-8", file=shown(path), line=line, expected="YAML in UTF-8") from None
    except (OSError, ValueError) as error:  # ValueError: a path with a null byte
        problem = f"the file cannot be read ({getattr(error, 'strerror', None) or error})"
        raise InputError(problem, file=shown(path), expected="YAML in UTF-8") from None


def load_yaml(path: Path) -> Any:
    """The content of a YAML file, loaded safely; InputError with the line where it cannot be read.

    Texts, whole and finite numbers, truth values, lists and mappings with texts as keys; nothing else is in it.
    """
    text = _read(path)
    try:
        _check_bounds(text)
        return yaml.load(text, Loader=_Loader)
    except RecursionError:
        raise InputError("the content is nested too deeply", file=shown(path), expected="YAML") from None
    except (yaml.YAMLError, ValueError) as error:
        problem = getattr(error, "problem", None) or f"no valid YAML ({' '.join(str(error).split())})"
        raise InputError(problem, file=shown(path), line=_line_of(error, text), expected="YAML") from None


def _line_of(error: Exception, text: str) -> int | None:
    mark, position = getattr(error, "problem_mark", None), getattr(error, "position", None)
    if mark:
        return int(mark.line) + 1
    return text[:position].count("\n") + 1 if isinstance(position, int) else None


class EntryLines:
    """Where the entries of a YAML file stand, which ``load_yaml`` has read; for messages."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _root(self) -> yaml.Node | None:
        return yaml.compose(_read(self._path), Loader=_Loader)

    def of(self, *steps: str | int) -> int | None:
        """The line of an entry by the keys and positions that lead to it, or of what is nearest around it."""
        node, line = self._root, None
        for step in steps:
            key = None
            if isinstance(node, yaml.MappingNode):
                key, node = next(((k, v) for k, v in node.value if k.value == step), (None, None))
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                key = node = node.value[step]
            if key is None:
                break
            line = key.start_mark.line + 1
        return line
