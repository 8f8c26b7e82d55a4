"""Making the page: content, codebook and texts in one HTML file that asks nothing of any network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markupsafe import Markup

from cityatlas import __version__
from cityatlas.coding.codebook import codebook_checksum
from cityatlas.coding.coder_names import coder_id
from cityatlas.coding.coding_file import ADJUDICATION_FORMAT, CODING_FORMAT
from cityatlas.coding.page.codebook_texts import shown_codebook
from cityatlas.coding.page.content import Profiles, profile_content
from cityatlas.coding.page.order import shuffled, training_cities
from cityatlas.coding.page.texts import PAGE_TEMPLATES, PageTexts
from cityatlas.core.errors import InputError
from cityatlas.core.templates import as_json, page_environment, source_hash

SCRIPTS = ("rules.js", "state.js", "store.js", "files.js", "profile.js", "card.js", "frame.js", "keys.js", "start.js")
"""The parts of the page's script, in the order they are joined."""


def coding_content(profiles: Profiles, coder: str, language: str, cities: list[str], training: int) -> dict[str, Any]:
    """All that the page of one coder holds. The order of its cities follows from the coder's id alone."""
    trained, own = training_cities(cities, training), coder_id(coder)
    first = shuffled(trained, own)
    return {
        **common_content(profiles, coder, language),
        "format": CODING_FORMAT,
        "training_cities": sorted(trained),
        "order": first + shuffled([c for c in cities if c not in trained], own),
        "profiles": {city: profile_content(profiles, city, language) for city in cities},
    }


def common_content(profiles: Profiles, coder: str, language: str) -> dict[str, Any]:
    """What every page holds, whatever it is for; ``coder`` is the name as written."""
    texts = PageTexts(language)
    return {
        "coder": coder_id(coder),
        "name": coder,
        "language": language,
        "codebook_sha256": codebook_checksum(),
        "document_sha256": profiles.sha256,
        "texts": texts.all(),
        **shown_codebook(texts),
    }


def page_script() -> str:
    """The page's script: its parts in one closed scope."""
    parts = "\n".join((PAGE_TEMPLATES / name).read_text(encoding="utf-8") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def render_page(content: dict[str, Any]) -> str:
    """The page as HTML. The same content gives the same bytes."""
    environment = page_environment(PAGE_TEMPLATES)
    script = page_script()
    return environment.get_template("page.html.j2").render(
        t=PageTexts(content["language"]).text,
        content=content,
        adjudicating=content["format"] == ADJUDICATION_FORMAT,
        data=as_json(content),
        version=__version__,
        style=Markup((PAGE_TEMPLATES / "style.css").read_text(encoding="utf-8")),
        script=Markup(script),
        script_hash=source_hash(script),
    )


def check_output(output: str) -> Path:
    """Where the page goes. InputError for a name that no browser would open as a page."""
    path = Path(output)
    if path.suffix.lower() not in (".html", ".htm") or path.is_dir():
        raise InputError("the page needs a file to go to", file=output, expected="a name such as anna.html")
    return path
