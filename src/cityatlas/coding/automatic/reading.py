"""A profile's text as the automatic coder reads it: blocks, sentences, clauses and tokens.

Everything here is linear in the text's length, so that a very long profile takes long and not for ever.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from cityatlas.coding.automatic.rules import Rules, any_occurs, forms, matches
from cityatlas.core.folding import DASHES, QUOTES, composed

Sections = dict[str, list[tuple[int, str]]]

ABBREVIATION = re.compile(
    r"\b(?:z\. ?B|u\. ?a|v\. ?a|d\. ?h|e\. ?V|bzw|ca|etc|inkl|sog|ggf|vgl|Nr|Dr|Prof|St|usw|\d\d?)\.(?=\s|$)"
)
SENTENCE_END = re.compile(r"(?<=[.!?;])[«\")]*\s+(?=[A-ZÄÖÜ0-9«(])|(?<=;)\s+")
TOKEN = re.compile(r"[^\W_]+(?:[-./@][^\W_]+)*-?|[,;:–]")
REFERS_BACK = re.compile(r" (?:diese[rs]?|sie|er|es|daraus|daraufhin)[| ]")
_SIGNS = str.maketrans(dict.fromkeys(DASHES, "–") | dict.fromkeys(QUOTES, "«"))
_MARKUP = re.compile(r"<[^<>]{1,40}>|\\(?=[!-/:-@\[-`{-~])")
"""Tags, and the backslash with which a converter keeps a sign from being Markdown."""
_CUT_WORD = re.compile(r"\w-\Z")
_CLAUSE_ENDS = frozenset(",;:–")
_SPACED_HYPHEN = re.compile(r"(?<=\s)-{1,3}(?=\s)")


@dataclass(frozen=True)
class Sentence:
    """A sentence: lines, tokens as ' form|lemma form ', context (with the one before), negated, planned."""

    section: str
    lines: tuple[int, ...]
    text: str
    coded: str
    context: str
    starts: tuple[int, ...]
    clauses: tuple[int, ...]
    negated: frozenset[int]
    planned: bool


def searchable(text: str) -> str:
    """A line without tags, escapes and entities, with one kind of dash, quote and blank.

    So another conversion of it gives the same codes.

    >>> searchable("„Digital\u00a02025“  - ein\tPlan")
    '«Digital 2025« – ein Plan'
    """
    words = composed(html.unescape(_MARKUP.sub("", text))).translate(_SIGNS)
    return " ".join(_SPACED_HYPHEN.sub("–", words).split())


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans (start, end) of the sentences of a text; abbreviations, ordinals and dates do not end one."""
    masked = ABBREVIATION.sub(lambda found: found.group().replace(".", "\u2024"), text)
    spans, start = [], 0
    for end in SENTENCE_END.finditer(masked):
        spans.append((start, end.start()))
        start = end.end()
    return tuple(spans + [(start, len(text))])


def blocks(lines: Iterable[tuple[int, str]]) -> list[tuple[str, list[tuple[int, int]]]]:
    """Join lines that a page break cut; headings stay alone: (text, [(offset, line), ...])."""
    joined: list[tuple[list[str], list[tuple[int, int]]]] = []
    for number, text in lines:
        if not joined or text.startswith("#") or joined[-1][0][0].startswith("#"):
            joined.append(([text], [(0, number)]))
            continue
        parts, offsets = joined[-1]
        parts.append("" if _CUT_WORD.search(parts[-1]) else " ")
        offsets.append((offsets[-1][0] + len(parts[-2]) + len(parts[-1]), number))
        parts.append(text)
    return [("".join(parts), offsets) for parts, offsets in joined]


def tokenise(text: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """Tokens as ' form|lemma form ', the offset of each therein, and its clause (commas, colons, dashes)."""
    parts: list[str] = []
    starts, clauses, clause, length = [], [], 0, 0
    for token in TOKEN.findall(text):
        if token in _CLAUSE_ENDS:
            clause += 1
            continue
        starts.append(length)
        clauses.append(clause)
        parts.append(f" {forms(token)}")
        length += len(parts[-1])
    return "".join(parts) + " ", tuple(starts), tuple(clauses)


def make_sentence(section: str, lines: tuple[int, ...], text: str, before: str, rules: Rules) -> Sentence:
    """Tokenise a sentence, mark negated clauses and whether it only plans (plan word, nothing actual)."""
    coded, starts, clauses = tokenise(text)
    apparent = {match.start() for one in rules.lists["not_negation"] for match in matches(one, coded)}
    negated = frozenset(
        clauses[bisect_right(starts, match.start()) - 1]
        for one in rules.lists["negation"]
        for match in matches(one, coded)
        if match.start() not in apparent
    )
    planned = any_occurs(rules.lists["plan"], coded) and not any_occurs(rules.lists["actual"], coded)
    context = (before if REFERS_BACK.match(coded) else "") + coded
    return Sentence(section, lines, text, coded, context, starts, clauses, negated, planned)


def read_sentences(sections: Sections, rules: Rules) -> list[Sentence]:
    """All sentences of a profile in its order."""
    result: list[Sentence] = []
    for section, lines in sections.items():
        for text, offsets in blocks((number, searchable(line)) for number, line in lines):
            starts, numbers = [offset for offset, _ in offsets], [number for _, number in offsets]
            before = ""
            for start, end in split_sentences(text):
                first, last = bisect_right(starts, start) - 1, bisect_left(starts, max(end, start + 1))
                result.append(make_sentence(section, tuple(numbers[first:last]), text[start:end], before, rules))
                before = result[-1].coded
    return result
