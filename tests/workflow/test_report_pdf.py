"""The report's PDF among the documents: two tables come to the products, nothing else changes, and all goes with it.

And the way of docs/field-matrix.md from a PDF to 98 percent from data, with the products of a whole run.
"""

from __future__ import annotations

import csv
import subprocess
import sys

import pytest

from tests.conftest import clean_environment, executed, snakemake
from tests.fixtures import atlas_pdf, field_pdf
from tests.fixtures.matrix import made_up_cells
from tests.workflow.test_field_matrix import WANTED, run, tables_of
from tools.robustness.project_copies import copy_project, products

pytest.importorskip("pypdfium2", reason="needs the extra pdf")
pytest.importorskip("reportlab", reason="needs the extra test")
pytestmark = pytest.mark.workflow
NEW = {"pdf_comparison.csv", "picture_counts.csv"}


def put(project, name, content):
    (project / "data/raw/documents").mkdir(exist_ok=True)
    (project / "data/raw/documents" / name).write_bytes(content)


def test_with_the_pdf_and_after_its_removal(tmp_path):
    project = copy_project(tmp_path / "project")
    result, _ = run(project)
    assert result.returncode == 0, result.stdout
    without = tables_of(project)
    assert not NEW & without.keys()

    put(project, "Gescannt 1", atlas_pdf.by_reportlab(atlas_pdf.report_pages(), offset=2))
    put(project, "brochure.pdf", atlas_pdf.by_reportlab([[]]))
    put(project, "cut.pdf", b"%PDF-1.7\n")
    result, steps = run(project)
    assert result.returncode == 0, result.stdout
    assert steps == {"compare_pdf", "publish", "datapackage"}
    assert "With the report's PDF (data/raw/documents/Gescannt 1)" in result.stdout
    assert "cut.pdf is not taken: the PDF is damaged" in result.stdout
    assert "brochure.pdf is not taken: it is not the Smart-City-Atlas" in result.stdout
    assert "394 values agree, 0 differ, 0 not read; numbers of figures 5, 8, 9 read" in result.stdout
    with_pdf = tables_of(project)
    assert set(with_pdf) - set(without) == NEW
    assert [n for n in without if without[n] != with_pdf[n]] == ["datapackage.json"]
    assert not run(project)[1], "nothing changed, so nothing runs"

    put(project, "zweites.pdf", atlas_pdf.by_reportlab(atlas_pdf.report_pages()))
    result, _ = run(project)
    assert result.returncode != 0 and "both are the Smart-City-Atlas" in result.stdout
    assert "Traceback" not in result.stdout and tables_of(project) == with_pdf

    for path in (project / "data/raw/documents").glob("[!.]*"):
        path.unlink()
    result, _ = run(project)
    assert result.returncode == 0, result.stdout
    assert "no PDF of the report any more" in result.stdout and tables_of(project) == without


def test_from_the_pdf_by_the_commands_to_98_percent_from_data(tmp_path):
    project = copy_project(tmp_path / "project")
    (project / "atlas.pdf").write_bytes(field_pdf.by_reportlab(field_pdf.profiles(made_up_cells()), field_pdf.Layout()))
    put(project, "atlas.pdf", atlas_pdf.by_reportlab(atlas_pdf.report_pages()))
    for arguments in (["matrix", "read", "atlas.pdf", "-o", "felder.csv"], ["matrix", "import", "felder.csv"]):
        told = command(project, *arguments)
        assert told.returncode == 0, told.stderr
    result = snakemake(project)
    assert result.returncode == 0, result.stdout
    assert {"compare_pdf", "figures", "report", "workbook", "notebooks"} <= executed(result.stdout)
    with (project / "data/processed/claims.csv").open(encoding="utf-8") as file:
        claims = {row["claim_id"]: row for row in csv.DictReader(file)}
    found = claims["press-verwaltung-98"]
    assert (found["status"], found["evidence"], found["basis"]) == ("reproduced", "data", "field_matrix")
    assert NEW | {"field_agreement.csv", "report.html"} <= {path.name for path in products(project)}


def command(project, *arguments):
    """Call the command line in a project, as docs/field-matrix.md does."""
    environment = clean_environment(PYTHONPATH=str(project / "src"))
    line = [sys.executable, "-m", "cityatlas", *arguments]
    return subprocess.run(line, cwd=project, env=environment, capture_output=True, text=True, check=False, timeout=300)


def test_without_the_library_the_run_goes_on_as_it_did(tmp_path):
    project = copy_project(tmp_path / "project")
    put(project, "atlas.pdf", atlas_pdf.by_reportlab(atlas_pdf.report_pages()[:30]))
    (tmp_path / "none" / "pypdfium2").mkdir(parents=True)
    (tmp_path / "none" / "pypdfium2" / "__init__.py").write_text("raise ImportError\n", encoding="utf-8")
    result = snakemake(project, "-n", *WANTED, PYTHONPATH=f"{tmp_path / 'none'}:{project / 'src'}")
    assert result.returncode == 0, result.stdout
    assert "compare_pdf" not in executed(result.stdout)
    put(project, "zweites.pdf", b"%PDF-1.7\n")
    result = snakemake(project, "extract", PYTHONPATH=f"{tmp_path / 'none'}:{project / 'src'}")
    assert result.returncode == 0 and result.stdout.count('pip install "cityatlas[pdf]"') == 1, result.stdout
