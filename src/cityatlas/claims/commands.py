"""The commands about claims and verdicts: ``python -m cityatlas claims``, ``explain``, ``whatif``, ``summary``."""

from __future__ import annotations

import argparse

from cityatlas.core.command_line import CommandGroup, add_command, add_language
from cityatlas.core.folding import composed


def add_claims(commands: CommandGroup) -> None:
    """Give the command line ``claims``, ``explain`` and ``whatif``."""
    text = "the claims that hold a number or words, with their verdicts"
    claims = add_command(
        commands, "claims", text, ["claims --find 92", "claims --find Hälfte --status contradicted", "claims"]
    )
    claims.add_argument("--find", metavar="TEXT", type=composed, help="words of a claim, its printed value or its id")
    claims.add_argument("--status", metavar="STATUS", help="only this verdict, such as contradicted; a comma means or")
    add_language(claims)
    claims.set_defaults(function=_claims)
    text = "the trail of one claim, from print to verdict"
    explain = add_command(
        commands, "explain", text, ["explain press-mobilitaet-92", "explain q44-few-codesign --language en"]
    )
    explain.add_argument("claim", metavar="CLAIM", type=composed, help="a claim id, such as press-mobilitaet-92")
    add_language(explain)
    explain.set_defaults(function=_explain)
    text = "which verdicts another convention would turn: other intervals for words such as few or about"
    examples = ["whatif quantifiers.just_under_half=0.49", 'whatif "quantifiers.few=(0, 0.2]" about=0.05']
    whatif = add_command(commands, "whatif", text, examples)
    told = "a setting of config/config.yaml: quantifiers.WORD, about or just_under; an interval, or the end it moves"
    whatif.add_argument("changes", metavar="KEY=VALUE", nargs="+", type=composed, help=told)
    add_language(whatif)
    whatif.set_defaults(function=_whatif)


def add_summary(commands: CommandGroup) -> None:
    """Give the command line ``summary``."""
    summary = add_command(commands, "summary", "what the last run found, and what it stood on", ["summary"])
    summary.set_defaults(function=_summary)


def add_effect(coding: CommandGroup) -> None:
    """Give the group ``coding`` the command ``effect``, which needs verdicts and so stands here."""
    text = "what one coder's codes say beside the others' and the consensus, and which verdicts change with them"
    examples = ["coding effect automatic", "coding effect automatic -o effect.csv"]
    effect = add_command(coding, "effect", text, examples)
    effect.add_argument("coder", metavar="CODER", help="a coder's id, as in data/raw/coding/coders.yaml")
    text = "the table of variables also as CSV; - is standard output"
    effect.add_argument("-o", "--output", metavar="FILE.csv", help=text)
    effect.set_defaults(function=_effect, standard_output=True)


def _summary(a: argparse.Namespace) -> None:
    from cityatlas.claims import summary
    from cityatlas.core.config import load_config

    summary.run(load_config().languages)


def _effect(a: argparse.Namespace) -> None:
    from cityatlas.claims import coder_effect
    from cityatlas.core.config import load_config

    coder_effect.run(a.coder, load_config(), a.output)


def _statuses(text: str | None) -> list[str]:
    """The verdicts of ``--status``; InputError for one that does not exist."""
    from cityatlas.core.errors import InputError
    from cityatlas.core.vocabulary import terms

    given = [part.strip() for part in (text or "").split(",") if part.strip()]
    unknown = [status for status in given if status not in terms("status")]
    if unknown:
        raise InputError(f"--status: there is no verdict {unknown[0]!r}", expected=", ".join(terms("status")))
    return given


def _claims(a: argparse.Namespace) -> None:
    from cityatlas.claims.finding import find
    from cityatlas.core.config import load_config

    print(find(a.find, _statuses(a.status), a.language or load_config()["language"]))


def _explain(a: argparse.Namespace) -> None:
    from cityatlas.claims.trail import claim_trail
    from cityatlas.core.config import load_config

    print(claim_trail(a.claim, a.language or load_config()["language"]))


def _whatif(a: argparse.Namespace) -> None:
    from cityatlas.claims.whatif import whatif
    from cityatlas.core.config import load_config

    config = load_config()
    print(whatif(config, a.changes, a.language or config["language"]))
