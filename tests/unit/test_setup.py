"""The three lists of packages hold the same: pyproject.toml, environment.yml and requirements.txt."""

from __future__ import annotations

import re
import subprocess
import tomllib

import yaml

from tests.conftest import ROOT


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def split(requirement: str) -> tuple[str, frozenset[str]]:
    name, limits = re.match(r"([A-Za-z0-9_.-]+)\s*(.*)", requirement).groups()
    return canonical(name), frozenset(filter(None, (p.strip() for p in limits.split(","))))


OWN_ENVIRONMENT = ("lab",)
"""Extras that `make` installs in an environment of their own, outside the lock."""


def declared() -> dict[str, frozenset[str]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = {k: v for k, v in project["optional-dependencies"].items() if k not in OWN_ENVIRONMENT}
    extras = [r for group in groups.values() for r in group]
    return dict(split(r) for r in [*project["dependencies"], *extras])


def test_environment_lists_what_pyproject_declares():
    content = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    plain = [d for d in content if isinstance(d, str)]
    nested = [d for entry in content if isinstance(entry, dict) for d in entry["pip"]]
    assert nested[-1] == "-e ."  # the project itself, with its command and its Snakemake logger
    listed = dict(split(d) for d in plain + nested[:-1])
    assert listed.pop("python") == {">=3.11"}
    listed.pop("pip")
    assert listed == declared()


def locked() -> dict[str, set[str]]:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)", text, re.MULTILINE):
        found.setdefault(canonical(name), set()).add(version)
    return found


def fits(version: str, limits: frozenset[str]) -> bool:
    from packaging.specifiers import SpecifierSet

    return version in SpecifierSet(",".join(limits))


def test_the_lock_holds_every_declared_package_within_its_range():
    for name, limits in declared().items():
        versions = locked().get(name)
        assert versions, f"{name} is not locked: recompile requirements.txt (docs/development.md)"
        assert all(fits(v, limits) for v in versions), f"{name} {versions} is outside {set(limits)}"


def test_the_lock_has_hashes_and_names_no_host():
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert "://" not in text and "--index-url" not in text
    entries = re.split(r"\n(?=[A-Za-z0-9])", text)
    assert all("--hash=sha256:" in e for e in entries if "==" in e)


def test_the_running_environment_is_the_lock():
    from importlib.metadata import version

    for name in declared():
        assert version(name) in locked()[name]


def test_jupyterlab_has_an_environment_of_its_own_in_the_locks_versions():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [split(r)[0] for r in project["optional-dependencies"]["lab"]] == ["jupyterlab"]
    made = subprocess.run(["make", "-n", "-B", "lab"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert ".venv-lab/bin/jupyter lab notebooks" in made and "'.[lab]'" in made and "--constraint" in made
    (command,) = re.findall(r"^sed .*?requirements\.txt", made, re.MULTILINE)
    listed = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "hash" not in listed and "\\" not in listed
    assert {canonical(n) for n in re.findall(r"^([A-Za-z0-9_.-]+)==", listed, re.MULTILINE)} == set(locked())
