"""YAML is plain data, or refused in one message."""

from __future__ import annotations

import pytest
from hypothesis import given

from cityatlas.core.errors import InputError
from cityatlas.core.project import EntryLines, load_yaml
from tests.fixtures.strategies import anything, common


@common
@given(anything)
def test_any_text_is_yaml_or_one_message(tmp_path, text):
    path = tmp_path / "any.yaml"
    path.write_bytes(text.encode("utf-8"))
    try:
        load_yaml(path)
    except InputError as error:
        assert "any.yaml" in str(error)


@pytest.mark.parametrize(
    "text",
    [
        "!!python/object/apply:os.system ['true']",
        "!!python/name:os.system",
        "a: 1\na: 2",
        "? [1, 2]\n: 3",
        "a: &a [*a]\nb: {<<: 1}",
        "a: &a 1\nb: &a [*a]",
        "a: !!binary aGFsbG8=",
        "a: !local b",
        "null: 3",
        "1: 2",
        "a: 1\n---\nb: 2",
        "\ta: 1",
        "a: \x00",
        "[" * 1_000_000,
        "- " * 100_000,
        "{a: " * 50_000,
    ],
)
def test_yaml_that_is_not_plain_data_is_refused(tmp_path, text):
    path = tmp_path / "bad.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.yaml"):
        load_yaml(path)


def test_aliases_are_read_as_long_as_they_stay_few(tmp_path):
    path = tmp_path / "few.yaml"
    path.write_text("a: &a [1, 2]\nb: *a\nc: &c x\nd: *c", encoding="utf-8")
    assert load_yaml(path) == {"a": [1, 2], "b": [1, 2], "c": "x", "d": "x"}
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]" for n in range(30)]
    path.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(InputError, match=r"few\.yaml:6: the aliases unfold to more than 500000 values"):
        load_yaml(path)


def test_what_stands_without_quotation_marks_is_what_it_looks_like(tmp_path):
    path = tmp_path / "plain.yaml"
    plain = ["no", "on", "2026-12-01", "2026-99-99", "1:30", "010", "1_000", "0x1F", ".nan", "-.inf", "9" * 5000]
    path.write_text("\n".join([f"- {text}" for text in plain] + ["- 12", "- -1.5", "- true", "- null", "-"]), "utf-8")
    assert load_yaml(path) == [*plain, 12, -1.5, True, None, None]


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes("a: 1\nb: ü".encode("latin-1"))
    with pytest.raises(InputError, match=r"a\.yaml:2: the file is not UTF-8"):
        load_yaml(path)
    for name in ("x" * 5000, "a\0b", "missing.yaml", "."):
        with pytest.raises(InputError, match="cannot be read"):
            load_yaml(tmp_path / name)


def test_where_an_entry_stands(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("list:\n- {id: a}\n- id: b\n  value: 3\n", encoding="utf-8")
    lines = EntryLines(path)
    assert [lines.of("list", 0), lines.of("list", 1, "value"), lines.of("list", 1, "missing")] == [2, 4, 3]
    assert lines.of("nothing") is None
