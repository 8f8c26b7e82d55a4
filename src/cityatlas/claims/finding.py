"""``python -m cityatlas claims --find 92``: the claims that hold a number or words, with their verdicts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from cityatlas.claims.words import verdict_word
from cityatlas.core.errors import InputError
from cityatlas.core.folding import composed
from cityatlas.core.language import column, say
from cityatlas.core.project import PROCESSED, shown
from cityatlas.core.rows import Row
from cityatlas.core.tables import read_table

SEARCHED = ("claim_id", "document", "printed", "claim_de", "claim_en")
"""The columns of claims that are searched."""


def _pattern(word: str) -> re.Pattern[str]:
    """Where a word stands: anywhere, but a number only as a number of its own (92 is neither in 1992 nor in 92,5)."""
    escaped = re.escape(composed(word).casefold())
    before = r"(?<!\d)(?<!\d[.,])" if word[0].isdigit() else ""
    after = r"(?!\d)(?![.,]\d)" if word[-1].isdigit() else ""
    return re.compile(before + escaped + after)


def claims_with(claims: Iterable[Row], text: str) -> list[Row]:
    """The claims in whose id, printed value or wording each word of a text stands; capitals make no difference."""
    patterns = [_pattern(word) for word in text.split()]
    return [
        claim
        for claim in claims
        if all(any(p.search(composed(claim[c]).casefold()) for c in SEARCHED) for p in patterns)
    ]


def claim_lines(claim: Row, language: str) -> list[str]:
    """A claim for the console: its id and verdict, and below what is claimed and what is printed."""
    verdict = verdict_word(claim["status"], claim["kind"], language)
    repeat = f" (= {claim['same_as']})" if claim["same_as"] else ""
    printed = say(language, "gedruckt", "printed")
    return [
        f"{claim['claim_id']}: {verdict}{repeat}",
        f"    {claim[column('claim', language)]} ({printed}: {claim['printed']})",
    ]


def found_text(claims: Sequence[Row], language: str) -> str:
    """The claims for the console, the last line with their number."""
    lines = [line for claim in claims for line in claim_lines(claim, language)]
    number = say(language, "1 Aussage", "1 claim") if len(claims) == 1 else ""
    several = say(language, f"{len(claims)} Aussagen", f"{len(claims)} claims")
    more = say(language, "Der Weg einer Aussage", "The trail of a claim")
    return "\n".join([*lines, f"{number or several}. {more}: python -m cityatlas explain {claims[0]['claim_id']}"])


def find(text: str | None, statuses: Sequence[str], language: str, folder: Path = PROCESSED) -> str:
    """The claims that hold a text and have one of the verdicts (none given: any), as text. InputError for none."""
    claims = read_table(folder, "claims")
    here = claims_with(claims, text) if text else claims
    found = [c for c in here if not statuses or c["status"] in statuses]
    if not found:
        wanted = " ".join(filter(None, [repr(text) if text else "", ", ".join(statuses)]))
        raise InputError(
            f"no claim is found by {wanted}",
            file=shown(folder / "claims.csv"),
            expected="a number or words of a claim, in German or English, its printed value or its id",
            action=f"{len(here)} claims hold the text, with other verdicts" if here else "try fewer or shorter words",
        )
    return found_text(found, language)
