"""The codebook: its checksum, its variables in words, and what it may not hold."""

from __future__ import annotations

import pytest
import yaml

from cityatlas.coding.codebook import CODEBOOK_FILE, codebook_checksum, variable_in_words, variables
from cityatlas.core.errors import InputError
from cityatlas.core.project import load_yaml


def test_the_checksum_follows_the_rules_and_nothing_else(tmp_path):
    text = CODEBOOK_FILE.read_text("utf-8")
    same, other = tmp_path / "same.yaml", tmp_path / "other.yaml"
    same.write_bytes(("# a remark\n" + text).replace("\n", "\r\n").encode())
    other.write_text(text.replace("written_out", "finished"), "utf-8")
    assert codebook_checksum(same) == codebook_checksum() != codebook_checksum(other)


@pytest.mark.parametrize(("name", "de", "en"), [
    ("field_mobility", "Handlungsfelder der Digitalen Agenden: Mobilität", "Fields of the digital agendas: Mobility"),
    ("agenda_status", "Status der Digitalen Agenda", "Status of the digital agenda"),
    ("agenda_year", "Jahr der Agenda", "Year of the agenda"),
    ("no_variable", "no_variable", "no_variable"),
])  # fmt: skip
def test_a_variable_is_told_in_the_same_words_everywhere(name, de, en):
    assert (variable_in_words(name, "de"), variable_in_words(name, "en")) == (de, en)


def fields(content):
    return next(s for s in content["sets"] if s["name"] == "field")


def status(content):
    return content["sets"][0]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda c: c["sets"].pop(), "the set 'criterion' is missing"),
        (lambda c: c["sets"].append(dict(status(c))), "agenda_status: the set stands twice"),
        (lambda c: fields(c).update(statistic="dreams"), "field: there is no statistic 'dreams'"),
        (lambda c: fields(c).update(vocabulary="dreams"), "field: there is no vocabulary 'dreams'"),
        (lambda c: fields(c).update(vocabulary=""), "non-empty"),
        (lambda c: fields(c).pop("vocabulary"), "the key 'vocabulary' is missing"),
        (lambda c: fields(c)["variables"].pop(), "field: the variables are not those of the vocabulary 'field'"),
        (lambda c: fields(c).update(strength=["strong"]), "field: there is no strength 'strong'"),
        (lambda c: fields(c).update(strength=[]), "non-empty"),
        (lambda c: fields(c).update(values=[{"key": "a"}, {"key": "b"}]), "does not belong here"),
        (lambda c: status(c)["values"].reverse(), "agenda_status: the values are not those of the vocabulary"),
        (lambda c: status(c)["values"][0].update(key="none"), "agenda_status: the values are not those"),
        (lambda c: status(c).update(silence=False), "False"),
        (lambda c: status(c).update(kind="number"), "'number' does not exist here"),
        (lambda c: status(c).update(only_where={"agenda_form": "written_out"}), "which no set before it has"),
        (
            lambda c: c["sets"][1].update(only_where={"agenda_status": "adoptd"}),
            "only_where names agenda_status = adoptd",
        ),
    ],
)
def test_a_codebook_that_cannot_be_meant_is_refused(tmp_path, change, message):
    content = load_yaml(CODEBOOK_FILE)
    change(content)
    path = tmp_path / "codebook.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        variables(path)
    assert message in str(caught.value) and "codebook.yaml" in str(caught.value)


def test_silence_may_be_written_without_quotation_marks(tmp_path):
    path = tmp_path / "codebook.yaml"
    path.write_text(CODEBOOK_FILE.read_text("utf-8").replace("silence: 'no'", "silence: no"), "utf-8")
    assert variables(path) == variables() and codebook_checksum(path) == codebook_checksum()
