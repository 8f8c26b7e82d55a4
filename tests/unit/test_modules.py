"""Which modules a step depends on."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from cityatlas.figures.gallery import drawing_modules
from cityatlas.modules import imported, module_files
from cityatlas.notebook_modules import notebook_modules
from tests.conftest import ROOT, clean_environment


def names(*steps):
    return {f.rpartition("/")[2] for f in module_files(*steps)}


def printed(code):
    """The words that a program prints which imports this package."""
    result = subprocess.run(
        [sys.executable, "-c", code],
        env=clean_environment(PYTHONPATH=str(ROOT / "src")),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(result.stdout.split())


def test_imports_are_followed_also_inside_functions():
    assert {"extract.py", "annex.py", "snapshot.py", "text.py"} <= names("extract")
    assert "automatic.py" in names("assemble")  # imported inside a function
    assert "claims.py" not in names("extract")


def test_imports_are_found_as_the_parser_finds_them():
    import ast

    from cityatlas import modules

    for path in modules.PACKAGE.rglob("*.py"):
        parts = ["cityatlas", *path.relative_to(modules.PACKAGE).with_suffix("").parts]
        package = parts[:-1]
        name = ".".join(p for p in parts if p != "__init__")
        found = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {a.name for a in node.names}
            elif isinstance(node, ast.ImportFrom):
                base = ".".join([*package[: len(package) - node.level + 1], *filter(None, [node.module])])
                base = base if node.level else node.module
                found |= {base, *(f"{base}.{a.name}" for a in node.names)}
        own = {n for n in found if n.split(".")[0] == "cityatlas" and modules._path(n)}
        assert modules._imports(name) == own, name


def test_the_dispatcher_ties_no_rule_to_every_module():
    assert "__main__.py" not in names("publish") and "figures" not in " ".join(module_files("publish"))


@pytest.mark.parametrize(
    "step", ["extract", "assemble", "analyse", "publish", "figures.atelier", "workbook.assembly", "report"]
)
def test_what_a_step_really_imports_is_among_the_listed(step):
    listed = {
        f.removeprefix("src/").removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        for f in module_files(step)
    }
    code = f"import cityatlas.{step}, sys; print(*[m for m in sys.modules if m.split('.')[0] == 'cityatlas'])"
    assert printed(code) - {"cityatlas"} <= listed


def test_the_snakefile_needs_nothing_heavy():
    text = "".join(
        p.read_text(encoding="utf-8") for p in [ROOT / "Snakefile", *(ROOT / "workflow/rules").glob("*.smk")]
    )
    used = imported(text)
    assert {"cityatlas.config", "cityatlas.figures.catalogue", "cityatlas.notebook_modules"} <= used
    loaded = printed(f"import sys, {', '.join(sorted(used))}; print(*sys.modules)")
    assert not {"pandas", "matplotlib", "numpy", "scipy"} & loaded


def test_the_figures_depend_on_every_module_of_theirs():
    listed = {ROOT / f for f in module_files("figures.atelier", *drawing_modules())}
    assert set((ROOT / "src/cityatlas/figures").glob("*.py")) <= listed


IMPORT = "from cityatlas.data import figure, load\n"


def notebook(path, *cells):
    kinds = [{"cell_type": "code", "source": list(c.splitlines(keepends=True))} for c in cells]
    text = {"cell_type": "markdown", "source": ["figure(anything) is `from cityatlas import workbook`"]}
    path.write_text(json.dumps({"cells": [text, *kinds]}), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (IMPORT + 'figure("fig11_cities_by_state")', ["data", "figures.states"]),
        (IMPORT + "figure('fig13_fields_compared', \"en\")", ["data", "figures.compared"]),
        ("from cityatlas import data\ndata.figure( 'fig18_verdicts')", ["data", "figures.verdict_board"]),
        ('from cityatlas.data import *\nfigure("fig18_verdicts")', ["data", "figures.verdict_board"]),
        ("import cityatlas.figures.cards as c", ["figures.cards"]),
        (IMPORT + 'load("cities")', ["data"]),
        (IMPORT + 'figure("fig99_none")', ["data"]),
        ("import pandas", []),
    ],
)
def test_a_notebook_depends_on_what_it_imports_and_shows(tmp_path, code, expected):
    assert notebook_modules([notebook(tmp_path / "a.ipynb", code)]) == expected


@pytest.mark.parametrize(
    "code",
    [
        IMPORT + "for name in names:\n    figure(name)",
        IMPORT + "list(map(figure, names))",
        IMPORT + 'figure("fig" + number)',
        'from cityatlas.data import figure as f\nf("fig18_verdicts")',
        "from cityatlas import data\nshow = data.figure",
    ],
)
def test_a_notebook_that_may_show_any_figure_depends_on_all(tmp_path, code):
    assert set(drawing_modules()) <= set(notebook_modules([notebook(tmp_path / "a.ipynb", code)]))


@pytest.mark.parametrize("text", ["", "[]", '{"cells": [{}]}', '{"cells": 1}', "\udce4"])
def test_what_is_no_notebook_stops_no_planning(tmp_path, text):
    path = tmp_path / "a.ipynb"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert notebook_modules([path]) == drawing_modules() == notebook_modules([tmp_path / "gone.ipynb"])
