"""Bars: what stands at their ends, and that it has room."""

from cityatlas.figures.bars import coded_text, limit_for, value_text
from cityatlas.figures.sheet import text_width


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


def test_longest_bar_leaves_room_for_its_label():
    values, texts, width = [10, 50], ["a long label beside a short bar", "50"], 4.0
    limit = limit_for(values, texts, width)
    assert max(v / limit * width + text_width(t) for v, t in zip(values, texts, strict=True)) < width
