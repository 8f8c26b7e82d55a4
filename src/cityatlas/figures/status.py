"""Figure 8, the status of the agendas; and what "adopted" can mean."""

from __future__ import annotations

from cityatlas.core.language import Pair, say
from cityatlas.core.rows import StatisticRow, Tables
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures import style
from cityatlas.figures.bars import coded_text, known_count, value_text
from cityatlas.figures.grouped import Bar, Groups, grouped_bars
from cityatlas.figures.keys import Legend
from cityatlas.figures.sentences import (
    base_sentence,
    basis_sentence,
    join,
    origin_sentence,
    percent,
    reliability_sentence,
    source_sentence,
    whole_number,
)
from cityatlas.figures.sheet import Sheet, Words, in_project_style, new_sheet
from cityatlas.figures.shown_values import values_of_groups
from cityatlas.figures.tables import ByGroup, exact_count, required_rows, statistic_rows


@in_project_style
def agenda_status(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Figure 8: the status of the agendas as printed and as coded, with bounds. Tables: statistics, printed_counts."""
    keys = terms("agenda_status")
    printed = statistic_rows(data, "agenda_status", "printed_counts", scope, keys)
    coded = statistic_rows(data, "agenda_status", "coding", scope, keys)
    direct = _directly_printed(data)
    groups = []
    for key in keys:
        colour, p, c = style.agenda_colours()[key], printed[key], coded[key]
        middle, text = known_count(p), value_text(p, language)
        bars = [
            Bar(
                say(language, "gedruckt", "printed") if key in direct else say(language, "abgeleitet", "derived"),
                middle, p["lower"], p["upper"], text, colour, derived=key not in direct, base=p["base"],
            ),
            counted_bar(say(language, "kodiert", "coded"), c, colour, language),
        ]  # fmt: skip
        groups.append((label("agenda_status", key, language), bars))
    keyed = [
        Legend(
            say(language, "gedruckt oder kodiert", "printed or coded"), colour=style.agenda_colours()["in_development"]
        ),
        Legend(
            say(language, "nicht gedruckt, aus den anderen abgeleitet", "not printed, derived from the others"), "doubt"
        ),
        Legend(say(language, "mögliche Spanne der Kodierung", "possible range of the coding"), "range"),
    ]
    sheet = new_sheet(_status_words(data, printed, coded, groups, language, scope), 2.2, size, keyed)
    grouped_bars(sheet, groups)
    return sheet


def counted_bar(name: str, row: StatisticRow, colour: str, language: str) -> Bar:
    """The bar of a coded count, with its bounds as a line."""
    text = coded_text(row, language, False)
    return Bar(name, exact_count(row), row["lower"], row["upper"], text, colour, base=row["base"])


def _directly_printed(data: Tables) -> set[str]:
    """The statuses whose count the study's text prints. Table: printed_counts."""
    return {r["group"] for r in required_rows(data, "printed_counts") if r["statistic"] == "agenda_status"}


def _status_words(data: Tables, printed: ByGroup, coded: ByGroup, groups: Groups, language: str, scope: str) -> Words:
    p, c = printed["adopted"], coded["adopted"]
    low, high = whole_number(c["lower"], language), whole_number(c["upper"], language)
    values = [whole_number(exact_count(x), language) for x in (p, c)]
    title = say(
        language,
        f"{values[0]} verabschiedete Agenden sind gedruckt, {values[1]} kodiert ({low} bis {high} möglich)",
        f"{values[0]} adopted agendas are printed, {values[1]} are coded ({low} to {high} possible)",
    )
    rest = [k for k in printed if k not in _directly_printed(data)]
    note = ""
    if rest:
        name, count = label("agenda_status", rest[0], language), whole_number(exact_count(printed[rest[0]]), language)
        note = say(
            language,
            f"Die Anzahl für „{name}“ druckt der Text nicht; {count} ist, was die anderen übrig lassen.",
            f"The text prints no count for “{name}”; {count} is what the others leave.",
        )
    caption = join(
        basis_sentence(["printed_counts", "coding"], language),
        note,
        reliability_sentence(coded, {k: label("agenda_status", k, language) for k in coded}, language),
        source_sentence(language, "Kapitel 3 und 4.3", "chapters 3 and 4.3"),
        origin_sentence("data", language, 8),
    )
    measure = say(language, "Städte je Status der Digitalen Agenda; ", "Cities by status of the digital agenda; ")
    measure += base_sentence(c["base"], "cities", language, scope)
    return Words(title, caption, f"{title}. {spoken(groups)}.", measure=measure, shown=values_of_groups(groups))


def spoken(groups: Groups) -> str:
    """Groups of bars as text: ``adopted: printed 19, coded 23``."""
    return "; ".join(f"{head}: " + ", ".join(f"{b.name} {b.text}{b.bounds}" for b in bars) for head, bars in groups)


READING_NAMES: dict[str, Pair] = {
    "decided": ("nur beschlossen", "decided only"),
    "finished": ("oder ausformuliert", "or written out"),
    "finished_or_running": ("oder in Umsetzung", "or carried out"),
}
"""The readings of "adopted" (groups of ``agenda_adopted_as``), each beside the one before."""


@in_project_style
def agenda_readings_figure(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """What "adopted" can mean: cities under ever wider readings. Table: statistics."""
    rows = statistic_rows(data, "agenda_adopted_as", "coding", scope, list(READING_NAMES))
    printed = statistic_rows(data, "agenda_status", "printed_counts", scope, ["adopted"])["adopted"]
    colour = style.agenda_colours()["in_development"]
    bars = [counted_bar(say(language, *READING_NAMES[group]), row, colour, language) for group, row in rows.items()]
    groups = [(say(language, "kodiert", "coded"), bars)]
    line, count = exact_count(printed), whole_number(exact_count(printed), language)
    words = _reading_words(rows, groups, count, language, scope)
    keyed = [
        Legend(say(language, "kodiert", "coded"), colour=colour),
        Legend(say(language, "mögliche Spanne der Kodierung", "possible range of the coding"), "range"),
        Legend(say(language, "so viele druckt die Studie", "as many as the study prints"), "line"),
    ]
    sheet = new_sheet(words, 1.45, size, keyed)
    ax = grouped_bars(sheet, groups, top=0.22)
    ax.axvline(line, color=style.INK, lw=1.2, zorder=5, gid="printed")
    for text in ax.texts:
        text.set(zorder=6, bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.6})
    ax.annotate(
        say(language, f"gedruckt: {count}", f"printed: {count}"), (line, 1), (0, 3),
        xycoords=("data", "axes fraction"), textcoords="offset points", ha="center", va="bottom",
        fontsize=style.SMALL, color=style.INK,
    )  # fmt: skip
    return sheet


def _reading_words(rows: ByGroup, groups: Groups, printed: str, language: str, scope: str) -> Words:
    narrow, *_, wide = rows.values()
    low, high = whole_number(exact_count(narrow), language), whole_number(exact_count(wide), language)
    title = say(
        language,
        f"Je nach Lesart sind {low} bis {high} Agenden als verabschiedet kodiert; gedruckt sind {printed}",
        f"Depending on the reading, {low} to {high} agendas are coded as adopted; {printed} are printed",
    )
    caption = join(
        say(
            language,
            "Jede Zeile lässt eine Form mehr gelten: Beschluss von Rat, Senat oder Bürgermeister; fertiges Dokument; "
            "laufende Maßnahmen.",
            "Each line lets in one more form: a decision of council, senate or mayor; a finished document; measures "
            "under way.",
        ),
        basis_sentence(["coding", "printed_counts"], language),
        reliability_sentence(rows, {k: say(language, *READING_NAMES[k]) for k in rows}, language),
        source_sentence(language, "Kapitel 3 und 4.3", "chapters 3 and 4.3"),
        origin_sentence("own", language),
    )
    question = say(language, "Was kann „verabschiedet“ heißen?", "What can “adopted” mean?")
    measure = say(language, "Städte mit verabschiedeter Agenda; ", "Cities with an adopted agenda; ")
    measure += base_sentence(narrow["base"], "cities", language, scope)
    return Words(title, caption, f"{title}. {spoken(groups)}.", question, measure, values_of_groups(groups))


def share_text(count: float, base: float, language: str) -> str:
    """``19 von 23 (83 %)``."""
    of = say(language, "von", "of")
    share = percent(count / base, language) if base else "–"
    return f"{whole_number(count, language)} {of} {whole_number(base, language)} ({share})"


def possible(low: float | None, high: float | None, language: str) -> str:
    """The bounds of a share in words: `` [57 bis 91 % möglich]``; nothing where they are one."""
    if low is None or high is None or low == high:
        return ""
    least, most = percent(low, language).removesuffix("%").rstrip(), percent(high, language)
    return say(language, f" [{least} bis {most} möglich]", f" [{least}% to {most} possible]")
