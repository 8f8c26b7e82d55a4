"""The command line: ``python -m cityatlas STEP``. Snakemake's rules call these very commands."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any

from cityatlas import __version__, refuse_windows
from cityatlas.claims.commands import add_claims
from cityatlas.coding.commands import add_coding
from cityatlas.core.command_line import CommandGroup
from cityatlas.core.errors import InputError
from cityatlas.core.folding import composed
from cityatlas.core.language import LANGUAGES
from cityatlas.core.unexpected import tell_unexpected
from cityatlas.documents.matrix_commands import add_matrix
from cityatlas.documents.pdf_commands import add_pdf
from cityatlas.explore.commands import add_city, add_diff, add_peers
from cityatlas.workflow.declared_files import add_options, declared


def _config(arguments: argparse.Namespace) -> Any:
    from cityatlas.core.config import load_config, parse_settings

    return load_config(overrides=parse_settings(arguments.config) if arguments.config else {})


def _extract(a: argparse.Namespace) -> None:
    from cityatlas.documents import extract

    config = _config(a)
    extract.run(config["documents"], config["accept_changes"])


def _pdf(a: argparse.Namespace) -> None:
    from cityatlas.documents.pdf import document

    document.run(_config(a)["documents"])


def _assemble(a: argparse.Namespace) -> None:
    from cityatlas.tidy import assemble

    assemble.run(_config(a))


def _analyse(a: argparse.Namespace) -> None:
    from cityatlas.claims import analyse

    analyse.run(_config(a))


def _publish(a: argparse.Namespace) -> None:
    from cityatlas.tidy import publish

    publish.run(declared=a.declared_input)


def _figures(a: argparse.Namespace) -> None:
    from cityatlas.figures import draw_all

    config = _config(a)
    draw_all.run(config["language"], config["scope"], processes=a.processes)


def _report(a: argparse.Namespace) -> None:
    from cityatlas import report

    report.run(_config(a))


def _atlas(a: argparse.Namespace) -> None:
    from cityatlas.atlas import build

    build.run(_config(a))


def _workbook(a: argparse.Namespace) -> None:
    from cityatlas.workbook import build

    config = _config(a)
    build.run(config["language"], config["scope"], config["address"])


def _export(a: argparse.Namespace) -> None:
    from cityatlas.workbook import export

    config = _config(a)
    export.run(a, config["language"], config["address"])


def _datapackage(a: argparse.Namespace) -> None:
    from cityatlas.package import describe

    describe.run(address=_config(a)["address"])


def _notebooks(a: argparse.Namespace) -> None:
    from cityatlas.notebooks import execute as notebooks

    notebooks.run(_config(a), kernels=a.processes)


def _snapshot(a: argparse.Namespace) -> None:
    from cityatlas.documents import extract

    extract.refresh_snapshot(_config(a)["documents"])


def _measure(a: argparse.Namespace) -> None:
    from cityatlas.coding.automatic import evaluate as automatic

    automatic.run()


def _effect(a: argparse.Namespace) -> None:
    from cityatlas.claims import coder_effect

    coder_effect.run(a.coder, _config(a), a.output)


def _summary(a: argparse.Namespace) -> None:
    from cityatlas.claims import summary

    summary.run()


def _unlock(a: argparse.Namespace) -> None:
    from cityatlas.workflow import run_lock

    told = run_lock.release(a.stale_only, ["snakemake", "--unlock"])
    if told:
        print(told)


STEPS = {
    "extract": (_extract, "documents or snapshot to facts (data/interim/facts)"),
    "compare_pdf": (_pdf, "the report's PDF beside the facts, numbers of its pictures (data/interim/pdf)"),
    "assemble": (_assemble, "facts, places, matching and codings to tidy tables (data/interim/tables)"),
    "analyse": (_analyse, "statistics, verdicts and findings (data/interim/analysis)"),
    "publish": (_publish, "check all tables and publish them (data/processed)"),
    "figures": (_figures, "draw the figures (figures/)"),
    "report": (_report, "write the reproduction report (data/processed/report.html)"),
    "atlas": (_atlas, "make the online atlas (data/processed/atlas.html)"),
    "workbook": (_workbook, "make the Excel workbook (data/processed/smart-city-atlas.xlsx)"),
    "datapackage": (_datapackage, "describe the tables as a data package and validate it (data/processed)"),
    "notebooks": (_notebooks, "execute the notebooks (data/processed/notebooks)"),
    "snapshot": (_snapshot, "refresh the facts snapshot from the documents (data/raw/facts)"),
    "measure": (_measure, "measure the automatic coder on the documents (data/raw/coding/automatic_coder.csv)"),
    "summary": (_summary, "what the last run found"),
}


def parser() -> argparse.ArgumentParser:
    """The command line's grammar."""
    top = argparse.ArgumentParser(prog="cityatlas", description="The Smart-City-Atlas of 2019, reproduced.")
    top.add_argument("--version", action="version", version=__version__)
    commands = top.add_subparsers(dest="step", required=True, metavar="STEP")
    for name, (function, text) in STEPS.items():
        step = commands.add_parser(name, help=text, description=text)
        add_options(step)
        step.set_defaults(function=function)
    add_claims(commands)
    add_peers(commands)
    add_diff(commands)
    text = "release the lock of a run that was killed, so that the next one can begin"
    unlock = commands.add_parser("unlock", help=text, description=text)
    unlock.add_argument("--stale-only", action="store_true", help="say nothing where nothing is to be released")
    unlock.set_defaults(function=_unlock, config=None)
    _add_export(commands)
    add_city(commands)
    add_matrix(commands)
    add_pdf(commands)
    _add_effect(add_coding(commands))
    return top


