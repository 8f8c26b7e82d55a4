"""Profiles that a user added: read or named, never left out in silence.

They lie in data/raw/profiles, or in ``profiles/`` of the documents folder; beside NAME.md may lie NAME.codes.csv, the
city coded by hand, and in data/raw/profiles the places of the added cities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.folding import composed
from cityatlas.core.project import RAW, shown

PROFILES_FOLDER = "profiles"
ADDED = RAW / PROFILES_FOLDER
"""Where cities are added that need no documents."""
PLACES_FILE = "places.csv"
CODES_ENDING = ".codes.csv"
PROFILE_ENDINGS = (".md", ".markdown")
_LEFT_BEHIND = re.compile(
    r"^(?:\.|~|#.*#$|Thumbs\.db|ehthumbs|desktop\.ini$|Icon\r?$|__MACOSX$|\$RECYCLE\.BIN$|lost\+found$)"
    r"|~$|\.(?:swp|tmp|bak|orig|part|crdownload)$",
    re.IGNORECASE,
)
"""What systems, file managers and editors leave in a folder; nobody put it there for us."""


def added_profile_files(documents: Path | None) -> list[Path]:
    """All profiles that a user added, by name: those of data/raw/profiles and those beside the documents.

    InputError as of ``profile_files``, and where one name lies in both folders.
    """
    found: dict[str, Path] = {}
    errors = []
    for folder in dict.fromkeys((RAW, documents or RAW / "documents")):
        for path in profile_files(folder):
            other = found.setdefault(composed(path.name), path)
            if other != path:
                errors.append(_unread(path, f"a profile of this name lies in {shown(other.parent)} too"))
    raise_all(errors)
    return [found[name] for name in sorted(found)]


def left_behind(name: str) -> bool:
    """Whether a file or folder of this name is what a system, file manager or editor leaves, and nobody's input."""
    return bool(_LEFT_BEHIND.search(name))


def is_plain(name: str) -> bool:
    """Whether a file's name can stand in a table, and in a rule, to which braces mean something else."""
    return composed(name).isprintable() and not set("{}") & set(name)


def hand_codes_files(profiles: Iterable[Path]) -> dict[Path, Path]:
    """The codes that people gave profiles (NAME.codes.csv beside NAME.md, however its letters are written), by profile.

    Profiles without codes are left out.
    """
    profiles = list(profiles)
    lying = {
        (folder, _spelt(path.name)): path
        for folder in dict.fromkeys(p.parent for p in profiles)
        for path in sorted(folder.iterdir())
        if path.is_file()
    }
    beside = {p: lying.get((p.parent, _spelt(p.stem) + CODES_ENDING)) for p in profiles}
    return {profile: path for profile, path in beside.items() if path}


def _spelt(name: str) -> str:
    """A file's name as files are compared: systems tell capitals and composed letters apart, or do not."""
    return composed(name).casefold()


def shown_profile(document: str) -> str:
    """An added profile as a user finds it, by the name that tables have for it (``profiles/trier.md``)."""
    return shown(RAW / document) if (RAW / document).is_file() else document


def profile_files(folder: Path) -> list[Path]:
    """Additional profiles that a user put into the folder (profiles/*.md, in any spelling of the ending), by name.

    InputError naming each file that is not read, for nothing that somebody put there is left out in silence.
    """
    errors = _other_folders(folder)
    found: dict[str, Path] = {}
    coded: dict[str, Path] = {}
    paths = sorted((folder / PROFILES_FOLDER).rglob("*"))
    stems = {_spelt(path.stem) for path in paths if composed(path.suffix).lower() in PROFILE_ENDINGS}
    for path in paths:
        parts = path.relative_to(folder / PROFILES_FOLDER).parts
        if any(map(left_behind, parts)) or (path.is_dir() and not path.is_symlink()):
            continue
        if len(parts) == 1 and folder == RAW and composed(path.name) in (PLACES_FILE, "README.md"):
            continue
        problem = _problem(path, parts, stems)
        if not problem and _spelt(path.name).endswith(CODES_ENDING):
            if coded.setdefault(_spelt(path.name), path) != path:
                errors.append(_unread(path, "other codes of this name, written in other characters, lie beside it"))
            continue
        if not problem and composed(path.name) in found:
            problem = "another file of this name, written in other characters, lies beside it"
        if problem:
            errors.append(_unread(path, problem))
        else:
            found[composed(path.name)] = path
    raise_all(errors)
    return [found[name] for name in sorted(found)]


def _problem(path: Path, parts: tuple[str, ...], stems: set[str]) -> str | None:
    """Why a file is not read as a profile or its codes, or None; ``stems`` are the names of the profiles."""
    if path.is_dir():
        return "a link to a folder is not read as a profile"
    if len(parts) > 1:
        return "a file in a folder of its own is not read as a profile"
    if not is_plain(path.name):
        return f"a file whose name {path.name!r} no table can hold, or no rule, is not read as a profile"
    if _spelt(path.name).endswith(CODES_ENDING):
        alone = _spelt(path.name).removesuffix(CODES_ENDING) not in stems
        return "codes without their profile beside them are not read" if alone else None
    if composed(path.suffix).lower() not in PROFILE_ENDINGS:
        return f"a file with the ending {path.suffix or 'none'!r} is not read as a profile"
    return None


def _other_folders(folder: Path) -> list[InputError]:
    """One error for each folder ``Profiles`` or ``PROFILES``, where the system tells it from ``profiles``."""
    own = folder / PROFILES_FOLDER
    alike = [p for p in sorted(folder.glob("*")) if p.name.casefold() == PROFILES_FOLDER and p.name != PROFILES_FOLDER]
    others = [p for p in alike if not (own.exists() and p.samefile(own)) and any(p.glob("*"))]
    return [_unread(p, f"a folder of this name is not read, only {PROFILES_FOLDER!r}") for p in others]


def _unread(path: Path, problem: str) -> InputError:
    return InputError(
        problem,
        file=shown(path),
        expected="profiles/NAME.md, a text in Markdown",
        action="save it as text under such a name or move it elsewhere; docs/own-city.md says how a city is added",
    )
