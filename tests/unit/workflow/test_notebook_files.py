"""Which modules a notebook depends on, by its own code."""

from __future__ import annotations

import json

import pytest

from cityatlas.figures.figure_list import drawing_modules
from cityatlas.workflow.notebook_files import notebook_modules

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
