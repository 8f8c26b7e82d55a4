"""How to cite: the project, and each claim in one sentence with date, base, verdict and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping

from cityatlas.claims.finding_places import claim_place
from cityatlas.claims.words import NO_ROUTE, by_convention
from cityatlas.coding.who_coded import who_coded
from cityatlas.core.citing import cite_product, own_citation
from cityatlas.core.language import Pair, say
from cityatlas.core.numbers import number
from cityatlas.core.rows import ClaimRow
from cityatlas.core.vocabulary import label
from cityatlas.documents.sources import registered_sources
from cityatlas.report.readings import Judged, ReadingEntry, Route
from cityatlas.report.texts import Texts

BASES = ("cities", "projects", "states")
CODERS: tuple[Pair, Pair, Pair] = (
    ("einem Sprachmodell, KI", "a language model, AI"),
    ("einem Sprachmodell, KI, und Menschen", "a language model, AI, and people"),
    ("Menschen", "people"),
)
"""By whom a recomputed value was coded: models, both or people."""
Units = Mapping[tuple[str, str], str]
"""The unit of a statistic's base, by statistic and basis."""


def how_to_cite(address: str, texts: Texts) -> str:
    """The sentence that cites the report, with version, licence and, where there is one, the project's address."""
    return cite_product(texts.plain("title"), texts.plain("cite_what"), address, texts.language)


def base_text(judged: Judged, units: Units, texts: Texts) -> str:
    """The base that all deciding routes count over: ``, n = 50 Städte``; nothing where they share none."""
    bases = {(r.base, units.get((r.statistic, r.basis), "")) for r in judged.deciding if not r.printed}
    base, unit = bases.pop() if len(bases) == 1 else (None, "")
    if base is None or unit not in BASES:
        return ""
    return f", n = {number(base, texts.language)} {texts.plain(f'base_{unit}')}"


def sentence(claim: ClaimRow, judged: Judged, units: Units, address: str, texts: Texts) -> str:
    """The citable sentence of a claim."""
    head = texts.plain(
        "cite_head_data" if claim["evidence"] == "data" else "cite_head_print",
        date=texts.month(registered_sources()["atlas"].date),
        base=base_text(judged, units, texts),
    )
    told = texts.plain(
        "cite_claim",
        claim=say(texts.language, claim["claim_de"], claim["claim_en"]).strip().removesuffix("."),
        place=claim_place(claim, texts.language),
    )
    text = texts.plain(
        _form(claim),
        head=head,
        claim=told,
        value=_value(claim, judged, texts),
        printed=claim["printed"],
        reason=label("reason", claim["reason"], texts.language),
    )
    return _signed(text, claim, address, texts)


def _signed(text: str, claim: ClaimRow, address: str, texts: Texts) -> str:
    """The sentence with what its test could not have shown, and where it comes from."""
    test = f"cite_{claim['test']}"
    text += f"; {texts.plain(test)}" if texts.has(test) else ""
    own = own_citation()
    source = [f"cityatlas {own.version}", claim["claim_id"], own.licence, *filter(None, [address])]
    return f"{text} [{', '.join(source)}]."


def _form(claim: ClaimRow) -> str:
    """Which sentence fits: other print neither confirms nor refutes by counting, and our convention names itself."""
    if by_convention(claim["status"], claim["kind"]):
        return "cite_convention"
    key = f"cite_{claim['status']}"
    return f"{key}_print" if claim["evidence"] == "documents" and key in PRINT_FORMS else key


PRINT_FORMS = ("cite_reproduced", "cite_contradicted")
"""The sentences that are another one where the verdict rests on print alone."""


def _value(claim: ClaimRow, judged: Judged, texts: Texts) -> str:
    """What was found: of the only reading, or of each with its outcome where they differ."""
    if len(judged.readings) == 1:
        return _found(judged.readings[0].deciding, texts)
    differ = claim["status"] == "reading_dependent"
    return "; ".join(_of_reading(n, r, differ, texts) for n, r in enumerate(judged.readings, 1))


def _of_reading(position: int, reading: ReadingEntry, with_outcome: bool, texts: Texts) -> str:
    text = _found(reading.deciding, texts)
    if with_outcome and reading.deciding:
        text += f": {reading.verdict}"
    return texts.plain("cite_reading", n=position, reading=reading.text, value=text)


def _found(route: Route | None, texts: Texts) -> str:
    if route is None:
        return say(texts.language, *NO_ROUTE)
    if route.printed:
        return texts.plain("cite_documents", value=route.value)
    if route.basis == "coding":
        name = route.name.removesuffix(f" ({label('basis', 'coding', texts.language)})")
        coders = say(texts.language, *who_coded().choose(*CODERS))
        return texts.plain("cite_coded", value=route.value, basis=name, coders=coders)
    return texts.plain("cite_data", value=route.value, basis=route.name)
