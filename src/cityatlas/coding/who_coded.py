"""Who coded, in words: runs of a language model, people, or both, as coders.yaml says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cityatlas.coding.agreement import BETWEEN
from cityatlas.coding.coders import Coder, consensus_of, read_coders, single_coders
from cityatlas.core.language import Pair, say
from cityatlas.core.rows import AgreementRow

MOST_NAMES = 4
"""More people than these are counted, not named."""
_SMALL: tuple[Pair, ...] = (("null", "no"), ("ein", "one"), ("zwei", "two"), ("drei", "three"), ("vier", "four"))


@dataclass(frozen=True)
class WhoCoded:
    """How many ``runs`` of a model and which ``people`` (their names in both languages) coded."""

    runs: int
    people: tuple[Pair, ...]

    def choose(self, models: Pair, both: Pair, people: Pair) -> Pair:
        """The text that fits: only runs of a model coded, runs and people, or only people."""
        if not self.people:
            return models
        return both if self.runs else people

    def names(self, language: str) -> str:
        """The people: ``Anna, Ben``, or how many they are."""
        if len(self.people) > MOST_NAMES:
            return say(language, f"{len(self.people)} Personen", f"{len(self.people)} persons")
        return ", ".join(say(language, *name) for name in self.people)

    def in_full(self, language: str) -> str:
        """Who coded, as it follows upon a colon."""
        names = self.names(language)
        pair = self.choose(
            (
                "Läufe ein und desselben Sprachmodells (KI), keine Menschen",
                "runs of one and the same language model (AI), not people",
            ),
            (
                f"Läufe ein und desselben Sprachmodells (KI) und Menschen ({names})",
                f"runs of one and the same language model (AI) and people ({names})",
            ),
            (f"Menschen ({names})", f"people ({names})"),
        )
        return say(language, *pair)

    def makers(self, language: str) -> str:
        """``Maschinen``, ``Maschinen und Menschen`` or ``Menschen``."""
        both = ("Maschinen und Menschen", "machines and people")
        return say(language, *self.choose(("Maschinen", "machines"), both, ("Menschen", "people")))

    def number_of_runs(self, language: str) -> str:
        """How many runs of the model, in words as far as is usual: ``zwei``."""
        return say(language, *_SMALL[self.runs]) if self.runs < len(_SMALL) else str(self.runs)


def who_coded(coders: Iterable[Coder] | None = None) -> WhoCoded:
    """Who stands behind the statistics: all that coded alone, and whoever decided the consensus that counts."""
    known = read_coders() if coders is None else list(coders)
    found = _of(single_coders(known))
    decided_by = consensus_of(known).decided_by
    extra = [(decided_by, decided_by)] if decided_by and (decided_by, decided_by) not in found.people else []
    return WhoCoded(found.runs, (*found.people, *extra))


def who_is_compared(rows: Iterable[AgreementRow], coders: Iterable[Coder] | None = None) -> WhoCoded:
    """Whose codes these rows of the table ``agreement`` compare."""
    ids = {coder for row in rows for coder in row["coders"].split(BETWEEN)}
    return _of(c for c in (read_coders() if coders is None else coders) if c.id in ids)


def _of(coders: Iterable[Coder]) -> WhoCoded:
    known = list(coders)
    return WhoCoded(sum(c.kind == "model" for c in known), tuple(c.label for c in known if c.kind == "person"))
