"""The reproduction report: data/processed/report.html, one self-contained page from the published tables."""

from __future__ import annotations

from pathlib import Path

from cityatlas.core.config import Config
from cityatlas.core.files import write_text
from cityatlas.core.product_places import in_language
from cityatlas.core.project import FIGURES, INTERIM, PROCESSED, shown
from cityatlas.core.rows import Tables
from cityatlas.core.tables import read_table
from cityatlas.report.alternatives import by_coder
from cityatlas.report.page import render_report
from cityatlas.report.pictures import pictures
from cityatlas.report.texts import Texts

REPORT_TABLES = (
    "claims",
    "claim_checks",
    "check_values",
    "statistics",
    "errata",
    "agreement",
    "sections",
    "cities",
    "projects",
    "printed_counts",
)
INTERIM_TABLES = ("facts_captions", "facts_chapters")
REPORT_FILE = "report.html"


def read_report_tables(processed: Path | None = None, interim: Path | None = None) -> Tables:
    """The tables that the report is made from; InputError where one is missing or breaks its contract."""
    tables = {name: read_table(processed or PROCESSED, name) for name in REPORT_TABLES}
    folder = interim or INTERIM / "tables"
    return tables | {name: read_table(folder, name) for name in INTERIM_TABLES}


def run(config: Config, target: Path | None = None) -> None:
    """Write the report in the language of the settings from data/processed and the figures that lie in figures/."""
    language = config["language"]
    tables = read_report_tables()
    drawn = pictures(tables["facts_captions"], Texts(language), in_language(FIGURES, language))
    page = render_report(tables, drawn, config["quantifiers"], by_coder(config), language, config["address"])
    path = in_language((target or PROCESSED) / REPORT_FILE, language)
    write_text(path, page)
    print(f"{shown(path)}: {len(page.encode('utf-8')) // 1024} KB, {len(drawn)} figures")
