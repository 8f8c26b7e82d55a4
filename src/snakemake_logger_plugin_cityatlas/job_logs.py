"""What the logs of steps say: the last line of a step's log is its result, or the message stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

TAIL = 16_384
"""Bytes read from the end of a log."""
LINES = 20
"""Lines shown of the log of a step that failed without a message of its own."""
_COUNT = re.compile(r"(\d+/\d+) ")
_MESSAGE = re.compile(r"^cityatlas \w+: ", re.MULTILINE)


def tail(logs: Sequence[str]) -> str:
    """The end of the first log that can be read; empty where none can."""
    for log in logs:
        try:
            with Path(log).open("rb") as file:
                file.seek(0, 2)
                file.seek(max(0, file.tell() - TAIL))
                return file.read().decode("utf-8", "replace").strip()
        except OSError:
            continue
    return ""


def last_line(logs: Sequence[str]) -> str:
    """The last line of a step's log: its result when it is done."""
    return tail(logs).rpartition("\n")[2].strip()


def count(logs: Sequence[str]) -> str:
    """How far a step is, such as ``12/71``, by the last line of its log; empty where it does not count."""
    found = _COUNT.match(last_line(logs))
    return found[1] if found else ""


def message(logs: Sequence[str]) -> str:
    """The message with which a step ended; empty where it ended without one of its own."""
    text = tail(logs)
    starts = [found.start() for found in _MESSAGE.finditer(text)]
    return text[starts[-1] :] if starts else ""


def last_lines(logs: Sequence[str]) -> str:
    """The last lines of a log, such as those of a traceback."""
    return "\n".join(tail(logs).splitlines()[-LINES:])
