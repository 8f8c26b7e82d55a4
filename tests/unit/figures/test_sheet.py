"""The sheet of a figure: its lines fit."""

from cityatlas.figures.sheet import text_width, wrap


def test_wrapped_lines_fit_and_lose_nothing():
    text = "Verwaltung führt bei den Leuchtturmprojekten: 26\u00a0%, 74\u00a0% oder 64\u00a0%, je nach Zählweise"
    lines = wrap(text, 2.0, 9)
    assert " ".join(lines) == text
    assert len(lines) > 1
    assert all(text_width(line, 9) <= 2.0 for line in lines)
    assert not any(line.startswith("%") for line in lines)
