"""What every run of Snakemake would wait for, and need not (docs/speed.md)."""

from __future__ import annotations

import gc
import threading

OBJECTS = 200_000
"""New objects between two searches for garbage; Python's own 700 is meant for programs that live long."""


def start_quickly() -> None:
    """Spare each run of Snakemake an import and the search for garbage among objects that live to its end."""
    compare_parameters_as_texts()
    gc.freeze()
    gc.set_threshold(OBJECTS)


def end_quickly() -> None:
    """Cancel the timers that would only wake a scheduler whose work is done; each run waits a second for the last."""
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.cancel()


def compare_parameters_as_texts() -> None:
    """Spare each run the import of pandas.

    Wherever pandas is installed, Snakemake imports it to compare rules' parameters, which might be data frames; ours
    are texts. Where another version of Snakemake does it in another way, nothing happens.
    """
    from snakemake import persistence

    for owner in vars(persistence).values():
        builtin = getattr(owner, "_serialize_param_builtin", None)
        if builtin is not None and hasattr(owner, "_serialize_param_pandas"):
            owner._serialize_param_pandas = builtin
