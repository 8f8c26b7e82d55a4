"""The automatic coder's rules: word patterns over forms and lemmas, read from data/raw/coding/automatic_rules.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import simplemma

from cityatlas.core.project import load_yaml

LONGEST_WORD = 200
WORD_GAP = r"(?: [^ ]+){0,4}"


@dataclass(frozen=True)
class Pattern:
    """One short word pattern as written, a piece that any match contains, its regular expression."""

    text: str
    piece: str
    regex: re.Pattern[str]


@dataclass(frozen=True)
class Rule:
    """One way a sentence can speak for a variable: where to look, what must, may and must not stand in it."""

    sections: tuple[str, ...]
    any_of: tuple[Pattern, ...]
    companions: tuple[Pattern, ...]
    against: tuple[Pattern, ...]
    planned_counts: bool
    negation_part: bool
    strength: str


@dataclass(frozen=True)
class VariableRules:
    """A variable: its key, the label used in notes and its alternative rules (one hit is enough)."""

    key: str
    label: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Rules:
    """Everything in automatic_rules.yaml, compiled."""

    lists: dict[str, tuple[Pattern, ...]]
    variables: dict[str, VariableRules]
    agenda: dict[str, VariableRules]
    left_to_people: dict[str, str]


def compile_pattern(text: str) -> Pattern:
    """Turn `runder tisch`, `bürger*` or `mensch .. mitnehmen` into a Pattern; ValueError if empty."""
    if not text.strip():
        raise ValueError("empty pattern")
    words = [re.escape(part).replace(r"\*", "[^ |]*") for part in text.lower().split()]
    parts = [WORD_GAP if word == r"\.\." else rf" (?:[^ |]*\|)*{word}(?=[| ])[^ ]*" for word in words]
    return Pattern(text, max(re.split(r"[ *.|]+", text.lower()), key=len), re.compile("".join(parts)))


def matches(pattern: Pattern, coded: str) -> Iterator[re.Match[str]]:
    """All matches of a pattern in the tokens (the plain search for its piece first, for speed)."""
    return pattern.regex.finditer(coded) if pattern.piece in coded else iter(())


def found(patterns: tuple[Pattern, ...], coded: str) -> bool:
    """Whether any of the patterns occurs in the tokens."""
    return any(one.piece in coded and one.regex.search(coded) for one in patterns)


def compile_all(texts: Iterable[str], lists: dict[str, list[str]]) -> tuple[Pattern, ...]:
    """Compile patterns, `@name` standing for a shared list; KeyError if there is no such list."""
    flat = [one for text in texts for one in (lists[text[1:]] if text.startswith("@") else [text])]
    return tuple(map(compile_pattern, flat))


_PATTERNS = {"any_of": "any", "companions": "with", "against": "against"}
"""Patterns of a rule, and what the YAML calls them."""


def make_variable(key: str, entry: dict[str, Any], raw: dict[str, Any]) -> VariableRules:
    """Build a Variable from its YAML entry; the defaults of its set fill what a rule leaves open."""
    defaults = raw["set_defaults"].get(key.split("_")[0], {})
    rules = []
    for given in entry["rules"]:
        rule = {**defaults, **given}
        words = {n: compile_all(rule.get(k, []), raw["lists"]) for n, k in _PATTERNS.items()}
        planned, negation = (bool(rule.get(name, False)) for name in ("planned_counts", "negation_part"))
        strength = str(rule.get("strength", ""))
        rules.append(
            Rule(tuple(rule["in"]), **words, planned_counts=planned, negation_part=negation, strength=strength)
        )
    return VariableRules(key, entry["label"], tuple(rules))


def load_rules(path: Path) -> Rules:
    """Read and compile the rules file; InputError if unreadable, KeyError if a part or shared list is missing."""
    raw = load_yaml(path)
    lists = {name: compile_all(texts, raw["lists"]) for name, texts in raw["lists"].items()}
    variables = {key: make_variable(key, entry, raw) for key, entry in raw["variables"].items()}
    agenda = {key: make_variable(f"agenda_{key}", entry, raw) for key, entry in raw["agenda"].items()}
    return Rules(lists, variables, agenda, raw.get("left_to_people") or {})


@lru_cache(maxsize=50_000)
def forms(word: str) -> str:
    """' form|lemma|lemma ' of a word as written and in lower case; of a compound only the last part.

    What is longer than any word (an address, an embedded picture) is cut and has no lemma: looking for one, and for
    patterns with a star in it, would take the square of its length.
    """
    if len(word) > LONGEST_WORD:
        return word[:LONGEST_WORD].lower()
    head, hyphen, last = word.rpartition("-")
    parts = {last, last.lower()} - {""}
    lemmas = {(head + hyphen + simplemma.lemmatize(part, lang="de")).lower() for part in parts}
    return "|".join([word.lower(), *sorted(lemmas - {word.lower()})])
