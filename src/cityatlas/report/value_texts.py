"""Names and numbers as people read them: groups of a statistic, variables, places, recomputed values."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cityatlas.coding.codebook import variables
from cityatlas.core.numbers import number
from cityatlas.core.rows import CheckRow, ClaimRow, StatisticRow
from cityatlas.core.vocabulary import label
from cityatlas.core.wording import group_label
from cityatlas.report.texts import Texts

_COUNT = re.compile(r"^(?:(?P<group>\S+) )?(?P<count>\d+|\?)(?: \[(?P<low>\d+)-(?P<high>\d+)\])?/(?P<base>\d+)$")
_NAMED = re.compile(r"^(\d+)/(\d+) named; (\d+) in the data$")


def variable_with_statistic(variable: str, texts: Texts) -> str:
    """A coded variable in words: ``Organisationsmodelle: Personenrolle``."""
    spec = variables().get(variable)
    if spec is None:
        return variable
    if not spec.statistic:
        return texts.plain("year") if spec.kind == "year" else variable
    name = label("statistic", spec.statistic, texts.language)
    return f"{name}: {group_label(spec.statistic, spec.key, texts.language)}" if spec.key else name


def locator_text(document: str, lines: str, texts: Texts) -> str:
    """A locator in words: ``Smart-City-Atlas, Z. 3585``; lines of their own document."""
    where = lines.replace(";", ", ").replace("-", "–")
    return f"{label('document', document, texts.language)}, {texts.plain('line_short')} {where}"


def count_text(count: int | None, lower: int, upper: int, base: int, texts: Texts) -> str:
    """A count of a base, exact or with its bounds: ``26 von 50 (52 %)``, ``37 bis 50 von 50, gezählt 39``."""
    language = texts.language
    if lower == upper:
        share = number(round(100 * lower / base, 1), language) if base else "–"
        return texts.plain("of", count=number(lower, language), base=number(base, language), share=share)
    values = {"lower": number(lower, language), "upper": number(upper, language), "base": number(base, language)}
    if count is None:
        return texts.plain("between", **values)
    return texts.plain("between_counted", count=number(count, language), **values)


def recomputed_text(text: str, statistic: str, bare: bool, texts: Texts) -> str:
    """A recomputed value of claims.csv or claim_checks.csv in words; ``bare`` where its base says nothing.

    A text in no known form is shown as it stands.
    """
    match = _COUNT.match(text)
    if match and not match["group"]:
        base = int(match["base"])
        count = None if match["count"] == "?" else int(match["count"])
        if bare and count == base:
            return number(base, texts.language)
        if match["low"]:
            return count_text(count, int(match["low"]), int(match["high"]), base, texts)
        return text if count is None else count_text(count, count, count, base, texts)
    match = _NAMED.match(text)
    if match:
        return texts.plain("named", hit=match[1], named=match[2], members=match[3])
    return _ordered(text, statistic, texts)


def _ordered(text: str, statistic: str, texts: Texts) -> str:
    """An order of groups with their counts, the shared base said once."""
    parts, items = text.split(", "), list(filter(None, map(_COUNT.match, text.split(", "))))
    if len(items) < len(parts) or len({m["base"] for m in items}) != 1:
        return text
    parts = []
    for m in items:
        name = group_label(statistic, m["group"] or "", texts.language)
        bounds = f"{m['low']}–{m['high']}" if m["low"] else ""
        value = bounds if m["count"] == "?" else f"{m['count']} [{bounds}]" if bounds else m["count"]
        parts.append(f"{name} {value}")
    return texts.plain("each_of", items=", ".join(parts), base=items[0]["base"])


def is_bare(statistics: Mapping[tuple[str, str, str], StatisticRow], route: ClaimRow | CheckRow) -> bool:
    """Whether a route's base says nothing by itself: parts of a document, inhabitants, totals of themselves."""
    row = statistics.get((route["statistic"], route["group"], route["basis"]))
    if row is None:
        return False
    return row["base_unit"] in ("document", "inhabitants") or row["group"] == "all"


def named_route(route: ClaimRow | CheckRow, language: str) -> str:
    """Statistic and basis of a route: ``Leuchtturmprojekte nach Feld (Anhang A)``; once where both say the same."""
    name = label("statistic", route["statistic"], language)
    if route["basis"] == "atlas_pdf":
        return name
    return f"{name} ({label('basis', route['basis'], language)})"
