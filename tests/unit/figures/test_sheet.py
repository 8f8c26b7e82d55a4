"""The parts figures are made of: palette, words, wrapping, placing of labels, and the catalogue."""

import importlib
import itertools

import numpy as np
import pytest

from cityatlas.claims.classes import STATUSES
from cityatlas.core.errors import InputError
from cityatlas.core.tables import tables
from cityatlas.core.vocabulary import terms
from cityatlas.figures import style
from cityatlas.figures.bars import coded_text, lighter, limit_for, value_text
from cityatlas.figures.figure_files import FIGURE_FILES, card_name
from cityatlas.figures.figure_list import ALL_FIGURES
from cityatlas.figures.placement import LabelBox, place_labels
from cityatlas.figures.sentences import (
    base_sentence,
    enumeration,
    in_sentence,
    percent,
    reliability_sentence,
    whole_number,
)
from cityatlas.figures.sheet import text_width, wrap
from cityatlas.figures.tables import required_rows, statistic_rows

# Machado, Oliveira and Fernandes 2009: protan, deutan and tritan sight, full strength, on linear RGB
SIGHTS = {
    "normal": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]
    ),
}


def linear(colour):
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    matrix = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = matrix @ np.clip(rgb, 0, 1) / np.array([0.95047, 1, 1.08883])
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("sight", SIGHTS)
def test_ten_fields_stay_apart_for_every_sight(sight):
    seen = [lab(SIGHTS[sight] @ linear(c)) for c in style.FIELD_COLOURS.values()]
    assert min(np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2)) > 20


@pytest.mark.parametrize("sight", SIGHTS)
def test_verdicts_stay_apart_for_every_sight(sight):
    seen = [lab(SIGHTS[sight] @ linear(c)) for c in style.STATUS_COLOURS.values()]
    assert min(np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2)) > 20


def test_every_verdict_has_a_colour_that_its_neighbours_and_the_paper_do_not_swallow():
    assert list(style.STATUS_COLOURS) == terms("status")
    stacked = [style.STATUS_COLOURS[s] for s in STATUSES]
    assert all(style.contrast(a, b) >= 3 for a, b in itertools.pairwise(stacked))
    assert all(style.contrast(c, style.PAPER) >= 3 for c in (*stacked, style.STATUS_EDGE))
    assert all(style.contrast(style.ink_on(c), c) >= 4 for c in style.STATUS_COLOURS.values())


@pytest.mark.parametrize("palette", [style.FIELD_COLOURS, style.STATUS_COLOURS, style.AGENDA_COLOURS])
def test_palettes_stay_apart_in_grey_print(palette):
    lightness = sorted(lab(linear(c))[0] for c in palette.values())
    assert min(np.diff(lightness)) > 5


def test_every_field_has_its_colour_and_readable_ink():
    assert sorted(style.FIELD_COLOURS) == sorted(terms("field"))
    for colour in style.FIELD_COLOURS.values():
        assert style.contrast(style.ink_on(colour), colour) >= 4
        assert style.contrast(style.ink_on(lighter(colour)), lighter(colour)) >= 4


def test_contrast_of_black_and_white_is_21():
    assert style.contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_numbers_are_written_as_the_language_does():
    assert percent(0.98, "de") == "98\u00a0%"
    assert percent(0.98, "en") == "98%"
    assert percent(0.125, "de") == "13\u00a0%"  # halves go up: 12.5 is not 12
    assert whole_number(1234567, "de") == "1.234.567"
    assert whole_number(1234567, "en") == "1,234,567"
    assert base_sentence(50, "cities", "de") == "n\u00a0=\u00a050 Städte der Studie."
    assert base_sentence(1200, "cities", "en", "all") == "n\u00a0=\u00a01,200 cities (with added profiles)."


def test_listing_and_words_inside_a_sentence():
    assert enumeration(["a", "b", "c"], "de") == "a, b und c"
    assert enumeration(["a"], "en") == "a"
    assert in_sentence("Printed counts", "en") == "printed counts"
    assert in_sentence("Annex A", "en") == "Annex A"


def test_bar_texts_show_counts_or_bounds():
    exact = {"count": 49, "base": 50, "lower": 49, "upper": 49}
    bounded = {"count": None, "base": 50, "lower": 38, "upper": 42}
    assert value_text(exact, "de") == "49 (98\u00a0%)"
    assert value_text(bounded, "de") == "38 bis 42 (76 bis 84\u00a0%)"
    assert value_text(bounded, "en") == "38 to 42 (76% to 84%)"
    coded = {"count": 23, "base": 50, "lower": 15, "upper": 28}
    assert coded_text(coded, "de", silent=False) == "23 [15 bis 28]"
    assert coded_text(coded, "en", silent=True) == "23 (at least 15)"
    assert coded_text(exact, "en", silent=False) == "49"


