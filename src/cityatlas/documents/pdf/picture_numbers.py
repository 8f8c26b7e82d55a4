"""The numbers that stand beside the labels of a picture, read from the PDF's text layer above the caption.

What a picture of the report says nobody knows who has only its text: the labels looked for are words of ours and of the
report's (``printed_labels.PICTURE_LABELS``). A vocabulary is read where each of its labels is met once and has one
number of its own; else it is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cityatlas.documents.pdf.labels import Label, completed_labels
from cityatlas.documents.pdf.text_pages import PageLine, TextPage
from cityatlas.documents.pdf.words import Box, Word, around, same_line
from cityatlas.documents.text import name_key

Beside = Callable[[Box, Box, float], bool]
"""Whether a number's box belongs to a label's box, letters being so high."""
Paired = dict[str, tuple[str, int | None]]
"""By group its number as printed, and as a count where it is one."""
NEAR_PAGES = 3
"""How far from its page by the report's list a caption may stand."""
MOST_WORDS = 600
"""Words above a caption that are looked at; a picture has a tenth of them."""
_NUMBER = re.compile(r"\(?(\d{1,3})(?:[,.]\d)?\)?(\s?%\)?)?[;,:]?")


@dataclass(frozen=True)
class Wanted:
    """A picture and what is looked for in it: figure number, caption, printed page, and labels by statistic and group.

    Each group's labels are words that may stand for it.
    """

    figure: int
    caption: str
    atlas_page: int
    labels: Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True)
class PictureCount:
    """A number of a picture: beside which label it stands, as printed, and as a whole count where it is no share."""

    figure: int
    statistic: str
    group: str
    label: str
    printed: str
    count: int | None
    page: int


@dataclass(frozen=True)
class ReadPicture:
    """What became of a figure: its numbers, or for each statistic looked for why it was not read."""

    figure: int
    counts: tuple[PictureCount, ...]
    problems: Mapping[str, str]


def read_picture(wanted: Wanted, pages: Iterable[TextPage], offset: int) -> ReadPicture:
    """A figure's numbers; ``offset`` is how many pages the file has before the printed page 1."""
    found = [(page, line) for page in pages for line in page.lines if _is_caption(line, wanted)]
    near = [(p, line) for p, line in found if abs(p.number - offset - wanted.atlas_page) <= NEAR_PAGES]
    if len(near) != 1:
        where = f"near page {wanted.atlas_page}"
        problem = f"its caption does not stand {where}" if not near else f"its caption stands {len(near)} times {where}"
        return ReadPicture(wanted.figure, (), dict.fromkeys(wanted.labels, problem))
    page, caption = near[0]
    inside = _above(page, caption)
    counts: list[PictureCount] = []
    problems: dict[str, str] = {}
    for statistic, labels in wanted.labels.items():
        read = _read(page.words, inside, labels)
        if isinstance(read, str):
            problems[statistic] = read
        else:
            counts += [
                PictureCount(wanted.figure, statistic, group, *shown, page.number) for group, shown in read.items()
            ]
    return ReadPicture(wanted.figure, tuple(counts), problems)


def _is_caption(line: PageLine, wanted: Wanted) -> bool:
    return line.key.startswith(f"abbildung{wanted.figure}{name_key(wanted.caption)[:12]}")


def _above(page: TextPage, caption: PageLine) -> list[Word]:
    """The words between a caption and the one before it on the page."""
    top = caption.box[3]
    captions = [ln.box[1] for ln in page.lines if re.match(r"(?:abbildung|tabelle)\d", ln.key) and ln.box[1] > top]
    ceiling = min(captions, default=float("inf"))
    inside = [w for w in page.words if top <= w.box[1] and w.box[3] <= ceiling]
    return inside[-MOST_WORDS:]


