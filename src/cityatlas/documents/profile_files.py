"""Profiles that a user put into the documents folder: read or named, never left out in silence."""

from __future__ import annotations

import re
from pathlib import Path

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.folding import composed
from cityatlas.core.project import shown

FOLDER = "profiles"
PROFILE_ENDINGS = (".md", ".markdown")
_LEFT_BEHIND = re.compile(
    r"^(?:\.|~|#.*#$|Thumbs\.db|ehthumbs|desktop\.ini$|Icon\r?$|__MACOSX$|\$RECYCLE\.BIN$|lost\+found$)"
    r"|~$|\.(?:swp|tmp|bak|orig|part|crdownload)$",
    re.IGNORECASE,
)
"""What systems, file managers and editors leave in a folder; nobody put it there for us."""


def profile_files(folder: Path) -> list[Path]:
    """Additional profiles that a user put into the folder (profiles/*.md, in any spelling of the ending), by name.

    InputError naming each file that is not read, for nothing that somebody put there is left out in silence.
    """
    errors = _other_folders(folder)
    found: dict[str, Path] = {}
    for path in sorted((folder / FOLDER).rglob("*")):
        parts = path.relative_to(folder / FOLDER).parts
        if any(_LEFT_BEHIND.search(part) for part in parts) or (path.is_dir() and not path.is_symlink()):
            continue
        problem = _problem(path, parts)
        if not problem and composed(path.name) in found:
            problem = "another file of this name, written in other characters, lies beside it"
        if problem:
            errors.append(_unread(path, problem))
        else:
            found[composed(path.name)] = path
    raise_all(errors)
    return [found[name] for name in sorted(found)]


def _problem(path: Path, parts: tuple[str, ...]) -> str | None:
    """Why a file is not read as a profile, or None."""
    if path.is_dir():
        return "a link to a folder is not read as a profile"
    if len(parts) > 1:
        return "a file in a folder of its own is not read as a profile"
    if not composed(path.name).isprintable():
        return f"a file whose name {path.name!r} no table can hold is not read as a profile"
    if composed(path.suffix).lower() not in PROFILE_ENDINGS:
        return f"a file with the ending {path.suffix or 'none'!r} is not read as a profile"
    return None


def _other_folders(folder: Path) -> list[InputError]:
    """One error for each folder ``Profiles`` or ``PROFILES``, where the system tells it from ``profiles``."""
    own = folder / FOLDER
    alike = [p for p in sorted(folder.glob("*")) if p.name.casefold() == FOLDER and p.name != FOLDER]
    others = [p for p in alike if not (own.exists() and p.samefile(own)) and any(p.glob("*"))]
    return [_unread(p, f"a folder of this name is not read, only {FOLDER!r}") for p in others]


def _unread(path: Path, problem: str) -> InputError:
    return InputError(
        problem,
        file=shown(path),
        expected="profiles/NAME.md, a text in Markdown",
        action="rename it, or move it elsewhere; docs/new-profile.md has the form",
    )
