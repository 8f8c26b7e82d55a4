"""Numbers of a picture: beside, above or below their labels, each of them once; else they are not read."""

from __future__ import annotations

import pytest

from cityatlas.documents.pdf.picture_numbers import Wanted, read_picture
from cityatlas.documents.printed_labels import PICTURE_LABELS
from tests.unit.documents.pdf.test_profile_text import page

STATUS = Wanted(8, "Status der Digitalen Agenda", 176, PICTURE_LABELS[8])
CAPTION = ("Abbildung 8 – Status der Digitalen Agenda", 60, 300)
ROWS = [("ausformuliert", 60, 500), ("19", 300, 500), ("in Entwicklung", 60, 480), ("29", 350, 480)]
ROWS += [("keine", 60, 460), ("2", 200, 460)]


def read(*lines, wanted=STATUS, number=176):
    found = read_picture(wanted, [page(*lines, number=number)], 0)
    return {c.group: (c.printed, c.count) for c in found.counts} or found.problems["agenda_status"]


COUNTS = {"adopted": ("19", 19), "in_development": ("29", 29), "none": ("2", 2)}


@pytest.mark.parametrize(
    "lines",
    [
        ROWS,
        [("19", 60, 500), ("ausformuliert", 90, 500), ("29", 60, 480), ("in", 90, 480), ("Entwicklung", 102, 480)]
        + [("2", 60, 460), ("nicht geplant", 90, 460)],
        [("ausformuliert", 60, 400), ("in", 200, 400), ("Entwicklung", 190, 390), ("keine", 320, 400)]
        + [("19", 85, 450), ("29", 210, 470), ("2", 330, 420), ("40", 20, 480), ("20", 20, 440)],
        [("176", 330, 780), ("Text oben am Rand über allen dreien, so breit", 150, 700), ("ausformuliert", 60, 400)]
        + [("in Entwicklung", 190, 400), ("keine", 320, 400), ("19", 85, 450), ("29", 210, 470), ("2", 330, 420)],
        [*ROWS, ("0", 100, 440), ("10", 160, 440), ("20", 220, 440), ("30", 280, 440)],
        [*ROWS, ("Ein Text, der auf keine wartet und ausformuliert ist", 60, 700), ("oder keine.", 60, 690)],
    ],
)
def test_counts_in_rows_and_columns(lines):
    assert read(*lines, CAPTION) == COUNTS


def test_of_a_picture_with_two_vocabularies_each_is_read_by_itself():
    wanted = Wanted(10, "Bürgerbeteiligung im Zuge", 179, PICTURE_LABELS[10])
    lines = [("Vernetzung", 60, 500), ("32", 200, 500), ("Informationsvermittlung", 60, 480), ("21", 260, 480)]
    lines += [("Ideen sammeln", 60, 460), ("27", 200, 460), ("Mitgestaltung", 60, 440), ("18", 200, 440)]
    caption = ("Abbildung 10 – Bürgerbeteiligung im Zuge der Digitalen Agenda", 60, 300)
    found = read_picture(wanted, [page(*lines, ("Workshops", 60, 420), caption, number=179)], 0)
    aims = {"networking": 32, "information": 21, "ideas": 27, "co_creation": 18}
    assert {c.group: c.count for c in found.counts} == aims
    assert found.problems.keys() == {"participation_format"}


def test_shares_are_shown_and_are_no_counts():
    lines = [(f"{text} %" if text.isdigit() else text, *place) for text, *place in ROWS]
    assert read(*lines, CAPTION) == {"adopted": ("19 %", None), "in_development": ("29 %", None), "none": ("2 %", None)}


def test_a_count_with_its_share():
    lines = [(f"{text} ({2 * int(text)} %)" if text.isdigit() else text, *place) for text, *place in ROWS]
    found = {"adopted": ("19 (38 %)", 19), "in_development": ("29 (58 %)", 29), "none": ("2 (4 %)", 2)}
    assert read(*lines, CAPTION) == found


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (ROWS[:4], "no label keine"),
        ([*ROWS, ("keine", 400, 420)], "stands 2 times above the caption"),
        ([*ROWS, ("verabschiedet", 60, 440)], "stands 2 times above the caption"),
        ([*ROWS, ("7", 250, 460)], "no number of its own beside each label"),
        (ROWS[:5], "no number of its own beside each label"),
        ([row for row in ROWS if not row[0].isdigit()], "no number of its own beside each label"),
        ([(*row[:1], row[1], row[2] - 250) for row in ROWS], "no label"),
    ],
)
def test_what_is_not_met_once_is_not_read(lines, told):
    assert told in read(*lines, CAPTION)


def test_numbers_of_which_one_is_a_share_are_not_read():
    lines = [("2 %" if text == "2" else text, *place) for text, *place in ROWS]
    assert "no number of its own" in read(*lines, CAPTION)


def test_a_caption_elsewhere_or_twice():
    assert read(*ROWS, CAPTION, number=8) == "its caption does not stand near page 176"
    assert read(*ROWS, CAPTION, ("Abbildung 8 – Status der Digitalen", 60, 100)).endswith("2 times near page 176")


def test_the_caption_before_ends_the_picture():
    above = ("Abbildung 7 – Etwas anderes", 60, 550)
    assert read(("keine", 60, 600), ("5", 200, 600), above, *ROWS, CAPTION) == COUNTS
