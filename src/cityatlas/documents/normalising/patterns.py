"""Lines of the report that several parts of the normaliser know by their words."""

from __future__ import annotations

import re

CAPTION_START = re.compile(r"^(?P<kind>Abbildung|Tabelle) (?P<number>\d+) ?[-:.]")
"""A figure's or a table's caption, in the list of them and in the text."""
PHASE_LINE = re.compile(r"^Phase \d:")
"""A phase of the study, a row of table 1."""
ANNEX_LIST_LINE = re.compile(r"^Leuchtturmprojekte? zum Handlungsfeld ")
"""The heading of one list of Annex A."""
