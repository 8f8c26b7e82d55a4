"""The figure of the codings' consistency says whose codes it compares, by the kinds of coders.yaml."""

from __future__ import annotations

import pytest

from cityatlas.coding import who_coded
from cityatlas.coding.coders import Coder, read_coders
from cityatlas.core.language import LANGUAGES
from cityatlas.figures import agreement_plot
from cityatlas.figures.sentences import basis_sentence, coder_sentence

PEOPLE = [Coder(name, "person", f"{name}.csv", (name.title(),) * 2, (name,) * 2) for name in ("anna", "ben")]


def row(coders):
    numbers = {"n": 50, "positives_1": 20, "positives_2": 20, "disagreements": 1, "agreement": 0.98}
    alpha = {"alpha": 0.9, "alpha_low": 0.85, "alpha_high": 1.0, "verdict": "reliable"}
    return {"variable": "field_mobility", "coders": coders, **numbers, **alpha}


@pytest.fixture
def drawn(monkeypatch):
    """The words of the figure with these coders beside the consensus, and rows between these sets of them."""

    def words(coders, *sets, language="de"):
        for module in (who_coded, agreement_plot):
            monkeypatch.setattr(module, "read_coders", lambda: coders)
        return agreement_plot.agreement({"agreement": [row(s) for s in sets]}, language).words

    return words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_models_runs_are_shown_by_themselves_whoever_else_coded(drawn, language):
    models = read_coders()
    alone = drawn(models, "coder_1|coder_2", language=language)
    sets = ("coder_1|coder_2|anna|ben", "coder_1|coder_2", "anna|ben")
    assert drawn([*models, *PEOPLE], *sets, language=language) == alone
    assert ("zwei Läufe" if language == "de" else "two runs") in alone.caption


def test_where_only_people_coded_no_machine_is_named(drawn):
    people = [*PEOPLE, *(c for c in read_coders() if c.kind == "consensus")]
    words = drawn(people, "anna|ben")
    assert "Menschen (Anna, Ben)" in words.caption and "Übereinstimmung der Menschen" in words.title
    for word in ("KI", "maschinell", "Modell", "Läufe"):
        assert word not in words.caption + words.title + words.question


def test_one_run_and_people(drawn):
    coders = [c for c in read_coders() if c.id != "coder_2"] + PEOPLE[:1]
    words = drawn(coders, "coder_1|anna", language="en")
    assert "people (Anna)" in words.caption and "not people" not in words.caption


def test_captions_of_coded_counts_name_people_once_they_coded(drawn):
    assert "maschinelle Kodierung (Sprachmodell)" in basis_sentence(["coding"], "de")
    drawn([*read_coders(), *PEOPLE], "coder_1|coder_2")
    assert "und Menschen" in basis_sentence(["coding"], "de")
    assert "kein Mensch" not in coder_sentence(True, "de") and "kein Mensch" in coder_sentence(False, "de")
