"""Figure 19: how far who coded agrees, or how consistent a model is; alpha for each variable with its interval."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from matplotlib.axes import Axes

from cityatlas.coding.agreement import RELIABLE, TENTATIVE, of_models
from cityatlas.coding.codebook import variables
from cityatlas.coding.coders import read_coders
from cityatlas.coding.who_coded import WhoCoded, who_is_compared
from cityatlas.core.language import say
from cityatlas.core.numbers import number
from cityatlas.core.palette import RELIABILITY_COLOURS
from cityatlas.core.rows import AgreementRow, Tables
from cityatlas.core.vocabulary import has, label, terms
from cityatlas.figures import style
from cityatlas.figures.keys import Legend
from cityatlas.figures.sentences import CODED, CONSISTENCY, join, origin_sentence, whole_number
from cityatlas.figures.sheet import Sheet, Shown, Words, in_project_style, new_sheet, widest
from cityatlas.figures.tables import required_rows

AGREEMENT_COLOURS = RELIABILITY_COLOURS
SIDE_BY_SIDE = {"column": 2, "slide": 3}
"""Parts side by side; a slide is wide and low."""
MARKERS = {"reliable": "o", "tentative": "s", "unreliable": "D"}


def short_variable_name(name: str, language: str) -> str:
    """A coded variable in words: ``Mobilität``, ``Status der Digitalen Agenda``."""
    if name == "agenda_year":
        return say(language, "Jahr der Digitalen Agenda", "Year of the digital agenda")
    variable = variables()[name]
    if variable.kind != "binary":
        return label("statistic", variable.statistic, language)
    vocabulary = variable.statistic if has(variable.statistic) else variable.set
    return label(vocabulary, variable.key, language)


def in_order(agreement: Iterable[AgreementRow]) -> list[AgreementRow]:
    """Variables by verdict, the best first, then by alpha and the codebook's order."""
    rank = {v: i for i, v in enumerate(terms("agreement_verdict"))}
    codebook = {v: i for i, v in enumerate(variables())}

    def place(row: AgreementRow) -> tuple[int, float, int]:
        alpha = -1.0 if row["alpha"] is None else row["alpha"]
        return rank[row["verdict"]], -alpha, codebook[row["variable"]]

    return sorted(agreement, key=place)


def heading_of(name: str, language: str) -> str:
    """The set of a variable, short, for variables of several sets that share a name."""
    variable = variables()[name]
    if variable.kind != "binary":
        return ""
    return label("statistic", variable.statistic, language)


