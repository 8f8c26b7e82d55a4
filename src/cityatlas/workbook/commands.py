"""The command for a selection of cities: ``python -m cityatlas export``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from cityatlas.core.command_line import CommandGroup, add_command, add_language
from cityatlas.core.folding import composed

if TYPE_CHECKING:
    from cityatlas.workbook.export import Describe

EXAMPLES = (
    "export --state NRW --field mobility --status adopted -o my.xlsx",
    "export --where 'population>=100000' --where org_person_role=1 -o my.zip",
    "export --state Bayern,BW -o - | head",
)


def add_export(commands: CommandGroup, describe: Callable[[str], Describe]) -> None:
    """Give the command line ``export``; ``describe`` gives, for the project's address, what makes a data package."""
    text = "a selection of cities as a workbook (.xlsx), a folder or .zip of CSV tables, or one .csv"
    export = add_command(commands, "export", text, EXAMPLES)
    for name, what in (("state", "NRW"), ("size", "grossstadt"), ("field", "mobility"), ("status", "adopted")):
        text = f"such as {what}; a comma means or, the option twice means and"
        export.add_argument(f"--{name}", action="append", metavar="KEY", type=composed, help=text)
    text = "any column of cities or coded variable; also != >= <= > <"
    export.add_argument("--where", action="append", metavar="COLUMN=VALUE", type=composed, help=text)
    text = "my.xlsx, my.csv, my.zip or a folder; - is one CSV on standard output"
    export.add_argument("-o", "--output", required=True, metavar="FILE", help=text)
    add_language(export)
    export.set_defaults(function=partial(_export, describe=describe), standard_output=True)


def _export(a: argparse.Namespace, describe: Callable[[str], Describe]) -> None:
    from cityatlas.core.config import load_config
    from cityatlas.workbook import export

    config = load_config()
    export.run(a, config["language"], describe(config["address"]), config["address"])
