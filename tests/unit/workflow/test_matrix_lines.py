"""What the console says of a field matrix."""

from cityatlas.workflow.matrix_lines import dropped_pdf, matrix_lines


def test_a_matrix_is_named(tmp_path):
    assert "data/raw/matrix/agenda_fields.csv" in matrix_lines(["data/raw/matrix/agenda_fields.csv"], tmp_path)[0]


def test_one_that_was_taken_away_is_missed(tmp_path):
    assert matrix_lines([], tmp_path) == []
    (tmp_path / "field_agreement.csv").touch()
    assert matrix_lines([], tmp_path)[0].startswith("Dropped")


def test_a_pdf_that_was_taken_away_is_missed(tmp_path):
    assert dropped_pdf([], tmp_path) == []
    (tmp_path / "pdf_comparison.csv").touch()
    assert dropped_pdf([], tmp_path)[0].startswith("Dropped") and dropped_pdf(["atlas.pdf"], tmp_path) == []
    assert matrix_lines([], tmp_path) == []