def _add_effect(coding: CommandGroup) -> None:
    text = "what one coder's codes say beside the others' and the consensus, and which verdicts change with them"
    effect = coding.add_parser("effect", help=text, description=text)
    effect.add_argument("coder", metavar="CODER", help="a coder's id, as in data/raw/coding/coders.yaml")
    effect.add_argument("-o", "--output", metavar="FILE.csv", help="the table of variables also as CSV")
    effect.set_defaults(function=_effect, config=None)


def _add_export(commands: CommandGroup) -> None:
    text = "a selection of cities as a workbook (.xlsx), a folder or .zip of CSV tables, or one .csv"
    export = commands.add_parser("export", help=text, description=text)
    for name, what in (("state", "DE-NW"), ("size", "grossstadt"), ("field", "mobility"), ("status", "adopted")):
        text = f"such as {what}; a comma means or, the option twice means and"
        export.add_argument(f"--{name}", action="append", metavar="KEY", type=composed, help=text)
    text = "any column of cities or coded variable; also != >= <= > <"
    export.add_argument("--where", action="append", metavar="COLUMN=VALUE", type=composed, help=text)
    export.add_argument("-o", "--output", required=True, metavar="FILE", help="my.xlsx, my.csv, my.zip or a folder")
    export.add_argument("--language", choices=LANGUAGES, help="language of the workbook (default: config)")
    export.set_defaults(function=_export, config=None)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a step. Returns 0; 2 after one clear message where the input is bad; 1 where the project itself is at fault.

    Stopped by the user it returns 130, as shells have it.
    """
    refuse_windows()
    given = sys.argv[1:] if argv is None else argv
    arguments = parser().parse_args(given)
    try:
        with declared(arguments):
            arguments.function(arguments)
        sys.stdout.flush()
    except InputError as error:
        print(f"cityatlas {arguments.step}: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        print(f"cityatlas {arguments.step}: stopped by you", file=sys.stderr)
        return 130
    except Exception as error:  # whatever it is, a user gets one message and we get the traceback
        print(f"cityatlas {arguments.step}: {tell_unexpected(error, arguments.step)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