@in_project_style
def agreement(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """How far the coders agree; of a model's runs alone, how consistent it is. Table: agreement."""
    rows = in_order(of_models(required_rows(data, "agreement"), read_coders()))
    columns = SIDE_BY_SIDE[size]
    lines = -(-len(rows) // columns)
    parts = [rows[i * lines : (i + 1) * lines] for i in range(columns)]
    names = [[unique_name(row["variable"], rows, language) for row in part] for part in parts]
    keyed = [
        Legend(label("agreement_verdict", v, language), MARKERS[v], style.INK, AGREEMENT_COLOURS[v])
        for v in MARKERS
        if any(row["verdict"] == v for row in rows)
    ]
    keyed.append(Legend(say(language, "95-%-Intervall", "95% interval"), "line", style.SOFT_INK))
    sheet = new_sheet(_words(rows, language), 3.7, size, keyed)
    for i, (part, own) in enumerate(zip(parts, names, strict=True)):
        left = max(widest(n, style.CAPTION) for n in names) + 0.08
        ax = sheet.panel((i / columns, 0, (i + 1) / columns, 1), (left, 0.28, 0.12, 0.05), label=f"part {i}")
        _draw(ax, part, own, lines, language)
        if columns > 2:
            ax.set_xticks(
                [0, TENTATIVE, 1], [number(t, language, 3 if t == TENTATIVE else 0) for t in (0, TENTATIVE, 1)]
            )
    return sheet


def unique_name(name: str, rows: Iterable[AgreementRow], language: str) -> str:
    """The variable's name, with its set where another variable has the same name."""
    names = [short_variable_name(v, language) for v in (row["variable"] for row in rows)]
    own = short_variable_name(name, language)
    return own if names.count(own) == 1 else f"{own} ({heading_of(name, language)})"


def _draw(ax: Axes, rows: list[AgreementRow], names: list[str], lines: int, language: str) -> None:
    ax.axvspan(RELIABLE, 1, color="#E3E9F0", lw=0, zorder=0)
    ax.axvspan(TENTATIVE, RELIABLE, color="#F1F4F8", lw=0, zorder=0)
    for y, row in enumerate(rows):
        if row["verdict"] not in AGREEMENT_COLOURS:
            text = f"{label('agreement_verdict', row['verdict'], language)}: {deviations(row, language)}"
            ax.text(0.02, y, text, fontsize=style.CAPTION, color=style.SOFT_INK, va="center_baseline")
            continue
        colour = AGREEMENT_COLOURS[row["verdict"]]
        alpha, low, high = (row[k] or 0.0 for k in ("alpha", "alpha_low", "alpha_high"))
        ax.plot([max(low, 0), high], [y, y], "-", color=style.SOFT_INK, lw=0.9, zorder=2)
        ax.plot(
            [alpha], [y], MARKERS[row["verdict"]], ms=4.6, mfc=colour, mec=style.INK, mew=0.5, zorder=3,
            gid=row["variable"], clip_on=False,
        )  # fmt: skip
    ax.set_xlim(0, 1)
    ax.set_ylim(lines - 0.5, -0.7)
    ax.set_yticks(range(len(rows)), names, fontsize=style.CAPTION)
    ticks = [0, 0.2, 0.4, TENTATIVE, RELIABLE, 1]
    ax.set_xticks(ticks, [number(t, language, 3 if t == TENTATIVE else 1) for t in ticks], fontsize=5.8)
    ax.set_xlabel(say(language, "Krippendorffs Alpha", "Krippendorff's alpha"), labelpad=1, fontsize=style.CAPTION)
    ax.spines["left"].set_visible(False)


def deviations(row: AgreementRow, language: str) -> str:
    """``0 Abweichungen``."""
    n = row["disagreements"]
    return f"{n} " + say(language, "Abweichung" if n == 1 else "Abweichungen", "deviation" if n == 1 else "deviations")


_QUESTIONS = (
    ("Wie beständig kodiert das Modell?", "How consistently does the model code?"),
    ("Wie weit kodieren Modell und Menschen gleich?", "How far do model and people code alike?"),
    ("Wie weit kodieren Menschen gleich?", "How far do people code alike?"),
)
_COMPARED = (("{runs} {full}", "{runs} {full}"), ("kodiert von: {full}", "coded by: {full}"), ("{full}", "{full}"))
_BASIS = (("maschinelle Kodierung", "coding by a machine"), *CODED[1:])
_SHOWN = (
    (
        "Gleiche Läufe zeigen, dass das Modell das Codebuch beständig anwendet, nicht, dass es recht hat oder dass "
        "Menschen ebenso kodierten.",
        "That runs agree shows that the model applies the codebook consistently, not that it is right or that people "
        "would code alike.",
    ),
    (
        "Gleiche Codes zeigen, dass Modell und Menschen das Codebuch gleich anwenden, nicht, dass sie recht haben.",
        "That codes agree shows that model and people apply the codebook alike, not that they are right.",
    ),
    (
        "Gleiche Codes zeigen, dass Menschen das Codebuch gleich anwenden, nicht, dass sie recht haben.",
        "That codes agree shows that people apply the codebook alike, not that they are right.",
    ),
)
"""What agreement shows, and what not: of models, both or people, as all of these."""


def _caption(who: WhoCoded, most: str, language: str) -> str:
    """Whose codes are compared over how many cities, how to read the line, and what agreement shows and what not."""
    high, low = number(RELIABLE, language, 2), number(TENTATIVE, language, 3)
    by, basis, shows = (say(language, *who.choose(*texts)) for texts in (_COMPARED, _BASIS, _SHOWN))
    by = by.format(runs=who.number_of_runs(language), full=who.in_full(language))
    return say(
        language,
        f"n = {most} Städte (bei Form und Jahr weniger), {by}. Linie: 95-%-Intervall (Bootstrap), links bei 0 "
        "abgeschnitten. Verlässlich heißt nur, was mit der ganzen Linie im dunkleren Band liegt (untere Grenze ab "
        f"{high}); vorläufig: Alpha ab {low}. Grundlage: {basis}; data/processed/agreement.csv. {shows}",
        f"n = {most} cities (fewer for form and year), {by}. Line: 95% interval (bootstrap), cut at 0 on the left. "
        f"Reliable is only what lies in the darker band with its whole line (lower limit from {high}); tentative: "
        f"alpha from {low}. Basis: {basis}; data/processed/agreement.csv. {shows}",
    )


def _words(rows: list[AgreementRow], language: str) -> Words:
    counts = Counter(row["verdict"] for row in rows)
    n = {v: counts[v] for v in terms("agreement_verdict")}
    who = who_is_compared(rows)
    about, question = (say(language, *who.choose(*texts)) for texts in (CONSISTENCY, _QUESTIONS))
    title = say(
        language,
        f"{about}: {n['reliable']} von {len(rows)} Variablen verlässlich, "
        f"{n['tentative']} vorläufig, {n['unreliable']} nicht verlässlich",
        f"{about}: {n['reliable']} of {len(rows)} variables reliable, {n['tentative']} tentative, "
        f"{n['unreliable']} unreliable",
    )
    most = whole_number(max(row["n"] for row in rows), language)
    caption = join(_caption(who, most, language), origin_sentence("own", language))
    lines = []
    for row in rows:
        alpha = number(row["alpha"], language, 2) if row["alpha"] is not None else "–"
        verdict = label("agreement_verdict", row["verdict"], language)
        limit = ""
        if row["alpha_low"] is not None:  # rounded down, so that it never seems to reach a threshold
            low = number(math.floor(100 * row["alpha_low"] + 1e-9) / 100, language, 2)
            limit = say(language, f" (untere Grenze {low})", f" (lower limit {low})")
        lines.append(f"{unique_name(row['variable'], rows, language)}: Alpha {alpha}{limit}, {verdict}")
    measure = say(
        language,
        "Krippendorffs Alpha je Variable (1: immer gleich, 0: wie zufällig).",
        "Krippendorff's alpha by variable (1: always alike, 0: as by chance).",
    )
    shown = Shown(
        ("item", "value", "lower", "upper", "base", "text"),
        tuple(
            (
                unique_name(r["variable"], rows, language), r["alpha"], r["alpha_low"], r["alpha_high"], r["n"],
                label("agreement_verdict", r["verdict"], language),
            )
            for r in rows
        ),
    )  # fmt: skip
    return Words(title, caption, f"{title}. {'; '.join(lines)}.", question, measure, shown)
