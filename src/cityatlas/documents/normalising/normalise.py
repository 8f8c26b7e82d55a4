"""The door: a conversion's text in, the text that the grammar reads out, with what was done to it.

Headings are known by their names and by how they stand, never by the number of their hashes: contents and vocabulary
name cities, chapters and sections; a project is a short line that ends with a bracket of nothing but field labels. The
number of lines stays, so that a fact's line is the conversion's own; a broken paragraph stands in its first line.
"""

from __future__ import annotations

from cityatlas.documents.normalising.annex_lists import read_annex_lists
from cityatlas.documents.normalising.contents_lines import Promised, read_contents
from cityatlas.documents.normalising.draft import Draft
from cityatlas.documents.normalising.headings import mark_analysis, mark_chapters, mark_cities, mark_projects
from cityatlas.documents.normalising.marks import read_marks
from cityatlas.documents.normalising.names import mark_partners, read_credits
from cityatlas.documents.normalising.pages import drop_page_furniture
from cityatlas.documents.normalising.tables import set_table_rows, table_blocks
from cityatlas.documents.normalising.wrapping import is_wrapped, join_paragraphs
from cityatlas.documents.text import Document


def normalised(doc: Document) -> tuple[Document, dict[str, int]]:
    """A document as the grammar reads it, and what was done to how many lines; the same document where nothing was.

    A text in the registered conversion's form comes back as it is.
    """
    draft = Draft(list(doc.lines))
    draft.in_columns = is_wrapped(draft)
    read_marks(draft)
    drop_page_furniture(draft)
    promised = read_contents(draft)
    if promised is not None:
        _set_parts(draft, promised)
    if not draft.done:
        return doc, {}
    return Document(doc.name, doc.file, tuple(draft.lines)), dict(sorted(draft.done.items()))


def _set_parts(draft: Draft, promised: Promised) -> None:
    mark_chapters(draft, promised)
    mark_cities(draft, promised)
    rows = {index for block in table_blocks(draft, promised).values() for index in block} | _annexes(draft)
    set_table_rows(draft, promised)
    if draft.in_columns:
        join_paragraphs(draft, promised, rows)
    mark_projects(draft, promised)
    mark_analysis(draft, promised)
    read_annex_lists(draft, promised)
    read_credits(draft, promised)
    mark_partners(draft, promised)


def _annexes(draft: Draft) -> set[int]:
    """Indices of the annexes' lines, which are lists and rows of tables throughout."""
    start = next(
        (i for i in range(len(draft.lines)) if draft.is_heading(i) and draft.key(i).startswith("anhanga")), None
    )
    return set(range(start, len(draft.lines))) if start is not None else set()
