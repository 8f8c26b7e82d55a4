"""What a reader sees of a line of Markdown: emphasis, escapes, links and entities as CommonMark has them."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt

_MARKS = frozenset("*_\\`[&<")


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True})


def visible(text: str) -> str:
    """The text of one line without its markup; tags are dropped, entities are the characters they stand for.

    >>> visible("**Digitales** **Serviceportal** (Verwaltung)"), visible(r"Smart\\_City\\_App &amp; mehr")
    ('Digitales Serviceportal (Verwaltung)', 'Smart_City_App & mehr')
    """
    if not _MARKS & set(text):
        return text
    inline = _parser().parseInline(text)[0]
    shown = ("text", "text_special", "code_inline")
    return "".join(t.content if t.type in shown else " " * (t.type == "softbreak") for t in inline.children or ())
