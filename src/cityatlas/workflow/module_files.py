"""Which modules of the package a step depends on, so that a changed module re-runs exactly the rules that use it."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


@cache
def _path(name: str) -> Path | None:
    """The file of a module of this package by its dotted name, or None where it is no module."""
    parts = name.split(".")[1:]
    base = PACKAGE.joinpath(*parts) if parts else PACKAGE
    for candidate in (base.with_suffix(".py"), base / "__init__.py"):
        if candidate.is_file():
            return candidate
    return None


_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n;#]+)|import[ \t]+([^\n;#]+))", re.MULTILINE
)
"""An import statement: dots and base of a ``from``, its names, or the names of a plain import.

Parsing a hundred modules takes eight times as long, and every run waits for it; a test holds the two equal.
"""


def _names(text: str) -> list[str]:
    """The names of an import's list, without brackets, comments and aliases."""
    bare = re.sub(r"#[^\n]*", "", text).strip("() \t")
    return [name.split(" as ")[0].strip() for name in bare.split(",") if name.strip()]


def imported(code: str, package: Sequence[str] = ()) -> frozenset[str]:
    """The modules of this package that code imports, by dotted name, at its top or inside a function.

    ``package``: where the code itself stands, as parts of a dotted name, for what it imports by dots.
    """
    found: set[str] = set()
    for dots, base, names, plain in _IMPORT.findall(code):
        if dots:
            base = ".".join([*package[: len(package) - len(dots) + 1], *filter(None, [base])])
        found |= set(_names(plain)) if plain else {base, *(f"{base}.{n}" for n in _names(names))}
    return frozenset(n for n in found if n.split(".")[0] == "cityatlas" and _path(n) is not None)


@cache
def _imports(name: str) -> frozenset[str]:
    """The package's own modules that one of them imports."""
    path = _path(name)
    if path is None:
        return frozenset()
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    return imported(path.read_text(encoding="utf-8"), package.split("."))


def module_files(*steps: str, root: Path | None = None) -> list[str]:
    """Files of the given modules and of all that they import from this package, sorted, relative to ``root``.

    The ``__init__`` of a package below this one is among them: importing a module of it runs that first.
    ``__main__`` is left out: it only dispatches, and would tie every rule to every module.
    """
    todo = [f"cityatlas.{s}" for s in steps]
    seen: set[str] = set()
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            package = name.rpartition(".")[0]
            todo += _imports(name) | ({package} if "." in package else set())
    base = root or PACKAGE.parents[1]
    return sorted(str(path.relative_to(base)) for path in map(_path, seen) if path is not None)


def prepare_environment() -> None:
    """Set what the rules' commands rely on: this interpreter, package and project, no display, no random hashes.

    Of matplotlib's settings a user's own file is not even read: a broken one would end in a traceback.
    """
    paths = [str(PACKAGE.parent), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    os.environ.update(
        CITYATLAS_PYTHON=sys.executable,
        CITYATLAS_PROJECT=str(PACKAGE.parents[1]),
        PYTHONPATH=os.pathsep.join(dict.fromkeys(paths)),
        PYTHONHASHSEED="0",
        MPLBACKEND="Agg",
        MATPLOTLIBRC=os.devnull,
        **matplotlib_folder(".snakemake/matplotlib"),
    )


def matplotlib_folder(instead: str) -> dict[str, str]:
    """The variable that gives matplotlib a folder for its list of fonts, where the user's own cannot be written.

    Without, each process would make the list anew and say so, which a notebook would show. Empty where all is well.
    """
    try:
        for folder in _folders_of_matplotlib():
            folder.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=folder).close()
    except (OSError, RuntimeError):  # RuntimeError: there is no home at all
        return {"MPLCONFIGDIR": os.path.abspath(instead)}
    return {}


def _folders_of_matplotlib() -> list[Path]:
    if own := os.environ.get("MPLCONFIGDIR"):
        return [Path(own)]
    if not sys.platform.startswith(("linux", "freebsd")):
        return [Path.home() / ".matplotlib"]
    places = {"XDG_CONFIG_HOME": ".config", "XDG_CACHE_HOME": ".cache"}
    return [Path(os.environ.get(name) or Path.home() / place, "matplotlib") for name, place in places.items()]
