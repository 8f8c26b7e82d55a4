"""A PDF is the atlas by what it says; another one, or one that cannot be read, is told in one message."""

from __future__ import annotations

import time

import pytest

from cityatlas.core.errors import InputError
from cityatlas.documents.matrix import study_pages
from cityatlas.documents.pdf.atlas_text import read_all, read_atlas_text, read_enough, recognise
from cityatlas.documents.pdf.comparing import wanted_pictures
from tests.fixtures.atlas_pdf import Block
from tests.unit.documents.pdf.test_looking import blank


def refused(path, city_names):
    with pytest.raises(InputError) as error:
        recognise(path, city_names)
    with pytest.raises(InputError) as whole:
        read_atlas_text(path, city_names, wanted_pictures(), study_pages())
    message = str(error.value)
    assert "Traceback" not in message and message.count(path.name) == 1
    assert error.value.problem == whole.value.problem or "of the 50 cities" in message
    return message


def test_the_atlas_by_any_name_in_little_time(report_pdf, city_names):
    path = report_pdf(name="scan 03 (1).tmp", offset=2)
    start = time.monotonic()
    recognise(path, city_names)
    assert time.monotonic() - start < 10
    assert read_enough(path, city_names).pages < 30
    assert len(read_atlas_text(path, city_names, wanted_pictures(), study_pages()).profiles) == 50


def other_words(pages):
    return [[Block(b.kind, b.text.replace("Smart-City-Atlas", "Ein Heft"), b.number) for b in page] for page in pages]


def no_contents(pages):
    return [[block for block in page if block.kind != "contents"] for page in pages]


def a_list_of_cities(pages):
    """What has the title and names the cities, as our own pictures and cards do."""
    return [[Block("title", "Smart-City-Atlas")], *([Block("heading", city)] for city in study_pages())]


def three_profiles(pages):
    return no_contents(pages)[: study_pages()["Bamberg"]]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda pages: [[b for b in page if b.kind == "body"] for page in pages], "profiles 0 of the 50 cities"),
        (a_list_of_cities, "its profiles 0 of the 50 cities"),
        (three_profiles, "its contents name 0 and its profiles 4 of the 50 cities"),
    ],
)
def test_another_report(change, told, report_pdf, city_names):
    assert told in refused(report_pdf(change), city_names)


def test_another_title(report_pdf, city_names, monkeypatch):
    from cityatlas.documents.pdf import atlas_text

    monkeypatch.setattr(atlas_text, "TITLE_KEY", "einanderesheft")
    read = read_enough(report_pdf(), city_names)
    assert "its title does not stand on the first pages" in atlas_text.not_the_atlas(read, 50)
    assert read.pages == atlas_text.TITLE_PAGES


def test_an_atlas_without_its_contents(report_pdf, city_names):
    recognise(report_pdf(no_contents), city_names)


def test_pictures_only(tmp_path, city_names):
    assert "none of its 5 pages has text" in refused(blank(tmp_path / "scan.pdf", 5), city_names)


def test_encrypted(report_pdf, city_names):
    assert "the PDF is encrypted" in refused(report_pdf(encrypt="secret"), city_names)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_empty_or_cut_off(share, report_pdf, city_names):
    path = report_pdf()
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])
    assert ("damaged or cut off" if share else "the file is empty") in refused(path, city_names)


def test_pages_twice_as_dense_in_bounded_time(report_pdf, city_names):
    def dense(pages):
        return [[*page, *[Block("body", "Erfundener Text über Mobilität. " * 30)] * 2] for page in pages]

    path = report_pdf(dense, columns=2)
    start = time.process_time()
    read = read_all(path, city_names, wanted_pictures(), study_pages())
    assert len(read.profiles) == 50 and time.process_time() - start < 30
