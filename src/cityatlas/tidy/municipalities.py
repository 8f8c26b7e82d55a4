"""Finding a municipality by its name as other people write it (data/raw/reference/municipalities.csv)."""

from __future__ import annotations

import re
from functools import cache

from cityatlas.core.folding import composed
from cityatlas.core.project import REFERENCE
from cityatlas.core.registers import matching, one_of, read_checked_rows, some_text
from cityatlas.core.vocabulary import keys

MUNICIPALITIES_FILE = REFERENCE / "municipalities.csv"
_TITLES = frozenset(
    ["stadt", "hansestadt", "hanse", "universitätsstadt", "landeshauptstadt", "wissenschaftsstadt", "klingenstadt"]
    + [
        "kreisstadt",
        "grosse",
        "gemeinde",
        "markt",
        "kreisfreie",
        "krfr",
        "kfr",
        "gkst",
        "st",
        "freie",
        "und",
        "bergstadt",
    ]
    + ["barlachstadt", "lutherstadt", "documenta", "kupferstadt", "flecken", "seestadt"]
)
"""What stands before or behind a name and says what kind of place it is."""
_SHORT = {
    r"\bi\. ?br(?:\.|eisgau|sg\.?)?\b\.?": "im breisgau",
    r"\ba\. ?m(?:ain)?\b\.?": "am main",
    r"\ba\. ?rh(?:ein)?\b\.?": "am rhein",
    r"\ba\. ?d\. ?": "an der ",
    r"\bi\. ?d\. ?": "in der ",
    r"\bo\. ?d\. ?t(?:auber)?\b\.?": "ob der tauber",
    r"\bo\. ?pf(?:alz)?\b\.?": "in der oberpfalz",
    r"\bob\b\.?$": "oberbayern",
    r"^st\. ?": "sankt ",
    r"\boldb\b\.?": "oldenburg",
}
"""Common short forms, and what they stand for."""
_UMLAUTS = {"ae": "ä", "oe": "ö", "ue": "ü"}


@cache
def name_words(name: str) -> tuple[str, ...]:
    """The words that tell a place apart, in order: short forms written out, kinds of place left out.

    >>> name_words("Freiburg i. Br."), name_words("Rostock, Hanse- und Universitätsstadt"), name_words("Stadt Aachen")
    (('freiburg', 'im', 'breisgau'), ('rostock',), ('aachen',))
    """
    text = composed(name).casefold()
    for short, full in _SHORT.items():
        text = re.sub(short, full, text)
    words = re.findall(r"[^\W_]+", text)
    return tuple([w for w in words if w not in _TITLES] or words)


@cache
def _municipalities() -> tuple[tuple[tuple[str, ...], dict[str, str]], ...]:
    checks = {"ags": matching("[0-9]{8}", "a key of 8 digits"), "name": some_text, "state_code": one_of(keys("state"))}
    rows = read_checked_rows(MUNICIPALITIES_FILE, checks, ("ags",))
    return tuple((name_words(row["name"]), row) for _, row in rows)


def find_municipalities(name: str) -> list[dict[str, str]]:
    """Municipalities that a name can mean, the likeliest first: key (ags), official name and state.

    The first words must be the same, and all others of the one name among those of the other; a name written without
    umlauts (``Koeln``) is found too. Names with exactly these words come first.
    """
    wanted = name_words(name)
    if not wanted:
        return []
    found = _matching(wanted)
    if not found:
        umlauts = tuple(re.sub("|".join(_UMLAUTS), lambda m: _UMLAUTS[m[0]], w) for w in wanted)
        found = _matching(umlauts) if umlauts != wanted else []
    return [row for _, row in sorted(found, key=lambda f: (f[0], f[1]["name"]))]


def _alike(one: str, other: str) -> bool:
    """Whether two words are the same, or one is the other's first letter or two (``a.d.W.``)."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) <= 2 and long.startswith(short))


def _holds(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return all(any(_alike(w, word) for word in words) for w in wanted)


def _matching(wanted: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    """Municipalities with all the words, ranked by how many more they have; last those that have fewer."""
    found = []
    for words, row in _municipalities():
        if words and words[0] == wanted[0]:
            if _holds(words, wanted):
                found.append((len(words) - len(wanted), row))
            elif _holds(wanted, words):
                found.append((100 + len(wanted) - len(words), row))
    return found
