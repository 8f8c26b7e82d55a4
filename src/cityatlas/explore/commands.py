"""The commands for a city of one's own: ``python -m cityatlas city ...``."""

from __future__ import annotations

import argparse

from cityatlas.core.command_line import CommandGroup
from cityatlas.core.errors import InputError
from cityatlas.core.folding import composed
from cityatlas.core.numbers import parse_number
from cityatlas.core.project import shown

HELP = "a form for a city of your own in data/raw/profiles, with key, state and coordinates looked up"


def add_city(commands: CommandGroup) -> None:
    """Give the command line ``city new NAME``."""
    city = commands.add_parser("city", help="add a city of your own: city new NAME")
    own = city.add_subparsers(dest="city_step", required=True, metavar="COMMAND")
    new = own.add_parser("new", help=HELP, description=HELP)
    new.add_argument(
        "name", metavar="NAME", type=composed, help="the city as its profile is to be headed, such as Trier"
    )
    new.add_argument("--ags", help="its municipality key of 8 digits, where several bear the name")
    new.add_argument("--population", metavar="N", help="inhabitants, where you know them already")
    new.add_argument("--area", metavar="KM2", help="area in square kilometres")
    new.add_argument("--latitude", metavar="DEG", help="degrees north, where the list has no coordinates")
    new.add_argument("--longitude", metavar="DEG", help="degrees east")
    new.set_defaults(function=_new, config=None)


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
        return None if text is None else parse_number(text, whole=name == "population")
    except ValueError as error:
        raise InputError(f"--{name}: {error}", expected="a number such as 110.570 or 49,75") from None
