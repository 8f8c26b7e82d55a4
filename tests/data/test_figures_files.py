"""The files: same bytes on every run and with any number of processes, complete, and an index that stands alone."""

import hashlib
import json
import os
import re
import subprocess
import sys

import pytest

from cityatlas.figures.draw_all import draw_named, prepare_drawing
from cityatlas.figures.figure_files import COLLECTIONS
from cityatlas.figures.figure_list import ALL_FIGURES
from cityatlas.figures.index import write_index
from cityatlas.figures.tables import load_tables
from tests.conftest import ROOT

NAMES = ["fig02_cities", "fig05_agenda_fields", "fig12_field_heatmap", "fig18_verdicts", "cards/aachen", "cards/jena"]

ONE_RUN = """
import sys
from pathlib import Path
from cityatlas.figures.draw_all import draw_named, prepare_drawing
from cityatlas.figures.figure_list import ALL_FIGURES
from cityatlas.figures.tables import load_tables
data = load_tables(sorted({t for e in ALL_FIGURES.values() for t in e.tables}), Path(sys.argv[1]))
draw_named(prepare_drawing(Path(sys.argv[2]), "de", "study", data), sys.argv[3:], 1)
"""


def checksums(folder):
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@pytest.fixture(scope="module")
def data(processed):
    return load_tables(sorted({t for entry in ALL_FIGURES.values() for t in entry.tables}), processed)


@pytest.fixture(scope="module")
def written(data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("figures")
    studio = prepare_drawing(folder, "de", "study", data)
    return folder, draw_named(studio, NAMES, 2)


def test_two_runs_give_the_same_bytes(written, processed, tmp_path):
    folder, _ = written
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    run = subprocess.run(
        [sys.executable, "-c", ONE_RUN, str(processed), str(tmp_path), *NAMES],
        cwd=ROOT, env=env, capture_output=True, text=True,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    first = checksums(folder)
    assert len(first) == 4 * 3 + 4 + 2 * 2
    assert first == checksums(tmp_path)


def test_a_book_of_cards_has_a_page_for_each_and_no_date(data, tmp_path):
    studio = prepare_drawing(tmp_path, "en", "study", data)
    few = {k: studio.cards[k] for k in ("cards/aachen", "cards/bonn", "cards/jena")}
    studio.cards.clear()
    studio.cards.update(few)
    draw_named(studio, [COLLECTIONS[0]], 1)
    first = (tmp_path / COLLECTIONS[0]).read_bytes()
    draw_named(studio, [COLLECTIONS[0]], 1)
    assert (tmp_path / COLLECTIONS[0]).read_bytes() == first
    assert len(re.findall(rb"/Type /Page\b", first)) == 3
    assert b"CreationDate" not in first


def test_files_bear_no_trace_of_the_run(written):
    folder, _ = written
    svg = (folder / "fig05_agenda_fields.svg").read_text(encoding="utf-8")
    assert "<dc:date>" not in svg and "matplotlib" not in svg.split("<defs>")[0].replace("matplotlib.org", "")
    assert b"Software" not in (folder / "fig05_agenda_fields.png").read_bytes()


def test_png_has_300_dpi(written):
    from PIL import Image

    with Image.open(written[0] / "fig05_agenda_fields.png") as image:
        assert image.info["dpi"][0] == pytest.approx(300, abs=0.1)
        assert image.width == 1890  # 16 cm


def test_index_stands_alone_and_describes_everything(written):
    folder, words = written
    figures = {n: w for n, w in words.items() if not n.startswith("cards/")}
    cards = {n: w for n, w in words.items() if n.startswith("cards/")}
    write_index(folder, figures, cards, "de")
    page = (folder / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'(?:src|href)="([^"#]+)"', page)
    assert links and not any(re.match(r"[a-z]+:|/", link) for link in links)
    assert {link for link in links if not (folder / link).exists()} == set(COLLECTIONS)
    images = re.findall(r'<img src="([^"]+)" alt="([^"]+)"', page)
    assert len(images) == len(NAMES) and all(len(alt) > 40 for _, alt in images)
    texts = json.loads((folder / "alt_texts.json").read_text(encoding="utf-8"))
    assert texts == {n: w.alt for n, w in words.items()}
    assert "49 (98\u00a0%)" in texts["fig05_agenda_fields"]
