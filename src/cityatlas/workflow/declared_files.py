"""What a rule says that its step reads and writes, held against what is there before and after the step."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cityatlas.core.errors import InputError


def add_options(parser: argparse.ArgumentParser) -> None:
    """Give a step's command the options that its rule fills in; by hand none of them is needed."""
    parser.add_argument("--config", help="settings that differ from config/config.yaml, as JSON")
    parser.add_argument(
        "--processes", type=int, metavar="N", help="how many processes share the work, where a step can"
    )
    for name, when in (("input", "before"), ("output", "after")):
        text = f"files that must be there {when} the step (its rule names them)"
        parser.add_argument(f"--{name}", nargs="*", default=[], metavar="FILE", dest=f"declared_{name}", help=text)


@contextmanager
def declared(arguments: argparse.Namespace) -> Iterator[None]:
    """Run a step between two checks. InputError where a declared file is missing before or was not written."""
    _check(
        getattr(arguments, "declared_input", ()), "an input of this step is missing", "run snakemake, which makes it"
    )
    yield
    action = "correct the step, or its rule in workflow/rules"
    _check(
        getattr(arguments, "declared_output", ()), "the rule names this output, but the step did not write it", action
    )


def _check(files: Iterable[str], problem: str, action: str) -> None:
    missing = [file for file in files if not Path(file).exists()]
    if missing:
        more = f" (and {len(missing) - 1} more)" if len(missing) > 1 else ""
        raise InputError(problem + more, file=missing[0], action=action)
