"""Figure 8, the status of the agendas; and what "adopted" can mean."""

from __future__ import annotations

import pandas as pd

from cityatlas.core.language import say
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures import style
from cityatlas.figures.bars import coded_text, value_text
from cityatlas.figures.grouped import Bar, grouped_bars
from cityatlas.figures.sentences import (
    base_sentence,
    basis_sentence,
    bounds_sentence,
    join,
    origin_sentence,
    percent,
    reliability_sentence,
    source_sentence,
    whole,
)
from cityatlas.figures.sheet import Sheet, Words, in_project_style, new_sheet
from cityatlas.figures.tables import Frames, required_frame, statistic_rows, study_cities
from cityatlas.statistics.crosstabs import READINGS, agenda_readings


@in_project_style
def agenda_status(data: Frames, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Figure 8: the status of the agendas as printed and as coded, with bounds. Tables: statistics, printed_counts."""
    keys = terms("agenda_status")
    printed = statistic_rows(data, "agenda_status", "printed_counts", scope, keys)
    coded = statistic_rows(data, "agenda_status", "coding", scope, keys)
    groups = []
    for key in keys:
        colour, p, c = style.AGENDA_COLOURS[key], printed.loc[key], coded.loc[key]
        middle = p["count"] if pd.notna(p["count"]) else p["lower"]
        bars = [
            Bar(say(language, "gedruckt", "printed"), middle, p["lower"], p["upper"], value_text(p, language), colour),
            Bar(
                say(language, "kodiert", "coded"), c["count"], c["lower"], c["upper"], coded_text(c, language, False),
                colour,
            ),
        ]  # fmt: skip
        groups.append((label("agenda_status", key, language), bars))
    sheet = new_sheet(_status_words(data, printed, coded, groups, language, scope), 2.2, size)
    grouped_bars(sheet, groups)
    return sheet


def _status_words(
    data: Frames, printed: pd.DataFrame, coded: pd.DataFrame, groups: list, language: str, scope: str
) -> Words:
    p, c = printed.loc["adopted"], coded.loc["adopted"]
    low, high = whole(c["lower"], language), whole(c["upper"], language)
    values = [whole(x["count"], language) for x in (p, c)]
    title = say(
        language,
        f"{values[0]} verabschiedete Agenden sind gedruckt, {values[1]} kodiert ({low} bis {high} möglich)",
        f"{values[0]} adopted agendas are printed, {values[1]} are coded ({low} to {high} possible)",
    )
    counts = required_frame(data, "printed_counts")
    direct = set(counts.loc[counts["statistic"] == "agenda_status", "group"])
    rest = [k for k in printed.index if k not in direct]
    note = ""
    if rest:
        name, count = label("agenda_status", rest[0], language), whole(printed.loc[rest[0], "count"], language)
        note = say(
            language,
            f"Die Anzahl für „{name}“ druckt der Text nicht; {count} ist, was die anderen übrig lassen.",
            f"The text prints no count for “{name}”; {count} is what the others leave.",
        )
    caption = join(
        base_sentence(int(c["base"]), "cities", language, scope),
        basis_sentence(["printed_counts", "coding"], language),
        note,
        bounds_sentence(language, False),
        reliability_sentence(coded, {k: label("agenda_status", k, language) for k in coded.index}, language),
        source_sentence(language, "Kapitel 3 und 4.3", "chapters 3 and 4.3"),
        origin_sentence("data", language, 8),
    )
    return Words(title, caption, f"{title}. {spoken(groups)}.")


def spoken(groups: list) -> str:
    """Groups of bars as text: ``adopted: printed 19, coded 23``."""
    return "; ".join(f"{head}: " + ", ".join(f"{b.name} {b.text}" for b in bars) for head, bars in groups)


READING_NAMES = {
    1: ("nur beschlossen", "decided only"),
    2: ("oder ausformuliert", "or written out"),
    3: ("oder in Umsetzung", "or carried out"),
}


@in_project_style
def agenda_readings_figure(data: Frames, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """What "adopted" can mean: cities under ever wider readings. Tables: cities, codes, statistics."""
    names = list(study_cities(data, scope)["city"])
    codes = required_frame(data, "codes").to_dict("records")
    rows = [pd.Series(r) for r in agenda_readings(codes, names)]
    printed = statistic_rows(data, "agenda_status", "printed_counts", scope, ["adopted"]).loc["adopted"]
    shades = (style.ACCENT, "#3E78B2", "#6FA8DC")
    bars = [
        Bar(
            say(language, *READING_NAMES[r["reading"]]), r["count"], r["lower"], r["upper"],
            coded_text(r, language, False), shade,
        )
        for r, shade in zip(rows, shades, strict=True)
    ]  # fmt: skip
    groups = [(say(language, "kodiert", "coded"), bars)]
    count = whole(printed["count"], language)
    words = _reading_words(data, rows, groups, count, language, scope)
    sheet = new_sheet(words, 1.45, size)
    ax = grouped_bars(sheet, groups, top=0.22)
    ax.axvline(printed["count"], color=style.WARM, lw=1.2, zorder=5, gid="printed")
    for text in ax.texts:
        text.set(zorder=6, bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.6})
    ax.annotate(
        say(language, f"gedruckt: {count}", f"printed: {count}"), (printed["count"], 1), (0, 3),
        xycoords=("data", "axes fraction"), textcoords="offset points", ha="center", va="bottom",
        fontsize=style.SMALL, color=style.WARM,
    )  # fmt: skip
    return sheet


def _reading_words(data: Frames, rows: list, groups: list, printed: str, language: str, scope: str) -> Words:
    low, high = whole(rows[0]["count"], language), whole(rows[-1]["count"], language)
    title = say(
        language,
        f"Je nach Lesart haben {low} bis {high} Städte eine verabschiedete Agenda; gedruckt sind {printed}",
        f"Depending on the reading, {low} to {high} cities have an adopted agenda; {printed} are printed",
    )
    forms = statistic_rows(data, "agenda_form", "coding", scope, READINGS[-1])
    caption = join(
        base_sentence(int(rows[0]["base"]), "cities", language, scope),
        say(
            language,
            "Jede Zeile lässt eine Form mehr gelten: Beschluss von Rat, Senat oder Bürgermeister; fertiges Dokument; "
            "laufende Maßnahmen.",
            "Each line lets in one more form: a decision of council, senate or mayor; a finished document; measures "
            "under way.",
        ),
        basis_sentence(["coding", "printed_counts"], language),
        bounds_sentence(language, False),
        reliability_sentence(forms, {k: label("agenda_form", k, language) for k in forms.index}, language),
        source_sentence(language, "Kapitel 3 und 4.3", "chapters 3 and 4.3"),
        origin_sentence("own", language),
    )
    question = say(language, "Was kann „verabschiedet“ heißen?", "What can “adopted” mean?")
    return Words(title, caption, f"{title}. {spoken(groups)}.", question)


def share_text(count: float, base: float, language: str) -> str:
    """``19 von 23 (83 %)``."""
    of = say(language, "von", "of")
    share = percent(count / base, language) if base else "–"
    return f"{whole(count, language)} {of} {whole(base, language)} ({share})"
