"""What all products count alike: how many claims could have failed, and how those came out.

README, console, report, figures and workbook take their totals from here. Each claim is counted once (repeats are left
out), what rests on data and what only agrees with print are never added up, and verdicts that no data could have
contradicted are given apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cityatlas.claims.classes import STATUSES, class_of
from cityatlas.claims.severity import COUNTED_TESTS
from cityatlas.claims.verdicts import CONTRADICTED
from cityatlas.claims.words import by_convention
from cityatlas.core.language import Pair, say
from cityatlas.core.vocabulary import label

SUPPORTS = ("places", "projects", "build", "survey")
"""What verdicts from data rest on, in the order in which they are told."""
SUPPORT_NAMES: dict[str, Pair] = {
    "places": ("Orte und Größen", "places and sizes"),
    "projects": ("Projekte und Anhang A", "projects and Annex A"),
    "build": ("Bau des Dokuments", "the document's own build"),
    "survey": ("Ergebnisse der Erhebung", "survey results"),
}
_PLACES = {"cities_total", "cities_by_state", "cities_by_size_class", "states_covered", "population"}
_PROJECTS = {
    "lighthouse_projects",
    "lighthouse_projects_total",
    "lighthouse_projects_per_city",
    "lighthouse_cities",
    "projects_by_label",
    "projects_among_labels",
    "projects_by_title",
    "projects_per_city",
    "labels_per_project",
}


def support_of(claim: Mapping[str, Any]) -> str:
    """What a claim's verdict from data rests on: places, projects, the document's build, or survey results."""
    if claim["basis"] == "atlas_pdf":
        return "build"
    if claim["statistic"] in _PLACES:
        return "places"
    return "projects" if claim["statistic"] in _PROJECTS else "survey"


@dataclass(frozen=True)
class Headline:
    """The totals: ``data[support][status]`` and ``documents[status]`` count verdicts that could have failed."""

    claims: int
    """all claims of the register, repeats too"""
    repeats: int
    data: dict[str, dict[str, int]]
    documents: dict[str, int]
    untested: dict[str, int]
    """verdicts that could not have failed, by severity: ``zero_only`` and ``untestable``"""
    not_recomputable: int
    conventions: dict[str, int]
    """of the contradicted, by support (``documents`` for print): those that only our intervals for a word contradict"""

    @property
    def once(self) -> int:
        """Claims counted once."""
        return self.claims - self.repeats

    def from_data(self, status: str | None = None) -> int:
        """Verdicts from data that could have failed: all, or those of a status."""
        return sum(n for counts in self.data.values() for s, n in counts.items() if status in (None, s))

    def from_documents(self) -> int:
        """Verdicts that rest on other print and could have failed."""
        return sum(self.documents.values())


def in_short(counts: Mapping[str, int], conventions: int, language: str) -> str:
    """The totals of one support: ``31 consistent, 1 contradicted (1 by our convention only)``."""
    apart = say(language, f" ({conventions} nur nach unserer Festlegung)", f" ({conventions} by our convention only)")
    told = [
        f"{n} {label('status', s, language)}{apart if s == CONTRADICTED and conventions else ''}"
        for s, n in counts.items()
        if n
    ]
    return ", ".join(told) or say(language, "keine", "none")


def counted(claim: Mapping[str, Any]) -> bool:
    """Whether a headline counts a claim: it is no repeat, and something could have contradicted it."""
    return class_of(claim) != "repeat" and claim["test"] in COUNTED_TESTS


def headline(claims: Iterable[Mapping[str, Any]]) -> Headline:
    """The totals over the published claims."""
    claims = list(claims)
    once = [c for c in claims if class_of(c) != "repeat"]
    tested = [c for c in once if counted(c)]
    by_support = {s: dict.fromkeys(STATUSES, 0) for s in SUPPORTS}
    documents = dict.fromkeys(STATUSES, 0)
    conventions = dict.fromkeys((*SUPPORTS, "documents"), 0)
    for claim in tested:
        support = support_of(claim) if claim["evidence"] == "data" else "documents"
        {**by_support, "documents": documents}[support][claim["status"]] += 1
        conventions[support] += by_convention(claim["status"], claim["kind"])
    tests = Counter(c["test"] for c in once)
    return Headline(
        claims=len(claims),
        repeats=len(claims) - len(once),
        data=by_support,
        documents=documents,
        untested={t: tests[t] for t in ("zero_only", "untestable")},
        not_recomputable=sum(c["status"] == "not_recomputable" for c in once),
        conventions=conventions,
    )
