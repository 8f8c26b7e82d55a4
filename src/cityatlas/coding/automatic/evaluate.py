"""The automatic coder at work: coding profiles that nobody has coded, and measuring it on those that were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from cityatlas.coding.automatic.coder import Labels, Sections, code_profile
from cityatlas.coding.automatic.measured import MEASURED, RULES
from cityatlas.coding.automatic.rules import Rules, load_rules
from cityatlas.coding.codebook import variables
from cityatlas.core.project import shown
from cityatlas.core.rows import CodeRow, Row, Tables
from cityatlas.core.tables import write_table
from cityatlas.documents.extract import extract_documents, read_snapshot
from cityatlas.documents.sources import read_registered
from cityatlas.documents.text import Document


def profile_text(facts: Tables, doc: Document, city: str) -> tuple[Sections, Labels]:
    """A profile as the coder reads it: numbered lines by section, and the field labels of its projects."""
    sections = {
        s["section"]: [(n, t) for n, t in doc.between(s["line_start"] + 1, s["line_end"]) if t.strip()]
        for s in facts["sections"]
        if s["city"] == city
    }
    lines = {p["project_id"]: p["line"] for p in facts["facts_projects"] if p["city"] == city}
    labels = [(lines[f["project_id"]], f["field"]) for f in facts["project_fields"] if f["project_id"] in lines]
    return sections, labels


def code_city(facts: Tables, doc: Document, city: str, rules: Rules) -> list[CodeRow]:
    """The automatic codes of one profile, as rows of the table ``codes``; all but years are marked doubtful."""
    rows = []
    for code in code_profile(*profile_text(facts, doc, city), rules):
        variable = variables()[code["variable"]]
        others = [v for v in variable.values if v != code["value"]]
        # the most likely other value stands for the doubt; for binary codes it is the only one
        alternative = others[0] if others else ""
        confidence = "doubtful" if alternative else "sure"
        row = {**code, "city": city, "coder": "automatic", "confidence": confidence, "alternative": alternative}
        rows.append(cast(CodeRow, {k: "" if v is None else v for k, v in row.items()}))
    return rows


def code_profiles(facts: Tables, documents: tuple[Document, ...]) -> list[CodeRow]:
    """The automatic codes of all profiles outside the study, each from its own file."""
    rules = load_rules(RULES)
    by_name = {d.name: d for d in documents}
    others = [c for c in facts["facts_cities"] if not c["in_study"]]
    parts = _by_city(facts)
    return [row for c in others for row in code_city(parts[c["city"]], by_name[c["document"]], c["city"], rules)]


def _by_city(facts: Tables) -> dict[str, Tables]:
    """The facts that coding reads, city by city, so that thousands of profiles are each looked up once."""
    city_of = {p["project_id"]: p["city"] for p in facts["facts_projects"]}
    parts: dict[str, Tables] = {}
    for table in ("sections", "facts_projects", "project_fields"):
        for row in facts[table]:
            city = city_of[row["project_id"]] if table == "project_fields" else row["city"]
            parts.setdefault(city, {t: [] for t in ("sections", "facts_projects", "project_fields")})[table].append(row)
    return parts


def halves(cities: list[Row]) -> dict[str, str]:
    """City -> ``development`` (odd places of the report's order) or ``test`` (even places)."""
    order = sorted((c for c in cities if c["in_study"]), key=lambda c: c["line"])
    return {c["city"]: "development" if place % 2 else "test" for place, c in enumerate(order, 1)}


def score_value(pairs: list[tuple[str, str]], value: str) -> Row:
    """Precision, recall and accuracy of (true, predicted) pairs for one value, beside the majority baseline.

    The baseline always gives the most frequent answer to "is it this value?" in these very pairs.
    """
    positives = sum(t == value for t, _ in pairs)
    predicted = sum(p == value for _, p in pairs)
    hits = sum(t == p == value for t, p in pairs)
    right = sum((t == value) == (p == value) for t, p in pairs)
    return {
        "n": len(pairs),
        "positives": positives,
        "predicted": predicted,
        "hits": hits,
        "precision": hits / predicted if predicted else None,
        "recall": hits / positives if positives else None,
        "accuracy": right / len(pairs) if pairs else None,
        "baseline": max(positives, len(pairs) - positives) / len(pairs) if pairs else None,
    }


def evaluate_coder(facts: Tables, doc: Document, consensus: Iterable[CodeRow]) -> list[Row]:
    """The table ``automatic_coder``: how the rules do on the half they were made on, and on the half they were not.

    A city where a variable applies by the consensus but got no automatic code counts as wrong there.
    """
    rules = load_rules(RULES)
    half = halves(facts["facts_cities"])
    truth = {(r["city"], r["variable"]): r["value"] for r in consensus}
    found = {(r["city"], r["variable"]): r["value"] for c in half for r in code_city(facts, doc, c, rules)}
    coded = Counter(v for _, v in found)
    rows = []
    for name in ("development", "test"):
        for variable in variables().values():
            if variable.kind == "year" or not coded[variable.name]:
                continue
            here = [c for c, h in half.items() if h == name and (c, variable.name) in truth]
            pairs = [(truth[c, variable.name], found.get((c, variable.name), "")) for c in here]
            for value in ("1",) if variable.kind == "binary" else variable.values:
                rows.append({"half": name, "variable": variable.name, "value": value} | score_value(pairs, value))
    return rows


def run() -> None:
    """Measure the automatic coder on the documents and write data/raw/coding/automatic_coder.csv.

    InputError where the documents are missing or are not the registered ones.
    """
    from cityatlas.coding.coders import consensus_of, read_coders
    from cityatlas.coding.codings import read_coder

    documents = read_registered(None, "the automatic coder is measured on the registered report only")
    facts = extract_documents(documents)
    consensus = read_coder(consensus_of(read_coders()), [c["city"] for c in read_snapshot()["facts_cities"]])
    path = write_table(MEASURED, "automatic_coder", evaluate_coder(facts, documents.texts["atlas"], consensus))
    print(f"automatic coder measured: {shown(Path(path))}")
