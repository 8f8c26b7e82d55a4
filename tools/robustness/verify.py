"""``make verify``: everything regenerated in an empty copy, compared with tests/golden/checksums.txt.

    python -m tools.robustness.verify [update]

Within the locked environment that the checksums were made in, every product must have the same bytes. Elsewhere
(another Python, another machine, other versions) what may depend on the platform is compared by value: numbers of
tables to six digits, the cells of the workbook, the words of a vector figure, the size of a picture.
"""

from __future__ import annotations

import hashlib
import platform
import sys
import tempfile
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from cityatlas.core.errors import InputError
from cityatlas.core.project import ROOT, shown
from tools.robustness.product_values import value_digest
from tools.robustness.project_copies import copy_project, digests, snakemake

GOLDEN = ROOT / "tests" / "golden" / "checksums.txt"
LOCK = ROOT / "requirements.txt"
Digests = dict[str, tuple[str, str]]


def locked_versions(text: str) -> dict[str, set[str]]:
    """Package -> versions of the lock (more than one where they depend on the Python)."""
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        name, equals, rest = line.partition("==")
        if equals and line[:1].isalnum():
            found.setdefault(name, set()).add(rest.split()[0].rstrip(";\\"))
    return found


def differing_packages() -> list[str]:
    """Installed packages whose version is not the lock's."""
    found = []
    for name, versions in locked_versions(LOCK.read_text(encoding="utf-8")).items():
        try:
            if version(name) not in versions:
                found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue  # needed on other platforms only
    return found


def this_environment() -> str:
    """What bytes may depend on: Python, system, processor, and the lock by its checksum."""
    python = ".".join(platform.python_version_tuple()[:2])
    lock = hashlib.sha256(LOCK.read_bytes()).hexdigest()[:16]
    return f"Python {python}, {platform.system()} {platform.machine()}, requirements.txt {lock}"


def regenerate(folder: Path) -> Digests:
    """Bytes' and value's digest of each product, made anew in an empty copy. InputError where the run fails."""
    project = copy_project(folder)
    result = snakemake(project)
    if result.returncode:
        raise InputError(f"the run in an empty copy failed:\n{result.stdout[-3000:]}")
    return {name: (digest, value_digest(project / name)) for name, digest in digests(project).items()}


def dump(found: Digests) -> str:
    """The checksums' file: the environment, then a line for each product: SHA-256, value, path."""
    lines = [f"{a}  {b}  {name}" for name, (a, b) in sorted(found.items())]
    return "\n".join([f"# {this_environment()}", *lines, ""])


def load(text: str) -> tuple[str, Digests]:
    """Environment and digests of the checksums' file."""
    first, *lines = text.splitlines()
    return first.removeprefix("# "), {n: (a, b) for a, b, n in (line.split("  ", 2) for line in lines if line)}


def compare(kept: Digests, found: Digests, by_bytes: bool) -> Iterable[str]:
    """Each product that is gone, new or another, as one line."""
    place = 0 if by_bytes else 1
    for name in sorted({*kept, *found}):
        if name not in found:
            yield f"{name}: not made"
        elif name not in kept:
            yield f"{name}: not expected"
        elif kept[name][place] != found[name][place]:
            yield f"{name}: {'other bytes' if by_bytes else 'another value'}"


def run(update: bool = False) -> int:
    """Regenerate and compare; 1 where a product differs. With ``update`` write the checksums instead."""
    different = differing_packages()
    if update and different:
        raise InputError("the environment is not the locked one", expected="the versions of requirements.txt")
    with tempfile.TemporaryDirectory() as name:
        found = regenerate(Path(name) / "project")
    if update:
        GOLDEN.write_text(dump(found), encoding="utf-8")
        print(f"{len(found)} checksums written to {shown(GOLDEN)}")
        return 0
    if not GOLDEN.is_file():
        raise InputError("the checksums are missing", file=shown(GOLDEN), action="make verify-update")
    made_in, kept = load(GOLDEN.read_text(encoding="utf-8"))
    by_bytes = made_in == this_environment() and not different
    problems = list(compare(kept, found, by_bytes))
    how = "byte by byte" if by_bytes else f"by value (checksums were made in: {made_in}; here: {this_environment()})"
    print(f"{len(found)} products regenerated in an empty copy and compared {how}")
    print("\n".join(problems) if problems else "all of them are the same")
    return int(bool(problems))


def main(arguments: list[str]) -> int:
    """The command line; 2 after one clear message where there is nothing to compare."""
    try:
        return run(update=arguments == ["update"])
    except InputError as error:
        print(f"verify: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
