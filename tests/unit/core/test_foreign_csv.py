"""CSV that people make: what can be meant in one way only is understood and said, everything else refused."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.core.foreign_csv import read_foreign_csv, with_row

COLUMNS = ("city", "value", "note")
TEXT = "city,value,note\nKöln,1,Straße – „groß“\nBad Ems,0,\n"
ROWS = [
    (2, {"city": "Köln", "value": "1", "note": "Straße – „groß“"}),
    (3, {"city": "Bad Ems", "value": "0", "note": ""}),
]


def read(tmp_path, content: bytes, **options):
    path = tmp_path / "sheet.csv"
    path.write_bytes(content)
    return read_foreign_csv(path, COLUMNS, **options)


def parted(sign: str) -> str:
    return TEXT.replace(",", sign)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (TEXT.encode(), ""),
        (TEXT.encode("utf-8-sig"), ""),
        (TEXT.replace("\n", "\r\n").encode(), ""),
        (TEXT.replace("\n", "\r").encode(), ""),
        (TEXT.rstrip("\n").encode(), ""),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("cp1252"), "Windows-1252"),
        (TEXT.encode("mac-roman"), "Mac Roman"),
        (parted(";").encode("utf-8-sig"), "semicolons"),
        (parted("\t").encode("utf-16"), "UTF-16; cells parted by tabs"),
        (parted(";").encode("cp1252"), "Windows-1252; cells parted by semicolons"),
        (TEXT.replace("city,", "City ,").replace("value", " VALUE\u00a0").encode(), ""),
        (TEXT.replace("1", " 1\u00a0").replace("Köln", "Ko\u0308ln\t").encode(), ""),
        (TEXT.replace("\n", ",\n").encode(), ""),
        ((TEXT + ",,\n,,\n\n \n").encode(), ""),
    ],
)
def test_a_table_is_the_same_however_it_was_saved(tmp_path, capsys, content, said):
    assert read(tmp_path, content) == ROWS
    out = capsys.readouterr().out
    assert (said in out and "sheet.csv: " in out and out.count("\n") == 1) if said else out == ""


@pytest.mark.parametrize("first", ["sep=;\r\n", "SEP=;\n", '"sep=;"\n'])
def test_excels_first_line_names_the_delimiter_and_counts_as_a_line(tmp_path, first):
    assert read(tmp_path, (first + parted(";")).encode()) == [(line + 1, row) for line, row in ROWS]


def test_a_sheet_of_dos(tmp_path, capsys):
    text = TEXT.replace(" – „groß“", "")
    assert [row["city"] for _, row in read(tmp_path, text.encode("cp850"))] == ["Köln", "Bad Ems"]
    assert "code page 850" in capsys.readouterr().out


def test_lines_are_those_of_the_file_where_a_cell_has_several(tmp_path):
    text = '\ncity,value,note\nUlm,1,"two\nlines, ""quoted"""\n\nTrier,0,\n'
    assert [(line, row["city"]) for line, row in read(tmp_path, text.encode())] == [(3, "Ulm"), (6, "Trier")]


def test_columns_that_nobody_reads_come_along_and_are_named(tmp_path, capsys):
    (_, row), _ = read(tmp_path, b"city,value,note,Mine,\nUlm,1,,x,\nJena,1,,y,\n")
    assert row["mine"] == "x" and "not read: the columns mine" in capsys.readouterr().out


