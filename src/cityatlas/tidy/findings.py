"""Findings that follow from comparing the tables."""

from __future__ import annotations

from collections.abc import Iterable

from cityatlas.coding.codebook import depends_on
from cityatlas.coding.coders import MADE_BY_PIPELINE
from cityatlas.coding.objections import objection_texts
from cityatlas.core.language import LANGUAGES
from cityatlas.core.lines import parse_lines
from cityatlas.core.rows import CityRow, CodeRow, ProjectRow, Row
from cityatlas.core.vocabulary import label
from cityatlas.documents.corrections import Correction


def field_findings(projects: Iterable[ProjectRow]) -> list[Row]:
    """Projects whose field in Annex A is not the first of their labels in the profile."""
    found = []
    for p in projects:
        if not p["annex_field"] or p["annex_field"] == p["main_field"]:
            continue
        first_de, first_en = (label("field", p["main_field"], language) for language in LANGUAGES)
        annex_de, annex_en = (label("field", p["annex_field"], language) for language in LANGUAGES)
        found.append(
            {
                "finding_id": f"annex-field-{p['project_id']}",
                "documents": "atlas",
                "locators": f"atlas:{p['line']}|atlas:{p['annex_line']}",
                "claim_ids": "",
                "finding_de": f"{p['city']}, „{p['title']}“: das Profil nennt zuerst {first_de}, "
                f"Anhang A führt das Projekt unter {annex_de}.",
                "finding_en": f"{p['city']}, '{p['title']}': the profile names {first_en} first, "
                f"Annex A lists the project under {annex_en}.",
                "consequence_de": "Die Zählung nach dem ersten Feld des Profils und die nach Anhang A "
                "unterscheiden sich hier um ein Projekt in zwei Feldern; gezählt wird nach Anhang A.",
                "consequence_en": "Counting by the profile's first field and by Annex A differ here by one project "
                "in two fields; Annex A is what is counted.",
                "weight": "minor",
                "origin": "computed",
            }
        )
    return found


def exception_findings(codes: Iterable[CodeRow]) -> list[Row]:
    """The cities that may be the one whose agenda leaves administration out (chapter 4.2, line 3585, footnote 6).

    The report does not name it. Candidates are all cities where a coder gives the field a 0 or holds one possible;
    none of them is named as the answer.
    """
    rows = [r for r in codes if r["variable"] == "field_administration" and r["coder"] not in MADE_BY_PIPELINE]
    candidates = sorted({r["city"] for r in rows if "0" in (r["value"], r["alternative"])})
    lines = {c: next((r["lines"] for r in rows if r["city"] == c and r["lines"]), "") for c in candidates}
    told = ", ".join(f"{c} ({lines[c]})" for c in candidates if lines[c])
    silent = ", ".join(c for c in candidates if not lines[c])
    where = [f"atlas:{n}" for c in candidates if lines[c] for n in parse_lines(lines[c])]
    return [
        {
            "finding_id": "administration-exception-candidates",
            "documents": "atlas",
            "locators": "|".join(["atlas:3585", "atlas:3589", *where]),
            "claim_ids": "q42-verwaltung-all-but-one",
            "finding_de": "Der Atlas nennt die eine Stadt nicht, deren Agenda die Verwaltung auslässt. In Frage "
            f"kommen nach den Profilen (Zeilen): {told}. Ohne jede Stelle dazu: {silent or 'keine'}.",
            "finding_en": "The atlas does not name the one city whose agenda leaves administration out. By the "
            f"profiles it may be one of (lines): {told}. Without any passage on it: {silent or 'none'}.",
            "consequence_de": f"Der Text lässt {len(candidates)} Städte offen; keine wird als die gesuchte benannt.",
            "consequence_en": f"The text leaves {len(candidates)} cities open; none of them is named as the answer.",
            "weight": "major",
            "origin": "computed",
        }
    ]


def correction_findings(
    corrections: list[Correction], before: Iterable[CodeRow], after: Iterable[CodeRow], cities: Iterable[CityRow]
) -> list[Row]:
    """Each correction as a finding, so that the products list what was read otherwise than it stands there.

    ``before`` and ``after``: the codes without and with the objections, for the places and for what fell away.
    """
    lines = _code_lines(before, after, cities)
    after_keys = {(r["city"], r["variable"]) for r in after if r["coder"] == "consensus"}
    gone = [k for k in ((r["city"], r["variable"]) for r in before if r["coder"] == "consensus") if k not in after_keys]
    found = []
    for c in corrections:
        if c.kind == "city_name":
            document, numbers, texts = c.values["document"], parse_lines(c.values["lines"]), _name_texts(c)
        else:
            city, variable = c.values["city"], c.values["variable"]
            document, numbers = "atlas", lines[city, variable]
            texts = objection_texts(c, [v for k, v in gone if k == city and depends_on(v, variable)])
        found.append(
            {
                "finding_id": f"correction-{c.id}",
                "documents": document,
                "locators": "|".join(f"{document}:{n}" for n in numbers),
                "claim_ids": "|".join(c.claim_ids),
                **texts,
                "consequence_de": f"Berichtigung {c.id} vom {c.date}.",
                "consequence_en": f"Correction {c.id} of {c.date}.",
                "weight": "minor",
                "origin": "correction",
            }
        )
    return found


def _name_texts(c: Correction) -> dict[str, str]:
    was, now = c.values["printed"], c.values["corrected"]
    return {
        "finding_de": f"„{was}“ wird als „{now}“ gelesen: {c.reason_de}",
        "finding_en": f"'{was}' is read as '{now}': {c.reason_en}",
    }


def _code_lines(
    before: Iterable[CodeRow], after: Iterable[CodeRow], cities: Iterable[CityRow]
) -> dict[tuple[str, str], list[int]]:
    """The lines that each code rests on, before and after; the profile's first line where it rests on silence."""
    heading = {c["city"]: c["line"] for c in cities}
    lines: dict[tuple[str, str], set[int]] = {}
    for row in [*before, *after]:
        if row["coder"] == "consensus":
            lines.setdefault((row["city"], row["variable"]), set()).update(
                parse_lines(row["lines"] or "") if row["lines"] else ()
            )
    return {key: sorted(found) or [heading[key[0]]] for key, found in lines.items()}
