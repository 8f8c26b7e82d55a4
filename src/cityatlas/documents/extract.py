"""The extract step: documents or snapshot in, facts out (data/interim/facts). And refreshing the snapshot."""

from __future__ import annotations

from pathlib import Path

from cityatlas.core.errors import InputError, InputErrors, raise_all
from cityatlas.core.project import FACTS, INTERIM, shown
from cityatlas.core.rows import Tables
from cityatlas.core.tables import fact_tables, read_table, write_table
from cityatlas.documents.added_profiles import add_profiles, read_added_profiles
from cityatlas.documents.annex import read_annex
from cityatlas.documents.contents import read_captions, read_chapters, read_frame
from cityatlas.documents.corrections import Correction, corrected_city_names, read_corrections
from cityatlas.documents.crosschecks import check_report
from cityatlas.documents.facts_contract import ROWS_FILE, check_snapshot, write_row_counts
from cityatlas.documents.normalising.losses import lost_parts
from cityatlas.documents.printed_counts import read_printed_counts
from cityatlas.documents.profiles import collect, find_profiles, read_profile
from cityatlas.documents.snapshot import compare_with_snapshot
from cityatlas.documents.sources import Documents, describe_source, documents_folder, read_documents
from cityatlas.documents.structure import read_structure
from cityatlas.documents.text import Document, fold, name_key


def extract_atlas(doc: Document, corrections: list[Correction], strict: bool = True, accept: bool = False) -> Tables:
    """All facts of the report's text, as rows by table name; cities named as ``corrections`` say.

    ``strict`` is False for a document that is not the registered one (see ``city_names``). InputError for any part
    that is missing, doubled or unreadable, for a correction whose guard fails, and for what the text says twice in
    two ways, unless ``accept``: then those are printed and the facts taken as they stand.
    """
    frame = read_frame(doc)
    names = corrected_city_names(corrections, doc, strict)
    profiles = []
    spellings = dict(names)
    for start, end in find_profiles(doc, frame.profiles, frame.profiles_end, frame.pages):
        printed, page, _ = frame.pages[name_key(doc.line(start))]
        city = names.get(fold(printed), printed)
        spellings[fold(printed)] = spellings[fold(city)] = city
        profiles.append(read_profile(doc, start, end, city=city, page=page, in_study=True))
    entries, annex_counts = read_annex(doc, frame.annex_a, frame.annex_b - 1, spellings)
    captions = read_captions(doc, frame)
    facts = collect(profiles)
    facts["facts_annex"] = entries
    facts["facts_captions"] = captions
    facts["facts_chapters"] = read_chapters(doc, frame)
    facts["facts_structure"] = read_structure(
        doc, frame, captions, facts["facts_cities"], facts["facts_projects"], entries
    )
    facts["printed_counts"] = read_printed_counts(doc, frame) + annex_counts
    breaches = check_report(doc, frame, facts)
    if not accept:
        raise_all(breaches)
    for breach in breaches:
        print(f"accepted: {breach}")
    return facts


def extract_documents(documents: Documents, accept: bool = False) -> Tables:
    """The facts of the atlas among the documents; ``accept`` as in ``extract_atlas``.

    InputError as there; for another conversion of the report it also says what that conversion lost.
    """
    if "atlas" not in documents.texts:
        raise InputError("the Smart-City-Atlas is missing", file=shown(documents.folder))
    atlas = documents.texts["atlas"]
    is_registered = "atlas" not in documents.changed
    try:
        return extract_atlas(atlas, read_corrections(), is_registered, accept)
    except InputError as error:
        lost = [] if is_registered else lost_parts(atlas)
        if not lost:
            raise
        errors = getattr(error, "errors", [error])
        raise InputErrors([*errors, _not_in_the_text(atlas, lost)], shown=len(errors) + 1) from None


def _not_in_the_text(atlas: Document, lost: list[str]) -> InputError:
    listing = "\n".join(f"  {part}" for part in lost)
    return InputError(
        f"the text is not the registered conversion of the report, and these parts are not in it:\n{listing}",
        file=atlas.file,
        expected="the whole report, from the contents to Annex B, its headings on lines of their own",
        action="use the registered file, or another conversion of the PDF (docs/conversions.md)",
    )


def describe_normalising(documents: Documents) -> str:
    """One line on what was done to another conversion's text, for console and log; empty where nothing was."""
    done = ", ".join(f"{what} ({lines})" for what, lines in documents.normalised.items())
    return f"{documents.texts['atlas'].file}: set as the grammar reads it: {done}" if done else ""


def read_snapshot(folder: Path = FACTS) -> Tables:
    """The facts of a folder: the snapshot, or what a run extracted. InputError where they are missing or broken.

    The snapshot is a file that people can edit: its values and its completeness are checked as well.
    """
    facts: Tables = {t.name: read_table(folder, t.name) for t in fact_tables()}
    if folder == FACTS or (folder / ROWS_FILE).is_file():
        check_snapshot(facts, folder)
    return facts


def run(configured: str | None, accept_changes: bool, target: Path | None = None) -> None:
    """Write the facts of this run to data/interim/facts, all or none.

    A document that is not the registered one is compared with the snapshot: facts that differ are an error that
    lists them, unless ``accept_changes``.
    """
    folder = documents_folder(configured)
    print(describe_source(folder))
    if folder is None:
        facts = read_snapshot()
    else:
        documents = read_documents(folder)
        if describe_normalising(documents):
            print(describe_normalising(documents))
        facts = extract_documents(documents, accept_changes)
        if "atlas" in documents.changed:
            compare_with_snapshot(facts, documents.texts["atlas"].file, accept_changes)
    add_profiles(facts, read_added_profiles(folder))
    for name, rows in facts.items():
        write_table(target or INTERIM / "facts", name, rows)
    print(f"{len(facts['facts_cities'])} profiles, {len(facts['facts_projects'])} projects extracted")


def refresh_snapshot(configured: str | None, target: Path = FACTS) -> None:
    """Write the facts snapshot (data/raw/facts) from the registered documents.

    Additional profiles are left out: the snapshot is the study's. InputError where there are no documents.
    """
    folder = documents_folder(configured)
    if folder is None:
        raise InputError(
            "there are no documents to make the snapshot from",
            expected="the five documents (see data/raw/README.md)",
            action="put them into data/raw/documents, or name their folder in CITYATLAS_DOCUMENTS",
        )
    facts = extract_documents(read_documents(folder))
    for name, rows in facts.items():
        write_table(target, name, rows)
    write_row_counts(target, facts)
    print(f"snapshot written to {shown(target)}: {sum(map(len, facts.values()))} facts in {len(facts)} tables")
