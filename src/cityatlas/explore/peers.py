"""Cities like a given one, with the reasons: fields, organisation, status of the agenda, size and state.

The rule is the workbook's (cityatlas.statistics.likeness), so both give the same cities; the state is a fifth
part, which counts where a user gives it a weight.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import pandas as pd

from cityatlas.coding.city_codes import City, by_city
from cityatlas.coding.codebook import variables
from cityatlas.core.errors import InputError
from cityatlas.core.language import Pair, say
from cityatlas.core.numbers import number
from cityatlas.core.ordering import german_order
from cityatlas.core.project import PROCESSED
from cityatlas.core.tables import read_table
from cityatlas.core.vocabulary import label, terms
from cityatlas.core.wording import group_label
from cityatlas.explore.tables import language
from cityatlas.statistics.likeness import LIKENESS_WEIGHTS as WORKBOOK_WEIGHTS
from cityatlas.statistics.likeness import Features, Likeness, features, likeness_of

WEIGHTS = {**WORKBOOK_WEIGHTS, "state": 0}
"""How much each part counts; with these, the order is the workbook's."""
ALIKE_SIZES = 0.1
"""Populations that differ by no more than this share are called alike."""


@dataclass(frozen=True)
class Town:
    """A city as this comparison sees it; ``state`` may be empty (a state code such as DE-NW).

    ``doubtful``: the variables whose counted value some coder doubted or coded otherwise, or nobody confirmed.
    """

    name: str
    features: Features
    state: str = ""
    doubtful: frozenset[str] = frozenset()


def town(
    name: str,
    *,
    population: int,
    state: str = "",
    fields: Iterable[str] = (),
    organisation: Iterable[str] = (),
    status: str = "",
) -> Town:
    """A city of your own by the vocabulary's keys. InputError for a key that does not exist."""
    fields, organisation = list(fields), list(organisation)
    for vocabulary, given in (
        ("field", fields),
        ("organisation", organisation),
        ("agenda_status", [status] if status else []),
        ("state", [state] if state else []),
    ):
        unknown = [key for key in given if key not in terms(vocabulary)]
        if unknown:
            raise InputError(
                f"{unknown[0]!r} is no key of {vocabulary!r}", city=name, expected=", ".join(terms(vocabulary))
            )
    if population < 1:
        raise InputError(f"the population {population} must be above zero", city=name)
    models = frozenset(f"org_{key}" for key in organisation)
    return Town(name, Features(frozenset(f"field_{key}" for key in fields), models, status, population), state)


def known_towns() -> dict[str, Town]:
    """All published cities by name, their features from the codes that the statistics rest on."""
    codes = by_city(read_table(PROCESSED, "codes"))
    cities = read_table(PROCESSED, "cities")
    return {
        c["city"]: Town(
            c["city"],
            features(codes.get(c["city"]), c["population"]),
            c["state_code"],
            doubtful_of(codes.get(c["city"])),
        )
        for c in cities
    }


def doubtful_of(codes: City | None) -> frozenset[str]:
    """The variables of a city that are in doubt: some coder admits another value, or nobody confirmed the counted."""
    if codes is None:
        return frozenset()
    return codes.unconfirmed | {name for name in codes.values if len(codes.options[name]) > 1}


def name_among(given: str, names: Iterable[str]) -> str:
    """The name of a published city as it is written there; capitals make no difference. InputError names near ones."""
    lowered = {name.casefold(): name for name in names}
    wanted = given.strip().casefold()
    if wanted in lowered:
        return lowered[wanted]
    near = [n for n in lowered if wanted and n.startswith(wanted)] or get_close_matches(wanted, lowered, n=3)
    raise InputError(
        f"there is no city {given!r} in the tables",
        expected=", ".join(lowered.values()),
        action=f"perhaps {' or '.join(lowered[n] for n in near)}" if near else None,
    )


def score(parts: Likeness, same_state: bool, weights: Mapping[str, float]) -> float:
    """The weighted mean of the parts, 0 to 1. InputError where a weight is unknown, negative, or all are zero."""
    unknown = set(weights) - set(WEIGHTS)
    if unknown or min(weights.values(), default=0) < 0 or not sum(weights.values()):
        raise InputError(
            f"these weights cannot be used: {dict(weights)}",
            expected=f"numbers from 0, not all 0, for {', '.join(WEIGHTS)}",
        )
    values = parts.shares | {"state": float(same_state)}
    return math.fsum(w * values[k] for k, w in weights.items()) / math.fsum(weights.values())


def reasons(mine: Town, other: Town, wanted: str | None = None) -> list[str]:
    """Why two cities are alike, in words: what they share, never what parts them."""
    lang = language(wanted)
    a, b = mine.features, other.features
    parts = likeness_of(a, b)
    found = []
    if parts.shared:
        names = ", ".join(label("field", variables()[n].key, lang) for n in variables() if n in a.fields & b.fields)
        one = parts.shared == 1
        de, en = ("gemeinsames Feld", "field in common") if one else ("gemeinsame Felder", "fields in common")
        found.append(f"{parts.shared} {say(lang, de, en)} ({names})")
    models = [label("organisation", variables()[n].key, lang) for n in variables() if n in a.models & b.models]
    if models:
        found.append(say(lang, "Organisation: ", "organisation: ") + ", ".join(models))
    if parts.same_status and a.status:
        found.append(say(lang, "Agenda: ", "agenda: ") + label("agenda_status", a.status, lang))
    if max(a.population, b.population) <= (1 + ALIKE_SIZES) * min(a.population, b.population):
        n = number(b.population, lang)
        found.append(say(lang, f"ähnlich groß ({n} Einwohner)", f"of like size ({n} inhabitants)"))
    if mine.state and mine.state == other.state:
        found.append(say(lang, "gleiches Land: ", "same state: ") + label("state", mine.state, lang))
    return found


