"""PDFs among the documents: the report by any name is taken, another one is named, none is passed over in silence."""

from __future__ import annotations

import sys

import pytest

from cityatlas.core.errors import InputError
from cityatlas.documents.pdf import opening
from cityatlas.documents.pdf.finding import found_pdf
from cityatlas.documents.sources import documents_folder, pdf_files, registered_sources


def test_an_empty_folder_or_none(folder):
    assert found_pdf(None).lines == ()
    folder.rmdir()
    assert found_pdf(None).file is None and documents_folder(None, {}) is None


def test_the_report_by_any_name(put):
    path = put("Scan 03.tmp2")
    found = found_pdf(None)
    assert found.file == path and documents_folder(None, {}) is None
    (line,) = found.lines
    assert line.startswith("With the report's PDF (") and "Scan 03.tmp2" in line and "no verdict rests on it" in line


def test_others_are_named_with_what_they_are_not(put, folder):
    put("atlas.pdf")
    put("brochure.pdf", change=lambda pages: [pages[20]])
    put("cut.PDF", b"%PDF-1.7\n")
    put("empty.pdf", b"")
    put("locked.pdf", encrypt="secret")
    put("notes.txt", b"no PDF")
    put("download.pdf.crdownload", b"%PDF-1.7\n")
    taken, *lines = found_pdf(None).lines
    told = {name: line for line in lines for name in ("brochure", "cut", "empty", "locked") if f"{name}." in line}
    assert "is not the Smart-City-Atlas: its contents name 0" in told["brochure"] and "damaged" in told["cut"]
    assert "the file is empty" in told["empty"] and "encrypted" in told["locked"] and len(lines) == 4


@pytest.mark.parametrize("name", ["Atlas {2019}.pdf", "a\nb.pdf", "{.pdf"])
def test_a_name_that_no_rule_can_hold_is_told(put, name):
    put(name)
    found = found_pdf(None)
    assert found.file is None and "give it a plain one" in found.lines[0] and "\n" not in found.lines[0]


@pytest.mark.parametrize("name", ["Atlas 'x' $HOME \"q\" (1) ü 東京 %s *.pdf", "-o.pdf", "#a;b&c.PDF"])
def test_a_name_with_other_odd_signs_is_taken(put, name):
    assert found_pdf(None).file is None and put(name) == found_pdf(None).file


def test_two_of_the_report_are_refused(put):
    put("a.pdf")
    put("b.pdf", columns=2)
    with pytest.raises(InputError, match=r"both are the Smart-City-Atlas: .*a\.pdf, .*b\.pdf"):
        found_pdf(None)


def test_without_the_library_one_line_says_how_to_get_it(put, monkeypatch):
    put("a.pdf")
    put("b.pdf")
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    found = found_pdf(None)
    assert found.file is None and len(found.lines) == 1 and opening.EXTRA in found.lines[0]


def test_a_named_folder_with_the_pdf_alone_stands_on_the_snapshot(report_pdf, tmp_path):
    path = report_pdf()
    assert documents_folder(str(tmp_path), {}) is None
    assert found_pdf(str(tmp_path)).file == path


def test_what_lies_beside_it_there_is_not_left_out_in_silence(report_pdf, tmp_path):
    report_pdf()
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "trier.md").write_text("# Trier\n", encoding="utf-8")
    (tmp_path / registered_sources()["press"].file).write_text("x\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"(?s)000_bc.*does not read this.*trier\.md.*data/raw/profiles"):
        documents_folder(str(tmp_path), {})


def test_a_named_folder_with_another_pdf_alone_is_refused(report_pdf, tmp_path):
    report_pdf(lambda pages: [pages[20]])
    with pytest.raises(InputError, match=r"holds no Smart-City-Atlas \(report\.pdf: it is not the Smart-City-Atlas"):
        found_pdf(str(tmp_path))


def test_a_pdf_under_the_name_of_the_text(report_pdf, tmp_path):
    path = report_pdf(name=registered_sources()["atlas"].file)
    assert documents_folder(str(tmp_path), {}) is None and found_pdf(str(tmp_path)).file == path


def test_beside_the_text_both_are_taken(put, folder):
    (folder / registered_sources()["atlas"].file).write_text("x\n", encoding="utf-8")
    path = put("atlas.pdf")
    assert documents_folder(None, {}) == folder and found_pdf(None).file == path


def test_a_folder_is_no_file_and_a_dead_link_is_told(folder):
    (folder / "a.pdf").mkdir()
    (folder / "b.pdf").symlink_to(folder / "nowhere")
    assert pdf_files(folder) == [folder / "b.pdf"]
    assert "b.pdf is not taken: the file cannot be read" in found_pdf(None).lines[0]
