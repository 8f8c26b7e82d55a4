"""``python -m tools.quoted_numbers TOPIC``: the numbers that README and docs quote, so that none is written by hand.

A passage of a page between ``<!-- quoted TOPIC -->`` and ``<!-- /quoted -->`` is what this prints; ``make docs`` renews
them all, and a test compares them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from cityatlas.claims.classes import STATUSES, class_of
from cityatlas.claims.headline import SUPPORT_NAMES, Headline, headline, in_short
from cityatlas.claims.register import read_register
from cityatlas.coding.agreement import of_models
from cityatlas.coding.coders import read_coders
from cityatlas.core.errors import InputError
from cityatlas.core.files import write_text
from cityatlas.core.language import say
from cityatlas.core.numbers import number
from cityatlas.core.project import PROCESSED, ROOT
from cityatlas.core.rows import Row
from cityatlas.core.tables import read_table
from cityatlas.core.vocabulary import label, terms

Counts = dict[tuple[str, str, str], Row]
_PASSAGE = re.compile(r"(<!-- quoted (?P<topic>[a-z_]+) -->\n).*?(<!-- /quoted -->)", re.DOTALL)


def _counts(folder: Path) -> Counts:
    rows = read_table(folder, "statistics")
    return {(r["statistic"], r["group"], r["basis"]): r for r in rows if r["scope"] == "study"}


def _share(row: Row) -> str:
    return f"{row['count']} of {row['base']} ({number(100 * row['share'], 'en')} %)"


def findings(folder: Path) -> str:
    """What the reproduction finds, in a few sentences (the README's first passage), by the rule of the headline."""
    f = _counts(folder)
    totals = headline(read_table(folder, "claims"))
    lighthouse = {k: f["lighthouse_cities", k, "annex"] for k in ("administration", "mobility")}
    adopted = {k: f["agenda_adopted_as", k, "coding"] for k in terms("agenda_adopted_as")}
    mobility = f["agenda_field", "mobility", "printed_counts"]
    survey = totals.data["survey"]
    printed = in_short(totals.documents, totals.conventions["documents"], "en")
    return "\n".join(
        [
            f"The five documents make {totals.once} claims (repeats left out). For {totals.from_data()} of them data "
            f"could have shown otherwise: {told(totals)}. {_survey(survey)}",
            f"Another {totals.from_documents()} are held against other print only ({printed}); "
            f"{sum(totals.untested.values())} could hardly have been contradicted by anything, and "
            f"{totals.not_recomputable} cannot be recomputed.",
            f"The press text's 92 % for mobility is {number(100 * mobility['share'], 'en')} % by the atlas's own count "
            f"({mobility['count']} of {mobility['base']}). Its 74 % and 60 % for lighthouse projects are projects over "
            "50 cities: cities that have one are "
            f"{_share(lighthouse['administration'])} and {_share(lighthouse['mobility'])}.",
            f"Whether 19 agendas are adopted depends on the word: formally decided are {_range(adopted['decided'])}, "
            f"decided or written out {_range(adopted['finished'])}, carried out as well "
            f"{_range(adopted['finished_or_running'])} by our reading of the profiles.",
        ]
    )


def findings_de(folder: Path) -> str:
    """``findings`` in German, for README.de.md."""
    f = _counts(folder)
    totals = headline(read_table(folder, "claims"))
    office, mobile = (f["lighthouse_cities", k, "annex"] for k in ("administration", "mobility"))
    adopted = {k: f["agenda_adopted_as", k, "coding"] for k in terms("agenda_adopted_as")}
    mobility = f["agenda_field", "mobility", "printed_counts"]
    n = totals.data["survey"]["reproduced"]
    survey = f"{n or 'Kein'} Ergebnis{'se' * (n > 1)} der Erhebung {'sind' if n > 1 else 'ist'}"
    printed = in_short(totals.documents, totals.conventions["documents"], "de")
    return "\n".join(
        [
            f"Die fünf Dokumente machen {totals.once} Aussagen (Wiederholungen nicht gezählt). Bei "
            f"{totals.from_data()} davon hätten Daten anderes zeigen können: {told(totals, 'de')}. "
            f"{survey} aus Daten bestätigt.",
            f"Weitere {totals.from_documents()} sind nur mit anderem Gedrucktem verglichen ({printed}); "
            f"{sum(totals.untested.values())} hätte kaum etwas widerlegen können, und {totals.not_recomputable} lassen "
            "sich nicht nachrechnen.",
            f"Die 92 % für Mobilität im Pressetext sind nach der Zählung des Atlas "
            f"{number(100 * mobility['share'], 'de')} % ({mobility['count']} von {mobility['base']}). Seine "
            "74 % und 60 % für Leuchtturmprojekte sind Projekte "
            f"durch 50 Städte: Mindestens eines haben {_share_de(office)} und {_share_de(mobile)}.",
            "Ob 19 Agenden verabschiedet sind, hängt am Wort: förmlich beschlossen sind "
            f"{_range_de(adopted['decided'])}, beschlossen oder ausformuliert {_range_de(adopted['finished'])}, "
            f"auch in Umsetzung {_range_de(adopted['finished_or_running'])}, nach unserer Lesung der Profile.",
        ]
    )


def _share_de(row: Row) -> str:
    return f"{row['count']} von {row['base']} ({number(100 * row['share'], 'de')} %)"


def _range_de(row: Row) -> str:
    return f"{row['lower']} bis {row['upper']}"


def _range(row: Row) -> str:
    return f"{row['lower']} to {row['upper']}"


def told(totals: Headline, language: str = "en") -> str:
    """Verdicts from data by what they rest on: ``places and sizes 12 (11 reproduced, 1 contradicted); ...``."""
    parts = [(s, counts) for s, counts in totals.data.items() if any(counts.values())]
    return "; ".join(
        f"{say(language, *SUPPORT_NAMES[s])} {sum(counts.values())} "
        f"({in_short(counts, totals.conventions[s], language)})"
        for s, counts in parts
    )


def _survey(counts: dict[str, int]) -> str:
    n = counts["reproduced"]
    if not n:
        return "No survey result is reproduced from data."
    return f"{n} survey result{'s are' if n > 1 else ' is'} reproduced from data."


def verdicts(folder: Path) -> str:
    """Verdicts by evidence and severity, each claim once, as a table."""
    claims = [c for c in read_table(folder, "claims") if class_of(c) != "repeat"]
    lines = [
        "| evidence | test | " + " | ".join(label("status", s, "en") for s in terms("status")) + " |",
        "|---|---|" + "---:|" * len(terms("status")),
    ]
    for evidence in terms("evidence"):
        for test in [*terms("test"), ""]:
            counts = Counter(c["status"] for c in claims if (c["evidence"], c["test"]) == (evidence, test))
            if counts:
                name = label("test", test, "en") if test else "–"
                cells = " | ".join(str(counts[s]) for s in terms("status"))
                lines.append(f"| {label('evidence', evidence, 'en')} | {name} | {cells} |")
    return "\n".join(lines)


def supports(folder: Path) -> str:
    """Verdicts from data that could have failed, by what they rest on."""
    totals = headline(read_table(folder, "claims"))
    lines = ["| rests on | " + " | ".join(label("status", s, "en") for s in STATUSES) + " |"]
    lines.append("|---|" + "---:|" * len(STATUSES))
    for support, counts in totals.data.items():
        lines.append(f"| {SUPPORT_NAMES[support][1]} | " + " | ".join(str(counts[s]) for s in STATUSES) + " |")
    return "\n".join(lines)


def readings(folder: Path) -> str:
    """Claims with several readings, and those where one line says why only one is admissible, as a list."""
    lines = []
    for claim in read_register():
        told = [f"  - *{r['id'].replace('_', ' ')}*: {r['en']} ({r['admissible_en']})" for r in claim["readings"]]
        if len(told) > 1:
            lines += [f"- `{claim['claim_id']}` {claim['claim_en']}", *told]
        elif claim.get("only_reading_en"):
            lines += [
                f"- `{claim['claim_id']}` {claim['claim_en']}",
                f"  - one reading only: {claim['only_reading_en']}",
            ]
    return "\n".join(lines)


def agreement(folder: Path) -> str:
    """Variables by verdict of agreement, and those below the reliable."""
    rows = of_models(read_table(folder, "agreement"), read_coders())
    lines = ["| verdict | variables | which |", "|---|---:|---|"]
    for verdict in terms("agreement_verdict"):
        own = [r["variable"] for r in rows if r["verdict"] == verdict]
        named = ", ".join(f"`{v}`" for v in own) if verdict != "reliable" else "all others"
        lines.append(f"| {label('agreement_verdict', verdict, 'en')} | {len(own)} | {named} |")
    cities = max(r["n"] for r in rows)
    lines.append("")
    lines.append(
        f"{sum(r['disagreements'] for r in rows)} of {sum(r['n'] for r in rows)} compared codes differ "
        f"({len(rows)} variables, up to {cities} cities)."
    )
    return "\n".join(lines)


def agenda(folder: Path) -> str:
    """What "adopted" can mean: forms and readings with their bounds, beside the printed count."""
    f = _counts(folder)
    lines = ["| reading | cities | bounds |", "|---|---:|---|"]
    for statistic, prefix in (
        ("agenda_form", "form: "),
        ("agenda_adopted_as", "adopted as: "),
        ("agenda_status", "status: "),
    ):
        for key in terms(statistic):
            row = f[statistic, key, "coding"]
            lines.append(f"| {prefix}{label(statistic, key, 'en')} | {row['count']} | {_range(row)} |")
    printed = {k: f["agenda_status", k, "printed_counts"]["count"] for k in terms("agenda_status")}
    told = (
        f"The atlas prints {printed['adopted']} agendas as written out and {printed['none']} as not in sight or not "
        f"planned; what these leave, {printed['in_development']}, is in development."
    )
    return "\n".join([*lines, "", told])


def automatic(folder: Path) -> str:
    """The automatic coder's mean accuracy against the baseline on both halves, and its weakest variables."""
    rows = read_table(folder, "automatic_coder")
    names = ["half", "values", "accuracy", "majority baseline", "better", "not better"]
    lines = ["| " + " | ".join(names) + " |", "|---|" + "---:|" * 5]
    for half in ("development", "test"):
        own = [r for r in rows if r["half"] == half]
        mean = {k: sum(r[k] for r in own) / len(own) for k in ("accuracy", "baseline")}
        better = sum(r["accuracy"] > r["baseline"] for r in own)
        cells = [half, len(own), f"{mean['accuracy']:.3f}", f"{mean['baseline']:.3f}", better, len(own) - better]
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    worse = [r for r in rows if r["half"] == "test" and r["accuracy"] < r["baseline"]]
    named = ", ".join(f"`{r['variable']}`" + (f" = {r['value']}" if r["value"] != "1" else "") for r in worse)
    return "\n".join([*lines, "", f"Worse than the baseline on the test half: {named}."])


TOPICS: dict[str, Callable[[Path], str]] = {
    "findings": findings,
    "findings_de": findings_de,
    "verdicts": verdicts,
    "supports": supports,
    "readings": readings,
    "agreement": agreement,
    "agenda": agenda,
    "automatic": automatic,
}


def passage(topic: str, folder: Path = PROCESSED) -> str:
    """The passage of a topic; InputError where there is no such topic or no products yet."""
    if topic not in TOPICS:
        raise InputError(f"there is no topic {topic!r}", expected="one of " + ", ".join(TOPICS))
    return TOPICS[topic](folder)


def pages() -> list[Path]:
    """The pages that may hold quoted passages."""
    return [ROOT / "README.md", ROOT / "README.de.md", *sorted((ROOT / "docs").glob("*.md"))]


def renewed(text: str, folder: Path = PROCESSED) -> str:
    """A page's text with every quoted passage as the tables now give it."""
    return _PASSAGE.sub(lambda m: f"{m[1]}{passage(m['topic'], folder)}\n{m[3]}", text)


def run() -> None:
    """Renew the quoted passages of README and docs."""
    for page in pages():
        text = page.read_text(encoding="utf-8")
        if renewed(text) != text:
            write_text(page, renewed(text))
            print(f"renewed {page.relative_to(ROOT)}")


def main(argv: list[str]) -> int:
    """Print the passage of a topic, or write all of them anew (``renew``). Returns 2 after a message for bad input."""
    if len(argv) != 1:
        print(
            f"usage: python -m tools.quoted_numbers TOPIC|renew, with TOPIC one of {', '.join(TOPICS)}", file=sys.stderr
        )
        return 2
    try:
        if argv[0] == "renew":
            run()
        else:
            print(passage(argv[0]))
    except InputError as error:
        print(f"quoted_numbers: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
