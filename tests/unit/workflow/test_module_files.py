"""Which modules a step depends on."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from cityatlas.figures.figure_list import drawing_modules
from cityatlas.workflow.module_files import imported, module_files
from cityatlas.workflow.notebook_files import notebook_modules
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
    assert {"extract.py", "annex.py", "snapshot.py", "text.py"} <= names("documents.extract")
    assert "evaluate.py" in names("tidy.assemble")  # imported inside a function
    assert "register.py" not in names("documents.extract")


def test_imports_are_found_as_the_parser_finds_them():
    import ast

    from cityatlas.workflow import module_files as modules

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
    assert "__main__.py" not in names("tidy.publish") and "figures" not in " ".join(module_files("tidy.publish"))


@pytest.mark.parametrize(
    "step",
    [
        "documents.extract",
        "tidy.assemble",
        "claims.analyse",
        "tidy.publish",
        "figures.draw_all",
        "workbook.build",
        "report",
    ],
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
    assert {"cityatlas.core.config", "cityatlas.figures.figure_files", "cityatlas.workflow.notebook_files"} <= used
    loaded = printed(f"import sys, {', '.join(sorted(used))}; print(*sys.modules)")
    assert not {"pandas", "matplotlib", "numpy", "scipy"} & loaded


def test_the_figures_depend_on_every_module_of_theirs():
    listed = {ROOT / f for f in module_files("figures.draw_all", *drawing_modules())}
    only_notebooks = {ROOT / "src/cityatlas/figures/scenarios.py"}
    assert set((ROOT / "src/cityatlas/figures").glob("*.py")) - only_notebooks <= listed


IMPORT = "from cityatlas.explore.tables import figure, load\n"


def notebook(path, *cells):
    kinds = [{"cell_type": "code", "source": list(c.splitlines(keepends=True))} for c in cells]
    text = {"cell_type": "markdown", "source": ["figure(anything) is `from cityatlas import workbook`"]}
    path.write_text(json.dumps({"cells": [text, *kinds]}), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (IMPORT + 'figure("fig11_cities_by_state")', ["explore.tables", "figures.states"]),
        (IMPORT + "figure('fig13_fields_compared', \"en\")", ["explore.tables", "figures.fields_compared"]),
        (
            "from cityatlas.explore import tables\ntables.figure( 'fig18_verdicts')",
            ["explore", "explore.tables", "figures.verdict_overview"],
        ),
        (
            'from cityatlas.explore.tables import *\nfigure("fig18_verdicts")',
            ["explore.tables", "figures.verdict_overview"],
        ),
        ("import cityatlas.figures.cards as c", ["figures.cards"]),
        (IMPORT + 'load("cities")', ["explore.tables"]),
        (IMPORT + 'figure("fig99_none")', ["explore.tables"]),
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
        'from cityatlas.explore.tables import figure as f\nf("fig18_verdicts")',
        "from cityatlas.explore import tables\nshow = tables.figure",
    ],
)
def test_a_notebook_that_may_show_any_figure_depends_on_all(tmp_path, code):
    assert set(drawing_modules()) <= set(notebook_modules([notebook(tmp_path / "a.ipynb", code)]))


@pytest.mark.parametrize("text", ["", "[]", '{"cells": [{}]}', '{"cells": 1}', "\udce4"])
def test_what_is_no_notebook_stops_no_planning(tmp_path, text):
    path = tmp_path / "a.ipynb"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert notebook_modules([path]) == drawing_modules() == notebook_modules([tmp_path / "gone.ipynb"])
