"""The cover: who coded, and how to cite the workbook."""

from __future__ import annotations

import re

from cityatlas import __version__
from cityatlas.workbook.build import build
from cityatlas.workbook.content import choose, read_tables
from tests.workbooks import Parts, text_of


def cover_texts(content):
    cells = Parts(build(content)).cells(content.names.sheet("cover"))
    return [text_of(c) for c in cells.values()]


def test_the_cover_says_who_coded_and_how_to_cite(content, parts):
    texts = [text_of(c) for c in parts.cells(content.names.sheet("cover")).values()]
    machines = [n for n, text in enumerate(texts) if re.search("Sprachmodell|language model", text)]
    assert machines[0] == 2, "in the first paragraph, below the title"
    cited = [text for text in texts if __version__ in text and "CC BY 4.0" in text]
    assert len(cited) == 1 and cited[0].endswith("CC BY 4.0."), "no address is invented"


def test_the_address_stands_where_one_is_set(folder):
    content = choose(read_tables(folder), ["Jena"], "de", address="https://example.org/atlas")
    assert [text for text in cover_texts(content) if text.endswith("CC BY 4.0. https://example.org/atlas")]
