"""The command line: ``python -m cityatlas STEP``. Snakemake's rules call these very commands."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from cityatlas import __version__, refuse_windows
from cityatlas.claims.commands import add_claims, add_effect, add_summary
from cityatlas.coding.commands import add_coding
from cityatlas.core.command_line import CommandGroup, add_command, add_language, refuse_standard_output
from cityatlas.core.errors import InputError
from cityatlas.core.folding import composed
from cityatlas.core.language import LANGUAGES
from cityatlas.core.unexpected import tell_unexpected
from cityatlas.documents.matrix_commands import add_matrix
from cityatlas.documents.pdf_commands import add_pdf
from cityatlas.explore.commands import add_city, add_diff, add_peers
from cityatlas.workbook.commands import add_export
from cityatlas.workflow.declared_files import add_options, declared


def _config(arguments: argparse.Namespace) -> Any:
    from cityatlas.core.config import load_config, parse_settings

    return load_config(overrides=parse_settings(arguments.config) if arguments.config else {})


def _each_language(arguments: argparse.Namespace) -> Iterator[Any]:
    """The settings with one language at a time: the one asked for, else those of the settings."""
    config = _config(arguments)
    for language in [arguments.language] if arguments.language else config.languages:
        yield config.in_language(language)


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
    from cityatlas.figures.look import look_of

    for config in _each_language(a):
        look = look_of(config["style"], config["address"])
        draw_all.run(config["language"], config["scope"], processes=a.processes, look=look)


def _figure(a: argparse.Namespace) -> None:
    from cityatlas.figures import draw_one
    from cityatlas.figures.look import look_of

    config = _config(a)
    look = look_of(config["style"], config["address"])
    draw_one.run(a.name, a.language or config["language"], config["scope"], a.format, a.output, a.size, look)


def _report(a: argparse.Namespace) -> None:
    from cityatlas import report

    for config in _each_language(a):
        report.run(config)


def _atlas(a: argparse.Namespace) -> None:
    from cityatlas.atlas import build

    build.run(_config(a))


def _workbook(a: argparse.Namespace) -> None:
    from cityatlas.workbook import build

    for config in _each_language(a):
        build.run(config["language"], config["scope"], config["address"])


def _describe(address: str) -> Callable[..., str]:
    """What makes a data package of an export; products do not import each other, so it is handed over here."""
    from cityatlas.package.describe import described_texts

    return partial(described_texts, address=address)


def _datapackage(a: argparse.Namespace) -> None:
    from cityatlas.package import describe

    describe.run(address=_config(a)["address"])


def _notebooks(a: argparse.Namespace) -> None:
    from cityatlas.notebooks import execute as notebooks

    for config in _each_language(a):
        notebooks.run(config, kernels=a.processes)


def _index(a: argparse.Namespace) -> None:
    from cityatlas.site import build

    build.run(_config(a))


def _site(a: argparse.Namespace) -> None:
    from cityatlas.site import hosting

    hosting.run()


def _snapshot(a: argparse.Namespace) -> None:
    from cityatlas.documents import extract

    extract.refresh_snapshot(_config(a)["documents"])


def _measure(a: argparse.Namespace) -> None:
    from cityatlas.coding.automatic import evaluate as automatic

    automatic.run()


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
    "index": (_index, "make the entry page that leads to everything (data/processed/index.html)"),
    "site": (_site, "copy all that the entry page leads to into site/, ready for static hosting"),
    "snapshot": (_snapshot, "refresh the facts snapshot from the documents (data/raw/facts)"),
    "measure": (_measure, "measure the automatic coder on the documents (data/raw/coding/automatic_coder.csv)"),
}

IN_A_LANGUAGE = ("figures", "report", "workbook", "notebooks")
"""Steps whose products have a name of their own in each language."""


USER_COMMANDS: tuple[Callable[[CommandGroup], None], ...] = (
    add_summary,
    add_claims,
    add_peers,
    add_diff,
    partial(add_export, describe=_describe),
    add_city,
    add_matrix,
    add_pdf,
)


def parser() -> argparse.ArgumentParser:
    """The command line's grammar: commands that a person calls, and apart from them the steps of a run."""
    width = max(map(len, STEPS))
    steps = [f"  {name:<{width}}  {text}" for name, (_, text) in STEPS.items()]
    top = argparse.ArgumentParser(
        prog="cityatlas",
        description="The Smart-City-Atlas of 2019, reproduced.",
        epilog="\n".join(["steps (snakemake calls them; snapshot and measure are for who works on them):", *steps]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=__version__)
    commands = top.add_subparsers(dest="step", required=True, metavar="COMMAND", title="commands")
    for add in USER_COMMANDS:
        add(commands)
    add_effect(add_coding(commands))
    _add_figure(commands)
    _add_unlock(commands)
    for name, (function, text) in STEPS.items():
        step = commands.add_parser(name, description=text)  # without help it is not among the commands
        add_options(step)
        if name in IN_A_LANGUAGE:
            step.add_argument("--language", choices=LANGUAGES, help="only this language (default: those of the config)")
        step.set_defaults(function=function)
    return top


def _add_unlock(commands: CommandGroup) -> None:
    text = "release the lock of a run that was killed, so that the next one can begin"
    unlock = add_command(commands, "unlock", text, ["unlock"])
    unlock.add_argument("--stale-only", action="store_true", help="say nothing where nothing is to be released")
    unlock.set_defaults(function=_unlock)


def _add_figure(commands: CommandGroup) -> None:
    text = "draw one figure, or a city's card, into a folder of yours, with the CSV of what it shows"
    figure = add_command(commands, "figure", text, ["figure fig06 --language en --format pdf -o FOLDER"])
    figure.add_argument("name", metavar="NAME", type=composed, help="such as fig06, fig06_lighthouse_fields or jena")
    add_language(figure)
    figure.add_argument("--format", choices=("svg", "png", "pdf"), action="append", help="may stand several times")
    figure.add_argument("--size", choices=("column", "slide"), default="column", help="column (16 cm) or slide (16:9)")
    figure.add_argument("-o", "--output", required=True, metavar="FOLDER", help="folder to write into")
    figure.set_defaults(function=_figure, config=None)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a step. Returns 0; 2 after one clear message where the input is bad; 1 where the project itself is at fault.

    Stopped by the user it returns 130, as shells have it.
    """
    refuse_windows()
    given = sys.argv[1:] if argv is None else argv
    arguments = parser().parse_args(given)
    try:
        refuse_standard_output(arguments)
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
