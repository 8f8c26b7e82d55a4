"""An error that nobody foresaw: one message with the place of its traceback, never the traceback itself."""

from __future__ import annotations

import traceback

from cityatlas.core.errors import InputError
from cityatlas.core.files import write_text
from cityatlas.core.project import ROOT, shown

LOGS = ROOT / "logs"


def tell_unexpected(error: Exception, step: str) -> str:
    """The message on an error of ours, after its traceback was written to a log of the step.

    Where the log cannot be written, the message holds what the traceback's last line would say.
    """
    kind = f"{type(error).__name__}: {error}".strip()
    log = LOGS / f"unexpected-{step}.log"
    try:
        write_text(log, "".join(traceback.format_exception(error)))
        place = f"with the file {shown(log)}"
    except InputError:
        place = "with this message (its log could not be written)"
    return f"an error that the project should have foreseen ({kind[:300]})\n  what to do: report it {place}"
