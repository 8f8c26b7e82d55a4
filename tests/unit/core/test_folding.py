"""Text from outside reaches every reader in one form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityatlas.__main__ import parser
from cityatlas.coding.automatic.reading import searchable
from cityatlas.core.config import load_config
from cityatlas.core.files import read_rows
from cityatlas.core.folding import BLANKS, INVISIBLE, composed
from cityatlas.core.project import load_yaml
from cityatlas.core.tables import tables, to_text
from cityatlas.documents.added_profiles import read_added_profiles
from cityatlas.documents.sources import registered_sources
from cityatlas.documents.text import fold, read_document
from tests.fixtures.spellings import OTHER_SIGNS, SPELLINGS
from tests.fixtures.strategies import common

A_TEXT = st.text("aeÄöüßñfil -–«»0123", min_size=1, max_size=40).map(lambda t: composed(t).strip() or "x")


def from_document(folder, written):
    (folder / "x.md").write_text(f"## {written}\n", encoding="utf-8")
    return read_document(folder / "x.md", "x").lines[0].removeprefix("## ")


def from_csv(folder, written):
    (folder / "x.csv").write_text(f'city,note\n"{written}",b\n', encoding="utf-8")
    return read_rows(folder / "x.csv")[0][1]["city"]


def from_yaml(folder, written):
    (folder / "x.yaml").write_text(f'city: "{written}"\n', encoding="utf-8")
    return load_yaml(folder / "x.yaml")["city"]


def from_argument(folder, written):
    return parser().parse_args(["export", "-o", "x.csv", f"--where=city={written}"]).where[0].removeprefix("city=")


def from_setting(folder, written):
    given = "https://example.org/" + written.replace("\u3000", "").replace("\u00a0", "").replace("\u202f", "")
    address = load_config(overrides={"address": given.replace(" ", "")})["address"]
    return address.removeprefix("https://example.org/")


def from_table(folder, written):
    return to_text(f"x{written}", tables()["cities"].fields[0]).removeprefix("x")  # a sign in front is marked as text


def from_file_name(folder, written):
    for old in folder.glob("**/*.md"):
        old.unlink()
    (folder / "profiles").mkdir(exist_ok=True)
    (folder / registered_sources()["atlas"].file).write_text("x", encoding="utf-8")
    (folder / "profiles" / f"x{written}.md").write_text("## x\n", encoding="utf-8")
    return read_added_profiles(folder)[0].name.removeprefix("profiles/x").removesuffix(".md")


READERS = (from_document, from_csv, from_yaml, from_argument, from_setting, from_table, from_file_name)


@pytest.mark.parametrize("variant", SPELLINGS)
@pytest.mark.parametrize("reader", READERS, ids=lambda r: r.__name__)
@settings(common, max_examples=15)
@given(text=A_TEXT)
def test_every_reader_gives_the_same_text(tmp_path, reader, variant, text):
    written = SPELLINGS[variant](text)
    assert composed(written) == text
    expected = text.replace(" ", "") if reader is from_setting else text  # an address has no blanks
    assert reader(tmp_path, written) == expected


@pytest.mark.parametrize("variant", SPELLINGS)
def test_each_variant_is_one(variant):
    text = "Köln-Höhe: fünfzig fliegen offen her"
    assert SPELLINGS[variant](text) != text and composed(SPELLINGS[variant](text)) == text


@pytest.mark.parametrize("variant", OTHER_SIGNS)
@common
@given(text=A_TEXT)
def test_comparing_and_searching_fold_other_signs_too(variant, text):
    assert fold(OTHER_SIGNS[variant](text)) == fold(text)
    spaced = f"Ein – «{text}» – Plan"
    if " -" not in text and "- " not in text and "–" not in text:
        assert searchable(OTHER_SIGNS[variant](spaced)) == searchable(spaced)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_composing_twice_changes_nothing_more(text):
    once = composed(text)
    assert composed(once) == once and not set(once) & set(BLANKS + INVISIBLE)


def test_a_tab_stays_for_it_parts_cells():
    assert composed("a\tb") == "a\tb"
