"""Finding a municipality by its name as other people write it (data/raw/reference/municipalities.csv)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from cityatlas.core.folding import composed
from cityatlas.core.project import REFERENCE
from cityatlas.core.registers import matching, one_of, read_checked_rows, some_text
from cityatlas.core.vocabulary import keys

MUNICIPALITIES_FILE = REFERENCE / "municipalities.csv"
_TITLES = frozenset(
    ["stadt", "hansestadt", "hanse", "universitätsstadt", "landeshauptstadt", "wissenschaftsstadt", "klingenstadt"]
    + ["bundesstadt", "kreisstadt", "lutherstadt", "bergstadt", "barlachstadt", "kupferstadt", "seestadt", "documenta"]
    + ["grosse", "kreisfreie", "krfr", "kfr", "gkst", "st", "stadtkreis", "freie", "und", "gemeinde", "markt"]
    + ["flecken"]
)
"""What stands before or behind a name and says what kind of place it is."""
_PREPOSITIONS = frozenset(
    ["a", "am", "an", "auf", "b", "bei", "d", "dem", "den", "der", "die", "i", "im", "in", "o", "ob", "u", "unter"]
    + ["v", "vor", "zu"]
)
"""What joins a name and its addition; written out, shortened or replaced by a bracket, so it tells nothing apart."""
_ABROAD = {
    "munich": "münchen", "cologne": "köln", "nuremberg": "nürnberg", "hanover": "hannover", "brunswick": "braunschweig",
    "constance": "konstanz", "dunkirk": "dünkirchen", "ratisbon": "regensburg", "mayence": "mainz",
}  # fmt: skip
"""English names, which international lists give."""
_SAINT = re.compile(r"^st(?:\.\s*|\s+)(?=\w)")
_ADDITION = re.compile(rf"[(/]|[\s.](?:{'|'.join(_PREPOSITIONS)})(?:\.|\s)")
"""Where the addition to a name begins: ``(Oder)``, ``/Havel``, `` am Main``, `` a.d.Isar``."""


def _spelt_out(text: str) -> str:
    """Umlauts as two letters, other accents dropped: ``köln`` and ``koeln`` are one."""
    return _plain(re.sub("[äöü]", lambda m: {"ä": "ae", "ö": "oe", "ü": "ue"}[m[0]], text))


def _plain(text: str) -> str:
    """All accents dropped: ``düsseldorf`` and ``dusseldorf`` are one."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


_SPELLINGS: tuple[Callable[[str], str], ...] = (_spelt_out, _plain)
"""How words are compared, the more careful way first."""


def _lowered(name: str) -> str:
    return _SAINT.sub("sankt ", composed(name).casefold().strip())


def name_words(name: str) -> tuple[str, ...]:
    """The words that tell a place apart, in order; a short form keeps its full stop, kinds of place are left out.

    >>> name_words("Freiburg i. Br."), name_words("Rostock, Hanse- und Universitätsstadt"), name_words("Stadt Aachen")
    (('freiburg', 'br.'), ('rostock',), ('aachen',))
    """
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*\.?", _lowered(name))
    words = [w for w in words if w.strip(".") not in _TITLES] or words
    inner = [w for w in words[1:-1] if w.strip(".") not in _PREPOSITIONS]
    return tuple(_ABROAD.get(w, w) for w in [*words[:1], *inner, *words[1:][-1:]])


@dataclass(frozen=True)
class _Name:
    """A name as it is compared: all its words, and those before its addition."""

    words: tuple[str, ...]
    head: tuple[str, ...]


@cache
def _name(name: str, spelling: Callable[[str], str]) -> _Name:
    head = name_words(_ADDITION.split(_lowered(name).split(",")[0])[0])
    return _Name(*(tuple(map(spelling, words)) for words in (name_words(name), head)))


_Named = tuple[_Name, dict[str, str]]


@cache
def _municipalities(spelling: Callable[[str], str]) -> tuple[_Named, ...]:
    return tuple((_name(row["name"].split(",")[0], spelling), row) for row in _by_key().values())


