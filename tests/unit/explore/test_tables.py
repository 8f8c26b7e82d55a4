"""What the notebooks stand on: typed tables, sensitivity of verdicts."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from cityatlas.claims import scenarios as sensitivity
from cityatlas.claims.classes import STATUSES
from cityatlas.claims.headline import SUPPORT_NAMES, headline
from cityatlas.core.config import SETTINGS_VARIABLE
from cityatlas.core.errors import InputError
from cityatlas.core.language import say
from cityatlas.core.tables import product_tables, read_table
from cityatlas.core.tables import tables as contracts
from cityatlas.core.vocabulary import label, terms
from cityatlas.explore import definitions
from cityatlas.explore import tables as data
from cityatlas.figures import style
from cityatlas.figures.scenarios import draw_scenarios
from cityatlas.report.alternatives import by_coder


@pytest.mark.parametrize("name", [t.name for t in product_tables()])
def test_every_table_loads_with_its_types(published, name):
    frame, table = data.load(name), contracts()[name]
    assert list(frame.columns) == table.columns and len(frame)
    for spec in table.fields:
        kind = frame[spec.name].dtype
        if spec.type == "string":
            assert isinstance(kind, pd.CategoricalDtype) or kind == "string", spec.name
        else:
            assert {"integer": pd.api.types.is_integer_dtype, "number": pd.api.types.is_float_dtype}.get(
                spec.type, pd.api.types.is_bool_dtype
            )(kind), spec.name
        assert not (spec.required and frame[spec.name].isna().any()), spec.name


def test_keys_keep_their_zero_and_empty_cells_are_missing(published):
    assert data.load("cities").set_index("city").loc["Aachen", "ags"] == "05334002"
    statistics = data.load("statistics")
    assert statistics["count"].isna().any() and str(statistics["count"].dtype) == "Int64"
    assert data.load("codes")["alternative"].isna().any()


def test_readable_works_after_merge_and_groupby(published):
    projects, cities = data.load("projects"), data.load("cities")
    merged = projects.merge(cities[["city", "state_code"]], on="city")
    counted = merged.groupby(["state_code", "annex_field"], observed=True).size().reset_index(name="n")
    for frame in (merged, counted):
        told = data.readable(frame, "de")
        assert "Mobilität" in set(told["Feld in Anhang A"]) and "Nordrhein-Westfalen" in set(told["Land (ISO 3166-2)"])
    assert "n" in data.readable(counted, "de")
    indexed = data.readable(merged.groupby("annex_field", observed=True).size().to_frame("n"), "en")
    assert indexed.index.name == "Field in Annex A" and "Mobility" in set(indexed.index)
    both = data.readable(merged.groupby(["state_code", "annex_field"], observed=True).size().to_frame("n"), "de")
    assert ("Bayern", "Verwaltung") in set(both.index)


def test_the_report_names_what_one_coder_alone_moves(published, settings):
    codes = sensitivity.published_codes()
    base = sensitivity.rejudge(settings)["status"]
    alone = {c: sensitivity.rejudge(settings, sensitivity.coded_by(codes, c))["status"] for c in ("coder_1", "coder_2")}
    found = by_coder(settings)
    repeats = {c["claim_id"] for c in read_table(published, "claims") if c["same_as"]}
    expected = {k for k in base.index if k not in repeats and any(s[k] != base[k] for s in alone.values())}
    assert expected and set(found) == expected
    assert all(found[k] == {c: s[k] for c, s in alone.items()} for k in expected)


def test_readable_leaves_what_means_different_things(published):
    mixed = data.load("statistics").merge(data.load("members"), on=["statistic", "group", "basis"])
    told = data.readable(mixed, "de")
    assert "adopted" in set(told["Gruppe"]) and "gedruckte Anzahlen" not in told.columns
    assert "Statistik" in told.columns


def test_readable_gives_titles_and_labels_in_both_languages(published):
    frame = data.load("cities")[["city", "size_class"]]
    german, english = data.readable(frame, "de"), data.readable(frame, "en")
    assert list(german.columns) == ["Stadt", "Größenklasse"] and list(english.columns) == ["City", "Size class"]
    assert list(english["Size class"].cat.categories) == [label("size_class", k, "en") for k in terms("size_class")]


def test_an_unknown_table_or_figure_is_named(published):
    with pytest.raises(InputError, match="no table 'city'"):
        data.load("city")
    with pytest.raises(InputError, match="no figure 'fig99'"):
        data.figure("fig99")


def test_share_tells_bounds_only_where_there_are_some():
    exact = {"base": 50, "count": 45, "lower": 45, "upper": 45}
    assert data.share(exact) == "45/50 (90 %)"
    assert data.share({**exact, "lower": 40}) == "45 [40-45]/50 (90 %)"
    assert data.share({**exact, "count": None, "lower": 38, "upper": 42}) == "38-42/50"


def test_a_picture_has_a_text_for_who_cannot_see_it(published):
    image = data.figure("fig18_verdicts", "en")
    content, metadata = image._repr_mimebundle_()
    assert "image/png" in content and len(str(metadata["image/png"]["alt"])) > 40


def test_judging_again_gives_the_published_verdicts(published, results, settings):
    again = sensitivity.rejudge(settings)
    assert again["status"].to_dict() == {c["claim_id"]: c["status"] for c in results["claims"]}
    assert again["evidence"].to_dict() == {c["claim_id"]: c["evidence"] for c in results["claims"]}


def test_severity_and_totals_of_the_settings_as_they_are_are_the_published_ones(published, results, settings):
    again = sensitivity.rejudge(settings)
    assert again["test"].to_dict() == {c["claim_id"]: c["test"] for c in results["claims"]}
    assert sensitivity.totals_of(again) == headline(results["claims"])
    row = sensitivity.statuses_by_scenario(again, {}).loc["published"]
    assert [row[s] for s in STATUSES] == [headline(results["claims"]).from_data(s) for s in STATUSES]
    assert row["untested"] == sum(headline(results["claims"]).untested.values()) and row["moved"] == 0


@pytest.mark.parametrize("wanted", ["de", "en"])
def test_the_totals_of_a_notebook_are_the_headlines(published, results, wanted):
    expected, board = headline(results["claims"]), data.totals(wanted)
    for support, counts in expected.data.items():
        row = board.loc[say(wanted, *SUPPORT_NAMES[support])]
        assert row.to_dict() == {label("status", s, wanted): n for s, n in counts.items()}
    assert list(board.loc[label("evidence", "documents", wanted)]) == list(expected.documents.values())
    assert len(board) == len(SUPPORT_NAMES) + 1  # nothing adds data and print up


def test_scenarios_are_drawn_with_every_verdict_in_its_colour(published, settings):
    base = sensitivity.rejudge(settings)
    counts = sensitivity.statuses_by_scenario(base, {"decided": definitions.read_as(base, "decided")})
    sheet = draw_scenarios(counts, "Verdicts", "en")
    found = {to_hex(p.get_facecolor()).upper() for p in sheet.axes[0].patches if p.get_width() > 0}
    assert found == {style.STATUS_COLOURS[s] for s in STATUSES}
    assert all(label("status", s, "en") in sheet.words.alt for s in STATUSES)
    assert [t.get_text() for t in sheet.legends[0].get_texts()] == [label("status", s, "en") for s in STATUSES]


def test_recounting_the_published_codes_gives_the_published_figures(published, results):
    def figures(rows):
        return {(r["statistic"], r["group"], r["scope"]): (r["count"], r["lower"], r["upper"]) for r in rows}

    coded = [r for r in results["statistics"] if r["basis"] == "coding"]
    assert figures(sensitivity.recount_codes(sensitivity.published_codes()).rows) == figures(coded)


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_other_widths_give_the_published_columns(published, results, settings, width):
    again = sensitivity.rejudge(sensitivity.with_width(settings, width))["status"]
    assert again.to_dict() == {c["claim_id"]: c[f"status_{width}"] for c in results["claims"]}


def test_an_interval_that_no_share_meets_contradicts(published, results, settings):
    from cityatlas.claims.register import read_register

    all_claims = {c["claim_id"]: c for c in read_register()}
    held = [
        c["claim_id"]
        for c in results["claims"]
        if c["status"] == "reproduced" and all_claims[c["claim_id"]].get("quantifier") == "all"
    ]
    assert held
    base = sensitivity.rejudge(settings)
    other = sensitivity.rejudge(sensitivity.with_intervals(settings, {"all": "[0, 0]"}))
    assert set(other.loc[held, "status"]) == {"contradicted"}
    moved = sensitivity.moved(base, {"none at all": other})
    repeats = {c["claim_id"] for c in results["claims"] if c["same_as"]}
    assert set(held) - repeats <= set(moved.index) and not repeats & set(moved.index)
    assert moved.shape[1] == 2 and (moved["published"] != moved["none at all"]).all()
    assert sensitivity.statuses_by_scenario(base, {"none at all": other}).loc["none at all", "moved"] == len(moved)
    sweep = sensitivity.sweep(settings, "all", ["[1, 1]", "[0, 0]"])
    assert (sweep.loc[held, "[1, 1]"] == "reproduced").all() and (sweep.loc[held, "[0, 0]"] == "contradicted").all()
    assert settings["quantifiers"]["all"]["literal"] == "[1, 1]"  # the settings themselves stay


def test_bad_quantifiers_and_intervals_are_refused(settings):
    with pytest.raises(InputError, match="no quantifier 'some'"):
        sensitivity.with_intervals(settings, {"some": "[0, 1]"})
    with pytest.raises(InputError, match="no interval"):
        sensitivity.with_intervals(settings, {"few": "up to a fifth"})


def test_other_codings_do_what_they_say(published):
    codes = sensitivity.published_codes()

    def counted(rows, statistic="agenda_field"):
        tally = [
            r for r in sensitivity.recount_codes(rows).rows if r["statistic"] == statistic and r["scope"] == "study"
        ]
        return {r["group"]: r for r in tally}

    sure = counted(sensitivity.without_doubt(codes), "agenda_status")
    assert all(r["lower"] == r["count"] == r["upper"] for r in sure.values())
    one = counted(sensitivity.coded_by(codes, "coder_1"))
    wanted = {(r["city"], r["variable"]) for r in codes if r["coder"] == "coder_1" and r["value"] == "1"}
    assert all(r["count"] == sum(v == f"field_{g}" for _, v in wanted) for g, r in one.items())
    projects = counted(sensitivity.only_strengths(codes, ["project"]))
    before = counted(codes)
    assert all(projects[g]["count"] <= before[g]["count"] for g in before)
    assert sum(r["count"] for r in projects.values()) < sum(r["count"] for r in before.values())
    decided = counted(sensitivity.adopted_only_as(codes, ["council_decision"]), "agenda_status")
    forms = counted(codes, "agenda_form")
    assert decided["adopted"]["count"] == forms["council_decision"]["count"]
    assert codes == sensitivity.published_codes()  # nothing was changed in place


def test_settings_of_the_run_reach_the_notebook(monkeypatch):
    data.settings.cache_clear()
    monkeypatch.setenv(SETTINGS_VARIABLE, json.dumps({"language": "en"}))
    assert data.language() == "en" and data.language("de") == "de"
    data.settings.cache_clear()


def test_a_notebook_that_names_its_language_gets_it_everywhere(published):
    try:
        data.start("en")
        assert data.language() == "en" and data.labels("field")["mobility"] == "Mobility"
        assert data.contents().index.name == "table"
        with pytest.raises(InputError, match="no texts in the language 'fr'"):
            data.start("fr")
    finally:
        data.start()
    assert data.language() == "de"
