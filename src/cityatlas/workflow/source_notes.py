"""What a run stood on, noted at its end for `summary`: only where the published tables are those of this run."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from cityatlas.core.errors import InputError
from cityatlas.core.run_record import RECORD_FILE, differing_settings, note_source
from cityatlas.workflow.kept_products import Steps, older_products

TABLE_STEPS = ("extract", "assemble", "analyse", "publish")


def note_what_it_stood_on(
    made_by: Steps, source: Callable[[], Sequence[str]], config: Mapping[str, Any], record: Path = RECORD_FILE
) -> None:
    """Write the record of a run where all published tables are there and none is older than what it rests on.

    ``source`` says, line by line, what the run stood on. Nothing is written where the disk is full or the source is
    gone by now: a failed run has told that already, and the record of an earlier run no longer fits new tables.
    """
    steps = {name: made_by[name] for name in TABLE_STEPS if name in made_by}
    tables = [product for product in steps["publish"][1] if product.endswith(".csv")]
    with suppress(InputError, OSError):
        if all(map(os.path.exists, tables)) and not older_products(steps):
            note_source(source(), differing_settings(config), record)