@cache
def _by_initial(spelling: Callable[[str], str]) -> dict[str, list[_Named]]:
    """The municipalities by the first letter of their names, for all but the last rule compare no others."""
    found: dict[str, list[_Named]] = {}
    for known, row in _municipalities(spelling):
        if known.words:
            found.setdefault(known.words[0][:1], []).append((known, row))
    return found


def municipality(ags: str) -> dict[str, str] | None:
    """The municipality with a key: ags, official name and state; None where there is none."""
    return _by_key().get(ags)


@cache
def _by_key() -> dict[str, dict[str, str]]:
    checks = {"ags": matching("[0-9]{8}", "a key of 8 digits"), "name": some_text, "state_code": one_of(keys("state"))}
    return {row["ags"]: row for _, row in read_checked_rows(MUNICIPALITIES_FILE, checks, ("ags",))}


def find_municipalities(name: str) -> list[dict[str, str]]:
    """Municipalities that a name can mean, the likeliest first: key (ags), official name and state; or none.

    The first words must be the same, and each other word of the name must be one of the municipality's, or short for
    it (``Rbge.``). Where nothing is found so, the name may say more than the list does (``Marburg/Lahn``), then have
    something before it (``Alte Hansestadt Lemgo``) or lack its first word (``Münden``). A city that is a district of
    its own is likelier than others of its name.
    """
    for spelling in _SPELLINGS:
        for wanted in dict.fromkeys((name, name.split(",")[0])):
            own = _name(wanted, spelling)
            for rule in (_says_less, _says_more, _begins_otherwise) if own.words else ():
                named = _by_initial(spelling).get(own.words[0][:1], [])
                rows = _municipalities(spelling) if rule is _begins_otherwise else named
                found = [(known, row) for known, row in rows if rule(own, known)]
                if found:
                    return [row for known, row in sorted(found, key=lambda f: _likelihood(own, *f))]
    return []


def _says_less(own: _Name, known: _Name) -> bool:
    further = own.words[1:], known.words[1:]
    return _same_first(own.words, known.words) and all(any(_alike(w, k) for k in further[1]) for w in further[0])


def _says_more(own: _Name, known: _Name) -> bool:
    return known.words[:1] == own.words[:1] and set(known.words) <= set(own.words)


def _begins_otherwise(own: _Name, known: _Name) -> bool:
    one, other = sorted((own.head, known.head), key=len)
    return bool(one) and other[-len(one) :] == one


def _likelihood(own: _Name, known: _Name, row: dict[str, str]) -> tuple:
    """Lower is likelier: districts of their own, then names with exactly these words, then towns."""
    exact = own.words == known.words
    surplus = abs(len(known.words) - len(own.words))
    return not row["ags"].endswith("000"), not exact, surplus, "," not in row["name"], row["name"], row["ags"]


def _same_first(own: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether the first words are the same; one may be short for the other where more words follow (``Hann. M.``)."""
    one, other = own[0], known[0]
    dotted = len(own) > 1 and any(w.endswith(".") and len(w) > 3 for w in (one, other))
    return one.strip(".") == other.strip(".") or (dotted and _short_for(one, other))


def _alike(one: str, other: str) -> bool:
    """Whether two words of an addition are the same, or one is short for the other."""
    short = min((one, other), key=len)
    return one.strip(".") == other.strip(".") or ((short.endswith(".") or len(short) < 6) and _short_for(one, other))


def _short_for(one: str, other: str) -> bool:
    """Whether the letters of one word are some of the other's, in their order, the first being the first.

    >>> _short_for("rbge.", "ruebenberge"), _short_for("oder", "ostsee")
    (True, False)
    """
    short, long = sorted((one.strip("."), other.strip(".")), key=len)
    letters: Iterator[str] = iter(long)
    return bool(short) and short[0] == long[0] and all(letter in letters for letter in short)
