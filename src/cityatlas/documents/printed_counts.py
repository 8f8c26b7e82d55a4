"""The counts that the report prints in table 5 and chapters 4.2 and 4.3."""

from __future__ import annotations

import re

from cityatlas.core.errors import InputError
from cityatlas.core.rows import Row
from cityatlas.documents.contents import Frame
from cityatlas.documents.field_labels import field_key
from cityatlas.documents.printed_labels import FIELDS
from cityatlas.documents.text import Document, fold, plain

_WORDS = ("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn")
_NUMBER_WORDS = {"eine": 1, "einer": 1} | {word: n for n, word in enumerate(_WORDS, 2)}
_N = r"(\d+|" + "|".join(_NUMBER_WORDS) + r")"
_F = "(" + "|".join(sorted((re.escape(fold(FIELDS[k])) for k in FIELDS), key=len, reverse=True)) + ")"


def _value(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBER_WORDS[text]


def _row(statistic: str, group: str, count: int | None, doc: Document, line: int, low: int = 0, high: int = 0) -> Row:
    low, high = (low, high) if count is None else (count, count)
    return {"statistic": statistic, "group": group, "count": count, "low": low, "high": high} | {
        "document": doc.name,
        "lines": str(line),
    }


def _field(name: str) -> str:
    """The key of a field whose name ``_F`` has found, so that there is one."""
    key = field_key(name)
    if key is None:
        raise KeyError(name)
    return key


def _mentions(text: str) -> dict[str, int]:
    """Field -> number of mentions that a sentence of chapter 4.2 prints."""
    found: dict[str, int] = {}
    pairs = re.search(rf"{_F} und {_F} mit (?:\w+ )*?(\d+) bzw\. (\d+) Nennungen", text)
    if pairs:
        found[pairs[1]], found[pairs[2]] = int(pairs[3]), int(pairs[4])
    for count, name in re.findall(rf"(\d+) Nennungen des Handlungsfeldes {_F}", text):
        found[name] = int(count)
    for count, name in re.findall(rf"in (\d+) Digitalen Agenden erwähnte Handlungsfeld {_F}", text):
        found[name] = int(count)
    for name, count in re.findall(rf"{_F}(?: \([^()]*\)| im [\w ]+?| gehört)* mit (\d+) Nennungen", text):
        found[name] = int(count)
    return {_field(name): count for name, count in found.items()}


def read_agenda_fields(doc: Document, frame: Frame) -> list[Row]:
    """Mentions of the fields in the agendas (chapter 4.2): printed ones, "all but one", and those only bounded.

    A field that the text lists in the order of frequency without a count is bounded by its printed neighbours.
    """
    rows: list[Row] = []
    order: list[tuple[int, list[str]]] = []
    passage = doc.between(frame.analysis, frame.conclusion)
    wrapped = None
    for number, raw in passage:
        text = re.sub(r"\d*$", "", fold(re.sub(r"<sup>.*?</sup>|\*\*", "", raw)))
        counts = _mentions(text)
        rows += [_row("agenda_field", key, n, doc, number) for key, n in counts.items()]
        exception = re.search(rf"{_F} - bis auf eine Ausnahme\d* - bei allen", text)
        if exception:
            rows.append(_row("agenda_field", _field(exception[1]), len(frame.pages) - 1, doc, number))
        follow = re.search(rf"dicht gefolgt von ((?:{_F}(?:, | und )?)+)", text)
        if follow:
            order.append((number, [_field(m) for m in re.findall(_F, follow[1])]))
        # the sentence on security breaks over a page: its name stands on the line before, its count on the next
        if wrapped and not counts:
            late = re.search(r"mit (\d+) Nennungen", text)
            if late:
                rows.append(_row("agenda_field", wrapped, int(late[1]), doc, number))
                wrapped = None
        subject = re.search(rf"Das Thema {_F} [^.]*$", text)
        wrapped = _field(subject[1]) if subject and not text.endswith(".") else wrapped
    return rows + _bounded(doc, rows, order)


def _bounded(doc: Document, rows: list[Row], order: list[tuple[int, list[str]]]) -> list[Row]:
    known = {r["group"]: r["count"] for r in rows}
    bounded = []
    for number, fields in order:
        for position, key in enumerate(fields):
            if key in known:
                continue
            high = next((known[f] for f in reversed(fields[:position]) if f in known), None)
            low = next((known[f] for f in fields[position + 1 :] if f in known), None)
            if high is not None and low is not None:
                bounded.append(_row("agenda_field", key, None, doc, number, low, high))
    return bounded


def read_lighthouse_counts(doc: Document, frame: Frame) -> list[Row]:
    """Counts of lighthouse projects by field in table 5 and in the text of chapter 4.2."""
    rows = []
    for number, raw in doc.between(frame.analysis, frame.conclusion):
        text = fold(re.sub(r"\*\*", "", raw))
        first, tab, second = raw.partition("\t")
        cell = re.match(r"\D*(\d+) Projekte", plain(second)) if tab else None
        key = field_key(plain(first)) if cell else None
        if cell and key:
            rows.append(_row("lighthouse_projects", key, int(cell[1]), doc, number))
            continue
        for count, name in re.findall(rf"\b{_N} Projekte (?:wurden )?dem Thema {_F}", text):
            rows.append(_row("lighthouse_projects", _field(name), _value(count), doc, number))
        last = re.search(rf"{_F} bildet mit nur {_N} Nennungen", text)
        if last:
            rows.append(_row("lighthouse_projects", _field(last[1]), _value(last[2]), doc, number))
        named = re.search(rf"Handlungsfeld {_F} wurden {_N} hervorzuhebende Projekte", text)
        if named:
            rows.append(_row("lighthouse_projects", _field(named[1]), _value(named[2]), doc, number))
    return rows


def read_agenda_status(doc: Document, frame: Frame) -> list[Row]:
    """The status counts of chapter 4.3: agendas written out, and cities without one in sight."""
    rows = []
    for number, raw in doc.between(frame.analysis, frame.conclusion):
        text = fold(raw)
        adopted = re.search(rf"verfügen {_N} der insgesamt {_N} Städte", text)
        if adopted:
            rows.append(_row("agenda_status", "adopted", _value(adopted[1]), doc, number))
        none = re.search(rf"lediglich {_N} Städten ist eine Digitale Agenda", text)
        if none:
            rows.append(_row("agenda_status", "none", _value(none[1]), doc, number))
    return rows


def read_printed_counts(doc: Document, frame: Frame) -> list[Row]:
    """All counts of chapters 4.2 and 4.3. InputError where one of those the report is known to print is not found."""
    rows = read_agenda_fields(doc, frame) + read_lighthouse_counts(doc, frame) + read_agenda_status(doc, frame)
    have = {(r["statistic"], r["group"]) for r in rows}
    wanted = [("agenda_field", k) for k in FIELDS] + [("lighthouse_projects", k) for k in FIELDS]
    for statistic, group in [*wanted, ("agenda_status", "adopted"), ("agenda_status", "none")]:
        if (statistic, group) not in have:
            raise InputError(
                f"the printed count of {statistic} / {group} was not found",
                file=doc.file,
                line=frame.analysis,
                expected="the sentences of chapters 4.2 and 4.3 and table 5 as the report prints them",
                action="check that chapter 4 is complete",
            )
    return rows
