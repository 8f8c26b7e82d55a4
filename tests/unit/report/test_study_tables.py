"""The study's tables: as many rows as the document has."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.report import study_tables


def test_a_table_with_other_rows_than_the_document_is_refused():
    found = dict.fromkeys(study_tables.ROWS_IN_DOCUMENT.values(), 3)
    structure = {("document_structure", i, "atlas_pdf"): {"count": n} for i, n in found.items()}
    with pytest.raises(InputError, match="table 2 of the study has 8 rows here, 3 in the document"):
        study_tables.study_table_rows(structure)
