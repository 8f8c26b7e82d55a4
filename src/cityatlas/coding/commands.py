"""The commands of coding by people: ``python -m cityatlas coding ...``."""

from __future__ import annotations

import argparse
from pathlib import Path

from cityatlas.core.language import LANGUAGES


def add_coding(commands: argparse._SubParsersAction) -> None:
    """Add the command ``coding`` with its own commands to the command line."""
    text = "codings by people: the page to code in"
    coding = commands.add_parser("coding", help=text, description=text)
    own = coding.add_subparsers(dest="coding_step", required=True, metavar="COMMAND")
    add_page(own)


def add_page(commands: argparse._SubParsersAction) -> None:
    """``coding page``: one coder's page, or that of a third person between two codings."""
    text = "one HTML file in which a person codes the profiles, or decides between two codings"
    page = commands.add_parser("page", help=text, description=text)
    page.add_argument("--coder", required=True, metavar="NAME", help="who codes, such as anna")
    page.add_argument("-o", "--output", required=True, metavar="FILE", help="such as anna.html")
    page.add_argument("--language", choices=LANGUAGES, help="language of the page (default: config)")
    page.add_argument("--cities", metavar="NAME,NAME", help="only these cities (default: all profiles)")
    page.add_argument("--training", type=int, metavar="N", help="how many cities train before the others open (5)")
    text = "two codings (.csv or exported .json) between which this page decides"
    page.add_argument("--adjudicate", nargs=2, metavar=("A", "B"), help=text)
    page.set_defaults(function=_page, config=None)


def _page(a: argparse.Namespace) -> None:
    from cityatlas.coding.page import build, making
    from cityatlas.core.config import load_config

    config = load_config()
    output, coder = build.check_output(a.output), build.check_coder(a.coder)
    language = a.language or config["language"]
    if a.adjudicate:
        between = (Path(a.adjudicate[0]), Path(a.adjudicate[1]))
        making.make_adjudication(output, coder, language, config["documents"], between, a.cities, a.training)
    else:
        making.make_page(output, coder, language, config["documents"], a.cities, a.training)
