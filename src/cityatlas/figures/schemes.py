"""The study's schematic figures, redrawn from its text in our words: goals, the ten fields, steps to an agenda."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from cityatlas.core.language import say
from cityatlas.core.rows import StatisticRow, Tables
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures import style
from cityatlas.figures.bars import coded_text, lighter
from cityatlas.figures.fields import by_size, field_names
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
from cityatlas.figures.sheet import Sheet, Words, in_project_style, new_sheet, wrap
from cityatlas.figures.shown_values import statistic_values, text_values
from cityatlas.figures.tables import ByGroup, base_of, exact_count, statistic_rows

GOALS = {
    "quality_of_life": [
        ("bessere Online-Dienste der Verwaltung", "better online services of the administration"),
        ("schlankere Abläufe, mehr Transparenz", "leaner procedures, more transparency"),
        ("Vernetzung mit Bürgern und Partnern", "ties with citizens and partners"),
        ("Mitbestimmung", "having a say"),
        ("leistungsfähiger Verkehr", "traffic that flows"),
        ("Umweltschutz", "protection of the environment"),
        ("Medizin und Bildung", "medicine and education"),
        ("digitale Helfer für den Alltag", "digital aids for everyday life"),
    ],
    "economic_attractiveness": [
        ("Standort erhalten und stärken", "keep and strengthen the location"),
        ("Unternehmen und Start-ups gewinnen", "win businesses and start-ups"),
        ("Fachkräfte anziehen", "attract skilled people"),
        ("IT-Standort werden", "become a place for IT"),
        ("digitale Infrastruktur ausbauen", "extend the digital infrastructure"),
        ("Betriebe der Region stärken", "strengthen the region's firms"),
        ("Vorbild sein: Reallabore, Testfelder", "be a model: living labs, test fields"),
        ("austauschen und sichtbar werden", "exchange and become visible"),
    ],
    "digital_society": [
        ("demografischen Wandel auffangen", "cope with demographic change"),
        ("Mangel an Fachkräften begegnen", "face the shortage of skills"),
        ("digitalen Wandel gestalten", "shape the digital change"),
        ("Ältere stärker einbeziehen", "include older people"),
        ("alle Gruppen mitnehmen", "leave no group behind"),
        ("junge Unternehmen anziehen", "draw young firms"),
        ("auf Dauer zukunftsfähig bleiben", "stay fit for the future"),
    ],
}
"""Sub-goals of each goal, German and English."""

PROJECT_STEPS = [
    ("Projekte laufen, ohne gemeinsame Strategie", "projects run without a common strategy"),
    ("Vorhaben, sie unter ein Dach zu bringen", "the intention to bring them under one roof"),
    ("Beschluss, eine Agenda zu entwickeln", "decision to develop an agenda"),
    ("Vorgehen festlegen", "settle the procedure"),
    ("Zuständige benennen", "name who is responsible"),
    ("Mittel für Strukturen und Stellen (wo nötig)", "money for structures and posts (where needed)"),
    ("Bestand aufnehmen: Lösungen und Projekte", "take stock of solutions and projects"),
    ("Ziele bestimmen", "define goals"),
    ("Maßnahmen zu den Zielen bestimmen", "define measures for the goals"),
    ("Agenda verabschieden; die Umsetzung beginnt", "adopt the agenda; carrying it out begins"),
]
"""The steps in their order, German and English."""


def canvas(sheet: Sheet) -> Axes:
    """Axes over the whole plot whose units are inches, without frame."""
    ax = sheet.panel(label="canvas")
    ax.set_xlim(0, sheet.plot[2])
    ax.set_ylim(0, sheet.plot[3])
    ax.set_axis_off()
    return ax


def box(ax: Axes, x: float, y: float, width: float, height: float, colour: str, **options: Any) -> None:
    """A box with slightly rounded corners; x and y of its lower left corner in inches."""
    look: dict[str, Any] = {"edgecolor": "none", "linewidth": 0.8, **options}
    corners = "round,pad=0,rounding_size=0.05"
    ax.add_patch(FancyBboxPatch((x, y), width, height, boxstyle=corners, facecolor=colour, **look))


@in_project_style
def goals(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Figure 3: the three goals with their sub-goals, and how many profiles name them. Table: statistics."""
    rows = statistic_rows(data, "goal", "coding", scope, terms("goal"))
    sheet = new_sheet(_goal_words(rows, language, scope), 2.75, size)
    ax, (_, _, width, height) = canvas(sheet), sheet.plot
    third, gap, head = (width - 0.24) / 3, 0.12, 0.56
    for i, (key, row) in enumerate(rows.items()):
        x, middle = i * (third + gap), i * (third + gap) + third / 2
        box(ax, x, height - head, third, head, style.accent())
        box(ax, x, 0, third, height - head - 0.05, lighter(style.accent(), 0.9))
        ax.text(
            middle, height - 0.18, label("goal", key, language), color=style.ink_on(style.accent()), weight="bold",
            ha="center", va="center_baseline", fontsize=8.5,
        )  # fmt: skip
        count = say(language, "kodiert: ", "coded: ") + coded_text(row, language, True)
        ax.text(
            middle,
            height - 0.41,
            count,
            color=style.ink_on(style.accent()),
            ha="center",
            va="center_baseline",
            fontsize=style.SMALL,
        )
        _bullets(ax, x + 0.1, height - head - 0.2, third - 0.2, [say(language, *t) for t in GOALS[key]], height)
    return sheet


