"""PDFs of the report's shape, made once and read in the tests' own process."""

from __future__ import annotations

import pytest

from cityatlas.documents import sources
from cityatlas.documents.matrix import study_pages
from cityatlas.documents.sources import registered_sources
from cityatlas.documents.text import name_key
from tests.fixtures import atlas_pdf
from tests.fixtures.field_pdf import Layout, by_reportlab, profiles
from tests.fixtures.matrix import made_up_cells

pytest.importorskip("pypdfium2", reason="needs the extra pdf")
pytest.importorskip("reportlab", reason="needs the extra test")


@pytest.fixture(scope="session")
def cells():
    """A made-up matrix: by city and field, 1 or 0."""
    return made_up_cells()


@pytest.fixture(scope="session")
def city_names():
    return {name_key(city): city for city in study_pages()}


@pytest.fixture
def typeset(tmp_path, cells):
    """Write a PDF by reportlab in a layout; ``change`` edits the list of profiles before."""

    def write(layout=Layout(), change=lambda pages: pages, **options):  # noqa: B008
        path = tmp_path / "report.pdf"
        path.write_bytes(by_reportlab(change(profiles(cells)), layout, **options))
        return path

    return write


@pytest.fixture
def report_pdf(tmp_path):
    """Write the atlas's text layer as a PDF by reportlab; ``change`` edits the list of pages before."""

    def write(change=lambda pages: pages, name="report.pdf", **options):
        path = tmp_path / name
        path.write_bytes(atlas_pdf.by_reportlab(change(atlas_pdf.report_pages()), **options))
        return path

    return write


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A documents folder of its own in the place of data/raw/documents."""
    registered_sources()
    monkeypatch.setattr(sources, "RAW", tmp_path / "raw")
    monkeypatch.delenv("CITYATLAS_DOCUMENTS", raising=False)
    found = tmp_path / "raw" / "documents"
    found.mkdir(parents=True)
    return found


@pytest.fixture
def put(folder, report_pdf):
    def write(name, content=None, **options):
        path = folder / name
        path.write_bytes(report_pdf(**options).read_bytes() if content is None else content)
        return path

    return write
