"""``python -m cityatlas explain CLAIM``: the trail of one claim, from print to verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from cityatlas.claims.explanations import route_name
from cityatlas.claims.places import page_and_chapter
from cityatlas.claims.recomputed import Recomputed, read_values
from cityatlas.claims.words import NO_ROUTE, value_in_words, verdict_word
from cityatlas.core.errors import InputError
from cityatlas.core.language import column, say
from cityatlas.core.project import PROCESSED, shown
from cityatlas.core.rows import Row
from cityatlas.core.tables import read_table
from cityatlas.core.vocabulary import label
from cityatlas.documents.sources import registered_sources, source_text

_MARKS = {
    "certain": ("", ""),
    "counted": (" (zweifelhaft)", " (doubtful)"),
    "possible": (" (möglich)", " (possible)"),
}


def behind(route: Row, members: Iterable[Row], language: str = "en") -> list[str]:
    """The cities or projects behind a route's count, those that are only counted or possible marked."""
    groups = set(re.split(r"[|&]", route["group"]))
    found: dict[str, str] = {}
    for m in members:
        here = (m["statistic"], m["basis"]) == (route["statistic"], route["basis"]) and m["group"] in groups
        if here and m["in_study"]:
            kinds = (m["membership"], found.get(m["member"], "possible"))
            found[m["member"]] = min(kinds, key=list(_MARKS).index)
    return [member + say(language, *_MARKS[kind]) for member, kind in found.items()]


def place_in_words(claim: Mapping[str, Any], language: str) -> str:
    """``S. 264, Kapitel 4.2, Zeile 3585``: printed page and chapter where the text gives them, then the lines."""
    where = page_and_chapter(claim["page"], claim["chapter"], language)
    one = claim["locator"].isdigit()
    lines = claim["locator"].replace(";", ", ").replace("-", "–")
    told = say(language, "Zeile" if one else "Zeilen", "line" if one else "lines") + f" {lines}"
    return ", ".join(filter(None, [where, told]))


def find_claim(claim_id: str, folder: Path) -> Row:
    """The published claim of an id. InputError that names near ones where there is none."""
    claims = {c["claim_id"]: c for c in read_table(folder, "claims")}
    if claim_id in claims:
        return claims[claim_id]
    near = get_close_matches(claim_id, claims, n=3) or [c for c in claims if claim_id in c][:3]
    raise InputError(
        f"there is no claim {claim_id!r}",
        file=shown(folder / "claims.csv"),
        action=f"perhaps one of: {', '.join(near)}" if near else "see the column claim_id",
    )


def _route_lines(check: Row, value: Recomputed | None, members: list[Row], kind: str, language: str) -> list[str]:
    """One route: where it leads, what it gives, its outcome, and who is behind the count."""
    outcome = verdict_word(check["outcome"], kind, language)
    if value is None:
        return [f"  {say(language, *NO_ROUTE)} -> {outcome}"]
    told = [f"{route_name(check, language)}: {value_in_words(value, check['statistic'], language)} -> {outcome}"]
    role = "" if check["role"] == "reading" else f" ({label('role', check['role'], language)})"
    decides = say(language, " [entscheidet]", " [decides]") if check["decides"] else ""
    test = f" ({label('test', check['test'], language)})" if check["decides"] else ""
    lines = [f"  {told[0]}{test}{role}{decides}"]
    listed = behind(check, members, language)
    if listed and check["basis"] != "printed_counts":
        lines.append(f"    {say(language, 'dahinter', 'behind it')} ({len(listed)}): {', '.join(listed)}")
    return lines


def claim_trail(claim_id: str, language: str, folder: Path = PROCESSED) -> str:
    """The trail of a claim as text. InputError where there is no such claim."""
    claim = find_claim(claim_id, folder)
    title = source_text(registered_sources()[claim["document"]].title, language)
    printed = f"{claim['printed']!r}, {title} ({claim['document']}), {place_in_words(claim, language)}"
    lines = [
        claim_id,
        f"{say(language, 'Aussage', 'Claim')}: {claim[column('claim', language)]}",
        f"{say(language, 'Gedruckt', 'Printed')}: {printed}",
    ]
    members, values = read_table(folder, "members"), read_values(read_table(folder, "check_values"), [claim])
    reading = None
    for check in [c for c in read_table(folder, "claim_checks") if c["claim_id"] == claim_id]:
        if check["reading"] != reading:
            reading = check["reading"]
            lines.append(_reading_line(check, language))
        lines += _route_lines(check, values.get((claim_id, check["route"])), members, claim["kind"], language)
    verdict = [verdict_word(claim["status"], claim["kind"], language), label("evidence", claim["evidence"], language)]
    if claim["test"]:
        verdict.append(label("test", claim["test"], language))
    told = f"{', '.join(verdict)}; {label('reason', claim['reason'], language)}"
    lines += [f"{say(language, 'Urteil', 'Verdict')}: {told}", claim[column("explanation", language)]]
    return "\n".join(lines + ([f"= {claim['same_as']}"] if claim["same_as"] else []))


def _reading_line(check: Row, language: str) -> str:
    if not check["reading"]:
        return say(language, "Nur zur Erklärung des gedruckten Werts:", "Only to explain the printed value:")
    why = check[column("admissible", language)]
    return f"{say(language, 'Lesart', 'Reading')} {check['reading']}: {check[column('reading', language)]} ({why})"
