"""The workbook operated in LibreOffice through its API, as somebody types: choose, change, slip, add a row."""

from __future__ import annotations

import shutil

import pytest

from cityatlas.core.language import say
from cityatlas.core.vocabulary import label
from cityatlas.statistics.likeness import Features, features, likeness_of
from cityatlas.workbook.build import build
from cityatlas.workbook.city_texts import CHECK_TEXTS
from cityatlas.workbook.content import Content
from cityatlas.workbook.layout import OWN_TOP, STATUS, Layout
from cityatlas.workbook.own_city import OWN_PEER_TOP
from cityatlas.workbook.statistics import key_of, ordered
from tests.libreoffice import operate
from tests.workbooks import content_of, publish, rows_of

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="needs LibreOffice Calc (soffice), such as Debian's libreoffice-calc"
)


@pytest.fixture(scope="module")
def content(tables, results, tmp_path_factory) -> Content:
    return content_of(publish(tables, results, tmp_path_factory.mktemp("processed")), "de")


@pytest.fixture(scope="module")
def file(content) -> bytes:
    return build(content)


def row_of_code(content: Content, city: str, variable: str) -> int:
    rows = rows_of(content, "codes")
    return next(n for n, r in enumerate(rows, 2) if (r["city"], r["variable"]) == (city, variable))


def row_of_statistic(content: Content, key: str) -> int:
    return next(n for n, r in enumerate(ordered(content), 2) if key_of(r) == key)


def test_a_chosen_city_fills_the_sheet_and_an_unknown_one_is_told_kindly(content, file, tmp_path):
    mine = content.names.sheet("my_city")
    shown = [("read", mine, cell) for cell in ("B7", "B9", "B10", "A3", "C9")]
    commands = [("text", mine, "B4", "Jena"), ("text", mine, "C4", "Ulm"), *shown]
    commands += [("text", mine, "B4", "Gotham"), *shown, ("read", mine, "A37"), ("read", mine, "E7")]
    found = operate(file, commands, tmp_path / "office")
    people = {c["city"]: c["population"] for c in content.cities}
    jena, ulm = (sum(p > people[c] for p in people.values()) + 1 for c in ("Jena", "Ulm"))
    assert found[:5] == ["Thüringen", f"{jena} von 50", "1 von 1", "", f"{ulm} von 50"]
    state, rank, rank_state, message, other = found[5:10]
    assert (state, rank, rank_state, other) == ("", "", "", f"{ulm} von 50")
    assert message.startswith("„Gotham“ steht nicht im Blatt Städte") and "Liste" in message
    assert found[10:] == ["", ""], "no error value where nothing is known"


def test_a_changed_code_moves_the_sums_and_a_slip_is_told(content, file, tmp_path):
    codes, statistics, checks = (content.names.sheet(k) for k in ("codes", "statistics", "checks"))
    value = f"D{row_of_code(content, 'Aachen', 'agenda_status')}"
    adopted = f"D{row_of_statistic(content, 'agenda_status|adopted|coding')}"
    wrong = next(n for n, r in enumerate(rows_of(content, "checks"), 2) if r["what"] == CHECK_TEXTS["values"][0])
    look = [
        ("read", statistics, adopted),
        ("read", checks, "C4"),
        ("read", checks, "E4"),
        ("read", checks, f"C{wrong}"),
    ]
    look.append(("read", content.names.sheet("cover"), "B13"))
    commands = [*look, ("text", codes, value, label(STATUS, "in_development", "de")), *look]
    commands += [("text", codes, value, "in Entwiklung"), *look, ("refuses", codes, value)]
    found = operate(file, commands, tmp_path / "office")
    before, after, slipped = (found[n : n + 5] for n in (0, 5, 10))
    good, bad = CHECK_TEXTS["good"][0], CHECK_TEXTS["bad"][0]
    assert int(after[0]) == int(before[0]) - 1
    assert before[1:] == after[1:] == ["50", good, "0", CHECK_TEXTS["all_good"][0]]
    assert slipped[1:] == ["49", bad, "1", CHECK_TEXTS["not_good"][0]]
    assert "Dieser Wert" in found[15], "typed by hand it would have been refused"


