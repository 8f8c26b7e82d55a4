"""The commands of coding by people: ``python -m cityatlas coding ...``."""

from __future__ import annotations

import argparse
from pathlib import Path

from cityatlas.core.command_line import CommandGroup, add_command
from cityatlas.core.language import LANGUAGES


def add_coding(commands: CommandGroup) -> CommandGroup:
    """Add the command ``coding`` with its own commands to the command line, and return the group for more of them."""
    text = "codings by people: page and sheet to code in, import, comparison, consensus"
    coding = add_command(commands, "coding", text, ["coding page --coder anna -o anna.html"])
    own = coding.add_subparsers(dest="coding_step", required=True, metavar="COMMAND")
    add_page(own)
    add_sheet(own)
    add_import(own)
    add_compare(own)
    add_export_qda(own)
    return own


def add_page(commands: CommandGroup) -> None:
    """``coding page``: one coder's page, or that of a third person between two codings."""
    text = "one HTML file in which a person codes the profiles, or decides between two codings"
    page = add_command(
        commands,
        "page",
        text,
        ["coding page --coder anna -o anna.html", "coding page --coder cleo --adjudicate anna ben -o cleo.html"],
    )
    page.add_argument("--coder", required=True, metavar="NAME", help="who codes, such as anna")
    page.add_argument("-o", "--output", required=True, metavar="FILE", help="such as anna.html")
    page.add_argument("--language", choices=LANGUAGES, help="language of the page (default: config)")
    page.add_argument("--cities", metavar="NAME,NAME", help="only these cities (default: all profiles)")
    page.add_argument("--training", type=int, metavar="N", help="how many cities train before the others open (5)")
    text = "two codings (a coder's id or a file each) between which this page decides"
    page.add_argument("--adjudicate", nargs=2, metavar=("A", "B"), help=text)
    page.set_defaults(function=_page)


def _page(a: argparse.Namespace) -> None:
    from cityatlas.coding.coder_names import checked_coder_id
    from cityatlas.coding.page import build, making
    from cityatlas.core.config import load_config

    config = load_config()
    output, coder = build.check_output(a.output), a.coder
    checked_coder_id(coder)
    language = a.language or config["language"]
    if a.adjudicate:
        between = (a.adjudicate[0], a.adjudicate[1])
        making.make_adjudication(output, coder, language, config["documents"], between, a.cities, a.training)
    else:
        making.make_page(output, coder, language, config["documents"], a.cities, a.training)


def add_sheet(commands: CommandGroup) -> None:
    """``coding sheet``: one coder's Excel sheet."""
    text = "an Excel sheet in which a person codes the profiles"
    sheet = add_command(commands, "sheet", text, ["coding sheet --coder anna -o anna.xlsx"])
    sheet.add_argument("--coder", required=True, metavar="NAME", help="who codes, such as anna")
    sheet.add_argument("-o", "--output", required=True, metavar="FILE", help="such as anna.xlsx")
    sheet.set_defaults(function=_sheet)


def _sheet(a: argparse.Namespace) -> None:
    from cityatlas.coding.sheet import write_sheet

    write_sheet(Path(a.output), a.coder)
    print(f"sheet for {a.coder} written to {a.output}; once filled: python -m cityatlas coding import {a.output}")


def add_import(commands: CommandGroup) -> None:
    """``coding import``: a person's coding, or a third person's decisions, into data/raw/coding."""
    text = "bring a coding into data/raw/coding (exported by the page, filled sheet, or CSV)"
    import_ = add_command(commands, "import", text, ["coding import anna.json"])
    import_.add_argument("file", metavar="FILE", help="anna.json, anna.xlsx or anna.csv")
    import_.add_argument("--coder", metavar="NAME", help="who coded (default: what the file says, or its name)")
    import_.add_argument("--as-consensus", action="store_true", help="decisions between two codings: they count")
    import_.add_argument("--replace", action="store_true", help="take the place of what is there by that name")
    import_.set_defaults(function=_import)


def _import(a: argparse.Namespace) -> None:
    from cityatlas.coding.importing import import_coding, import_consensus

    function = import_consensus if a.as_consensus else import_coding
    print("\n".join(function(Path(a.file), a.coder, a.replace)))


def add_compare(commands: CommandGroup) -> None:
    """``coding compare``: how far two codings agree, and where they differ."""
    text = "how far two codings agree on each variable, and every cell in which they differ"
    compare = add_command(commands, "compare", text, ["coding compare anna ben -o agreement.csv"])
    compare.add_argument("first", metavar="A", help="a coder's id (data/raw/coding/coders.yaml) or a file")
    compare.add_argument("second", metavar="B")
    compare.add_argument("-o", "--output", metavar="FILE.csv", help="also as CSV, the differing cells beside it")
    compare.set_defaults(function=_compare)


def _compare(a: argparse.Namespace) -> None:
    from cityatlas.coding.comparing import compare, comparison_text, read_side, write_comparison
    from cityatlas.core.config import load_config

    config = load_config()
    found = compare(read_side(a.first), read_side(a.second), config["bootstrap_draws"], config["seed"])
    print(comparison_text(found))
    if a.output:
        print("written to " + " and ".join(map(str, write_comparison(found, Path(a.output)))))


def add_export_qda(commands: CommandGroup) -> None:
    """``coding export-qda``: profiles and codings for QualCoder, MAXQDA or ATLAS.ti."""
    text = "profiles, codebook and codings as a REFI-QDA project (.qdpx) for QualCoder, MAXQDA or ATLAS.ti"
    export = add_command(commands, "export-qda", text, ["coding export-qda -o atlas.qdpx"])
    export.add_argument("-o", "--output", required=True, metavar="FILE", help="such as atlas.qdpx")
    export.set_defaults(function=_export_qda)


def _export_qda(a: argparse.Namespace) -> None:
    from cityatlas.coding.qda import write_qda
    from cityatlas.core.config import load_config

    print(write_qda(Path(a.output), load_config()["documents"]))
