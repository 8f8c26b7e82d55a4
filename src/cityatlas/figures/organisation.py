"""Figure 9: the organisation models and their combinations (an UpSet plot beside the counts). And models by status."""

from __future__ import annotations

from matplotlib.axes import Axes

from cityatlas.core.language import say
from cityatlas.core.rows import CrossRow, Tables
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures import style
from cityatlas.figures.bars import BAR, coded_text, whisker
from cityatlas.figures.grouped import Bar, Groups, grouped_bars
from cityatlas.figures.keys import Legend
from cityatlas.figures.sentences import (
    base_sentence,
    basis_sentence,
    enumeration,
    join,
    origin_sentence,
    reliability_sentence,
    source_sentence,
    whole_number,
)
from cityatlas.figures.sheet import Sheet, Words, in_project_style, new_sheet, widest
from cityatlas.figures.shown_values import statistic_values, values_of_groups
from cityatlas.figures.status import possible, share_text, spoken
from cityatlas.figures.tables import ByGroup, base_of, city_names, exact_count, required_rows, statistic_rows
from cityatlas.statistics.crosstabs import cross

BARS = "#6FA8DC"
"""Light enough for the black line of the bounds."""


QUOTED = ("„{}“", "“{}”")


def combination_name(key: str, language: str) -> str:
    """The labels of a combination: ``bestehende Einheit + Personenrolle``."""
    if key == "none":
        return say(language, "keines der Modelle", "none of the models")
    return " + ".join(label("organisation", part, language) for part in key.split("+"))


