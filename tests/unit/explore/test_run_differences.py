"""What changed between the products of two runs, each table by its key."""

from __future__ import annotations

import csv
import io
import shutil

import pytest

from cityatlas.__main__ import main
from cityatlas.core.tables import product_tables, tables
from cityatlas.explore.run_differences import LISTED, compare_table, read_texts

ALL = len(product_tables())


@pytest.fixture
def folders(processed, tmp_path):
    """Two equal folders of products."""
    for name in ("old", "new"):
        shutil.copytree(processed, tmp_path / name)
    return tmp_path / "old", tmp_path / "new"


def edit(folder, name, change):
    """Rewrite a table after ``change`` was called with its rows (a list of dicts), which may change them in place."""
    path = folder / tables()[name].path
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows = change(rows) or rows
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def diff(capsys, *arguments):
    assert main(["diff", *map(str, arguments)]) == 0
    return capsys.readouterr().out


def test_equal_runs_are_equal(folders, capsys):
    assert diff(capsys, *folders) == f"{ALL} of {ALL} tables are equal\n"


def test_changed_added_and_gone_rows_are_told_by_key(folders, capsys):
    old, new = folders
    edit(new, "cities", lambda rows: rows[0].update(population="1"))
    edit(new, "cities", lambda rows: [*rows[:1], *rows[2:]])
    edit(old, "cities", lambda rows: rows[:-1])
    said = diff(capsys, old, new)
    assert "cities (city): 1 changed, 1 added, 1 gone" in said
    assert "Aachen: population '" in said and "-> '1'" in said
    assert "  - Augsburg\n" in said and "  + Würzburg\n" in said and f"{ALL - 1} of {ALL} tables are equal" in said


def test_the_order_of_rows_and_columns_is_no_difference(folders, capsys):
    edit(folders[1], "cities", lambda rows: [dict(reversed(row.items())) for row in reversed(rows)])
    assert f"{ALL} of {ALL}" in diff(capsys, *folders)


def test_columns_of_another_version_are_told(folders, capsys):
    edit(folders[1], "cities", lambda rows: [{**r, "mayor": "x"} for r in rows])
    edit(folders[0], "cities", lambda rows: [{**r, "dropped": "x"} for r in rows])
    said = diff(capsys, *folders, "--table", "cities")
    assert "column dropped: only in the old" in said and "column mayor: only in the new" in said


def test_a_table_that_only_one_run_has_is_gone_or_added(folders):
    (folders[0] / "errata.csv").unlink()
    found = compare_table(tables()["errata"], *folders)
    assert found.added and not found.gone and not found.columns_added


def test_many_rows_are_cut_on_the_console_and_whole_in_the_csv(folders, capsys, tmp_path):
    edit(folders[1], "claims", lambda rows: [r.update(status="consistent") for r in rows] and rows)
    said = diff(capsys, *folders, "-o", tmp_path / "changes.csv")
    assert "more (all of them: -o FILE.csv)" in said and said.count("\n") < LISTED + 10
    rows = list(csv.DictReader((tmp_path / "changes.csv").open(encoding="utf-8")))
    assert len(rows) > LISTED and {(r["table"], r["change"], r["column"]) for r in rows} == {
        ("claims", "changed", "status")
    }


def test_standard_output_holds_nothing_but_the_csv(folders, capsys):
    edit(folders[1], "cities", lambda rows: rows[1:])
    rows = list(csv.reader(io.StringIO(diff(capsys, *folders, "-o", "-"))))
    assert rows == [["table", "key", "change", "column", "old", "new"], ["cities", "Aachen", "gone", "", "", ""]]


def test_pages_are_compared_by_their_bytes(folders, capsys):
    old, new = folders
    for folder, text in ((old, "a"), (new, "b")):
        (folder / "report.html").write_text(text)
        (folder / "atlas.html").write_text("same")
    (old / "datapackage.json").write_text("{}")
    said = diff(capsys, old, new)
    assert "report.html: other content" in said and "datapackage.json: only in" in said and "atlas" not in said


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda f: shutil.rmtree(f), "no such folder"),
        (lambda f: [p.unlink() for p in f.glob("*.csv")], "holds no table"),
        (lambda f: (f / "cities.csv").write_bytes(b"\xff\xfe\x00"), "cannot be read"),
        (lambda f: (f / "cities.csv").write_text(""), "key column 'city' is missing"),
        (lambda f: (f / "cities.csv").write_text("town\nUlm\n"), "key column 'city' is missing"),
        (lambda f: (f / "cities.csv").write_text("city\nUlm\nUlm\n"), "the key Ulm stands twice"),
        (lambda f: (f / "cities.csv").write_text('city\n"Ulm'), "cannot be read"),
    ],
)
def test_what_is_no_folder_of_tables_is_one_message(folders, capsys, damage, said):
    damage(folders[1])
    assert main(["diff", *map(str, folders)]) == 2
    error = capsys.readouterr().err
    assert said in error and "Traceback" not in error


def test_a_table_that_does_not_exist_is_told_with_near_ones(folders, capsys):
    assert main(["diff", *map(str, folders), "--table", "citys"]) == 2
    assert "perhaps cities" in capsys.readouterr().err


def test_rows_longer_than_their_header_do_no_harm(tmp_path):
    (tmp_path / "cities.csv").write_text("city,area\nUlm,1,2\nHof\n")
    columns, rows = read_texts(tmp_path / "cities.csv", tables()["cities"])
    assert columns == ["city", "area"] and rows[("Hof",)]["area"] == ""
