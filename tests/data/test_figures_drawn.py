"""What the figures draw: lengths, positions and labels against the tables, not pixels."""

import itertools
import random
import re
from collections import Counter

import matplotlib
import pandas as pd
import pytest
from matplotlib.collections import PolyCollection
from matplotlib.text import Text

from cityatlas.claims.headline import SUPPORT_NAMES, counted, headline, support_of
from cityatlas.core.language import say
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures import style
from cityatlas.figures.atlas_map import dot_area
from cityatlas.figures.figure_list import ALL_FIGURES
from cityatlas.figures.similarity import field_matrix, order
from tests.fixtures.drawing import LANGUAGES, axes, frame, statistic_frame, widths, words_of


def test_agenda_fields_are_drawn_as_printed(drawn, data):
    rows = statistic_frame(data, "agenda_field", "printed_counts")
    ax = axes(drawn("fig05_agenda_fields"))
    names = [t.get_text() for t in ax.get_yticklabels()]
    keys = {label("field", k, "de"): k for k in terms("field")}
    full = [p for p in ax.patches if p.get_gid() != "bounds"]
    for name, bar in zip(names, full, strict=True):
        row = rows.loc[keys[name]]
        assert bar.get_width() == (row["lower"] if pd.isna(row["count"]) else row["count"])
        assert matplotlib.colors.to_hex(bar.get_facecolor()).upper() == style.FIELD_COLOURS[keys[name]]
    assert names[:4] == ["Verwaltung", "Mobilität", "Energie & Umwelt", "IT-Infrastruktur"]
    assert names[4:6] == ["Bildung", "Datenplattform"]  # bounded, between 42 and 38, in the order of the text


def test_bounded_fields_are_bounds_and_no_guess(drawn):
    sheet = drawn("fig05_agenda_fields")
    hatched = [p for p in axes(sheet).patches if p.get_gid() == "bounds"]
    assert [(p.get_x(), p.get_width(), p.get_hatch()) for p in hatched] == [(38, 4, style.DOUBT_HATCH)] * 2
    assert words_of(sheet).count("38 bis 42 (76 bis 84\u00a0%)") == 2
    assert "Bildung und Datenplattform" in sheet.words.caption


def test_titles_state_the_finding_in_both_languages(drawn):
    german, english = (drawn("fig05_agenda_fields", language).words.title for language in LANGUAGES)
    assert german == "Fast jede Agenda nennt Verwaltung, nur 19 von 50 Sicherheit"
    assert english == "Almost every agenda names administration, only 19 of 50 security"


def test_a_title_follows_the_data(data):
    retail = ("agenda_field", "printed_counts", "retail")
    changed = [
        row | {"count": 50, "lower": 50, "upper": 50}
        if (row["statistic"], row["basis"], row["group"]) == retail
        else row
        for row in data["statistics"]
    ]
    sheet = ALL_FIGURES["fig05_agenda_fields"].draw({"statistics": changed}, "de")
    assert sheet.words.title == "Jede Agenda nennt Handel, nur 19 von 50 Sicherheit"
    assert [t.get_text() for t in axes(sheet).get_yticklabels()][0] == "Handel"


@pytest.mark.parametrize("way", ["lighthouse_projects", "lighthouse_projects_per_city", "lighthouse_cities"])
def test_three_ways_of_counting_projects(drawn, data, way):
    rows = statistic_frame(data, way, "annex")
    sheet = drawn("fig06_lighthouse_fields")
    ax = axes(sheet, way)
    keys = {label("field", k, "de"): k for k in terms("field")}
    names = [t.get_text() for t in axes(sheet, "lighthouse_projects").get_yticklabels()]
    texts = [t.get_text() for t in ax.texts]
    for name, (_, width), text in zip(names, widths(ax), texts, strict=True):
        row = rows.loc[keys[name]]
        assert width == pytest.approx(row["share"])
        assert text.startswith(f"{int(row['count'])} (")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", style.FIGURE_WIDTHS)
