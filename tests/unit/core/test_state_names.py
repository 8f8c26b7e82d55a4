"""States by code, name and short form."""

from __future__ import annotations

import unicodedata

import pytest

from cityatlas.core.errors import InputError
from cityatlas.core.language import LANGUAGES
from cityatlas.core.state_names import SHORT_FORMS, state_code
from cityatlas.core.vocabulary import label, terms


@pytest.mark.parametrize("code", terms("state"))
def test_code_letters_and_names_of_every_state_are_understood(code):
    forms = [code, code.lower(), code[3:], code[3:].lower(), *(label("state", code, k) for k in LANGUAGES)]
    assert {state_code(form) for form in forms} == {code}


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Nordrhein Westfalen", "DE-NW"),
        ("nordrheinwestfalen", "DE-NW"),
        (" NRW ", "DE-NW"),
        ("Thueringen", "DE-TH"),
        (unicodedata.normalize("NFD", "Thüringen"), "DE-TH"),
        ("Baden\u2011Württemberg", "DE-BW"),
        ("Sachsen", "DE-SN"),
        ("Sachsen–Anhalt", "DE-ST"),
        ("bawue", "DE-BW"),
        ("Meck-Pomm", "DE-MV"),
        ("Freistaat Sachsen", "DE-SN"),
    ],
)
def test_spellings_that_people_use(form, code):
    assert state_code(form) == code


def test_no_short_form_hides_a_name_or_a_code():
    forms = {label("state", code, k) for code in terms("state") for k in LANGUAGES} | {c[3:] for c in terms("state")}
    assert not {f.casefold() for f in SHORT_FORMS} & {f.casefold() for f in forms}
    assert all(state_code(form) == code for form, code in SHORT_FORMS.items())


@pytest.mark.parametrize(
    ("form", "candidates"),
    [
        ("Nordrhein", ["DE-NW (Nordrhein-Westfalen)"]),
        ("Niedersaxen", ["DE-NI"]),
        ("Anhalt", ["DE-ST"]),
        ("Westfalen", ["DE-NW"]),
        ("sach", ["DE-SN", "DE-ST", "DE-NI"]),
    ],
)
def test_what_is_no_state_is_told_with_candidates(form, candidates):
    with pytest.raises(InputError, match="is no state") as caught:
        state_code(form)
    assert all(candidate in caught.value.action for candidate in candidates)


@pytest.mark.parametrize("form", ["", "-", "x", "Tirol", "DE", "1", "DE-XX"])
def test_what_is_like_no_state_is_told_with_all(form):
    with pytest.raises(InputError, match="expected: a name, a short form such as NRW, or one of DE-BW"):
        state_code(form)
