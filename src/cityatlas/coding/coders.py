"""Who coded (data/raw/coding/coders.yaml): persons, runs of a model and the consensus, each with its file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.language import say
from cityatlas.core.project import RAW, SCHEMAS, load_yaml, shown
from cityatlas.core.schemas import validate
from cityatlas.documents.profile_files import left_behind

CODING_FOLDER = RAW / "coding"
CODERS_FILE = "coders.yaml"
BESIDE_CODERS = {CODERS_FILE, "codebook.yaml", "automatic_coder.csv", "automatic_rules.yaml"}
"""What lies in the folder beside the coders' own files."""
CONSENSUS = "consensus"
"""The kind of the coding that the statistics rest on, and what it is called in every table, whoever decided it."""
MADE_BY_PIPELINE = ("automatic", "hand")
"""Coders without a file in the folder: they have codes of added cities only."""


@dataclass(frozen=True)
class Coder:
    """One coder: who, in which file, and under which conditions the coding came about.

    ``label`` is the name in tables, ``described`` the one in sentences (both German and English). ``complete``: each
    city of the study has each variable, so that a missing row is a damage; else it says "not coded". ``decided_by``:
    the person who decided a consensus, empty for a run of the model.
    """

    id: str
    kind: str
    file: str
    label: tuple[str, str]
    described: tuple[str, str]
    complete: bool = False
    blind_to: tuple[str, ...] = ()
    training_cities: frozenset[str] = field(default_factory=frozenset)
    replaces: str = ""
    decided_by: str = ""

    def in_sentence(self, language: str) -> str:
        """The coder's name within a heading or sentence."""
        return say(language, *self.label)

    def in_cell(self, language: str) -> str:
        """The coder's name standing alone."""
        name = self.in_sentence(language)
        return name[:1].upper() + name[1:]


def _coder(entry: dict[str, Any]) -> Coder:
    label = (entry["label_de"], entry["label_en"])
    return Coder(
        id=entry["id"],
        kind=entry["kind"],
        file=entry["file"],
        label=label,
        described=(entry.get("described_de", label[0]), entry.get("described_en", label[1])),
        complete=entry.get("complete", False) or entry["kind"] == CONSENSUS,
        blind_to=tuple(entry.get("blind_to", ())),
        training_cities=frozenset(entry.get("training_cities", ())),
        replaces=entry.get("replaces", ""),
        decided_by=entry.get("decided_by", ""),
    )


def read_coders(folder: Path = CODING_FOLDER) -> list[Coder]:
    """All coders in the file's order. InputError naming each entry that cannot be, and each file without an entry."""
    path = folder / CODERS_FILE
    content = load_yaml(path)
    validate(content, SCHEMAS / "coders.schema.yaml", path)
    coders = [_coder(entry) for entry in content]
    raise_all(_contradictions(coders, shown(path)))
    raise_all(_astray(coders, folder))
    return coders


def _contradictions(coders: list[Coder], file: str) -> list[InputError]:
    errors = []
    for what in ("id", "file", "label"):
        values = [str(getattr(c, what)) for c in coders]
        twice = sorted({v for v in values if values.count(v) > 1})
        errors += [InputError(f"the {what} {v} stands twice", file=file, expected="each coder once") for v in twice]
    counted = [c.id for c in coders if c.kind == CONSENSUS and c.id not in {o.replaces for o in coders}]
    if len(counted) != 1:
        told = ", ".join(counted) or "none"
        errors.append(
            InputError(
                f"which coding do the statistics rest on? Of the kind consensus and replaced by no other: {told}",
                file=file,
                expected="exactly one",
                action="write under the newer one `replaces:` and the id of the older one",
            )
        )
    known = {c.id for c in coders if c.kind == CONSENSUS}
    for c in coders:
        if c.replaces and (c.kind != CONSENSUS or c.replaces not in known - {c.id}):
            problem = f"{c.id} replaces {c.replaces!r}, which is no other consensus"
            errors.append(InputError(problem, file=file, expected=", ".join(sorted(known))))
        if c.file in BESIDE_CODERS or (c.id == CONSENSUS and c.kind != CONSENSUS):
            errors.append(InputError(f"{c.id} has a name that is taken ({c.file})", file=file, expected="another name"))
    return errors


def _astray(coders: list[Coder], folder: Path) -> list[InputError]:
    """A message on each coder without a file, and on each file without a coder."""
    there = {p.name for p in folder.iterdir() if not left_behind(p.name)}
    errors = [
        InputError(
            f"the file of the coder {c.id!r} is missing",
            file=shown(folder / c.file),
            action=f"put it there, or take the entry {c.id!r} out of {CODERS_FILE}",
        )
        for c in coders
        if c.file not in there
    ]
    for name in sorted(there - BESIDE_CODERS - {c.file for c in coders}):
        errors.append(
            InputError(
                f"no entry of {CODERS_FILE} names this file, so nothing reads it",
                file=shown(folder / name),
                expected="the files of the coders and of the codebook only",
                action="bring a coding in by `python -m cityatlas coding import FILE`, or move the file elsewhere",
            )
        )
    return errors


def single_coders(coders: Iterable[Coder]) -> list[Coder]:
    """Those who coded on their own: persons and models, not the consensus."""
    return [c for c in coders if c.kind != CONSENSUS]


def consensus_of(coders: Iterable[Coder]) -> Coder:
    """The consensus that counts: the one which no other replaces."""
    known = [c for c in coders if c.kind == CONSENSUS]
    return next(c for c in known if c.id not in {o.replaces for o in known})


def coder_called(name: str, coders: Iterable[Coder]) -> Coder:
    """The coder of an id. InputError where there is none."""
    known = {c.id: c for c in coders}
    if name not in known:
        raise InputError(
            f"there is no coder {name!r}",
            file=shown(CODING_FOLDER / CODERS_FILE),
            expected="one of " + ", ".join(known),
        )
    return known[name]
