"""``python -m cityatlas explain CLAIM``: the trail of one claim, from print to verdict."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from cityatlas.core.errors import InputError
from cityatlas.core.project import PROCESSED, shown
from cityatlas.core.rows import Row
from cityatlas.core.tables import read_table
from cityatlas.core.vocabulary import label
from cityatlas.documents.sources import registered_sources


def behind(route: Row, members: list[Row]) -> list[str]:
    """The cities or projects behind a route's count; ``?`` marks those that are only counted or possible."""
    marks = {"certain": "", "counted": " (doubtful)", "possible": " (possible)"}
    found = [
        m
        for m in members
        if (m["statistic"], m["group"], m["basis"]) == (route["statistic"], route["group"], route["basis"])
        and m["in_study"]
    ]
    return [m["member"] + marks[m["membership"]] for m in found]


def claim_trail(claim_id: str, language: str, folder: Path = PROCESSED) -> str:
    """The trail of a claim as text. InputError where there is no such claim."""
    claims = {c["claim_id"]: c for c in read_table(folder, "claims")}
    claim = claims.get(claim_id)
    if claim is None:
        near = get_close_matches(claim_id, claims, n=3) or [c for c in claims if claim_id in c][:3]
        raise InputError(
            f"there is no claim {claim_id!r}",
            file=shown(folder / "claims.csv"),
            action=f"perhaps one of: {', '.join(near)}" if near else "see the column claim_id",
        )
    german = language == "de"
    source = registered_sources()[claim["document"]]
    words = (
        ("Aussage", "Gedruckt", "Zeilen", "Lesart", "Weg", "Urteil", "entscheidet", "dahinter")
        if german
        else ("Claim", "Printed", "lines", "Reading", "Route", "Verdict", "decides", "behind it")
    )
    lines = [
        f"{claim_id}",
        f"{words[0]}: {claim['claim_' + language]}",
        f"{words[1]}: {claim['printed']!r}, {source.title} ({claim['document']}), {words[2]} {claim['locator']}",
        f"{words[3]}: {claim['reading']}",
    ]
    members = read_table(folder, "members")
    for check in [c for c in read_table(folder, "claim_checks") if c["claim_id"] == claim_id]:
        name = f"{label('statistic', check['statistic'], language)} / {check['group'] or '*'}"
        mark = f" [{words[6]}]" if check["decides"] else ""
        lines.append(
            f"{words[4]} {check['route']}: {name}, {label('basis', check['basis'], language)}, "
            f"{label('role', check['role'], language)}: {check['recomputed']} -> "
            f"{label('status', check['outcome'], language)}{mark}"
        )
        listed = behind(check, members)
        if listed:
            lines.append(f"  {words[7]} ({len(listed)}): {', '.join(listed)}")
    verdict = [label("status", claim["status"], language), label("evidence", claim["evidence"], language)]
    lines.append(f"{words[5]}: {', '.join(verdict)}, {label('reason', claim['reason'], language)}")
    lines.append(claim["explanation_" + language])
    if claim["same_as"]:
        lines.append(f"= {claim['same_as']}")
    return "\n".join(lines)
