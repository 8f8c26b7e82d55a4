"""Content is checked by its schema: what is wrong, where it stands, what was expected."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.core.project import load_yaml
from cityatlas.core.schemas import validate

SCHEMA = """
type: object
additionalProperties: false
properties:
  count: {type: integer}
  share: {type: number, maximum: 1}
  name: {type: string, maxLength: 10, pattern: "^[a-z]+$"}
  kind: {enum: [one, two]}
  list: {type: array, items: {type: object, required: [id], properties: {id: {type: string}}}}
"""


@pytest.fixture
def check(tmp_path):
    def of(text, schema=SCHEMA):
        (tmp_path / "s.yaml").write_text(schema, encoding="utf-8")
        (tmp_path / "c.yaml").write_text(text, encoding="utf-8")
        validate(load_yaml(tmp_path / "c.yaml"), tmp_path / "s.yaml", tmp_path / "c.yaml")

    return of


def test_sound_content_passes(check):
    check("count: 3\nshare: 0.5\nname: abc\nkind: one\nlist: [{id: a}]")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\ncount: 1.0", "c.yaml:2: count: the value 1.0 is of the wrong type\n  expected: a whole number"),
        ("share: .nan", "c.yaml:1: share: the value '.nan' is of the wrong type\n  expected: a number"),
        ("share: .inf", "the value '.inf' is of the wrong type"),
        ("share: 1e400", "is of the wrong type"),
        ("share: 010", "the value '010' is of the wrong type"),
        ("share: 1:30", "the value '1:30' is of the wrong type"),
        ("share: yes", "the value 'yes' is of the wrong type"),
        ("share: true", "the value True is of the wrong type"),
        ("name: 12", "name: the value 12 is of the wrong type\n  expected: a text (in quotation marks)"),
        ("name:", "the value None is of the wrong type"),
        ('name: "abc\\n"', "the text 'abc\\n' has not the expected form"),
        ("name: " + "a" * 5000, "name: a text of 5000 characters, more than 10"),
        ("kind: three", "kind: the value 'three' does not exist here\n  expected: one of one, two"),
        ("nmae: a", "the key 'nmae' does not exist\n  expected: one of count, kind, list, name, share"),
        ("list:\n- {id: a}\n- {}", "c.yaml:3: list/1: the key 'id' is missing"),
        ("- a", "the value ['a'] is of the wrong type\n  expected: a mapping"),
        ("", "the value None is of the wrong type"),
    ],
)
def test_each_breach_is_told_with_its_line(check, text, message):
    with pytest.raises(InputError) as caught:
        check(text)
    assert message in str(caught.value)


@pytest.mark.parametrize("schema", ["type: strange", "- a", "", "properties: {a: {$ref: '#/nowhere'}}", "pattern: '('"])
def test_a_schema_that_is_none_is_refused(check, schema):
    with pytest.raises(InputError, match=r"s\.yaml"):
        check("a: b", schema)


def test_a_schema_that_changed_is_read_anew(check):
    check("name: abc")
    with pytest.raises(InputError, match="wrong type"):
        check("name: abc", "type: array\n" + SCHEMA.partition("additional")[0].replace("type: object", ""))
