"""The ten field labels where they stand together, however they are arranged: in rows, columns or flowing lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from statistics import median

from cityatlas.documents.pdf.words import Box, Word, around, same_line
from cityatlas.documents.printed_labels import FIELDS
from cityatlas.documents.text import name_key

Label = tuple[Word, ...]
"""The words of one label, as many as it is broken into."""
Apart = Callable[[Label, Label], float]
"""How far two labels are from each other."""
MOST_PIECES = 20
"""A label set with wide spaces falls into its letters."""
MOST_WAYS = 300
"""Ways to go on from one beginning that are looked at: a page may be made to have endless ones."""
MOST_PLACES = 60
"""Places of one label on a page that are looked at."""


@dataclass(frozen=True)
class LabelGroup:
    """The ten labels of one profile: by field, its words."""

    labels: dict[str, Label]

    @property
    def box(self) -> Box:
        """The box around all ten."""
        return around(word.box for label in self.labels.values() for word in label)

    @property
    def height(self) -> float:
        """The height of a label's first letter, in points."""
        return median(label[0].height for label in self.labels.values())


def _keys(field: str) -> set[str]:
    name = FIELDS[field]
    return {name_key(name), name_key(name.replace("&", "und"))}


def _beside_or_below(words: list[Word], label: Label, rest: str) -> list[Word]:
    """Words that can go on a label: the next one of the text, or one in the line below it and in its column."""
    last, first = label[-1], label[0]
    after = next((w for w in words[last.order + 1 : last.order + 4] if w.key), None)
    near = [after] if after and rest.startswith(after.key) else []
    for word in words:
        if word.key and rest.startswith(word.key) and word not in near and word not in label:
            drop = last.box[1] - word.box[3]
            in_column = word.box[0] < first.box[2] + first.height and word.box[2] > first.box[0] - first.height
            if -0.3 * first.height < drop < 1.8 * first.height and in_column:
                near.append(word)
    return near


def _completed(words: list[Word], start: Word, rest: str) -> Label | None:
    """The label that a word begins, completed by as few others as possible; None where it stays incomplete."""
    unfinished: list[tuple[Label, str]] = [((start,), rest)]
    seen: set[tuple[int, str]] = set()
    while unfinished and len(seen) < MOST_WAYS:
        further: list[tuple[Label, str]] = []
        for label, rest in unfinished:
            if not rest:
                return label
            for word in _beside_or_below(words, label, rest) if len(label) < MOST_PIECES else ():
                state = (word.order, rest[len(word.key) :])
                if state not in seen:
                    seen.add(state)
                    further.append(((*label, word), state[1]))
        unfinished = further
    return None


def completed_labels(words: list[Word], key: str) -> list[Label]:
    """Every place on a page where a label of these letters stands, broken over lines or not."""
    starts = [w for w in words if w.key and key.startswith(w.key)][:MOST_PLACES]
    return [whole for start in starts if (whole := _completed(words, start, key[len(start.key) :]))]


def label_places(words: list[Word], field: str) -> list[Label]:
    """Every place on a page where a field's label stands."""
    return [label for key in _keys(field) for label in completed_labels(words, key)]


def _stands_alone(words: list[Word], label: Label, of_labels: set[int]) -> bool:
    """Whether no running text adjoins a label: its neighbours on the line are marks or labels."""
    for piece in label:
        for other in words[max(0, piece.order - 2) : piece.order + 3]:
            if other.order in of_labels or len(other.key) < 2 or not same_line(piece, other):
                continue
            gap = max(other.box[0] - piece.box[2], piece.box[0] - other.box[2])
            if gap < 0.9 * piece.height:
                return False
    return True


def _distance(one: Label, other: Label) -> float:
    """How far two labels lie from each other on the page, in points."""
    a, b = around(w.box for w in one), around(w.box for w in other)
    return max(0.0, a[0] - b[2], b[0] - a[2]) + max(0.0, a[1] - b[3], b[1] - a[3])


def _steps(one: Label, other: Label) -> float:
    """How many words the text goes on from one label to the other."""
    return min(abs(a.order - b.order) for a in one for b in other)


def _group_at(anchor: Label, field: str, places: dict[str, list[Label]], apart: Apart) -> LabelGroup:
    """The labels nearest to one of them: each next one is the nearest to those already taken."""
    taken = {field: anchor}

    def near(name: str, place: Label) -> tuple[float, float, float, str]:
        size = abs(place[0].height - anchor[0].height)
        return min(apart(place, t) for t in taken.values()), size, _distance(place, anchor), name

    while len(taken) < len(places):
        left = [(name, place) for name in places.keys() - taken.keys() for place in places[name]]
        name, place = min(left, key=lambda found: near(*found))
        taken[name] = place
    return LabelGroup({name: taken[name] for name in FIELDS})


def _is_group(words: list[Word], group: LabelGroup) -> bool:
    """Whether the labels are of one size, and no other word stands between them."""
    heights = [label[0].height for label in group.labels.values()]
    own = {w.order for label in group.labels.values() for w in label}
    left, bottom, right, top = group.box
    between = [
        w for w in words
        if w.order not in own and len(w.key) > 1
        and left < (w.box[0] + w.box[2]) / 2 < right and bottom < (w.box[1] + w.box[3]) / 2 < top
    ]  # fmt: skip
    return max(heights) < 1.7 * min(heights) and not between and len(own) == sum(map(len, group.labels.values()))


def label_groups(words: list[Word]) -> list[LabelGroup]:
    """The places on a page where all ten labels stand together with nothing between them; none is the usual answer."""
    places = {field: label_places(words, field) for field in FIELDS}
    of_labels = {w.order for labels in places.values() for label in labels for w in label}
    places = {f: [p for p in found if _stands_alone(words, p, of_labels)] for f, found in places.items()}
    if not all(places.values()):
        return []
    rarest = min(FIELDS, key=lambda f: len(places[f]))
    found: dict[tuple[int, ...], LabelGroup] = {}
    for anchor, apart in product(places[rarest], (_distance, _steps)):
        group = _group_at(anchor, rarest, places, apart)
        if _is_group(words, group):
            found.setdefault(tuple(sorted(w.order for label in group.labels.values() for w in label)), group)
    return list(found.values())