def doubts(mine: Town, other: Town, wanted: str | None = None) -> list[str]:
    """Which of the shared fields and models are in doubt in one of the cities, in words."""
    shared = (mine.features.fields & other.features.fields) | (mine.features.models & other.features.models)
    found = [v for v in variables().values() if v.name in shared & (mine.doubtful | other.doubtful)]
    return [group_label(v.statistic, v.key, language(wanted)) for v in found]


CERTAIN, DOUBTFUL_SIGN, SILENT_SIGN = 2, 1, 0
"""What ``fields_side_by_side`` says of a field: named for certain, named but in doubt, not named."""


def fields_side_by_side(names: Iterable[str | Town], wanted: str | None = None) -> pd.DataFrame:
    """The fields (columns, in words) of some cities (rows, in this order): 2 certain, 1 in doubt, 0 not named."""
    towns = known_towns()
    rows = {t.name: t for n in names for t in [towns[n] if isinstance(n, str) else n]}
    fields = {n: v.key for n, v in variables().items() if v.set == "field"}
    table = {
        name: [
            (DOUBTFUL_SIGN if n in t.doubtful else CERTAIN) if n in t.features.fields else SILENT_SIGN for n in fields
        ]
        for name, t in rows.items()
    }
    titles = [label("field", key, language(wanted)) for key in fields.values()]
    return pd.DataFrame.from_dict(table, orient="index", columns=titles)


PEER_TITLES: dict[str, Pair] = {
    "city": ("Stadt", "City"),
    "state": ("Land", "State"),
    "population": ("Einwohner", "Population"),
    "likeness": ("Ähnlichkeit", "Likeness"),
    "fields": ("Felder", "Fields"),
    "organisation": ("Organisation", "Organisation"),
    "status": ("Status gleich", "Same status"),
    "size": ("Größe", "Size"),
    "reasons": ("Gründe", "Reasons"),
    "doubt": ("davon zweifelhaft", "In doubt of these"),
}


def peers_in_words(frame: pd.DataFrame, wanted: str | None = None) -> pd.DataFrame:
    """A table of ``peers`` with its columns named in words."""
    return frame.rename(columns={key: say(language(wanted), *pair) for key, pair in PEER_TITLES.items()})


def _row(mine: Town, other: Town, weights: Mapping[str, float], lang: str) -> dict[str, Any]:
    parts = likeness_of(mine.features, other.features)
    same_state = bool(mine.state) and mine.state == other.state
    return {
        "city": other.name,
        "state": label("state", other.state, lang) if other.state else "",
        "population": other.features.population,
        "likeness": score(parts, same_state, weights),
        "fields": f"{parts.shared}/{parts.union}",
        "organisation": f"{parts.organisation}/{parts.of}",
        "status": bool(parts.same_status),
        "size": parts.size,
        "reasons": "; ".join(reasons(mine, other, lang)),
        "doubt": "; ".join(doubts(mine, other, lang)),
    }


def peers(
    of: str | Town, n: int = 10, weights: Mapping[str, float] | None = None, wanted: str | None = None
) -> pd.DataFrame:
    """The ``n`` cities most like a published one (by name) or one of your own (``town``), best first, ties by name.

    ``fields`` are the shared over all fields of either; ``organisation`` the equal answers; ``size`` is 1 for equal
    populations and 0 from a tenfold difference on; ``reasons`` say what both share, ``doubt`` what of it is in doubt.
    InputError for a city that is not published.
    """
    towns = known_towns()
    mine = towns[name_among(of, towns)] if isinstance(of, str) else of
    others = [t for t in towns.values() if t.name != mine.name]
    rows = [_row(mine, t, weights or WEIGHTS, language(wanted)) for t in others]
    rows.sort(key=lambda r: (-round(r["likeness"], 9), german_order(r["city"])))
    return pd.DataFrame(rows[:n], index=pd.RangeIndex(1, min(n, len(rows)) + 1, name="rank"))


def peers_text(of: str, n: int = 10, wanted: str | None = None) -> str:
    """The cities most like a published one, for the console: likeness in percent, and the reasons below."""
    lang = language(wanted)
    name = name_among(of, known_towns())
    lines = [say(lang, f"Am ähnlichsten wie {name}:", f"Most like {name}:")]
    for rank, row in peers(name, n, wanted=lang).iterrows():
        state = f" ({row['state']})" if row["state"] else ""
        lines.append(f"{rank:>3}. {row['city']}{state}, {100 * row['likeness']:.0f} %")
        lines += [f"     {row['reasons']}"] if row["reasons"] else []
    return "\n".join(lines)
