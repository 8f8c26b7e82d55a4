"""YAML is plain data, or refused in one message."""

from __future__ import annotations

import pytest
from hypothesis import given

from cityatlas.core.errors import InputError
from cityatlas.core.project import load_yaml
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
        "date: 2026-99-99",
        "a: &a [*a]\nb: {<<: 1}",
        "[" * 5000,
    ],
)
def test_yaml_that_is_not_plain_data_is_refused(tmp_path, text):
    path = tmp_path / "bad.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.yaml"):
        load_yaml(path)
