"""Which text says whose consistency the report's section shows."""

from __future__ import annotations

import pytest

from cityatlas.coding.who_coded import WhoCoded
from cityatlas.core.language import LANGUAGES
from cityatlas.report.page import agreement_note
from cityatlas.report.texts import Texts

MODELS, BOTH, PEOPLE = WhoCoded(2, ()), WhoCoded(2, (("Anna", "Anna"),)), WhoCoded(0, (("Anna", "Anna"),))


@pytest.mark.parametrize(
    ("coded", "compared", "key"),
    [
        (MODELS, MODELS, "agreement_note"),
        (BOTH, MODELS, "agreement_note_models"),
        (BOTH, BOTH, "agreement_note_people"),
        (PEOPLE, PEOPLE, "agreement_note_people"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_fits_who_coded_and_who_is_compared(coded, compared, key, language):
    assert agreement_note(coded, compared) == key
    text = Texts(language)(key, makers=coded.makers(language), who=coded.in_full(language))
    assert ("Anna" in text) == bool(coded.people)
    claim = "keine Menschen" if language == "de" else "not people"
    assert (claim in text) == (key == "agreement_note")
