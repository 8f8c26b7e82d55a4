"""Which modules the notebooks use, so that a changed figure re-runs them only where they show it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from cityatlas.figures.figure_list import ALL_FIGURES, drawing_modules
from cityatlas.workflow.module_files import imported

_SHOWN = re.compile(r"""\bfigure\(\s*(["'])(\w+)\1(?=\s*[,)])""")
_NAMED = re.compile(
    r"^[ \t]*from[ \t]+cityatlas\.explore\.tables[ \t]+import[ \t][^\n]*\bfigure\b(?![ \t]+as\b)", re.MULTILINE
)


def _code(path: Path) -> str:
    """The code cells of a notebook as one text. ValueError, OSError or another error where it is none."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code")


def _figures(code: str) -> set[str]:
    """The figures that code shows: those it names, and all where it may show one that it does not name."""
    shown = {name for _, name in _SHOWN.findall(code)}
    rest = _NAMED.sub("", _SHOWN.sub("", code))
    return set(ALL_FIGURES) if re.search(r"\bfigure\b", rest) else shown & set(ALL_FIGURES)


def notebook_modules(files: Iterable[Path | str]) -> list[str]:
    """The modules below ``cityatlas`` that the notebooks import and whose figures they show, sorted.

    A file that is no notebook counts as one that shows everything: the step that executes it tells what is wrong.
    """
    found: set[str] = set()
    for file in files:
        try:
            code = _code(Path(file))
        except (OSError, ValueError, LookupError, TypeError):
            found.update(drawing_modules())
            continue
        found |= {name.partition(".")[2] for name in imported(code)} - {""}
        found.update(drawing_modules(_figures(code)))
    return sorted(found)
