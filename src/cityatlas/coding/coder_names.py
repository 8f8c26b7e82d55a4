"""How a coder may be called: one rule for page, sheet and import."""

from __future__ import annotations

import re
from pathlib import PurePath

from cityatlas.coding.coders import BESIDE_CODERS, CONSENSUS, MADE_BY_PIPELINE
from cityatlas.core.errors import InputError
from cityatlas.core.lines import slug

_ID = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_RESERVED = {CONSENSUS, *MADE_BY_PIPELINE, *(PurePath(name).stem for name in BESIDE_CODERS)}


def coder_id(name: str) -> str:
    """The id that a coder of this name gets; a name without a letter stays as it is, which is no id.

    >>> coder_id("Anna Müller"), coder_id("coder_1")
    ('anna-mueller', 'coder_1')
    """
    return name if _ID.fullmatch(name) or not any(c.isalpha() for c in name) else slug(name)


def checked_coder_id(name: str, file: str | None = None) -> str:
    """The id of a coder of this name. InputError for a name that gives none, or one that means something else here.

    ``consensus_NAME`` is the id of what NAME decides, so that no coder of this name may take its file.
    """
    found = coder_id(name)
    if not _ID.fullmatch(found) or found in _RESERVED or found.startswith(f"{CONSENSUS}_"):
        raise InputError(
            f"{name!r} cannot be the name of a coder",
            file=file,
            expected="a name that begins with a letter, at most 40 letters and digits, such as anna",
            action="give another one: --coder anna",
        )
    return found
