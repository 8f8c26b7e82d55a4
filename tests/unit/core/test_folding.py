"""Text from outside reaches every reader in one form."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityatlas.core.files import read_rows
from cityatlas.core.folding import BLANKS, INVISIBLE, composed
from cityatlas.core.project import load_yaml
from cityatlas.documents.text import read_document

VARIANTS = {
    "decomposed": lambda t: unicodedata.normalize("NFD", t),
    "soft hyphens": lambda t: t.replace("e", "e\u00ad"),
    "no-break spaces": lambda t: t.replace(" ", "\u00a0"),
    "narrow spaces": lambda t: t.replace(" ", "\u202f"),
    "zero width": lambda t: t.replace("n", "n\u200b"),
    "marks of direction": lambda t: "\u200e" + t,
}
TEXT = "München am Würmsee: Fläche 40 größer"


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_reader_gives_the_same_text(tmp_path, variant):
    written = VARIANTS[variant](TEXT)
    assert composed(written) == TEXT
    path = tmp_path / "x"
    path.write_text(f'city,note\n"{written}",b\n', encoding="utf-8")
    assert read_rows(path)[0][1] == {"city": TEXT, "note": "b"}
    path.write_text(f'city: "{written}"\n', encoding="utf-8")
    assert load_yaml(path) == {"city": TEXT}
    path.write_text(f"## {written}\n", encoding="utf-8")
    assert read_document(path, "x").lines[0] == f"## {TEXT}"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_composing_twice_changes_nothing_more(text):
    once = composed(text)
    assert composed(once) == once and not set(once) & set(BLANKS + INVISIBLE)


def test_a_tab_stays_for_it_parts_cells():
    assert composed("a\tb") == "a\tb"