def _bullets(ax: Axes, x: float, y: float, width: float, texts: list[str], height: float) -> None:
    lines = [(i == 0, line) for t in texts for i, line in enumerate(wrap(t, width - 0.12, style.SMALL))]
    step = min(0.17, (y - 0.1) / max(len(lines) - 1, 1))
    for n, (first, line) in enumerate(lines):
        if first:
            ax.text(x, y - n * step, "•", fontsize=style.SMALL, va="center_baseline")
        ax.text(x + 0.12, y - n * step, line, fontsize=style.SMALL, va="center_baseline")


def _goal_words(rows: ByGroup, language: str, scope: str) -> Words:
    base = base_of(rows)
    # no goal is called the most frequent: what a profile does not name may be a goal all the same
    least = enumeration(
        [f"{label('goal', k, language)} ({whole_number(r['lower'], language)})" for k, r in rows.items()], language
    )
    title = say(
        language,
        f"Drei Ziele nennen die Städte; sicher belegt in so vielen der {base} Profile: {least}",
        f"The cities name three goals; certain in so many of the {base} profiles: {least}",
    )
    names = {k: label("goal", k, language) for k in rows}
    caption = join(
        say(language, "Teilziele in unseren Worten.", "Sub-goals in our words."),
        basis_sentence(["coding"], language),
        say(
            language,
            "Gezählt ist das Ziel, nicht das Teilziel; nach oben offen.",
            "Counted is the goal, not the sub-goal; open upwards.",
        ),
        reliability_sentence(rows, names, language),
        source_sentence(language, "Kapitel 3 und 4.1", "chapters 3 and 4.1"),
        origin_sentence("text", language, 3),
    )
    counts = {k: coded_text(r, language, True) for k, r in rows.items()}
    parts = [f"{names[k]} {counts[k]}: " + ", ".join(say(language, *t) for t in GOALS[k]) for k in rows]
    measure = say(language, "Städte, deren Profil das Ziel nennt; ", "Cities whose profile names the goal; ")
    measure += base_sentence(base, "cities", language, scope)
    shown = statistic_values({"": {names[k]: (r, counts[k]) for k, r in rows.items()}})
    return Words(title, caption, f"{title}. {'; '.join(parts)}.", measure=measure, shown=shown)


