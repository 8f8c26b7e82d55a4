"""What the rules have in common: a step's command, the tables it writes, and what a run cannot be asked for."""

from __future__ import annotations

import json
import os
import shlex
from collections.abc import Collection, Mapping
from typing import Any

from cityatlas.core.tables import tables


def step_command(name: str, config: Mapping[str, Any], *settings: str) -> str:
    """The command of a step: the settings it depends on, what it reads and writes, how many processes it may use.

    A changed setting changes the command, so it re-runs that step and no other. As ``params:`` the settings would do
    the same, but for those Snakemake imports pandas in every run (docs/speed.md). All that the command prints goes to
    its log, whose last line is the step's result or, where it fails, its message.
    """
    values = json.dumps({key: config[key] for key in sorted(settings)}, ensure_ascii=False)
    quoted = shlex.quote(values).replace("{", "{{").replace("}", "}}")
    return (
        f'"$CITYATLAS_PYTHON" -m cityatlas {name} --config {quoted} --processes {{threads}} '
        "--input {input:q} --output {output:q} > {log:q} 2>&1"
    )


def interim_tables(step: str, folder: str, *, optional: bool = False) -> list[str]:
    """Paths of the tables that a step writes to a folder of data/interim, by the tables' contract.

    ``optional``: with those that are written only where a user brought what they rest on.
    """
    own = [t for t in tables().values() if step in t.steps and (optional or t.stage != "optional")]
    return [f"data/interim/{folder}/{t.path}" for t in own]


def refusal(project: str, main_snakefile: str, working_folder: str, deployment: Collection[object]) -> str | None:
    """Why a run cannot be done in the way it was asked for, as one line, or None.

    A Snakefile elsewhere may use the project as a module; its working folder is its own affair.
    """
    if any("conda" in str(method).lower() for method in deployment):
        return "--sdm conda is not supported: create the environment yourself (conda env create -f environment.yml)"
    own = os.path.realpath(os.path.dirname(main_snakefile)) == os.path.realpath(project)
    if own and os.path.realpath(working_folder) != os.path.realpath(project):
        return f"--directory is not supported: inputs and products lie in the project, so run snakemake in {project}"
    return None
