"""Words and numbers of the figures, as the language writes them."""

from cityatlas.figures.sentences import (
    base_sentence,
    enumeration,
    in_sentence,
    percent,
    reliability_sentence,
    whole_number,
)


def test_numbers_are_written_as_the_language_does():
    assert percent(0.98, "de") == "98\u00a0%"
    assert percent(0.98, "en") == "98%"
    assert percent(0.125, "de") == "13\u00a0%"  # halves go up: 12.5 is not 12
    assert whole_number(1234567, "de") == "1.234.567"
    assert whole_number(1234567, "en") == "1,234,567"
    assert base_sentence(50, "cities", "de") == "n\u00a0=\u00a050 Städte der Studie."
    assert base_sentence(1200, "cities", "en", "all") == "n\u00a0=\u00a01,200 cities (with added profiles)."


def test_listing_and_words_inside_a_sentence():
    assert enumeration(["a", "b", "c"], "de") == "a, b und c"
    assert enumeration(["a"], "en") == "a"
    assert in_sentence("Printed counts", "en") == "printed counts"
    assert in_sentence("Annex A", "en") == "Annex A"


def test_weak_codings_are_named_with_their_verdict():
    rows = {"a": {"reliability": "reliable"}, "b": {"reliability": "tentative"}, "c": {"reliability": "unreliable"}}
    text = reliability_sentence(rows, {"a": "eins", "b": "zwei", "c": "drei"}, "de")
    assert "zwei" in text and "drei" in text and "eins" not in text
    assert "0,667" in text and "0.667" not in text
    assert text.startswith("Beständigkeit des Modells")  # it codes, no people do
    assert reliability_sentence({"a": rows["a"]}, {"a": "eins"}, "de") == ""
