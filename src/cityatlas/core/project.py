"""Where things lie in the project, and how its YAML is read."""

from __future__ import annotations

import os
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


class _Loader(_BaseLoader):
    """Safe YAML that refuses a key given twice (the second would silently win)."""


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict:
    seen = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(None, None, "a key that is no plain text", key.start_mark)
        if key.value in seen:
            raise yaml.constructor.ConstructorError(None, None, f"the key {key.value!r} stands twice", key.start_mark)
        seen.add(key.value)
    loader.flatten_mapping(node)
    return {loader.construct_object(k, deep=True): loader.construct_object(v, deep=True) for k, v in node.value}


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def load_yaml(path: Path) -> Any:
    """The content of a YAML file, loaded safely; InputError with the line where it cannot be read."""
    try:
        text = composed(path.read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the file cannot be read ({error})", file=shown(path), expected="YAML in UTF-8") from None
    try:
        return yaml.load(text, Loader=_Loader)
    except RecursionError:
        raise InputError("the content is nested too deeply", file=shown(path), expected="YAML") from None
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2026-99-99
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        problem = getattr(error, "problem", None) or f"no valid YAML ({error})"
        raise InputError(problem, file=shown(path), line=line, expected="YAML") from None