@in_project_style
def ten_fields(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Figure 4: the ten fields, with agendas printed and projects. Table: statistics."""
    agendas = statistic_rows(data, "agenda_field", "printed_counts", scope, terms("field"))
    projects = statistic_rows(data, "lighthouse_projects", "annex", scope, terms("field"))
    names = field_names(agendas, language)
    texts = {k: _field_text(agendas[k], projects[k], language) for k in names}
    sheet = new_sheet(_field_words(agendas, projects, names, texts, language), 1.75, size)
    ax, (_, _, width, height) = canvas(sheet), sheet.plot
    gap = 0.1
    w, h = (width - 4 * gap) / 5, (height - gap) / 2
    for i, (key, name) in enumerate(names.items()):
        x, y = i % 5 * (w + gap), (1 - i // 5) * (h + gap)
        colour = style.field_colours()[key]
        box(ax, x, y, w, h, colour)
        ink = style.ink_on(colour)
        lines = wrap(name, w - 0.1, style.LABEL, "bold")
        for n, line in enumerate([*lines, *texts[key]]):
            bold = n < len(lines)
            top = y + h / 2 + 0.075 * (len(lines) + len(texts[key]) - 1)
            ax.text(
                x + w / 2, top - n * 0.15, line, color=ink, ha="center", va="center_baseline",
                weight="bold" if bold else "normal", fontsize=style.LABEL if bold else style.SMALL,
            )  # fmt: skip
    return sheet


def _field_text(agenda: StatisticRow, project: StatisticRow, language: str) -> list[str]:
    low, high = whole_number(agenda["lower"], language), whole_number(agenda["upper"], language)
    count = low if low == high else f"{low}–{high}"
    projects = whole_number(exact_count(project), language)
    return say(language, f"{count} Agenden\n{projects} Projekte", f"{count} agendas\n{projects} projects").split("\n")


def _field_words(
    agendas: ByGroup, projects: ByGroup, names: dict[str, str], texts: dict[str, list[str]], language: str
) -> Words:
    order = list(by_size(agendas))
    first, last = (f"{names[k]} ({whole_number(exact_count(agendas[k]), language)})" for k in (order[0], order[-1]))
    title = say(
        language,
        f"Zehn Handlungsfelder: in den Agenden von {first} bis {last}",
        f"Ten action fields: in the agendas from {first} to {last}",
    )
    base, total = base_of(agendas), base_of(projects)
    caption = join(
        say(
            language,
            f"n = {base} Städte (Agenden) und {total} Leuchtturmprojekte. Die Feldfarben gelten in allen Abbildungen.",
            f"n = {base} cities (agendas) and {total} lighthouse projects. The fields keep these colours in all "
            "figures.",
        ),
        basis_sentence(["printed_counts", "annex"], language),
        source_sentence(language, "Kapitel 4.2 und Anhang A", "chapter 4.2 and Annex A"),
        origin_sentence("text", language, 4),
    )
    parts = "; ".join(f"{n}: {', '.join(texts[k])}" for k, n in names.items())
    measure = say(
        language,
        f"Agenden, die das Feld nennen (n = {base} Städte), und Leuchtturmprojekte (n = {total}).",
        f"Agendas that name the field (n = {base} cities), and lighthouse projects (n = {total}).",
    )
    kinds = say(language, "Agenden", "agendas"), say(language, "Projekte", "projects")
    told = zip(kinds, (agendas, projects), (0, 1), strict=True)
    shown = statistic_values({kind: {names[k]: (rows[k], texts[k][i]) for k in names} for kind, rows, i in told})
    return Words(title, caption, f"{title}. {parts}.", measure=measure, shown=shown)


@in_project_style
def steps(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Figure 7: the steps to a digital agenda, as far as the text gives them. Table: statistics."""
    status = statistic_rows(data, "agenda_status", "printed_counts", scope, terms("agenda_status"))
    texts = [say(language, *t) for t in PROJECT_STEPS]
    sheet = new_sheet(_step_words(status, texts, language), 2.3, size)
    ax, (_, _, width, height) = canvas(sheet), sheet.plot
    gap, columns = 0.2, 5
    w, h = (width - (columns - 1) * gap) / columns, (height - 0.3) / 2
    for i, text in enumerate(texts):
        row, column = divmod(i, columns)
        place = column if row == 0 else columns - 1 - column
        x, y = place * (w + gap), (1 - row) * (h + 0.3)
        last = i == len(texts) - 1
        box(ax, x, y, w, h, style.accent() if last else style.PALE, edgecolor=style.accent())
        ink = style.PAPER if last else style.INK
        ax.text(x + 0.08, y + h - 0.16, str(i + 1), color=ink, weight="bold", fontsize=9, va="center_baseline")
        for n, line in enumerate(wrap(text, w - 0.14, style.SMALL)):
            ax.text(x + 0.08, y + h - 0.35 - n * 0.135, line, color=ink, fontsize=style.SMALL, va="center_baseline")
        if not last:
            _arrow(ax, i, columns, (x, y, w, h), gap)
    return sheet


def _arrow(ax: Axes, i: int, columns: int, at: tuple[float, float, float, float], gap: float) -> None:
    x, y, w, h = at
    if i == columns - 1:
        ends = (x + w / 2, y - 0.03), (x + w / 2, y - 0.27)
    elif i < columns:
        ends = (x + w + 0.02, y + h / 2), (x + w + gap - 0.02, y + h / 2)
    else:
        ends = (x - 0.02, y + h / 2), (x - gap + 0.02, y + h / 2)
    ax.add_patch(
        FancyArrowPatch(*ends, arrowstyle="-|>", mutation_scale=8, color=style.accent(), lw=1.2, shrinkA=0, shrinkB=0)
    )


def _step_words(status: ByGroup, texts: list[str], language: str) -> Words:
    base = base_of(status)
    done = whole_number(exact_count(status["adopted"]), language)
    title = say(
        language,
        f"Zehn Schritte zur Digitalen Agenda; am Ziel sind laut Studie {done} von {base} Städten",
        f"Ten steps to a digital agenda; by the study {done} of {base} cities have arrived",
    )
    caption = join(
        basis_sentence(["printed_counts"], language),
        say(
            language,
            "Die Schritte stehen so im Fließtext; ihre Teilung in zehn und die Worte sind unsere.",
            "The steps are those of the running text; their division into ten and the words are ours.",
        ),
        source_sentence(language, "Kapitel 4.3", "chapter 4.3"),
        origin_sentence("text", language, 7),
    )
    listed = "; ".join(f"{i}. {t}" for i, t in enumerate(texts, 1))
    measure = say(language, "Schritte in der Reihenfolge des Textes; ", "Steps in the order of the text; ")
    measure += base_sentence(base, "cities", language)
    shown = text_values(("", str(i), t) for i, t in enumerate(texts, 1))
    return Words(title, caption, f"{title}. {listed}.", measure=measure, shown=shown)
