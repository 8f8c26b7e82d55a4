"""The fields three ways side by side: printed by the study, coded from the profiles, seen in the projects."""

from __future__ import annotations

from matplotlib.axes import Axes

from cityatlas.core.language import say
from cityatlas.core.rows import StatisticRow, Tables
from cityatlas.figures import style
from cityatlas.figures.bars import value_text
from cityatlas.figures.fields import field_names, study_fields
from cityatlas.figures.keys import Legend
from cityatlas.figures.sentences import (
    base_sentence,
    basis_sentence,
    join,
    matrix_sentence,
    origin_sentence,
    reliability_sentence,
    source_sentence,
    whole_number,
)
from cityatlas.figures.sheet import Sheet, Words, in_project_style, new_sheet, widest
from cityatlas.figures.shown_values import statistic_values
from cityatlas.figures.tables import ByGroup, base_of, exact_count, statistic_rows
from cityatlas.statistics.from_matrix import BASIS as MATRIX

FIELD_SOURCES = {
    "study": ("gedruckt", "printed"),
    "coded": ("kodiert", "coded"),
    "project": ("mit Projekt", "with a project"),
}
TICKED_WORD = ("angekreuzt", "ticked")
"""The word for what the study says where its field matrix is there, in the place of what it prints."""


def source_words(study: ByGroup, language: str) -> list[str]:
    """The words of the three sources, in their order."""
    ticked = next(iter(study.values()))["basis"] == MATRIX
    pairs = FIELD_SOURCES | ({"study": TICKED_WORD} if ticked else {})
    return [say(language, *pair) for pair in pairs.values()]


@in_project_style
def fields_compared(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Cities by field as printed (or ticked), coded and by lighthouse projects, with bounds. Table: statistics."""
    printed = study_fields(data, scope)
    keys = list(printed)
    coded = statistic_rows(data, "agenda_field", "coding", scope, keys)
    project = statistic_rows(data, "lighthouse_cities", "annex", scope, keys)
    names = field_names(printed, language)
    sheet = new_sheet(_words(printed, coded, project, names, language, scope), 3.2, size, _keys(printed, language))
    ax = sheet.panel(gutters=(widest(list(names.values())) + 0.1, 0.3, 0.1, 0))
    for y, key in enumerate(keys):
        _row(ax, y, style.field_colours()[key], printed[key], coded[key], project[key])
    _scale(ax, list(names.values()), base_of(printed), language)
    return sheet


def _keys(printed: ByGroup, language: str) -> list[Legend]:
    study, coded, project = source_words(printed, language)
    keys = [Legend(study, "D", style.INK, style.PALE, 6)]
    if any(row["count"] is None for row in printed.values()):
        keys.append(Legend(say(language, "gedruckt, nur eingegrenzt", "printed, only bounded"), "doubt"))
    return [
        *keys,
        Legend(coded, "o", style.INK, style.PALE, 6),
        Legend(say(language, "sicher kodiert", "coded for certain"), "|", style.SOFT_INK, size=6),
        Legend(say(language, "nach oben offen", "open upwards"), "arrow"),
        Legend(project, "s", style.INK, style.PAPER, 5),
    ]


def _scale(ax: Axes, names: list[str], base: int, language: str) -> None:
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 0.5, -0.6)
    ax.set_xlim(0, base * 1.01)
    ax.set_xticks(range(0, base + 1, 10))
    ax.set_xlabel(say(language, f"Städte (von {base})", f"cities (of {base})"), labelpad=1)
    ax.grid(axis="x", color="#E6E6E6", lw=0.6)
    ax.set_axisbelow(True)
    ax.spines["left"].set_visible(False)


def _row(ax: Axes, y: float, colour: str, printed: StatisticRow, coded: StatisticRow, project: StatisticRow) -> None:
    """A diamond (or a thick line over the bounds) for print, a dot with an arrow upwards for coding, a square."""
    ax.annotate(
        "", (coded["upper"], y), (coded["lower"], y), annotation_clip=False, zorder=1,
        arrowprops={"arrowstyle": "->", "color": style.LINE, "lw": 0.8, "shrinkA": 0, "shrinkB": 0},
    )  # fmt: skip
    ax.plot([coded["lower"]], [y], "|", color=style.SOFT_INK, ms=6, zorder=2)
    ax.plot([exact_count(project)], [y], "s", ms=5, mfc=style.PAPER, mec=style.INK, mew=0.9, zorder=3, gid="project")
    ax.plot([exact_count(coded)], [y], "o", ms=6.5, mfc=colour, mec=style.INK, mew=0.6, zorder=4, gid="coded")
    if printed["count"] is None:
        ends = [printed["lower"], printed["upper"]]
        ax.barh(y, ends[1] - ends[0], 0.3, left=ends[0], zorder=4, **style.doubtful(colour))
        ax.plot(ends, [y, y], "-", color="none", zorder=5, gid="printed")
    else:
        ax.plot([printed["count"]], [y], "D", ms=6.5, mfc=colour, mec=style.INK, mew=0.6, zorder=5, gid="printed")


def _words(
    printed: ByGroup, coded: ByGroup, project: ByGroup, names: dict[str, str], language: str, scope: str
) -> Words:
    gaps = {key: row["lower"] - exact_count(coded[key]) for key, row in printed.items()}
    above, most = sum(gap > 0 for gap in gaps.values()), next(iter(printed))
    n = len(printed)
    ticked = printed[most]["basis"] == MATRIX
    more = say(language, "kreuzt die Studie mehr Städte an" if ticked else "zählt die Studie mehr Städte", "")
    more = more or ("the study ticks more cities" if ticked else "the study counts more cities")
    title = say(
        language,
        f"In {'allen' if above == n else f'{above} von'} {n} Feldern {more}, als es die Profile nennen",
        f"In {'all' if above == n else f'{above} of'} {n} fields {more} than have profiles that name it",
    )
    caption = join(
        say(
            language,
            "Nach oben offen, da Profile eine Auswahl sind.",
            "Open upwards, as profiles are a selection.",
        ),
        basis_sentence([printed[most]["basis"], "coding", "annex"], language),
        matrix_sentence(language) if ticked else "",
        reliability_sentence(coded, names, language),
        source_sentence(language, "Kapitel 3 und 4.2, Anhang A", "chapters 3 and 4.2, Annex A"),
        origin_sentence("own", language),
    )
    question = say(
        language,
        f"Passen {'Kreuze' if ticked else 'gedruckte Anzahlen'}, Profile und Projekte zusammen?",
        f"Do {'ticks' if ticked else 'printed counts'}, profiles and projects agree?",
    )
    alt = _alt(printed, coded, project, names, language)
    measure = say(language, "Städte je Feld, aus drei Quellen; ", "Cities by field, from three sources; ")
    measure += base_sentence(base_of(printed), "cities", language, scope)
    sources = zip(source_words(printed, language), (printed, coded, project), strict=True)
    shown = statistic_values(
        {word: {name: (rows[k], value_text(rows[k], language)) for k, name in names.items()} for word, rows in sources}
    )
    return Words(title, caption, f"{title}. {alt}.", question, measure, shown)


def _alt(printed: ByGroup, coded: ByGroup, project: ByGroup, names: dict[str, str], language: str) -> str:
    kinds = source_words(printed, language)
    lines = []
    for key, name in names.items():
        counts = [whole_number(exact_count(rows[key]), language) for rows in (coded, project)]
        values = [value_text(printed[key], language), *counts]
        lines.append(f"{name}: " + ", ".join(f"{k} {v}" for k, v in zip(kinds, values, strict=True)))
    return "; ".join(lines)
