"""Editing one thing re-runs exactly the rules that depend on it, and what rests on those."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import executed
from tools.robustness.project_copies import copy_project, environment, snakemake

pytestmark = pytest.mark.workflow


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    project = copy_project(tmp_path_factory.mktemp("fresh") / "project")
    result = snakemake(project)
    assert result.returncode == 0, result.stdout
    return project


@pytest.fixture(scope="module")
def above(fresh):
    """Rule -> the rules that rest on it directly, as Snakemake draws them."""
    text = snakemake(fresh, "--rulegraph").stdout
    names = dict(re.findall(r'(\d+)\[label = "(\w+)"', text))
    graph = {name: set() for name in names.values()}
    for below, rule in re.findall(r"(\d+) -> (\d+)", text):
        graph[names[below]].add(names[rule])
    return graph


def closure(rules: set[str], above: dict[str, set[str]]) -> set[str]:
    found, todo = set(), set(rules)
    while todo:
        rule = todo.pop()
        found.add(rule)
        todo |= above[rule] - found
    return found - {"all"}


CHANGES = {
    "one claim": ("data/raw/claims.yaml", "Am häufigsten vertreten", "Am  häufigsten vertreten", {"analyse"}),
    "one code": (
        "data/raw/coding/consensus.csv",
        "Aachen,agenda_year,2018",
        "Aachen,agenda_year,2019",
        {"assemble"},
    ),
    "one reference row": ("data/raw/reference/places.csv", "50.77664,6.08342", "50.77665,6.08342", {"assemble"}),
    "one fact of the snapshot": ("data/raw/facts/cities.csv", "Aachen,246272", "Aachen,246273", {"extract"}),
    "a known slip": ("data/raw/reference/title_slips.csv", "Cottbus", "Jena", {"extract"}),
    "the module that extracts annexes": (
        "src/cityatlas/documents/annex.py",
        '"""Annex A',
        '"""The Annex A',
        {"extract"},
    ),
    "the module of agreement": ("src/cityatlas/coding/agreement.py", '"""Agreement', '"""The agreement', {"assemble"}),
    "the module of one figure": ("src/cityatlas/figures/states.py", '"""', '""" ', {"figures"}),
    "the module of a figure that a notebook shows": (
        "src/cityatlas/figures/similarity.py",
        '"""',
        '""" ',
        {"figures", "notebooks"},
    ),
    "the module of the data package": ("src/cityatlas/package/describe.py", '"""', '""" ', {"datapackage"}),
    "a module of the atlas page": ("src/cityatlas/atlas/static/city.js", "// The page", "// A page", {"atlas"}),
    "a page of the documentation": ("docs/method.md", "#", "##", set()),
    "a module that proves things": ("tools/robustness/kill.py", '"""', '""" ', set()),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_re_runs_exactly_what_depends_on_it(fresh, above, tmp_path, change):
    file, old, new, first = CHANGES[change]
    project = Path(shutil.copytree(fresh, tmp_path / "project", symlinks=True))
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    result = snakemake(project, "--dry-run")
    assert result.returncode == 0, result.stdout
    ran = executed(result.stdout)
    direct = first | {r for r in EXTRA.get(file, ()) if r in above}
    assert ran == closure(direct, above)


EXTRA = {
    "data/raw/claims.yaml": ("notebooks",),
    "data/raw/reference/places.csv": ("notebooks",),
    "data/raw/facts/cities.csv": ("figures",),
}
"""Products for readers that read an input themselves, where such products are made."""


def test_nothing_changed_nothing_runs(fresh):
    result = snakemake(fresh)
    assert "Nothing to be done" in result.stdout and not executed(result.stdout)


IDLE = """
import sys
from snakemake.cli import main
try:
    main(["--cores", "1"])
finally:
    print("PANDAS", "pandas" in sys.modules)
"""


def test_nothing_to_do_imports_no_pandas(fresh):
    run = subprocess.run(
        [sys.executable, "-c", IDLE],
        cwd=fresh,
        env=environment(PYTHONPATH=str(fresh / "src")),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Nothing to be done" in run.stderr + run.stdout and "PANDAS False" in run.stdout