def test_what_users_are_told_to_change_refuses_what_cannot_be(content, file, tmp_path):
    names = content.names
    places = [
        ("codes", "D2"),
        ("codes", "A2"),
        ("codes", "B2"),
        ("codes", f"D{len(rows_of(content, 'codes')) + 100}"),
        ("cities", "B2"),
        ("cities", "C60"),
    ]
    places += [("my_city", "B4"), ("my_city", "C4"), ("my_city", "K7"), ("projects", "C2")]
    places += [("own_city", f"B{row}") for row in range(OWN_TOP + 1, OWN_TOP + 18)]
    found = operate(file, [("refuses", names.sheet(s), cell) for s, cell in places], tmp_path / "office")
    assert len(found) == len(places) and all(len(message) > 20 for message in found)


def test_the_own_city_is_ranked_and_compared_without_a_table_growing(content, file, tmp_path):
    own, layout = content.names.sheet("own_city"), Layout(content.names, len(content.cities))
    fields = [f"field_{k}" for k in ("security", "health", "retail", "mobility")]
    answers = {"name": "Neustadt", "state": "Saarland", STATUS: label(STATUS, "adopted", "de")}
    answers |= {f: "ja" if f in fields else "nein" for f in layout.fields}
    answers |= {m: "ja" if m == "org_dedicated_unit" else "nein" for m in layout.models}
    commands = [("text", own, layout.own_cell(k).replace("$", ""), v) for k, v in answers.items()]
    commands += [("number", own, layout.own_cell("population").replace("$", ""), "250000")]
    peers = [("read", own, f"A{OWN_PEER_TOP + n}") for n in range(1, 9)]
    reads = [("read", own, cell) for cell in ("C5", f"D{OWN_TOP}", f"D{OWN_TOP + 1}", f"D{OWN_TOP + 3}")]
    found = operate(file, [*commands, *reads, *peers, ("table", content.names.table("cities"))], tmp_path / "office")
    rank = sum(c["population"] > 250_000 for c in content.cities) + 1
    assert found[:4] == ["Neustadt", label("size_class", "grossstadt", "de"), f"{rank} von 51", "4 von 10"]
    mine = Features(frozenset(fields), frozenset({"org_dedicated_unit"}), "adopted", 250_000)
    looks = {c["city"]: features(content.codes.get(c["city"]), c["population"]) for c in content.cities}
    scores = {name: likeness_of(look, mine).score for name, look in looks.items()}
    order = list(scores)
    assert found[4:12] == sorted(scores, key=lambda n: (-scores[n], order.index(n)))[:8]
    assert found[12] == str(len(content.cities) + 1), "the table is as long as it was"


def test_in_libreoffice_a_table_grows_by_an_inserted_row_and_not_by_typing_below(content, file, tmp_path):
    names = content.names
    cities, table = names.sheet("cities"), names.table("cities")
    total = ("read", names.sheet("statistics"), f"D{row_of_statistic(content, 'cities_total|all|profile_facts')}")
    outside = next(n for n, r in enumerate(rows_of(content, "checks"), 2) if r["what"] == CHECK_TEXTS["outside"][0])
    told = ("read", names.sheet("checks"), f"E{outside}")
    last = len(content.cities) + 1
    commands = [
        ("table", table),
        total,
        told,
        ("text", cities, f"A{last + 1}", "Neustadt"),
        ("table", table),
        total,
        told,
    ]
    commands += [("text", cities, f"A{last + 1}", ""), ("insert", cities, str(last))]
    commands += [("text", cities, f"A{last}", "Neustadt"), ("text", cities, f"B{last}", "Saarland")]
    commands += [("number", cities, f"C{last}", "12345"), ("table", table), total]
    good, bad = (say("de", *CHECK_TEXTS[k]) for k in ("good", "bad"))
    found = operate(file, commands, tmp_path / "office")
    assert found == [str(last), "50", good, str(last), "50", bad, str(last + 1), "51"]
