"""Making the atlas: the published tables in, one page out."""

from __future__ import annotations

from pathlib import Path

from cityatlas.atlas.content import atlas_content, links_in, read_atlas_tables
from cityatlas.atlas.page import render, size_text
from cityatlas.core.config import Config
from cityatlas.core.files import write_text
from cityatlas.core.project import PROCESSED, shown

ATLAS_FILE = "atlas.html"


def run(config: Config, target: Path | None = None) -> None:
    """Write the atlas from data/processed; it holds both languages and begins with that of the settings."""
    language, scope = config["language"], config["scope"]
    content = atlas_content(read_atlas_tables(), language, scope, config["address"], links_in(language))
    page = render(content)
    path = (target or PROCESSED) / ATLAS_FILE
    write_text(path, page)
    print(f"{shown(path)}: {size_text(page)}, {len(content['cities'])} cities, {len(content['projects'])} projects")