HEAD = "city,value,note\n"


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"", None, "the file is empty"),
        (b"\xef\xbb\xbf\n\n", None, "the file is empty"),
        (b"city,value\nUlm,1\n", 1, "the column 'note' is missing"),
        (b"Ulm,1,\nJena,0,\n", 1, "the column 'city' is missing"),
        (b"city,value,note,City\nUlm,1,,\n", 1, "'city' stands twice"),
        (f"{HEAD}Ulm,1\n".encode(), 2, "another number of cells"),
        (f"{HEAD}Ulm,1,,more\n".encode(), 2, "another number of cells"),
        (b"city,value,note,\nUlm,1,,more\n", 2, "another number of cells"),
        (b"city,,value,note\nUlm,x,1,\n", 2, "without a name"),
        (f'{HEAD}Ulm,1,a "b" c\n'.encode(), 2, "quotation marks"),
        (f'{HEAD}Ulm,1,"b" c\n'.encode(), 2, "quotation marks"),
        (f'{HEAD}Ulm,1,\nTrier,1,"b\nJena,0,\n'.encode(), 3, "quotation marks"),
        (f'{HEAD}Ulm,1,"b\nTrier,1,c"\nJena,0,\n'.encode(), 2, "whole rows"),
        (f"{HEAD}Ulm,1,{'x' * 200_000}\n".encode(), 2, "longer than any cell"),
        (f'{HEAD}Ulm,1,"{"x" * 200_000}"\n'.encode(), 2, "longer than any cell"),
        (f"{HEAD}Ulm,1,a\0b\n".encode(), 2, "NUL"),
        (TEXT.encode("utf-16-le"), 1, "NUL"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1], 3, "says that it is UTF-16"),
        (b"PK\x03\x04\x14\x00", None, "a spreadsheet"),
        (b"%PDF-1.7\n", None, "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1", None, "old Office"),
        (f"{HEAD}Ulm,1,\nŁódź,1,\n".encode("cp1250"), 3, "encoding is not known"),
        (HEAD.encode() + b"Ulm,1,\x84rzte\n", 2, "can be Windows-1252 or DOS"),
    ],
)
def test_what_is_broken_is_one_message_with_its_line(tmp_path, content, line, message):
    with pytest.raises(InputError, match=message) as caught:
        read(tmp_path, content)
    assert caught.value.line == line and caught.value.file.endswith("sheet.csv")


def test_all_rows_with_a_wrong_number_of_cells_are_named_at_once(tmp_path):
    with pytest.raises(InputError) as caught:
        read(tmp_path, f"{HEAD}Ulm\nTrier,1,\nJena,1\n".encode())
    assert "sheet.csv:2" in str(caught.value) and "sheet.csv:4" in str(caught.value)


def test_a_table_without_rows_is_refused_where_rows_are_needed(tmp_path):
    assert read(tmp_path, HEAD.encode()) == []
    with pytest.raises(InputError, match="no rows"):
        read(tmp_path, HEAD.encode(), filled=True)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_foreign_csv(tmp_path / "none.csv", COLUMNS)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, "city,value,note\nUlm,2,\n"),
        (b"city,value,note\nBad Ems,0,", "city,value,note\nBad Ems,0,\nUlm,2,\n"),
        (b"note;Value;other;CITY\r\nx;1;;Trier\r\n\r\n", "note;Value;other;CITY\r\nx;1;;Trier\r\n;2;;Ulm\r\n"),
        (b"sep=;\ncity;value\n", "sep=;\ncity;value\nUlm;2\n"),
        ("city\tvalue\nKöln\t1\n".encode("utf-16"), "\ufeffcity\tvalue\nKöln\t1\nUlm\t2\n"),
        ("city;value\nKöln;1\n".encode("cp1252"), "\ufeffcity;value\nKöln;1\nUlm;2\n"),
        (b"\xef\xbb\xbfcity,value\n", "\ufeffcity,value\nUlm,2\n"),
    ],
)
def test_a_row_more_is_written_as_the_others_are(tmp_path, content, expected):
    path = tmp_path / "sheet.csv"
    if content is not None:
        path.write_bytes(content)
    assert with_row(path, {"city": "Ulm", "value": "2", "note": ""}, ["city", "value"]).decode("utf-8") == expected


@pytest.mark.parametrize("content", [b"city,note\n", b"", b"PK\x03\x04", b"city,value,city\n"])
def test_a_table_that_cannot_hold_the_row_is_refused(tmp_path, content):
    (tmp_path / "sheet.csv").write_bytes(content)
    with pytest.raises(InputError, match=r"sheet\.csv"):
        with_row(tmp_path / "sheet.csv", {"city": "Ulm", "value": "2"}, ["city", "value"])
