"""The report's own words: texts.yaml in the language of the run, filled with values from the tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markupsafe import Markup

from cityatlas.core.language import Catalogue, say

REPORT_TEMPLATES = Path(__file__).resolve().parent / "templates"


class Texts(Catalogue):
    """The texts in one language (``de`` or ``en``): ``texts("lead", data=3)``; values are escaped, texts are ours."""

    def __init__(self, language: str) -> None:
        super().__init__(REPORT_TEMPLATES / "texts.yaml", language)

    def __call__(self, key: str, **values: Any) -> Markup:
        """The text of a key as markup, its placeholders filled and escaped.

        InputError where there is no such text, or no value for a placeholder.
        """
        return Markup(self.template(key, values)).format(**values)

    def month(self, date: str) -> str:
        """A date of the sources register (``2019-03`` or ``2019-03-31``) in words: ``März 2019``."""
        year, month, *day = date.split("-")
        name = self.text("months").split()[int(month) - 1]
        if not day:
            return f"{name} {year}"
        return say(self.language, f"{int(day[0])}. {name} {year}", f"{int(day[0])} {name} {year}")
