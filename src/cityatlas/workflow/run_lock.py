"""Whose lock it is: a run notes its process, so that a lock whose run is gone can be told from one that is held."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from cityatlas.core.errors import InputError
from cityatlas.core.files import write_text

NOTE_FILE = Path(".snakemake/cityatlas-run")
"""Process and its start of the run that holds, or held last, the lock; relative to the working folder."""
LOCKS = Path(".snakemake/locks")


def note_run(note: Path = NOTE_FILE) -> None:
    """Note this process as the one that holds the lock. To be called when Snakemake has taken it."""
    write_text(note, f"{os.getpid()} {_started(os.getpid())}\n")


def _started(process: int) -> str:
    """When a process began, as text; empty where there is none of that number, or it has ended already."""
    import psutil  # comes with Snakemake; imported here, for no run needs it but one that is locked out

    try:
        found = psutil.Process(process)
        return "" if found.status() == psutil.STATUS_ZOMBIE else f"{found.create_time():.2f}"
    except psutil.Error:
        return ""


def is_locked(locks: Path = LOCKS) -> bool:
    """Whether a run has taken Snakemake's lock and not given it back."""
    return locks.is_dir() and any(locks.iterdir())


def holder(note: Path = NOTE_FILE) -> int | None:
    """The process of the run that took the lock last, where it is still at work."""
    try:
        process, started = note.read_text("utf-8").split()
        return int(process) if _started(int(process)) == started else None
    except (OSError, ValueError):
        return None


def release(stale_only: bool, unlock: list[str]) -> str:
    """Release the lock of a run that is gone with the command ``unlock``; one line, empty where nothing is locked.

    InputError where a run is still at work. ``stale_only``: where no note tells whose the lock is, it stays.
    """
    if not is_locked():
        return "" if stale_only else "nothing is locked"
    process = holder()
    if process is not None:
        raise InputError(
            f"another run works in this folder (process {process})",
            action="wait for it, or stop it with Ctrl-C in its window",
        )
    if stale_only and not NOTE_FILE.is_file():
        return ""
    result = subprocess.run(unlock, capture_output=True, text=True)
    if result.returncode:
        raise InputError("the lock could not be released", action=f"say {' '.join(unlock)} to see why")
    return "the lock of a run that is gone was released"
