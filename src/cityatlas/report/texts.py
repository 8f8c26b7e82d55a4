"""The report's own words: texts.yaml in the language of the run, filled with values from the tables."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from cityatlas.core.project import load_yaml

TEMPLATES = Path(__file__).resolve().parent / "templates"


@cache
def _texts() -> dict[str, dict[str, str]]:
    return load_yaml(TEMPLATES / "texts.yaml")


class Texts:
    """The texts in one language (``de`` or ``en``): ``texts("lead", data=3)``; values are escaped, texts are ours."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **values: Any) -> Markup:
        """The text of a key as markup, its placeholders filled and escaped; KeyError where there is none."""
        return Markup(_texts()[key][self.language]).format(**values)

    def plain(self, key: str, **values: Any) -> str:
        """The text of a key without escaping, for what is escaped later."""
        return _texts()[key][self.language].format(**values)

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return key in _texts()

    def month(self, date: str) -> str:
        """A date of the sources register (``2019-03`` or ``2019-03-31``) in words: ``März 2019``."""
        year, month, *day = date.split("-")
        name = _texts()["months"][self.language].split()[int(month) - 1]
        if not day:
            return f"{name} {year}"
        return f"{int(day[0])}. {name} {year}" if self.language == "de" else f"{int(day[0])} {name} {year}"
