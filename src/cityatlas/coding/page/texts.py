"""The page's own words: texts.yaml beside the templates, in German or English."""

from __future__ import annotations

from pathlib import Path

from cityatlas.core.language import Catalogue
from cityatlas.core.project import load_yaml

PAGE_TEMPLATES = Path(__file__).resolve().parent / "templates"
TEXTS_FILE = PAGE_TEMPLATES / "texts.yaml"


class PageTexts(Catalogue):
    """The texts of the coding page in one language."""

    def __init__(self, language: str) -> None:
        super().__init__(TEXTS_FILE, language)

    def all(self) -> dict[str, str]:
        """Every text by key, as the page's script takes them."""
        return {key: self.text(key) for key in load_yaml(TEXTS_FILE)}