def test_map_labels_do_not_touch_and_name_every_city_once(drawn, data, language, size):
    sheet = drawn("fig02_cities", language, size)
    with style.project_style():
        sheet.draw_without_rendering()
    labels = [t for t in sheet.findobj(Text) if t.get_gid() == "city-label"]
    assert Counter(t.get_text() for t in labels) == Counter(c["city"] for c in data["cities"])
    boxes = [(t.get_text(), t.get_window_extent()) for t in labels]
    for (one, a), (other, b) in itertools.combinations(boxes, 2):
        assert not a.overlaps(b), f"{one} and {other}"
    for name, box in boxes:
        assert sheet.bbox.x0 <= box.x0 and box.x1 <= sheet.bbox.x1, name


def test_map_points_stand_where_the_cities_lie(drawn, data):
    sheet = drawn("fig02_cities")
    (dots,) = [c for c in axes(sheet, "map").collections if c.get_gid() == "cities"]
    points = dict(zip(map(tuple, dots.get_offsets()), dots.get_sizes(), strict=True))
    assert points == {(c["longitude"], c["latitude"]): pytest.approx(dot_area(c["population"])) for c in data["cities"]}
    west, south, east, north = 6.02, 50.62, 7.78, 51.75
    inside = [c for c in data["cities"] if west <= c["longitude"] <= east and south <= c["latitude"] <= north]
    inset = [t for t in axes(sheet, "inset").texts if t.get_gid() == "city-label"]
    assert {t.get_text() for t in inset} == {c["city"] for c in inside}
    assert len(inset) >= 10


def test_status_bars_and_their_bounds(drawn, data):
    coded, printed = (
        statistic_frame(data, "agenda_status", b).loc[terms("agenda_status")] for b in ("coding", "printed_counts")
    )
    ax = axes(drawn("fig08_agenda_status"))
    expected = [v for k in coded.index for v in (printed.loc[k, "count"], coded.loc[k, "count"])]
    assert [w for _, w in widths(ax)] == expected
    lines = [list(line.get_xdata()) for line in ax.lines if line.get_gid() == "bounds"]
    assert lines == [[r["lower"], r["upper"]] for _, r in coded.iterrows() if r["lower"] < r["upper"]]


def test_upset_shows_all_combinations(drawn, data):
    combos = statistic_frame(data, "organisation_combination", "coding")
    sheet = drawn("fig09_organisation")
    drawn_keys = [line.get_gid() for line in axes(sheet, "matrix").lines if line.get_gid() in set(combos.index)]
    assert sorted(drawn_keys) == sorted(combos.index) and len(drawn_keys) == 16
    heights = [p.get_height() for p in axes(sheet, "columns").patches]
    assert dict(zip(drawn_keys, heights, strict=True)) == combos["count"].to_dict()
    assert sum(heights) == combos["base"].iloc[0]
    for line in axes(sheet, "matrix").lines:
        if line.get_gid() in combos.index:
            models = [terms("organisation")[int(y)] for y in line.get_ydata()]
            assert "+".join(models) == line.get_gid() or (not models and line.get_gid() == "none")
    totals = [w for _, w in widths(axes(sheet, "totals"))]
    assert totals == list(statistic_frame(data, "organisation", "coding").loc[terms("organisation"), "count"])


def test_participation_bars_are_split_at_the_certain(drawn, data):
    ax = axes(drawn("fig10_participation"))
    names = [t.get_text() for t in ax.get_yticklabels()]
    keys = {label(v, k, "de"): (v, k) for v in ("participation_aim", "participation_format") for k in terms(v)}
    bars = widths(ax)
    for i, name in enumerate(names):
        statistic, key = keys[name]
        row = statistic_frame(data, statistic, "coding").loc[key]
        assert bars[2 * i] == (0, row["lower"])
        assert bars[2 * i + 1] == (row["lower"], row["count"] - row["lower"])


def test_aims_that_are_certain_equally_often_are_all_named(data):
    def title(count):
        changed = [
            r | {"lower": count} if (r["statistic"], r["group"]) == ("participation_aim", "information") else r
            for r in data["statistics"]
        ]
        return ALL_FIGURES["fig10_participation"].draw({"statistics": changed}, "de").words.title

    most = statistic_frame(data, "participation_aim", "coding").loc["networking", "lower"]
    assert f"„Vernetzung“ und „Information“ in je {most}, " in title(most)
    assert f": „Vernetzung“ in {most}, " in title(most - 1)


