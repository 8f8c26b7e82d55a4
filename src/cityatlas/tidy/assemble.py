"""The assemble step: facts, places, matching and codings become the tidy tables (data/interim/tables)."""

from __future__ import annotations

from pathlib import Path

from cityatlas.coding.agreement import agree
from cityatlas.coding.automatic.measured import read_measured
from cityatlas.coding.city_codes import coders_of
from cityatlas.coding.coders import (
    CODING_FOLDER,
    CONSENSUS,
    MADE_BY_PIPELINE,
    Coder,
    consensus_of,
    read_coders,
    single_coders,
)
from cityatlas.coding.codings import check_evidence, read_coder
from cityatlas.coding.hand_codes import hand_before_automatic, read_hand_codes
from cityatlas.coding.objections import apply_objections
from cityatlas.core.config import Config
from cityatlas.core.errors import InputError
from cityatlas.core.project import INTERIM, shown
from cityatlas.core.rows import CodeRow, Tables
from cityatlas.core.tables import tables, write_table
from cityatlas.documents.added_profiles import read_added_profiles
from cityatlas.documents.corrections import read_corrections
from cityatlas.documents.extract import read_snapshot
from cityatlas.documents.sources import Documents, documents_folder, read_documents
from cityatlas.documents.title_matching import match_projects
from cityatlas.tidy.coded_cities import codes_side_by_side
from cityatlas.tidy.findings import correction_findings, exception_findings, field_findings
from cityatlas.tidy.places import build_cities
from cityatlas.tidy.printed_places import printed_place_counts
from cityatlas.tidy.programmes import read_programmes


def read_codes(facts: Tables, folder: Path | None, coders: list[Coder]) -> list[CodeRow]:
    """All codes: every coder and the consensus for the study; by hand, else automatic, for the cities that were added.

    ``folder``: the folder of the documents, where there is one.
    """
    study = sorted(c["city"] for c in facts["facts_cities"] if c["in_study"])
    counted = [*single_coders(coders), consensus_of(coders)]
    rows = [row for coder in counted for row in read_coder(coder, study)]
    profiles = read_added_profiles(folder)
    if profiles:
        from cityatlas.coding.automatic.evaluate import code_profiles

        rows += hand_before_automatic(read_hand_codes(facts, folder), code_profiles(facts, profiles))
    return rows


def check_coders(codes: list[CodeRow], file: str) -> None:
    """Check that somebody coded each cell of the consensus on his own. InputError with how many nobody did.

    Without a coder beside it a value has no bounds, and would pass for certain.
    """
    coded: dict[str, dict[str, list[CodeRow]]] = {}
    for row in codes:
        coded.setdefault(row["city"], {}).setdefault(row["variable"], []).append(row)
    cells = [(r["city"], r["variable"]) for r in codes if r["coder"] == CONSENSUS]
    alone = [(city, name) for city, name in cells if not coders_of(coded[city], name)]
    if alone:
        raise InputError(
            f"{len(alone)} codes of the consensus were coded by no coder of coders.yaml, the first is {alone[0][1]}",
            file=file,
            city=alone[0][0],
            expected="a coder at least for each, two for a value to be certain",
            action="leave the coders in coders.yaml by whom the consensus was made (the model's runs)",
        )


def assemble(facts: Tables, documents: Documents | None, config: Config) -> Tables:
    """The tidy tables of a run, by name. InputError where facts, places or codings do not fit together."""
    cities = build_cities(facts["facts_cities"])
    study = {c["city"] for c in cities if c["in_study"]}
    projects = match_projects(facts["facts_projects"], facts["project_fields"], facts["facts_annex"], study)
    corrections = read_corrections()
    coders = read_coders()
    coded = read_codes(facts, documents.folder if documents else None, coders)
    codes = apply_objections(coded, corrections, facts["sections"])
    check_coders(codes, shown(CODING_FOLDER / consensus_of(coders).file))
    registered = documents is not None and "atlas" not in documents.changed
    if registered:
        files = {c.id: shown(CODING_FOLDER / c.file) for c in coders} | {
            CONSENSUS: shown(CODING_FOLDER / consensus_of(coders).file)
        }
        check_evidence([r for r in codes if r["coder"] not in MADE_BY_PIPELINE], facts["sections"], files)
    texts, changed = (documents.texts, documents.changed) if documents else ({}, frozenset())
    places = printed_place_counts(texts, changed)
    programmes = read_programmes(study, facts["sections"], registered)
    agreement = agree(codes, sorted(study), single_coders(coders), config["bootstrap_draws"], config["seed"])
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
        "cities_coded": codes_side_by_side(cities, codes),
        "agreement": agreement,
        "automatic_coder": read_measured(),
        "programmes": programmes,
        "errata": field_findings(projects)
        + exception_findings(codes)
        + correction_findings(corrections, coded, codes, cities),
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
