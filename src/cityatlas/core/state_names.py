"""States as people write them on the command line: code, name in German or English, common short form."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from cityatlas.core.errors import InputError
from cityatlas.core.folding import composed
from cityatlas.core.language import LANGUAGES
from cityatlas.core.vocabulary import label, terms

SHORT_FORMS = {
    "BaWü": "DE-BW",
    "BAY": "DE-BY",
    "BLN": "DE-BE",
    "BRB": "DE-BB",
    "Freistaat Bayern": "DE-BY",
    "Freistaat Sachsen": "DE-SN",
    "Freistaat Thüringen": "DE-TH",
    "Freie und Hansestadt Hamburg": "DE-HH",
    "Freie Hansestadt Bremen": "DE-HB",
    "MeckPomm": "DE-MV",
    "Meck-Pom": "DE-MV",
    "NDS": "DE-NI",
    "NRW": "DE-NW",
    "RLP": "DE-RP",
    "SAL": "DE-SL",
    "LSA": "DE-ST",
    "SLH": "DE-SH",
    "THÜ": "DE-TH",
}
"""Short forms beside the two letters of the code (BW, BY, …), and official names that say more than the vocabulary."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def _plain(text: str) -> str:
    """Letters alone, umlauts spelt out: ``Baden-Württemberg``, ``baden wuerttemberg`` are one."""
    return re.sub(r"[^a-z]", "", composed(text).casefold().translate(_UMLAUTS))


@cache
def _codes() -> dict[str, str]:
    """Code of a state by every spelling, in its plain form."""
    found = {_plain(form): code for form, code in SHORT_FORMS.items()}
    for code in terms("state"):
        forms = [code, code.removeprefix("DE-"), *(label("state", code, language) for language in LANGUAGES)]
        found |= {_plain(form): code for form in forms}
    return found


def state_code(text: str) -> str:
    """The code of a state, such as ``DE-NW`` for ``NRW``; InputError with candidates for what is none.

    >>> state_code("NRW"), state_code("nordrhein westfalen"), state_code("Bavaria"), state_code("th")
    ('DE-NW', 'DE-NW', 'DE-BY', 'DE-TH')
    """
    plain = _plain(text)
    if plain in _codes():
        return _codes()[plain]
    begun = [known for known in _codes() if len(plain) > 2 and (known.startswith(plain) or plain in known)]
    near = begun or get_close_matches(plain, _codes(), n=3, cutoff=0.7)
    candidates = [f"{code} ({label('state', code, 'de')})" for code in dict.fromkeys(_codes()[n] for n in near)]
    raise InputError(
        f"{text[:60]!r} is no state",
        expected="a name, a short form such as NRW, or one of " + ", ".join(terms("state")),
        action=f"perhaps {' or '.join(candidates)}" if candidates else None,
    )