def test_states_are_parted_by_size(drawn, data):
    ax = axes(drawn("fig11_cities_by_state"))
    sums = Counter()
    for patch in ax.patches:
        sums[patch.get_gid()] += patch.get_width()
    sizes = statistic_frame(data, "cities_by_size_class", "profile_facts")["count"]
    assert dict(sums) == sizes[sizes > 0].to_dict()


def test_heat_map_cells_and_order(drawn, data):
    ax = axes(drawn("fig12_field_heatmap"), "heat 0")
    cells = {c.get_gid(): c for c in ax.collections if c.get_gid()}
    seen = {gid: len(c.get_paths()) for gid, c in cells.items()}
    coded = statistic_frame(data, "agenda_field", "coding")
    for key in style.FIELD_COLOURS:
        row = coded.loc[key]
        assert seen.get(f"{key} certain", 0) == row["lower"]
        assert seen.get(f"{key} doubtful", 0) == row["count"] - row["lower"]
    assert all(c.get_hatch() == style.DOUBT_HATCH for gid, c in cells.items() if gid.endswith("doubtful"))
    names = [t.get_text() for t in ax.get_yticklabels()]
    assert sorted(names) == sorted(c["city"] for c in data["cities"])
    cities = random.Random(3).sample(data["cities"], len(data["cities"]))
    shuffled = {**data, "cities": cities, "members": data["members"][::-1]}
    matrix = field_matrix(shuffled, "study")
    assert [matrix.index[i] for i in order(matrix.to_numpy())[0]] == names


def test_equal_profiles_stand_side_by_side():
    matrix = pd.DataFrame([[1, 0, 1], [0, 1, 0], [1, 0, 1], [0, 0, 0], [0, 1, 0]]).to_numpy()
    leaves = order(matrix)[0]
    assert abs(leaves.index(0) - leaves.index(2)) == 1
    assert abs(leaves.index(1) - leaves.index(4)) == 1


def test_compared_fields_stand_at_their_counts(drawn, data):
    ax = axes(drawn("fig13_fields_compared"))
    keys = {label("field", k, "de"): k for k in terms("field")}
    rows = [keys[t.get_text()] for t in ax.get_yticklabels()]
    for gid, statistic, basis in (
        ("coded", "agenda_field", "coding"),
        ("project", "lighthouse_cities", "annex"),
        ("printed", "agenda_field", "printed_counts"),
    ):
        table = statistic_frame(data, statistic, basis)
        for line in (x for x in ax.lines if x.get_gid() == gid):
            row = table.loc[rows[int(line.get_ydata()[0])]]
            expected = [row["lower"], row["upper"]] if pd.isna(row["count"]) else [row["count"]]
            assert list(line.get_xdata()) == expected


def test_readings_of_adopted_are_the_statistics_and_the_widest_is_the_status(drawn, data):
    rows = statistic_frame(data, "agenda_adopted_as", "coding").loc[terms("agenda_adopted_as")]
    assert rows[["count", "lower", "upper"]].to_numpy().tolist() == [[9, 7, 16], [20, 13, 28], [23, 15, 28]]
    adopted = statistic_frame(data, "agenda_status", "coding").loc["adopted"]
    assert [rows.iloc[-1][k] for k in ("count", "lower", "upper")] == [adopted[k] for k in ("count", "lower", "upper")]
    sheet = drawn("fig14_agenda_readings")
    ax = axes(sheet)
    assert [w for _, w in widths(ax)] == list(rows["count"])
    lines = [list(line.get_xdata()) for line in ax.lines if line.get_gid() == "bounds"]
    assert lines == rows[["lower", "upper"]].to_numpy().tolist()
    assert {"9 [7 bis 16]", "20 [13 bis 28]", "23 [15 bis 28]"} <= set(words_of(sheet))
    (line,) = [x for x in ax.lines if x.get_gid() == "printed"]
    assert line.get_xdata()[0] == statistic_frame(data, "agenda_status", "printed_counts").loc["adopted", "count"]


@pytest.mark.parametrize("vocabulary", ["size_class", "state"])
def test_status_stacks_add_up(drawn, data, vocabulary):
    ax = axes(drawn("fig15_status_by_size_and_state"), vocabulary)
    sums = Counter()
    for patch in ax.patches:
        sums[patch.get_gid()] += patch.get_width()
    status = statistic_frame(data, "agenda_status", "coding")["count"]
    shares = widths(ax)
    assert sum(w for _, w in shares) == pytest.approx(sum(x == 0 for x, _ in shares))  # each line up to 100 percent
    assert set(sums) == set(status[status > 0].index)


