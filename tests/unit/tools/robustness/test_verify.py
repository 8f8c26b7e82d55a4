"""Comparing regenerated products, by bytes and by value."""

from __future__ import annotations

from tools.robustness.verify import compare, dump, load, locked_versions, this_environment

KEPT = {"a.csv": ("1", "x"), "b.png": ("2", "y")}


def test_the_file_of_checksums_is_read_as_it_was_written():
    assert load(dump(KEPT)) == (this_environment(), KEPT)


def test_what_is_gone_new_or_another_is_told():
    found = {"a.csv": ("9", "x"), "c.svg": ("3", "z")}
    assert list(compare(KEPT, found, by_bytes=True)) == [
        "a.csv: other bytes",
        "b.png: not made",
        "c.svg: not expected",
    ]
    assert list(compare(KEPT, {**KEPT, "a.csv": ("9", "x")}, by_bytes=False)) == []
    assert list(compare(KEPT, {**KEPT, "a.csv": ("1", "w")}, by_bytes=False)) == ["a.csv: another value"]


def test_versions_of_the_lock():
    text = "numpy==2.1.0 ; python_version < '3.12' \\\n    --hash=sha256:x\nnumpy==2.4.0 \\\n"
    assert locked_versions(text) == {"numpy": {"2.1.0", "2.4.0"}}
