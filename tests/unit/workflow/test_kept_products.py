"""Products stay until their successors are whole, and say that they are older, in both languages and reversibly."""

from __future__ import annotations

import os

import pytest

from cityatlas.workflow.kept_products import (
    NOTE,
    STORE,
    after_failure,
    after_success,
    before_run,
    keep,
    mark,
    older_products,
    put_back,
)

STEPS = {
    "assemble": (["raw.csv"], ["data/interim/tables/a.csv"]),
    "publish": (["data/interim/tables/a.csv"], ["data/processed/a.csv"]),
    "report": (["data/processed/a.csv"], ["data/processed/report.html"]),
    "figures": (["outline.csv"], ["figures/map.svg"]),
}
PAGE = '<!doctype html>\n<html><body class="x">\n<p>Bericht</p></body></html>'


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project whose products are all newer than what they are made of, made in the order of the steps."""
    monkeypatch.chdir(tmp_path)
    files = ["raw.csv", "outline.csv", *[p for _, products in STEPS.values() for p in products]]
    for second, name in enumerate(files, 1_000):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PAGE if name.endswith("html") else name)
        os.utime(name, (second, second))
    return tmp_path


def test_nothing_is_older_in_a_finished_project(project):
    assert older_products(STEPS) == []
    after_success(STEPS, "de")
    assert not list(project.rglob(NOTE)) and (project / "data/processed/report.html").read_text() == PAGE


def test_a_deleted_product_comes_back_with_its_times_and_says_that_it_is_older(project):
    keep(STEPS)
    os.utime("raw.csv", (5_000, 5_000))
    os.unlink("data/interim/tables/a.csv")
    os.unlink("data/processed/report.html")
    said = after_failure(STEPS, "de")
    assert said.startswith("2 products") and "data/processed/OLDER.txt" in said
    page = project / "data/processed/report.html"
    assert page.stat().st_mtime == 1_004 and "früheren Lauf" in page.read_text()
    note = (project / "data/processed" / NOTE).read_text("utf-8")
    assert "a.csv" in note and "report.html" in note and "map.svg" not in note
    assert not (project / "figures" / NOTE).exists() and not (project / STORE).exists()


def test_a_run_that_succeeds_marks_nothing_that_no_failure_had_marked(project):
    """A newer input of the same content re-runs nothing, as after a checkout."""
    os.utime("outline.csv", (5_000, 5_000))
    assert older_products(STEPS) == ["figures/map.svg"]
    after_success(STEPS, "de")
    assert not list(project.rglob(NOTE))
    after_failure(STEPS, "de")
    after_success(STEPS, "de")
    assert "map.svg" in (project / "figures" / NOTE).read_text("utf-8"), "older still, and said so before"


@pytest.mark.parametrize(
    ("page", "main", "words"),
    [
        ("data/processed/report.html", "en", "früheren Lauf"),
        ("data/processed/report.en.html", "de", "an earlier run"),
        ("figures/en/index.html", "de", "an earlier run"),
        ("data/processed/atlas.html", "en", "an earlier run"),
    ],
)
def test_a_page_says_it_in_its_own_language(project, page, main, words):
    (project / page).parent.mkdir(parents=True, exist_ok=True)
    (project / page).write_text(PAGE)
    mark({"a": ([], [page])}, [page], main)
    assert words in (project / page).read_text("utf-8")


def test_what_is_older_by_another_older_product_is_named_too(project):
    os.utime("data/processed/a.csv", (900, 900))
    os.utime("data/processed/report.html", (1_004, 1_004))
    assert older_products(STEPS) == ["data/processed/a.csv", "data/processed/report.html"]


def test_a_mark_is_taken_back_to_the_byte_and_keeps_the_times(project):
    os.utime("raw.csv", (5_000, 5_000))
    after_failure(STEPS, "en")
    page = project / "data/processed/report.html"
    assert "früheren Lauf" in page.read_text() and page.stat().st_mtime == 1_004
    after_failure(STEPS, "de")
    assert "earlier run" not in page.read_text() and "früheren" in page.read_text()
    os.utime("raw.csv", (1_000, 1_000))
    before_run(STEPS, "de")
    assert page.read_text() == PAGE and not list(project.rglob(NOTE))


def test_what_a_killed_run_left_in_the_store_comes_back_before_the_next(project):
    keep(STEPS)
    os.unlink("figures/map.svg")
    before_run(STEPS, "de")
    assert (project / "figures/map.svg").read_text() == "figures/map.svg"


def test_a_product_that_is_there_is_never_overwritten(project):
    keep(STEPS)
    os.replace("outline.csv", "figures/map.svg")
    assert put_back(["figures/map.svg"]) == []
    assert (project / "figures/map.svg").read_text() == "outline.csv"


def test_without_hard_links_copies_do(project, monkeypatch):
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError("no links here")))
    keep(STEPS)
    os.unlink("figures/map.svg")
    assert put_back(["figures/map.svg"]) == ["figures/map.svg"]
    assert (project / "figures/map.svg").stat().st_mtime == 1_005