@pytest.mark.parametrize("name", ["fig16_organisation_by_status", "fig17_challenges_by_size"])
def test_shares_fit_their_labels(drawn, name):
    ax = axes(drawn(name))
    split = name.startswith("fig17")
    ends = [x + w for x, w in widths(ax)][1::2] if split else [w for _, w in widths(ax)]
    texts = [t.get_text() for t in ax.texts if " von " in t.get_text()]
    assert len(texts) == len(ends) > 0
    for text, end in zip(texts, ends, strict=True):
        count, base = text.split(" (")[0].split(" von ")
        assert end == pytest.approx(int(count) / int(base))


@pytest.fixture
def once(data):
    """The claims as headlines count them: each once."""
    return [c for c in data["claims"] if not c["same_as"]]


def test_a_square_for_each_claim_filled_where_the_verdict_could_have_failed(drawn, once):
    squares = Counter()
    for c in axes(drawn("fig18_verdicts")).collections:
        if isinstance(c, PolyCollection) and c.get_gid():
            squares[c.get_gid()] += len(c.get_paths())
    kind = {"zero_only": "outlined", "untestable": "outlined"}
    assert squares == Counter(f"{c['status']}-{c['evidence']}-{kind.get(c['test'], 'filled')}" for c in once)


def test_outlined_squares_are_empty_and_bear_the_verdicts_full_colour(drawn):
    for c in axes(drawn("fig18_verdicts")).collections:
        status, _, kind = c.get_gid().split("-")
        face, edge = (matplotlib.colors.to_hex(x[0]).upper() for x in (c.get_facecolor(), c.get_edgecolor()))
        colour = style.STATUS_COLOURS[status]
        assert face == (colour if kind == "filled" else style.PAPER)
        assert edge == (style.STATUS_EDGE if status == "not_recomputable" else colour)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_verdicts_are_told_by_the_headlines_rule(drawn, once, data, language):
    totals = headline(data["claims"])
    words = drawn("fig18_verdicts", language).words
    numbers = (totals.once, totals.repeats, totals.from_data(), totals.from_documents(), totals.not_recomputable)
    assert all(re.search(rf"\b{n}\b", words.caption) for n in (*numbers, *totals.untested.values()))
    for support in ("places", "projects", "build"):
        assert f"{say(language, *SUPPORT_NAMES[support])} ({totals.data[support]['reproduced']})" in words.title
    assert totals.data["survey"]["reproduced"] == 0
    assert words.title.startswith(say(language, "Kein Ergebnis der Erhebung", "No survey result"))
    for document in {c["document"] for c in once}:
        assert label("document", document, language) in words.alt


def test_a_survey_result_that_is_reproduced_is_told(data):
    index, claim = next(
        (i, c)
        for i, c in enumerate(data["claims"])
        if counted(c) and support_of(c) == "survey" and c["evidence"] == "data"
    )
    changed = [*data["claims"]]
    changed[index] = {**claim, "status": "reproduced"}
    title = ALL_FIGURES["fig18_verdicts"].draw({"claims": changed}, "en").words.title
    assert "No survey result" not in title and "survey results (1)" in title


def test_alphas_stand_where_they_belong(drawn, data):
    sheet = drawn("fig19_agreement")
    agreement = frame(data, "agreement").set_index("variable")
    alphas = agreement["alpha"]
    points = {x.get_gid(): x.get_xdata()[0] for ax in sheet.axes for x in ax.lines if x.get_gid()}
    judged = agreement["verdict"].isin(["reliable", "tentative", "unreliable"])
    assert points == alphas[judged].to_dict()


def test_schemes_show_all_their_parts(drawn):
    texts = words_of(drawn("fig07_steps"))
    assert [t for t in texts if t.isdigit()] == [str(i) for i in range(1, 11)]
    fields = words_of(drawn("fig04_fields", "en"))
    for key in ("mobility", "security", "retail"):
        assert label("field", key, "en") in fields
    goals = " ".join(words_of(drawn("fig03_goals")))
    assert all(label("goal", key, "de") in goals for key in terms("goal"))
