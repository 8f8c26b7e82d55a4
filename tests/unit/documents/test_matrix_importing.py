"""A matrix comes into its place whole or not at all, from a CSV, the sheet, or what was read from the PDF."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.documents.matrix import read_matrix, study_pages
from cityatlas.documents.matrix_importing import import_matrix, matrix_text, read_into
from tests.fixtures.matrix import made_up_matrix, write_matrix


def brought(folder, rows, name="fields.csv", delimiter=","):
    return write_matrix(folder / "brought" / name, rows, delimiter)


@pytest.fixture
def place(tmp_path):
    return tmp_path / "matrix" / "agenda_fields.csv"


def rows(source="hand"):
    return [row | {"page": study_pages()[row["city"]]} for row in made_up_matrix(source)]


def test_a_csv_is_put_into_place_and_read_back(tmp_path, place):
    told = import_matrix(brought(tmp_path, rows("authors"), delimiter=";"), place)
    assert read_matrix(place) == sorted(rows("authors"), key=lambda r: r["city"])
    assert "accepted: Bildung 41" in told[0] and "written" in told[-1]


def test_the_same_matrix_gives_the_same_bytes(tmp_path, place):
    import_matrix(brought(tmp_path, rows()), place)
    first = place.read_bytes()
    told = import_matrix(brought(tmp_path, list(reversed(rows()))), place)
    assert place.read_bytes() == first and "replaced" in told[-1]


def test_what_is_refused_leaves_the_place_as_it_was(tmp_path, place):
    path = brought(tmp_path, [row | {"value": 1} for row in rows()])
    with pytest.raises(InputError, match="50 cities are ticked"):
        import_matrix(path, place)
    assert not place.exists()
    import_matrix(brought(tmp_path, rows()), place)
    before = place.read_bytes()
    with pytest.raises(InputError):
        import_matrix(brought(tmp_path, rows()[:-1]), place)
    assert place.read_bytes() == before and list(place.parent.iterdir()) == [place]


@pytest.mark.parametrize(("name", "told"), [("a.pdf", "matrix read"), ("a.ods", ".csv or .xlsx"), ("a", ".csv or")])
def test_files_of_another_kind(name, told, tmp_path, place):
    (tmp_path / name).write_text("x")
    with pytest.raises(InputError, match="no matrix is read from such a file") as error:
        import_matrix(tmp_path / name, place)
    assert told in str(error.value)


def test_reading_writes_a_csv_only(tmp_path):
    with pytest.raises(InputError, match="written as CSV"):
        read_into(tmp_path / "a.pdf", tmp_path / "a.xlsx")


def test_a_refused_pdf_leaves_no_file(tmp_path):
    pytest.importorskip("pypdfium2", reason="needs the extra pdf")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 cut")
    with pytest.raises(InputError):
        read_into(tmp_path / "a.pdf", tmp_path / "a.csv")
    assert not (tmp_path / "a.csv").exists()


def test_the_text_has_a_row_for_each_cell():
    assert matrix_text(rows()).count("\n") == 501
