"""The unit tests mirror the code: the tests of a module are found by its name."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT

UNIT = ROOT / "tests" / "unit"
CODE = {"tools": ROOT, "snakemake_logger_plugin_cityatlas": ROOT / "src"}
"""Folders of tests whose code lies elsewhere than in src/cityatlas."""
OF_THE_PROJECT = {"test_house.py", "test_mirror.py", "test_public_api.py", "test_registers.py", "test_setup.py"}
"""Tests of no module: of the project as a whole."""


def module_of(test):
    """Where the module lies whose tests a file holds, by its place below tests/unit."""
    place = test.relative_to(UNIT)
    home = CODE.get(place.parts[0], ROOT / "src" / "cityatlas")
    return home / place.with_name(place.name.removeprefix("test_"))


def names_no_module(tests):
    return [t.relative_to(ROOT).as_posix() for t in tests if not module_of(t).is_file()]


def test_every_file_of_tests_has_the_name_of_its_module():
    astray = names_no_module(sorted(UNIT.glob("*/**/test_*.py")))
    assert not astray, f"no module has the name of: {', '.join(astray)}"


def test_beside_the_rooms_stand_tests_of_the_project_only():
    astray = {t.name for t in UNIT.glob("test_*.py")} - OF_THE_PROJECT
    assert not astray, f"into the room of the module that they test: {', '.join(sorted(astray))}"


def test_every_folder_of_tests_is_a_package():
    """Files of one name in two rooms, such as test_tables.py, are told apart by their packages."""
    folders = {t.parent for t in UNIT.rglob("test_*.py")}
    assert [f for f in sorted(folders) if not (f / "__init__.py").is_file()] == []


@pytest.mark.parametrize(
    "place", ["core/test_filez.py", "core/test_page.py", "nowhere/test_files.py", "tools/test_run.py"]
)
def test_a_name_that_drifted_is_found(place):
    assert names_no_module([UNIT / "core/test_files.py", UNIT / place]) == [f"tests/unit/{place}"]