def _read(
    words: list[Word], inside: list[Word], labels: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, str, int | None]] | str:
    """For each group its label, number as printed, and count; or why they are not read.

    ``words``: those of the page; ``inside``: those above the caption.
    """
    places: dict[str, Label] = {}
    for group, names in labels.items():
        met = _met(words, inside, names)
        if len(met) != 1:
            what = " / ".join(dict.fromkeys(names))
            return f"{what} stands {len(met)} times above the caption" if met else f"no label {what} above the caption"
        places[group] = met[0]
    numbers = [w for w in _with_percent(inside) if _NUMBER.fullmatch(w.text) and not _within(w, places.values())]
    walls = [w.box for w in inside if any(sign.isalpha() for sign in w.text)]
    ways = [way for beside in (_in_row, _in_column) if (way := _paired(places, numbers, walls, beside))]
    if not ways:
        return "no number of its own beside each label"
    if len(ways) == 2 and ways[0] != ways[1]:
        return "numbers both beside and below or above the labels"
    return {group: (" ".join(w.text for w in places[group]), *ways[0][group]) for group in labels}


def _met(words: list[Word], inside: list[Word], names: Sequence[str]) -> list[Label]:
    """Where one of a group's labels stands, with no running text beside it; of labels within each other the longest."""
    keys = sorted({name_key(name) for name in names}, key=len, reverse=True)
    there = {word.order for word in inside}
    found: list[Label] = []
    for key in keys:
        for label in completed_labels(words, key):
            own = {word.order for word in label}
            taken = {word.order for other in found for word in other}
            if own <= there and not taken & own and _alone(inside, label):
                found.append(label)
    return found


def _alone(words: list[Word], label: Label) -> bool:
    """Whether a label stands by itself: no sentence ends with it, and nothing but numbers beside it on its lines."""
    if label[-1].text.endswith((".", ",", ";", ")")) or label[0].text.startswith("("):
        return False
    own = {word.order for word in label}
    for piece in label:
        for other in words:
            gap = max(other.box[0] - piece.box[2], piece.box[0] - other.box[2])
            if other.order in own or len(other.key) < 2 or _NUMBER.fullmatch(other.text) or gap >= 0.9 * piece.height:
                continue
            if same_line(piece, other):
                return False
    return True


def _within(word: Word, labels: Iterable[Label]) -> bool:
    return any(word.order == piece.order for label in labels for piece in label)


def _with_percent(words: list[Word]) -> list[Word]:
    """The words, a percent sign of its own joined to the number before it."""
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        if word.text.rstrip(")") == "%" and last and same_line(last, word) and last.text[-1:].isdigit():
            found[-1] = Word(
                last.order, f"{last.text} {word.text}", last.key, around((last.box, word.box)), last.height
            )
        else:
            found.append(word)
    return found


def _in_row(label: Box, number: Box, height: float) -> bool:
    middle = (number[1] + number[3]) / 2
    return label[1] - 0.2 * height < middle < label[3] + 0.2 * height


def _in_column(label: Box, number: Box, height: float) -> bool:
    middle = (number[0] + number[2]) / 2
    return label[0] - height < middle < label[2] + height and not _in_row(label, number, height)


def _hidden(label: Box, number: Box, walls: Iterable[Box]) -> bool:
    """Whether text stands between a label and a number above or below it: a page's number is none of the picture's."""
    low, high = min(label[3], number[3]), max(label[1], number[1])
    left, right = number[0] - (number[3] - number[1]), number[2] + (number[3] - number[1])
    return any(low <= wall[1] and wall[3] <= high and wall[0] < right and wall[2] > left for wall in walls)


def _paired(places: Mapping[str, Label], numbers: list[Word], walls: list[Box], beside: Beside) -> Paired | None:
    """The one number of each label: a count where there is one, else a share; None where a label has none or several.

    A count and its share beside each other are one number, printed twice. ``walls``: words that hide what is behind.
    """
    found: Paired = {}
    taken: list[int] = []
    for group, label in places.items():
        box, height = around(w.box for w in label), label[0].height
        near = [w for w in numbers if beside(box, w.box, height) and not _hidden(box, w.box, walls)]
        counts = [w for w in near if "%" not in w.text]
        shares = [w for w in near if "%" in w.text]
        if len(counts) > 1 or len(shares) > 1 or not near:
            return None
        taken += [w.order for w in near]
        match = _NUMBER.fullmatch(counts[0].text) if counts else None
        count = int(match[1]) if match and not re.search(r"\d[,.]\d", counts[0].text) else None
        found[group] = (" ".join(w.text for w in near), count)
    alike = len({count is None for _, count in found.values()}) == 1
    return found if alike and len(set(taken)) == len(taken) else None
