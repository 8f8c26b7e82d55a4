"""Registers as people edit them: an edit is read, or refused in one message; what cannot be meant is always refused.

Every edit is made by seeded chance on every register, through the functions that read them.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from cityatlas.claims.errata import read_errata
from cityatlas.claims.register import CLAIMS_FILE, read_register
from cityatlas.coding.automatic.evaluate import RULES
from cityatlas.coding.automatic.rules import load_rules
from cityatlas.coding.codebook import CODEBOOK_FILE, variables
from cityatlas.core.config import CONFIG_FILE, load_config
from cityatlas.core.errors import InputError
from cityatlas.core.language import Catalogue
from cityatlas.core.project import SCHEMAS, load_yaml
from cityatlas.core.schemas import validate
from cityatlas.documents.corrections import CORRECTIONS_FILE, read_corrections
from cityatlas.report.texts import REPORT_TEMPLATES
from tests.unit.claims.test_errata import evidence_of_small_statistics

SEED, WRONG = 20261125, 60
CLAIMS = {
    "press-focus-heading",
    "press-all-states-heading",
    "press-13-partners",
    "intro-13-partners",
    "press-darmstadt-160k",
    "press-mobilitaet-92",
    "press-mittelstadt-examples",
    "press-19-adopted",
    "q42-mention-total",
}
"""Claims of every kind; more only make the test slow."""
FINDING = {
    "finding_id": "a-finding",
    "documents": ["atlas", "press"],
    "locators": ["atlas:12", "press:3-4"],
    "claim_ids": ["one", "two"],
    "finding_de": "Es sind {count:a_stat/group/coding} von {base:a_stat/group/coding}.",
    "finding_en": "There are {count:a_stat/group/coding} of {base:a_stat/group/coding}.",
    "consequence_de": "Das sind {percent:a_stat/group/coding}.",
    "consequence_en": "That is {percent:a_stat/group/coding}.",
    "weight": "minor",
}
OBJECTION = {"id": "a-code", "kind": "code", "city": "Aachen", "variable": "org_person_role", "guard": "1"}
OBJECTION |= {"value": "0", "objector": "Stadt", "reason_de": "Grund", "reason_en": "reason", "date": "2026-12-01"}


def claims() -> Any:
    return {"claims": [c for c in load_yaml(CLAIMS_FILE)["claims"] if c["claim_id"] in CLAIMS]}


def corrections() -> Any:
    return {"corrections": [*load_yaml(CORRECTIONS_FILE)["corrections"], OBJECTION]}


def rules() -> Any:
    whole = load_yaml(RULES)
    kept = {k: v for k, v in whole["variables"].items() if k.startswith(("field_ed", "org", "stakeholder_c"))}
    return {**whole, "variables": kept}


def some_texts() -> Any:
    whole = load_yaml(REPORT_TEMPLATES / "texts.yaml")
    return {key: whole[key] for key in ("title", "subtitle", "lead", "skip", "back", "contents")}


def texts(path: Path) -> Any:
    catalogue = Catalogue(path, "de")
    return [catalogue.text(key) for key in ("title", "lead", "back")]


REGISTERS: dict[str, tuple[Callable[[], Any], Callable[[Path], Any]]] = {
    "claims": (claims, read_register),
    "errata": (
        lambda: {"errata": [FINDING, {**FINDING, "finding_id": "another"}]},
        lambda path: read_errata({"one", "two"}, evidence_of_small_statistics(), path),
    ),
    "corrections": (corrections, read_corrections),
    "codebook": (lambda: load_yaml(CODEBOOK_FILE), variables.__wrapped__),
    "automatic_rules": (rules, load_rules),
    "config": (lambda: load_yaml(CONFIG_FILE), load_config),
    "texts": (some_texts, texts),
    "schema": (
        lambda: load_yaml(SCHEMAS / "config.schema.yaml"),
        lambda path: validate(load_yaml(CONFIG_FILE), path, CONFIG_FILE),
    ),
}


def places(content: Any, *steps: Any) -> Iterator[tuple[Any, ...]]:
    """The ways to all entries of a content."""
    pairs = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for step, value in pairs:
        yield (*steps, step)
        yield from places(value, *steps, step)


def entry(content: Any, steps: tuple[Any, ...]) -> Any:
    for step in steps:
        content = content[step]
    return content


MAY_BE_EMPTY = {"claim_ids", "base", "documents", "address", "routes", "left_to_people", "description"}
"""Entries that may also be null or empty; what else they may not be is tried one by one below."""
AS_TEXTS = {"not a number", "without end", "a huge number"}
"""Kinds of edits that are texts to the reader, so that they are refused where a number is wanted."""
NOT_MEANT: dict[str, Callable[[Any], Any]] = {
    "not a number": lambda old: float("nan"),
    "without end": lambda old: float("-inf"),
    "a negative number": lambda old: -1,
    "a fraction": lambda old: 1.5,
    "a huge number": lambda old: 10**400,
    "nothing": lambda old: None,
    "an empty list": lambda old: [],
    "an empty mapping": lambda old: {},
    "an empty text": lambda old: "",
    "lists in lists": lambda old: [[[old]]],
    "a truth value": lambda old: "true" if isinstance(old, bool) else True,
    "a very long text": lambda old: "word " * 10_000,
    "an unknown key": lambda old: {**old, "verdict": "held"} if isinstance(old, dict) else {"verdict": old},
}


def edits(name: str) -> Iterator[tuple[str, tuple[Any, ...], Any]]:
    """Entries that are replaced by what cannot be meant: the kind of edit, its place and the content after it."""
    chance, content = random.Random(f"{SEED} {name}"), REGISTERS[name][0]()
    everywhere = [steps for steps in places(content) if steps[-1] not in MAY_BE_EMPTY]
    for n in range(WRONG):
        steps = chance.choice(everywhere)
        kinds = set(NOT_MEANT) - (AS_TEXTS if isinstance(entry(content, steps), str) else set())
        kind = sorted(kinds)[n % len(kinds)]
        changed = copy.deepcopy(content)
        entry(changed, steps[:-1])[steps[-1]] = NOT_MEANT[kind](entry(content, steps))
        yield kind, steps, changed


def read(name: str, path: Path, text: str | bytes) -> Any:
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return REGISTERS[name][1](path)


def written(content: Any) -> str:
    return yaml.dump(content, allow_unicode=True, sort_keys=False, Dumper=yaml.CSafeDumper)


@pytest.mark.parametrize("name", REGISTERS)
def test_a_register_written_anew_reads_the_same(name, tmp_path):
    text = written(REGISTERS[name][0]())
    plain = read(name, tmp_path / "a.yaml", text)
    assert read(name, tmp_path / "b.yaml", "\ufeff# a remark\n" + text.replace("\n", "\r\n")) == plain


@pytest.mark.parametrize("name", REGISTERS)
def test_what_cannot_be_meant_is_refused_in_one_message(name, tmp_path):
    silent = []
    for n, (kind, steps, changed) in enumerate(edits(name)):
        try:
            read(name, tmp_path / f"{n}.yaml", written(changed))
        except InputError as error:
            assert len(str(error)) < 20_000, (kind, steps)
            assert f"{n}.yaml" in str(error) or "config.yaml" in str(error), (kind, steps, str(error))
        else:
            silent.append((kind, steps))
    assert name == "schema" or not silent, silent  # a schema may also be loosened


BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]\n" for n in range(20)
)
DAMAGES: dict[str, Callable[[str, random.Random], str | bytes]] = {
    "cut off": lambda text, chance: text[: chance.randrange(len(text))],
    "a line less": lambda text, chance: _lines(text, chance, lambda line: ""),
    "a line twice": lambda text, chance: _lines(text, chance, lambda line: line + line),
    "a line moved in": lambda text, chance: _lines(text, chance, lambda line: f" {line}"),
    "a tab": lambda text, chance: _lines(text, chance, lambda line: f"\t{line}"),
    "a character changed": lambda text, chance: _character(text, chance, "\"'[]{}:,&*!|>%@`#-?~\t\x00\x85\u2028"),
    "a character of a line changed": lambda text, chance: _character(text, chance, "0aß\u00a0é\ud7ff\U0001f600"),
    "another encoding": lambda text, chance: f"# ü\n{text}".encode(chance.choice(["latin-1", "utf-16"]), "replace"),
    "two documents": lambda text, chance: _lines(text, chance, lambda line: f"---\n{line}"),
    "a tag": lambda text, chance: text.replace(": ", ": !!python/name:os.system ", chance.randrange(1, 3)),
    "merged keys": lambda text, chance: f"<<: {{a: 1}}\n{text}",
    "unfolding without end": lambda text, chance: BOMB + text,
    "nothing": lambda text, chance: "",
    "only a remark": lambda text, chance: "# nothing\n",
    "a list": lambda text, chance: "- a\n- b\n",
    "a word": lambda text, chance: "word",
    "nested without end": lambda text, chance: text + "[" * 100_000,
}
REFUSED = {"another encoding", "a tag", "merged keys", "unfolding without end", "nothing", "only a remark", "a list"}
REFUSED |= {"a word", "nested without end"}


def _lines(text: str, chance: random.Random, change: Callable[[str], str]) -> str:
    lines = text.splitlines(keepends=True)
    n = chance.randrange(1, len(lines))
    return "".join([*lines[:n], change(lines[n]), *lines[n + 1 :]])


def _character(text: str, chance: random.Random, others: str) -> str:
    n = chance.randrange(len(text))
    return text[:n] + chance.choice(others) + text[n + 1 :]


@pytest.mark.parametrize("name", REGISTERS)
def test_a_damaged_register_is_read_or_refused_in_one_message(name, tmp_path):
    chance, text = random.Random(f"{SEED} {name}"), written(REGISTERS[name][0]())
    for n, kind in enumerate(list(DAMAGES) * 3):
        try:
            read(name, tmp_path / f"{n}.yaml", DAMAGES[kind](text, chance))
        except InputError as error:
            assert len(str(error)) < 20_000, kind
        else:
            assert kind not in REFUSED or (name, kind) in {("schema", "merged keys")}, kind