@in_project_style
def combinations_figure(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Figure 9: counts of the models on the left, all combinations as columns on the right. Table: statistics."""
    models = statistic_rows(data, "organisation", "coding", scope, terms("organisation"))
    combos = statistic_rows(data, "organisation_combination", "coding", scope)
    combos = dict(sorted(combos.items(), key=lambda item: (-exact_count(item[1]), -item[1]["upper"])))
    names = [label("organisation", k, language) for k in models]
    keyed = [
        Legend(say(language, "gehört zur Kombination", "part of the combination"), "o", style.accent()),
        Legend(say(language, "gehört nicht dazu", "not part of it"), "o", style.SOFT_INK, style.PAPER, 4.5),
        Legend(say(language, "mögliche Spanne der Kodierung", "possible range of the coding"), "range"),
    ]
    sheet = new_sheet(_words(data, models, combos, language, scope), 3.0, size, keyed)
    label_width = widest(names) + 0.1
    bars_width = 0.27 * sheet.plot[2]
    left = label_width + bars_width + 0.25
    matrix_height = 1.15
    totals = sheet.panel(
        gutters=(0, 0, sheet.plot[2] - bars_width, sheet.plot[3] - matrix_height), label="totals"
    )  # fmt: skip
    matrix = sheet.panel(gutters=(left, 0, 0, sheet.plot[3] - matrix_height), label="matrix")
    columns = sheet.panel(gutters=(left, matrix_height + 0.04, 0, 0.16), label="columns")
    _totals(totals, models, language)
    _matrix(matrix, combos, names, models)
    _columns(columns, combos, language)
    return sheet


def _totals(ax: Axes, models: ByGroup, language: str) -> None:
    """Bars that grow to the left, away from the names."""
    limit = float(max(row["upper"] for row in models.values())) * 1.75
    for y, row in enumerate(models.values()):
        ax.barh(y, exact_count(row), BAR, color=BARS, edgecolor=style.INK, linewidth=0.4)
        whisker(ax, y, row["lower"], row["upper"])
        text = coded_text(row, language, False)
        ax.annotate(
            text, (max(row["upper"], exact_count(row)), y), (-4, 0), textcoords="offset points", ha="right",
            va="center_baseline", fontsize=style.SMALL,
        )  # fmt: skip
    ax.set_xlim(limit, 0)
    ax.set_ylim(len(models) - 0.5, -0.5)
    ax.set_axis_off()
    heading = say(language, "Städte je Modell", "Cities by model")
    ax.set_title(heading, fontsize=style.SMALL, loc="right", color=style.SOFT_INK, pad=3)


def _matrix(ax: Axes, combos: ByGroup, names: list[str], models: ByGroup) -> None:
    rows = {key: y for y, key in enumerate(models)}
    for y in range(0, len(rows), 2):
        ax.axhspan(y - 0.5, y + 0.5, color=style.PALE, lw=0, zorder=0)
    for x, key in enumerate(combos):
        inside = [rows[k] for k in key.split("+") if k in rows]
        outside = [y for y in rows.values() if y not in inside]
        ax.plot([x] * len(outside), outside, "o", ms=4.5, mfc=style.PAPER, mec=style.SOFT_INK, mew=0.6, zorder=2)
        ax.plot([x] * len(inside), inside, "-o", ms=5.5, lw=1.6, color=style.accent(), zorder=3, gid=key)
    ax.set_xlim(-0.6, len(combos) - 0.4)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.set_yticks(range(len(names)), names)
    ax.set_xticks([])
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)


def _columns(ax: Axes, combos: ByGroup, language: str) -> None:
    for x, row in enumerate(combos.values()):
        ax.bar(x, exact_count(row), BAR, color=BARS, edgecolor=style.INK, linewidth=0.4)
        if row["upper"] > row["lower"]:
            ax.plot([x, x], [row["lower"], row["upper"]], "_-", color=style.INK, lw=1, ms=5, mew=1, zorder=4)
        ax.annotate(
            whole_number(exact_count(row), language), (x, max(row["upper"], exact_count(row))), (0, 3),
            textcoords="offset points", ha="center", fontsize=style.LABEL, weight="bold",
        )  # fmt: skip
    ax.set_xlim(-0.6, len(combos) - 0.4)
    ax.set_ylim(0, float(max(row["upper"] for row in combos.values())) * 1.12)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    heading = say(language, "Städte je Kombination", "Cities by combination")
    ax.set_title(heading, fontsize=style.SMALL, loc="left", color=style.SOFT_INK, pad=3)


def _words(data: Tables, models: ByGroup, combos: ByGroup, language: str, scope: str) -> Words:
    several = statistic_rows(data, "organisation_models", "coding", scope, ["several"])["several"]
    base = base_of(models)
    count, low, high = (whole_number(n, language) for n in (exact_count(several), several["lower"], several["upper"]))
    title = say(
        language,
        f"{count} von {base} Städten organisieren Digitales in mehreren neuen Modellen zugleich ({low} bis {high} "
        "möglich)",
        f"{count} of {base} cities organise digital matters in several new models at once ({low} to {high} possible)",
    )
    names = {k: label("organisation", k, language) for k in models}
    caption = join(
        basis_sentence(["coding"], language),
        say(
            language,
            "Jede Säule ist eine Kombination der vier Modelle (Punkte), links jedes Modell für sich; neu sind "
            "Personenrolle, eigene Einheit und Querschnittsstruktur.",
            "Each column is a combination of the four models (dots), on the left each model by itself; new are "
            "person's role, dedicated unit and cross-cutting structure.",
        ),
        reliability_sentence(models, names, language),
        source_sentence(language, "Kapitel 3", "chapter 3"),
        origin_sentence("data", language, 9),
    )
    single = "; ".join(f"{names[k]} {coded_text(r, language, False)}" for k, r in models.items())
    joint = "; ".join(f"{combination_name(k, language)} {coded_text(r, language, False)}" for k, r in combos.items())
    middle = say(language, "Kombinationen", "Combinations")
    measure = say(language, "Städte je Modell und je Kombination; ", "Cities by model and by combination; ")
    measure += base_sentence(base, "cities", language, scope)
    shown = statistic_values(
        {
            say(language, "Modelle", "Models"): {
                names[k]: (r, coded_text(r, language, False)) for k, r in models.items()
            },
            middle: {combination_name(k, language): (r, coded_text(r, language, False)) for k, r in combos.items()},
        }
    )
    return Words(title, caption, f"{title}. {single}. {middle}: {joint}.", measure=measure, shown=shown)


@in_project_style
def by_status(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Organisation models by status of the agenda. Tables: cities, members, statistics."""
    models, columns = terms("organisation"), ["adopted", "in_development"]
    rows = cross(
        required_rows(data, "members"),
        ("organisation", "coding", models),
        ("agenda_status", "coding", columns),
        city_names(data, scope),
    )
    groups = []
    for model in models:
        bars = [
            Bar(
                label("agenda_status", r["column"], language), r["share"] or 0, r["share_lower"] or 0,
                r["share_upper"] or 0, share_text(r["count"], r["base"], language), style.agenda_colours()[r["column"]],
                base=r["base"], bounds=possible(r["share_lower"], r["share_upper"], language),
            )
            for r in rows
            if r["row"] == model
        ]  # fmt: skip
        groups.append((label("organisation", model, language), bars))
    keyed = [Legend(label("agenda_status", c, language), colour=style.agenda_colours()[c]) for c in columns]
    keyed.append(Legend(say(language, "mögliche Spanne der Kodierung", "possible range of the coding"), "range"))
    sheet = new_sheet(_by_status_words(data, rows, groups, language, scope), 2.5, size, keyed)
    grouped_bars(sheet, groups)
    return sheet


def _by_status_words(data: Tables, rows: list[CrossRow], groups: Groups, language: str, scope: str) -> Words:
    apart = [m for m in terms("organisation") if _apart(*(r for r in rows if r["row"] == m))]
    names = enumeration([say(language, *QUOTED).format(label("organisation", m, language)) for m in apart], language)
    if apart:
        title = say(
            language,
            f"Anders organisiert sind Städte mit verabschiedeter Agenda nur bei {names}",
            f"Cities with an adopted agenda are organised differently only as to {names}",
        )
    else:
        title = say(
            language,
            "Ob Städte mit verabschiedeter Agenda anders organisiert sind, bleibt offen: bei jedem Modell überdecken "
            "sich die Spannen",
            "Whether cities with an adopted agenda are organised differently stays open: for every model the ranges "
            "overlap",
        )
    models = statistic_rows(data, "organisation", "coding", scope)
    caption = join(
        basis_sentence(["coding"], language),
        say(
            language,
            "Linie: Spanne des Anteils über alle möglichen Kodierungen zweifelhafter Städte; wo sich die Linien "
            "überdecken, trennen die Daten nicht.",
            "Line: range of the share over all possible codings of doubtful cities; where lines overlap, the data do "
            "not tell them apart.",
        ),
        reliability_sentence(models, {k: label("organisation", k, language) for k in models}, language),
        source_sentence(language, "Kapitel 3", "chapter 3"),
        origin_sentence("own", language),
    )
    question = say(
        language,
        "Sind Städte mit verabschiedeter Agenda anders organisiert?",
        "Are cities with an adopted agenda organised differently?",
    )
    measure = say(language, "Anteil der Städte mit dem Modell; ", "Share of the cities with the model; ")
    measure += base_sentence(base_of(models), "cities", language, scope)
    return Words(title, caption, f"{title}. {spoken(groups)}.", question, measure, values_of_groups(groups))


def _apart(one: CrossRow, other: CrossRow) -> bool:
    """Whether the ranges of two shares do not touch, so that the data tell them apart."""
    low, high = sorted((one, other), key=lambda r: r["share_lower"] or 0)
    return (low["share_upper"] or 0) < (high["share_lower"] or 0)
