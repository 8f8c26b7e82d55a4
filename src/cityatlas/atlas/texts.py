"""The page's own words: texts.yaml, both languages at once, for a page that switches between them."""

from __future__ import annotations

from pathlib import Path

from cityatlas.core.language import LANGUAGES, Catalogue
from cityatlas.core.project import load_yaml

ATLAS_TEXTS_FILE = Path(__file__).resolve().parent / "templates" / "texts.yaml"


def all_texts() -> dict[str, list[str]]:
    """Every text by key, in German and English; InputError for one that is not there in both."""
    catalogues = [Catalogue(ATLAS_TEXTS_FILE, language) for language in LANGUAGES]
    return {key: [catalogue.text(key) for catalogue in catalogues] for key in load_yaml(ATLAS_TEXTS_FILE)}
