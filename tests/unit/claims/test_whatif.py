"""Which verdicts another convention turns, and what is no convention."""

from __future__ import annotations

import pytest

from cityatlas.claims import scenarios, whatif
from cityatlas.core.config import load_config
from cityatlas.core.errors import InputError


@pytest.fixture
def published(processed, monkeypatch):
    for module in (scenarios, whatif):
        monkeypatch.setattr(module, "PROCESSED", processed)
    scenarios._published.cache_clear()
    yield processed
    scenarios._published.cache_clear()


@pytest.mark.parametrize(
    ("change", "interval"),
    [
        ("quantifiers.just_under_half=0.49", "[0.49, 0.5)"),
        ("quantifiers.just_under_half.literal = 0.45", "[0.45, 0.5)"),
        ("quantifiers.few=1/4", "(0, 1/4]"),
        ("quantifiers.few_exceptions=0.9", "[0.9, 1)"),
        ("quantifiers.few=(0, 0.2]", "(0, 0.2]"),
    ],
)
def test_a_number_moves_the_end_that_the_word_leaves_open(change, interval):
    config, told = whatif.changed_config(load_config(), [change])
    ((key, value),) = told.items()
    assert value == interval and config["quantifiers"][key.removeprefix("quantifiers.")]["literal"] == interval


def test_margins_are_numbers_and_the_settings_themselves_stay():
    before = load_config()
    config, told = whatif.changed_config(before, ["about=0.05", "just_under.literal=0.2"])
    assert (config["about"]["literal"], config["just_under"]["literal"]) == (0.05, 0.2)
    assert before["about"]["literal"] == 0.1 and set(told) == {"about", "just_under"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (["quantifiers.few"], "no setting"),
        (["=0.4"], "no setting"),
        (["quantifiers.few="], "no setting"),
        (["quantifiers.fewer=0.2"], "perhaps quantifiers.few"),
        (["language=en"], "no verdict hangs on"),
        (["seed=1"], "no verdict hangs on"),
        (["quantifiers.majority=0.6"], "which end"),
        (["quantifiers.all_but_one=0.9"], "which end"),
        (["quantifiers.few=[3, 2]"], "quantifiers.few=.*no interval"),
        (["quantifiers.few=(0, 7]"], "no interval of shares"),
        (["quantifiers.just_under_half=0.6"], "no interval"),
        (["quantifiers.few=1/0"], "no interval"),
        (["quantifiers.few=viele"], "no interval"),
        (["quantifiers.few.wide=0.5"], "no verdict hangs on"),
        (["about=2"], "no share"),
        (["about=nan"], "no share"),
        (["about=etwas"], "no share"),
        (["about=0.1", "about.literal=0.2"], "twice"),
    ],
)
def test_what_is_no_convention_is_one_message(changes, said):
    with pytest.raises(InputError, match=said):
        whatif.changed_config(load_config(), changes)


def test_the_claims_that_flip_are_listed_once(published):
    text = whatif.whatif(load_config(), ["quantifiers.few=0.05"], "en")
    assert text.startswith("quantifiers.few: (0, 0.15] -> (0, 0.05]\n")
    assert "q44-few-codesign: consistent -> does not hold by our convention" in text
    flipped = [line for line in text.splitlines() if line.startswith("  ") and " -> " in line]
    assert text.splitlines()[-1] == f"{len(flipped)} of 438 verdicts become others."


def test_the_same_convention_flips_nothing(published):
    text = whatif.whatif(load_config(), ["quantifiers.few=(0, 0.15]"], "de")
    assert text.endswith("0 von 438 Urteilen werden andere.")


def test_products_of_other_settings_are_told(published):
    other, _ = whatif.changed_config(load_config(), ["quantifiers.few=0.05"])
    text = whatif.whatif(other, ["about=0.1"], "en")
    assert "0 of 438" in text and "The products are of a run with other settings: " in text
