"""The automatic coder's rules: word patterns over forms and lemmas, read from data/raw/coding/automatic_rules.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import simplemma

from cityatlas.coding.codebook import variables as codebook
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.project import SCHEMAS, EntryLines, load_yaml, shown
from cityatlas.core.schemas import validate
from cityatlas.core.vocabulary import terms

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


def any_occurs(patterns: tuple[Pattern, ...], coded: str) -> bool:
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
    """Read and compile the rules file; InputError for each breach of the schema and each name that does not exist."""
    raw = load_yaml(path)
    validate(raw, SCHEMAS / "automatic_rules.schema.yaml", path)
    found = [*_breaches(raw)]
    at = EntryLines(path)
    place = ["/".join(map(str, steps)) for steps, _ in found]
    raise_all(
        [
            InputError(f"{where}: {problem}", file=shown(path), line=at.of(*steps))
            for where, (steps, problem) in zip(place, found, strict=True)
        ]
    )
    lists = {name: compile_all(texts, raw["lists"]) for name, texts in raw["lists"].items()}
    variables = {key: make_variable(key, entry, raw) for key, entry in raw["variables"].items()}
    agenda = {key: make_variable(f"agenda_{key}", entry, raw) for key, entry in raw["agenda"].items()}
    return Rules(lists, variables, agenda, raw.get("left_to_people") or {})


EntryPath = tuple[str | int, ...]
"""The keys and positions that lead to an entry of the file."""


def _breaches(raw: dict[str, Any]) -> Iterator[tuple[EntryPath, str]]:
    """What the rules name that does not exist, each with where it stands."""
    for name, texts in raw["lists"].items():
        yield from ((("lists", name), f"a list names no other list: {t}") for t in texts if t.startswith("@"))
    sets = {name.split("_")[0] for name in codebook()}
    yield from ((("set_defaults", s), "there is no such set") for s in raw["set_defaults"] if s not in sets)
    for part in ("variables", "left_to_people"):
        yield from (
            ((part, k), "the codebook has no such variable") for k in raw.get(part) or () if k not in codebook()
        )
    for key, entry in raw["set_defaults"].items():
        yield from ((("set_defaults", key), problem) for problem in _rule_breaches(entry, raw["lists"]))
    for part, key, entry in ((p, k, e) for p in ("agenda", "variables") for k, e in raw[p].items()):
        defaults = raw["set_defaults"].get("agenda" if part == "agenda" else key.split("_")[0], {})
        for n, given in enumerate(entry["rules"]):
            rule = {**defaults, **given}
            needed = [f"{k!r} is missing" for k in ("in", "any") if k not in rule]
            yield from (((part, key, "rules", n), problem) for problem in needed + _rule_breaches(rule, raw["lists"]))


def _rule_breaches(rule: dict[str, Any], lists: dict[str, Any]) -> list[str]:
    """The sections, lists and strengths of one rule that do not exist."""
    found = [f"the section {s!r} does not exist" for s in rule.get("in", ()) if s not in terms("section")]
    named = [text[1:] for k in _PATTERNS.values() for text in rule.get(k, ()) if text.startswith("@")]
    found += [f"the list @{name} does not exist" for name in named if name not in lists]
    if rule.get("strength", "measure") not in terms("strength"):
        found.append(f"there is no strength {rule['strength']!r}")
    return found


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
