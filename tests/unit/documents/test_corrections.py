"""Corrections of what is printed, each guarded by what it replaces."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.documents.corrections import Correction, city_names, read_corrections
from cityatlas.documents.text import Document


def test_a_name_is_corrected_only_where_the_guard_still_holds():
    values = {
        "document": "atlas",
        "lines": "2",
        "printed": "Alt-Stadt",
        "corrected": "Altstadt",
        "guard": "(Alt-Stadt)",
    }
    given = [Correction("hyphen", "city_name", values, "Grund", "reason", "2026-11-22")]
    doc = Document("atlas", "report.txt", ("Kopf", "Amt (Alt-Stadt)"))
    assert city_names(given, doc) == {"Alt-Stadt": "Altstadt"}
    mended = Document("atlas", "report.txt", ("Kopf", "Amt (Altstadt)"))
    with pytest.raises(InputError, match="guard of correction 'hyphen' fails"):
        city_names(given, mended)
    moved = Document("atlas", "report.txt", ("Kopf", "", "Amt (Alt-Stadt)"))
    assert city_names(given, moved, strict=False) == {"Alt-Stadt": "Altstadt"}


def test_the_registered_corrections_are_complete():
    assert all(c.reason_de and c.reason_en and c.date for c in read_corrections())
