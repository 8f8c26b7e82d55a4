"""The assemble step: facts, places, matching and codings become the tidy tables (data/interim/tables)."""

from __future__ import annotations

from pathlib import Path

from cityatlas.coding.agreement import agree
from cityatlas.coding.automatic.measured import read_measured
from cityatlas.coding.codings import CODERS, apply_objections, check_evidence, read_coder
from cityatlas.core.config import Config
from cityatlas.core.project import INTERIM
from cityatlas.core.rows import CodeRow, Tables
from cityatlas.core.tables import tables, write_table
from cityatlas.documents.corrections import Correction, read_corrections
from cityatlas.documents.extract import read_snapshot
from cityatlas.documents.sources import Documents, documents_folder, read_documents
from cityatlas.documents.title_matching import match_projects
from cityatlas.tidy.findings import correction_findings, exception_findings, field_findings
from cityatlas.tidy.places import build_cities
from cityatlas.tidy.printed_places import printed_place_counts
from cityatlas.tidy.programmes import read_programmes


def assemble_codes(facts: Tables, corrections: list[Correction], documents: Documents | None) -> list[CodeRow]:
    """All codes: both coders and the consensus for the study, the automatic coder for profiles nobody has coded."""
    study = sorted(c["city"] for c in facts["facts_cities"] if c["in_study"])
    rows = [row for coder in CODERS for row in read_coder(coder, study)]
    rows = apply_objections(rows, corrections)
    if documents is not None and documents.profiles:
        from cityatlas.coding.automatic.evaluate import code_profiles

        rows += code_profiles(facts, documents.profiles)
    return rows


def assemble(facts: Tables, documents: Documents | None, config: Config) -> Tables:
    """The tidy tables of a run, by name. InputError where facts, places or codings do not fit together."""
    cities = build_cities(facts["facts_cities"])
    study = {c["city"] for c in cities if c["in_study"]}
    projects = match_projects(facts["facts_projects"], facts["project_fields"], facts["facts_annex"], study)
    corrections = read_corrections()
    codes = assemble_codes(facts, corrections, documents)
    registered = documents is not None and "atlas" not in documents.changed
    if registered:
        check_evidence([r for r in codes if r["coder"] in CODERS], facts["sections"])
    texts, changed = (documents.texts, documents.changed) if documents else ({}, frozenset())
    places = printed_place_counts(texts, changed)
    programmes = read_programmes(study, facts["sections"], registered)
    agreement = agree(codes, sorted(study), config["bootstrap_draws"], config["seed"])
    return {
        "cities": cities,
        "projects": projects,
        "project_fields": facts["project_fields"],
        "sections": facts["sections"],
        "printed_counts": facts["printed_counts"] + places,
        "facts_structure": facts["facts_structure"],
        "facts_captions": facts["facts_captions"],
        "facts_chapters": facts["facts_chapters"],
        "codes": codes,
        "agreement": agreement,
        "automatic_coder": read_measured(),
        "programmes": programmes,
        "errata": field_findings(projects) + exception_findings(codes) + correction_findings(corrections),
    }


def run(config: Config, source: Path | None = None, target: Path | None = None) -> None:
    """Read data/interim/facts, write data/interim/tables."""
    facts = read_snapshot(source or INTERIM / "facts")
    folder = documents_folder(config["documents"])
    documents = read_documents(folder) if folder else None
    result = assemble(facts, documents, config)
    folder = target or INTERIM / "tables"
    for name, rows in result.items():
        if name in tables():
            write_table(folder, name, rows)
    matches = [p["match"] for p in result["projects"]]
    print("projects matched:", ", ".join(f"{k} {matches.count(k)}" for k in ("exact", "spelling", "wording", "none")))
    checked = (
        "evidence lines verified" if documents and "atlas" not in documents.changed else "evidence lines not verified"
    )
    print(f"{len(result['codes'])} codes read, {checked}")
