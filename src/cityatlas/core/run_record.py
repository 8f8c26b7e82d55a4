"""What the last run stood on, written by that run: ``summary`` says it, whatever a next run would stand on.

The record is of the tables that lie in data/processed: it names the checksums that were published with them, so that
tables which a step published by hand since are not taken for those of the run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cityatlas.core.config import CONFIG_FILE
from cityatlas.core.files import write_text
from cityatlas.core.project import INTERIM, load_yaml

RECORD_FILE = INTERIM / "last_run.json"
NOT_RECORDED = "Source: not recorded; the next run that makes these tables will tell"


def differing_settings(values: Mapping[str, Any], file: Path = CONFIG_FILE) -> dict[str, Any]:
    """The settings of a run that are not those of the file; the documents folder is told by the source itself."""
    written = load_yaml(file)
    return {k: v for k, v in values.items() if k != "documents" and v != written.get(k)}


def _published(record: Path) -> str:
    """Checksum of the list of published tables beside the record; empty where there is none."""
    file = record.parent / "published.csv"
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def note_source(lines: Sequence[str], settings: Mapping[str, Any], record: Path = RECORD_FILE) -> None:
    """Write what a run said of its sources, and the settings in which it differs from the file."""
    content = {"source": list(lines), "settings": dict(settings), "published": _published(record)}
    write_text(record, json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def source_of_last_run(record: Path = RECORD_FILE) -> list[str]:
    """What the run that made the published tables stood on, a line each; one line where no run has told it."""
    try:
        content = json.loads(record.read_text("utf-8"))
        lines, settings = [str(line) for line in content["source"]], dict(content["settings"])
        current = content["published"] == _published(record)
    except (OSError, ValueError, KeyError, TypeError):
        return [NOT_RECORDED]
    if not current:
        return [NOT_RECORDED]
    told = ", ".join(f"{k}={json.dumps(v, ensure_ascii=False)}" for k, v in sorted(settings.items()))
    return [*lines, f"Settings that differ from config/config.yaml: {told}"] if told else lines
