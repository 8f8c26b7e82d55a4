"""One line at a time: marks that other converters write, in the form that the grammar reads."""

from __future__ import annotations

import re

from cityatlas.documents.normalising.draft import Draft

_QUOTED = re.compile(r"^\s*>\s?")
_TAG_HEADING = re.compile(r"^\s*<h(?P<level>[1-6])\b[^>]*>(?P<text>.*?)</h(?P=level)>\s*$", re.IGNORECASE)
_PARAGRAPH = re.compile(r"^\s*<(?P<tag>p|div)\b[^>]*>(?P<text>.*)</(?P=tag)>\s*$", re.IGNORECASE)
_RULE_CELLS = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?$")
_PIPE_ROW = re.compile(r"^\s*\|(?P<cells>.*)\|\s*$")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
_UNDERLINE = re.compile(r"^\s*(?:=+|-{2,})\s*$")
_NO_TITLE = re.compile(r"^\s*(?:[#|<•▪↗\[]|[-*+] )")
_ALL_EMPHASIS = re.compile(r"^\s*(?P<mark>\*{1,3}|_{1,3})(?P<text>(?:(?!(?P=mark)).)+)(?P=mark)\s*$")


def read_marks(draft: Draft) -> None:
    """Quotes, tags of headings and paragraphs, underlined headings and pipe tables, as the grammar has them."""
    _take_quotes_away(draft)
    in_table = False
    for index, line in enumerate(draft.lines):
        if "<" in line:
            heading, paragraph = _TAG_HEADING.match(line), _PARAGRAPH.match(line)
            if heading:
                draft.put(index, f"{'#' * int(heading['level'])} {heading['text']}", "tags of headings read")
            elif paragraph:
                draft.put(index, paragraph["text"], "tags of paragraphs read")
        in_table = "|" in line and _read_pipes(draft, index, in_table)
        if _UNDERLINE.match(line):
            _read_underline(draft, index)


def _take_quotes_away(draft: Draft) -> None:
    """A text that is quoted as a whole is none; a single quoted line stays what it is."""
    filled = [index for index, line in enumerate(draft.lines) if line.strip()]
    quoted = [index for index in filled if _QUOTED.match(draft.lines[index])]
    if len(quoted) * 2 > len(filled):
        for index in quoted:
            draft.put(index, _QUOTED.sub("", draft.lines[index]), "marks of quotation dropped")


def _read_pipes(draft: Draft, index: int, in_table: bool) -> bool:
    """A row of a pipe table, its cells parted by a tab; whether the line was one, or the rule below one.

    List items between pipes are read by the annex itself.
    """
    line = draft.lines[index]
    if _RULE_CELLS.match(line):
        if in_table:
            draft.put(index, "", "rules of pipe tables dropped")
        return in_table
    row = _PIPE_ROW.match(line)
    if not row or "<li>" in line:
        return False
    cells = [cell.strip().replace("\\|", "|") for cell in _UNESCAPED_PIPE.split(row["cells"])]
    draft.put(index, "\t".join(cells).rstrip("\t") if any(cells) else "", "rows of pipe tables read")
    return True


def _read_underline(draft: Draft, index: int) -> None:
    """An underlined line is a heading; below an empty line or a long one the dashes are a rule."""
    above = draft.lines[index - 1] if index else ""
    is_title = above.strip() and len(above) <= 150 and not _NO_TITLE.match(above)
    if is_title and draft.is_blank(index - 2) and not above.rstrip().endswith((".", "!", "?", ";", ",")):
        draft.mark_heading(index - 1)
        draft.put(index, "", "underlines dropped")


def without_emphasis(line: str) -> str | None:
    """The words of a line that is emphasised as a whole; None for every other line.

    >>> without_emphasis("**Hohe Ziele**"), without_emphasis("**Ein** Wort")
    ('Hohe Ziele', None)
    """
    found = _ALL_EMPHASIS.match(line)
    return found["text"].strip() if found else None
