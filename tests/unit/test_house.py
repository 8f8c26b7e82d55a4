"""The doors for who joins: the map, the recipes, the targets of make, and the files that other machines read."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib.metadata import version

import pytest
import yaml

from tests.conftest import ROOT
from tests.unit.test_setup import locked
from tools import house_map
from tools.quoted_numbers import pages as quoting

FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.*.yml"))
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
GATE = ("make lint", "make test")


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def house():
    return house_map.read_house()


def test_the_map_says_what_the_code_is(house):
    inside = re.search(r"<dc:description>(.*?)</dc:description>", read("docs/pictures/house.svg"), re.DOTALL)
    assert inside[1] == house.told(), "run make map"


def test_the_map_is_what_the_tool_draws(house):
    if version("matplotlib") not in locked()["matplotlib"]:
        pytest.skip("bytes are promised with the locked matplotlib only")
    drawn = house_map.as_svg(house)
    assert drawn == house_map.as_svg(house)
    assert drawn == (ROOT / "docs/pictures/house.svg").read_bytes(), "run make map"


def test_the_map_shows_every_room_and_rule(house):
    package = ROOT / "src/cityatlas"
    folders = {p.parent.name for p in package.glob("*/__init__.py")}
    assert folders | {"__main__"} == {room.name for room in house.rooms}
    assert all(room.purpose for room in house.rooms)
    assert all(house.row(a) < house.row(b) for a, b in house.imports)
    steps = read("src/cityatlas/__main__.py")
    assert [rule.name for rule in house.rules][:4] == ["extract", "assemble", "analyse", "publish"]
    assert all(f'"{rule.name}": (' in steps for rule in house.rules)


def public_names(tree):
    """The public names that a module defines at its top, each once (overloads of a function are one)."""
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        defined = [node.name] if isinstance(node, ast.FunctionDef | ast.ClassDef) else []
        defined += [n.id for t in targets if t for n in ast.walk(t) if isinstance(n, ast.Name)]
        yield from (name for name in defined if not name.startswith("_"))


DOORS = {"run"}
"""Names that every room may have, and that mean the same in each."""


def test_a_public_name_means_one_thing_in_the_whole_package():
    places = {}
    for path in sorted((ROOT / "src").rglob("*.py")):
        for name in set(public_names(ast.parse(path.read_text(encoding="utf-8")))) - DOORS:
            places.setdefault(name, []).append(path.relative_to(ROOT / "src").as_posix())
    assert len(places) > 800
    assert {name: files for name, files in places.items() if len(files) > 1} == {}


def test_directly_in_the_package_stands_the_command_line_only():
    assert {p.name for p in (ROOT / "src/cityatlas").glob("*.py")} == {"__init__.py", "__main__.py"}


def described():
    lines = re.findall(r"^([a-z][a-z-]*):(?!=)(.*)$", read("Makefile"), re.MULTILINE)
    return {name: rest.partition("## ")[2] for name, rest in lines}


def test_every_target_is_described_and_listed():
    assert all(described().values()), [name for name, text in described().items() if not text]
    printed = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = dict(re.findall(r"^make (\S+) +(.*)$", printed, re.MULTILINE))
    assert listed == described() and next(iter(listed)) == "all"
    phony = {name for line in re.findall(r"^\.PHONY:(.*)$", read("Makefile"), re.MULTILINE) for name in line.split()}
    assert phony == set(listed)


def commands(page):
    """What a page shows as code: spans in backticks and lines of blocks."""
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^ *```\w*\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    return re.findall(r"`([^`\n]+)`", text) + [line for block in blocks for line in block.splitlines()]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_targets_named_in_the_docs_exist(page):
    named = {m[1] for c in commands(page) if (m := re.match(r" *make ([a-z][a-z-]*)", c))}
    assert named <= set(described())


MADE = ("data/interim/", "data/processed/", "figures/", "logs/", "my.")
MADE_UP = {"src/cityatlas/figures/density.py"}
"""Files that a run makes, and what a recipe makes as its example."""


def test_files_named_in_the_recipes_exist():
    text = read("docs/development.md")
    named = {p for p in re.findall(r"`([\w.-]+(?:/[\w.-]+)+/?)`", text) if not p.startswith(MADE)}
    assert len(named) > 20
    assert {p for p in named - MADE_UP if not (ROOT / p).exists()} == set()
    tests = set(re.findall(r"tests/[\w./]+\.py", text))
    assert {t for t in tests if not (ROOT / t).exists()} == set()


def test_names_used_in_the_recipes_exist():
    names = set(re.findall(r"`(_?[A-Z][A-Z_]{3,}|[a-z]+_[a-z_]+)`", read("docs/development.md")))
    code = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py"))
    code += read("workflow/schemas/claims.schema.yaml") + read("config/config.yaml")
    own = {"CITYATLAS_DOCUMENTS", "CITYATLAS_AXE", "cities_by_density", "city_projects", "fig20_density"}
    assert {n for n in names - own if not re.search(rf"\b{n}\b", code)} == set()


@pytest.mark.parametrize("page", [p for p in PAGES if p not in quoting()], ids=lambda p: p.name)
def test_links_of_every_page_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def check(schema, *files, options=()):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *options, *map(str, files)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_ci_of_both_kinds_is_sound_and_calls_the_gate():
    check("vendor.github-workflows", ".github/workflows/ci.yml")
    check("vendor.gitlab-ci", ".gitlab-ci.yml", options=("--data-transform", "gitlab-ci"))
    hub, lab = (yaml.safe_load(read(f)) for f in (".github/workflows/ci.yml", ".gitlab-ci.yml"))
    steps = [s["run"] for s in hub["jobs"]["gate"]["steps"] if "run" in s]
    for run in (steps, lab["gate"]["script"]):
        assert tuple(re.sub(" PYTHON=python$", "", r) for r in run) == GATE
    versions = ["3.11", "3.12", "3.13"]
    assert hub["jobs"]["gate"]["strategy"]["matrix"]["python"] == versions
    assert lab["gate"]["parallel"]["matrix"] == [{"PYTHON_VERSION": versions}]


def test_the_pages_workflow_is_sound_and_hosts_what_make_site_makes():
    check("vendor.github-workflows", ".github/workflows/pages.yml")
    steps = yaml.safe_load(read(".github/workflows/pages.yml"))["jobs"]["site"]["steps"]
    assert [s["run"] for s in steps if "run" in s] == ["make site PYTHON=python"]
    (upload,) = [s for s in steps if "upload-pages-artifact" in s.get("uses", "")]
    assert upload["with"]["path"] == "site" and "/site/" in read(".gitignore").split()


def test_issue_forms_are_sound_and_ask_the_same_in_both_languages():
    check("vendor.github-issue-forms", *FORMS)
    check("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml")
    asked = {f.name: [(b["type"], b.get("id")) for b in yaml.safe_load(f.read_text("utf-8"))["body"]] for f in FORMS}
    assert len(asked) == 4
    for name, fields in asked.items():
        assert fields == asked[name.replace(".de.", ".en.")]


def test_pre_commit_has_local_hooks_only():
    command = [sys.executable, "-m", "pre_commit", "validate-config", ".pre-commit-config.yaml"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True).returncode == 0
    repos = yaml.safe_load(read(".pre-commit-config.yaml"))["repos"]
    assert [r["repo"] for r in repos] == ["local"]
    hooks = {h["id"]: h for h in repos[0]["hooks"]}
    assert set(hooks) == {"ruff-check", "ruff-format", "snakefmt", "mypy", "lint-imports"}
    assert all(h["language"] == "system" for h in hooks.values())
