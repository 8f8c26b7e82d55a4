"""Files are written whole or not at all, and read with one message where they cannot be."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.core.files import read_rows, read_utf8, write_bytes, write_text


def file(tmp_path, content: bytes):
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    return path


def test_a_file_is_written_with_its_folders_and_leaves_nothing_beside_it(tmp_path):
    path = tmp_path / "new" / "folder" / "a.txt"
    write_text(path, "Köln\n")
    write_text(path, "Ulm\n")
    assert path.read_bytes() == b"Ulm\n"
    assert list(path.parent.iterdir()) == [path]


def test_what_a_killed_run_left_goes_with_the_next_writing(tmp_path):
    kept = tmp_path / ".other.txt.77.part"
    for left in (tmp_path / ".a[1].txt.77.part", kept):
        left.touch()
    write_bytes(tmp_path / "a[1].txt", b"x")
    assert sorted(p.name for p in tmp_path.iterdir()) == [kept.name, "a[1].txt"]


def test_a_failure_leaves_what_was_there_and_says_what_to_do(tmp_path):
    folder = tmp_path / "a.txt"
    (folder / "inside").mkdir(parents=True)
    with pytest.raises(InputError, match="could not be written") as caught:
        write_text(folder, "x")
    assert caught.value.file == str(folder) and "permissions" in caught.value.action
    assert list(tmp_path.iterdir()) == [folder] and (folder / "inside").is_dir()


def test_rows_come_with_the_lines_they_begin_in(tmp_path):
    path = file(tmp_path, '\ufeffcity,note\r\nUlm,"two\r\nlines"\r\nTrier,\r\n'.encode())
    assert [line for line, _ in read_rows(path, ("city",))] == [2, 4]
    assert read_rows(path)[1][1] == {"city": "Trier", "note": ""}


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"city\nUlm\n", 1, "the column 'note' is missing"),
        (b"", 1, "the column 'city' is missing"),
        (b"city,note,city\nUlm,a,b\n", 1, "'city' stands twice"),
        (b"city,note\nUlm,a\n\nTrier,b\n", 3, "another number of cells"),
        (b'city,note\nUlm,a "b"\n', 2, "quotation marks"),
        (b'city,note\nUlm,"a\nTrier,b\n', 2, "quotation marks"),
        (b"city,note\nUlm,a\0b\n", 2, "NUL"),
        (b"city,note\nUlm," + b"a" * 200_000 + b"\n", 2, "longer than any cell"),
        (b"city,note\nUlm,a\nTrier\n", 3, "another number of cells"),
        (b"city,note\nUlm,a,b\n", 2, "another number of cells"),
        (b"city,note\nK\xf6ln,a\n", 2, "not UTF-8"),
    ],
)
def test_what_is_wrong_with_a_table_is_told_with_its_line(tmp_path, content, line, message):
    path = file(tmp_path, content)
    with pytest.raises(InputError, match=message) as caught:
        read_rows(path, ("city", "note"))
    assert (caught.value.file, caught.value.line) == (str(path), line)


@pytest.mark.parametrize("content", [b"", b"\n\n"])
def test_a_table_without_header_is_refused_even_where_no_column_is_asked_for(tmp_path, content):
    with pytest.raises(InputError, match="the header is missing"):
        read_rows(file(tmp_path, content))


def test_a_table_without_rows_is_refused_where_rows_are_needed(tmp_path):
    path = file(tmp_path, b"city,note\n")
    assert read_rows(path, ("city",)) == []
    with pytest.raises(InputError, match="no rows"):
        read_rows(path, ("city",), filled=True)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="cannot be read") as caught:
        read_utf8(tmp_path / "none.txt")
    assert caught.value.file.endswith("none.txt")