def test_weak_codings_are_named_with_their_verdict():
    rows = {"a": {"reliability": "reliable"}, "b": {"reliability": "tentative"}, "c": {"reliability": "unreliable"}}
    text = reliability_sentence(rows, {"a": "eins", "b": "zwei", "c": "drei"}, "de")
    assert "zwei" in text and "drei" in text and "eins" not in text
    assert "0,667" in text and "0.667" not in text
    assert text.startswith("Beständigkeit des Modells")  # it codes, no people do
    assert reliability_sentence({"a": rows["a"]}, {"a": "eins"}, "de") == ""


def test_wrapped_lines_fit_and_lose_nothing():
    text = "Verwaltung führt bei den Leuchtturmprojekten: 26\u00a0%, 74\u00a0% oder 64\u00a0%, je nach Zählweise"
    lines = wrap(text, 2.0, 9)
    assert " ".join(lines) == text
    assert len(lines) > 1
    assert all(text_width(line, 9) <= 2.0 for line in lines)
    assert not any(line.startswith("%") for line in lines)


def test_longest_bar_leaves_room_for_its_label():
    values, texts, width = [10, 50], ["a long label beside a short bar", "50"], 4.0
    limit = limit_for(values, texts, width)
    assert max(v / limit * width + text_width(t) for v, t in zip(values, texts, strict=True)) < width


def apart(boxes):
    return all(
        a.x1 <= b.x0 or b.x1 <= a.x0 or a.y1 <= b.y0 or b.y1 <= a.y0 for a, b in itertools.combinations(boxes, 2)
    )


def test_labels_of_a_tight_cluster_do_not_touch():
    points = [(1 + 0.12 * i, 1 + 0.07 * (i % 3)) for i in range(8)]
    sizes = [(0.6, 0.1)] * 8
    bounds = LabelBox(0, 0, 3, 2)
    boxes = place_labels(points, sizes, bounds)
    assert apart(boxes)
    assert all(b.x0 >= 0 and b.x1 <= 3 and b.y0 >= 0 and b.y1 <= 2 for b in boxes)
    assert boxes == place_labels(points, sizes, bounds)


def test_a_label_alone_stands_right_of_its_point():
    (box,) = place_labels([(1, 1)], [(0.5, 0.1)], LabelBox(0, 0, 3, 2))
    assert box.x0 > 1 and box.y0 < 1 < box.y1


def test_a_label_does_not_cover_an_obstacle():
    (box,) = place_labels([(1, 1)], [(0.5, 0.1)], LabelBox(0, 0, 3, 2), obstacles=[(1.3, 1)])
    assert not (box.x0 < 1.3 < box.x1 and box.y0 < 1 < box.y1)


def test_the_gallery_names_functions_that_are_there():
    for name, entry in ALL_FIGURES.items():
        module = importlib.import_module(f"cityatlas.figures.{entry.module}")
        assert callable(getattr(module, entry.function)), name


def test_the_catalogue_names_every_file_once():
    assert len(set(FIGURE_FILES)) == len(FIGURE_FILES)
    assert f"{card_name('Oldenburg (Oldb)')}.png" in FIGURE_FILES
    assert sum(name.startswith("cards/") and name.endswith(".svg") for name in FIGURE_FILES) == 50


def statistics(rows):
    return {"statistics": [dict(zip(tables()["statistics"].columns, row, strict=True)) for row in rows]}


ROW = ("agenda_field", "mobility", "coding", "study", 39, 50, "cities", 0.78, 37, 50, "reliable")


def test_missing_and_empty_tables_are_told():
    with pytest.raises(InputError, match="claims.csv.*needs the table 'claims'"):
        required_rows({}, "claims")
    with pytest.raises(InputError, match="statistics.csv.*has no rows"):
        statistic_rows(statistics([]), "agenda_field", "coding")
    with pytest.raises(InputError, match="'share' is missing"):
        (row,) = statistics([ROW])["statistics"]
        required_rows({"statistics": [{k: v for k, v in row.items() if k != "share"}]}, "statistics")


def test_a_missing_group_is_named():
    with pytest.raises(InputError, match="without 'health'"):
        statistic_rows(statistics([ROW]), "agenda_field", "coding", "study", ["mobility", "health"])


def test_what_exists_for_the_study_only_is_taken_from_there():
    assert statistic_rows(statistics([ROW]), "agenda_field", "coding", "all")["mobility"]["count"] == 39
