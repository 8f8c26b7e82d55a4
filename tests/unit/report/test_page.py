"""The report's page: whose consistency it tells, and colours that can be read."""

from __future__ import annotations

import re

import pytest

from cityatlas.coding.who_coded import WhoCoded
from cityatlas.core.language import LANGUAGES
from cityatlas.report.page import agreement_note
from cityatlas.report.texts import REPORT_TEMPLATES, Texts

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


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_aa_for_text_and_links_on_every_ground(scheme):
    """What a verdict is called stands in ink; its colour is a field beside it, edged where it is near the paper."""
    css = (REPORT_TEMPLATES / "style.css").read_text(encoding="utf-8")
    light, dark = css.split("prefers-color-scheme: dark", 1)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", {"light": light, "dark": dark}[scheme]))
    for text in ("ink", "soft", "link"):
        for ground in ("paper", "band", "found", "note"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for ground in ("paper", "band"):
        assert contrast(colours["edge"], colours[ground]) >= 3, ground
        assert contrast(colours["focus"], colours[ground]) >= 3, ground
