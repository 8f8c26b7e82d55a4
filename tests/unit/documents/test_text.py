"""Properties that hold for any input: the parsers give values or one clear message, never anything else."""

from __future__ import annotations

import contextlib
import csv
import io
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cityatlas.core.config import parse_interval
from cityatlas.core.errors import InputError
from cityatlas.core.lines import parse_lines
from cityatlas.core.project import load_yaml
from cityatlas.core.tables import dump_csv, read_table, tables
from cityatlas.documents.extract import extract_atlas
from cityatlas.documents.field_labels import field_key, split_title
from cityatlas.documents.text import Document, clean, fold, fold_lines, name_key, plain, words_and_checksum
from tests.fixtures.report import FIELDS, City, report, sample_cities

common = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
anything = st.text(st.characters(exclude_categories=["Cs"]))
a_line = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"))
REPORT = report()


def document(text: str) -> Document:
    return Document("atlas", "report.txt", tuple(text.split("\n")))


@common
@given(st.lists(a_line, min_size=1))
def test_folding_many_lines_is_folding_each(lines):
    assert fold_lines(lines) == [fold(line) for line in lines]
    assert Document("d", "d.txt", tuple(lines)).folded == [fold(line) for line in lines]


@common
@given(a_line)
def test_folding_twice_changes_nothing(line):
    assert fold(fold(line)) == fold(line)
    assert name_key(fold(line)) == name_key(line)


@common
@given(st.lists(a_line))
def test_measuring_ignores_blanks_dashes_and_quotes(lines):
    others = [line.replace("–", "-").replace("„", "«").replace(" ", "\u00a0 ") + "  " for line in lines]
    assert words_and_checksum(fold_lines(lines or [""])) == words_and_checksum(fold_lines(others or [""]))


@common
@given(a_line)
def test_reading_a_line_never_fails(line):
    clean(line), plain(line), split_title(line), field_key(line)


@common
@given(st.integers(0, len(REPORT)), st.integers(0, 400), anything)
def test_a_damaged_report_gives_facts_or_one_message(start, length, text):
    try:
        facts = extract_atlas(document(REPORT[:start] + text + REPORT[start + length :]), [])
    except InputError as error:
        assert "report.txt" in str(error)
    else:
        assert len(facts["facts_cities"]) == 3 and len(facts["facts_annex"]) == len(facts["facts_projects"]) == 10


letters = st.text(string.ascii_letters + "äöüß", min_size=3, max_size=12)
words = st.lists(letters, min_size=1, max_size=5).map(" ".join)
titles = words.filter(lambda t: not t.endswith(("Projekt", "Projekte")))


@common
@given(
    st.integers(100, 4_000_000),
    st.decimals("25", "2000", places=2),
    st.lists(titles, min_size=1, max_size=4, unique_by=name_key),
    st.sampled_from(FIELDS),
)
def test_what_is_written_is_read(population, area, names, field):
    if not 4 <= population / float(area) <= 5000:
        return
    printed = f"{population:,}".replace(",", ".")
    projects = [(name, field, name, field) for name in names]
    cities = [*sample_cities(), City("Zweistadt", printed, str(area).replace(".", ","), projects)]
    facts = extract_atlas(document(report(cities)), [])
    city = facts["facts_cities"][-1]
    assert (city["population"], city["area_km2"]) == (population, pytest.approx(float(area)))
    own = [p for p in facts["facts_projects"] if p["city"] == "Zweistadt"]
    assert [p["title"] for p in own] == names
    assert [a["title"] for a in facts["facts_annex"] if a["city"] == "Zweistadt"] == names


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


@common
@given(anything)
def test_line_numbers_and_intervals_are_read_or_refused(text):
    with_errors = ((parse_lines, ValueError), (parse_interval, InputError))
    for function, error in with_errors:
        with contextlib.suppress(error):
            function(text)


HARMFUL = [
    "=1+1",
    '=HYPERLINK("x")',
    "+49",
    "-1",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "a\x00b\x1b[31m\rc\nd",
    '"',
    ",",
]


@common
@given(st.lists(st.one_of(anything, st.sampled_from(HARMFUL)), min_size=1, max_size=8))
def test_any_title_stays_one_cell_of_one_row(tmp_path, titles):
    rows = [
        {"project_id": f"c-{i}", "city": "C", "position": i, "title": title, "line": i}
        for i, title in enumerate(titles, 1)
    ]
    text = dump_csv("facts_projects", rows)
    table = tables()["facts_projects"]
    (tmp_path / table.path).write_bytes(text.encode("utf-8"))
    cells = list(csv.reader(io.StringIO(text)))
    assert len(cells) == len(titles) + 1 and {len(row) for row in cells} == {len(table.columns)}
    assert not any(ord(c) < 32 or ord(c) == 127 for row in cells for cell in row for c in cell)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in cells for cell in row)
    assert dump_csv("facts_projects", read_table(tmp_path, "facts_projects")) == text


@pytest.mark.parametrize("title", ["=1+1", "+49", "-1", "@SUM(A1)", "'tis", "it's"])
def test_a_title_that_looks_like_a_formula_is_read_as_it_was(tmp_path, title):
    text = dump_csv("facts_projects", [{"project_id": "c-1", "city": "C", "position": 1, "title": title, "line": 1}])
    (tmp_path / tables()["facts_projects"].path).write_text(text, encoding="utf-8")
    assert read_table(tmp_path, "facts_projects")[0]["title"] == title


@pytest.mark.parametrize("file", ["../secret.txt", "/etc/passwd", "folder/atlas.txt", "..", ""])
def test_the_register_of_sources_names_no_file_elsewhere(tmp_path, monkeypatch, file):
    from cityatlas.documents import sources

    header = ",".join(sources.SOURCE_COLUMNS)
    (tmp_path / "sources.csv").write_text(f"{header}\natlas,{file},t,p,d,a,r,s\n", encoding="utf-8")
    monkeypatch.setattr(sources, "RAW", tmp_path)
    with pytest.raises(InputError, match="no plain file name"):
        sources.registered_sources.__wrapped__()


@pytest.mark.parametrize("key", ["results", "../x", "documents/../..", "template"])
def test_the_settings_have_no_path_but_the_documents(key):
    from cityatlas.core.config import CONFIG_FILE, check_config

    values = load_yaml(CONFIG_FILE)
    assert [k for k, v in values.items() if isinstance(v, str) and k != "language" and k != "scope"] == ["documents"]
    with pytest.raises(InputError, match="does not exist"):
        check_config({**values, key: "/etc/passwd"})
