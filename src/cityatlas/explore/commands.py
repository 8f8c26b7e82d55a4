"""The commands to look further with: ``python -m cityatlas peers``, ``diff``, and ``city`` for a city of one's own."""

from __future__ import annotations

import argparse
from pathlib import Path

from cityatlas.core.command_line import CommandGroup, add_command, add_language
from cityatlas.core.errors import InputError
from cityatlas.core.folding import composed
from cityatlas.core.numbers import parse_number
from cityatlas.core.project import shown

HELP = "a form for a city of your own in data/raw/profiles, with key, state and coordinates looked up"


def add_peers(commands: CommandGroup) -> None:
    """Give the command line ``peers CITY``."""
    text = "the cities most like a city of the tables, with the reasons"
    peers = add_command(commands, "peers", text, ["peers Ulm", "peers Ulm -n 3 --language en"])
    peers.add_argument("city", metavar="CITY", type=composed, help="such as Ulm")
    peers.add_argument("-n", "--number", metavar="N", default="10", help="how many (10)")
    add_language(peers)
    peers.set_defaults(function=_peers)


def add_diff(commands: CommandGroup) -> None:
    """Give the command line ``diff OLD NEW``."""
    text = "what changed between the tables of two runs, row by row; equal or not, the exit code is 0"
    examples = ["diff before data/processed", "diff before data/processed --table claims -o changes.csv"]
    diff = add_command(commands, "diff", text, examples)
    diff.add_argument("old", metavar="OLD", type=Path, help="a copy of an earlier data/processed")
    diff.add_argument("new", metavar="NEW", type=Path, help="such as data/processed")
    diff.add_argument("--table", metavar="NAME", action="append", help="only this table; may be given several times")
    diff.add_argument("-o", "--output", metavar="FILE.csv", help="every changed cell as CSV; - is standard output")
    diff.set_defaults(function=_diff, standard_output=True)


def _peers(a: argparse.Namespace) -> None:
    from cityatlas.explore.peers import peers_text

    number = _number(a, "number")
    if not number or number < 1:
        raise InputError(f"--number: {a.number!r} cities cannot be listed", expected="a whole number from 1")
    print(peers_text(a.city, int(number), a.language))


def _diff(a: argparse.Namespace) -> None:
    from cityatlas.explore.run_differences import run

    run(a.old, a.new, a.table or (), a.output)


def add_city(commands: CommandGroup) -> None:
    """Give the command line ``city new NAME``."""
    city = add_command(commands, "city", "add a city of your own: city new NAME", ["city new Trier"])
    own = city.add_subparsers(dest="city_step", required=True, metavar="COMMAND")
    new = add_command(own, "new", HELP, ["city new Trier", "city new Trier --population 110570 --area 117,1"])
    new.add_argument(
        "name", metavar="NAME", type=composed, help="the city as its profile is to be headed, such as Trier"
    )
    new.add_argument("--ags", help="its municipality key of 8 digits, where several bear the name")
    new.add_argument("--population", metavar="N", help="inhabitants, where you know them already")
    new.add_argument("--area", metavar="KM2", help="area in square kilometres")
    new.add_argument("--latitude", metavar="DEG", help="degrees north, where the list has no coordinates")
    new.add_argument("--longitude", metavar="DEG", help="degrees east")
    new.set_defaults(function=_new)


def _new(a: argparse.Namespace) -> None:
    from cityatlas.explore.new_city import ADDED_PLACES, new_city

    values = {k: _number(a, k) for k in ("population", "area", "latitude", "longitude")}
    path = new_city(a.name, a.ags, **values)
    print(f"{shown(path)} is there, with its place in {shown(ADDED_PLACES)}.")
    blanks = [what for what, k in (("population", "population"), ("area", "area")) if values[k] is None]
    print(f"Fill in {', '.join([*blanks, 'what the sections ask for and the projects'])}; then run snakemake.")


def _number(a: argparse.Namespace, name: str) -> float | None:
    text = getattr(a, name)
    try:
        return None if text is None else parse_number(text, whole=name in ("population", "number"))
    except ValueError as error:
        raise InputError(f"--{name}: {error}", expected="a number such as 110.570 or 49,75") from None
