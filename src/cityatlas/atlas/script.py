"""The page's script: modules that node's test runner takes as they are, joined to one script without a bundler.

The rule is small. An import stands on one line and names a module of the same folder; an ``export`` stands before a
declaration at the start of its line; a name is declared once among all modules. Then leaving out the imports and the
word ``export`` makes one script that means the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.project import shown

STATIC = Path(__file__).resolve().parent / "static"
MODULES = ("data.js", "words.js", "state.js", "filter.js", "likeness.js", "counts.js", "dom.js", "address.js") + (
    *("attributes.js", "basket.js", "facets.js", "labels.js", "map.js", "table.js", "peers.js", "city.js"),
    *("compare.js", "statistics.js", "download.js", "picture.js", "main.js"),
)
"""The modules in the order they are joined: each imports only from those before it, but for what is called later."""
_IMPORT = re.compile(r'^import \{ [\w, ]+ \} from "\./(\w+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|let|function|async function) )", re.MULTILINE)
_DECLARED = re.compile(r"^(?:const|let|function|async function) (\w+)", re.MULTILINE)


def atlas_script(sources: Mapping[str, str] | None = None) -> str:
    """All modules as one closed script. InputError where a module breaks the rule above."""
    modules = sources or {name: (STATIC / name).read_text(encoding="utf-8") for name in MODULES}
    bare = {name: _EXPORT.sub("", _IMPORT.sub("", text)) for name, text in modules.items()}
    _check(modules, bare)
    return '"use strict";\n(() => {\n' + "\n".join(bare.values()) + "})();\n"


def _check(modules: Mapping[str, str], bare: Mapping[str, str]) -> None:
    problems: list[tuple[str, str]] = []
    homes: dict[str, str] = {}
    for name, text in bare.items():
        problems += [
            (name, f"imports {m!r}, which is no module") for m in set(_IMPORT.findall(modules[name])) - {*bare}
        ]
        if re.search(r"^\s*(?:import|export)\b", text, re.MULTILINE):
            problems.append((name, "has an import or export of another form"))
        for declared in _DECLARED.findall(text):
            if declared in homes:
                problems.append((name, f"declares {declared!r}, as {homes[declared]} does"))
            homes.setdefault(declared, name)
    raise_all([InputError(f"the module {problem}", file=shown(STATIC / name)) for name, problem in problems])
