"""Profiles, codebook and codings as a REFI-QDA project (.qdpx), for QualCoder, MAXQDA or ATLAS.ti.

A zip of ``project.qde`` (XML, namespace urn:QDA-XML:project:1.0, March 2019) and a plain text for each profile. The
texts are the user's own documents: the file is for work at the desk, not for publication.
"""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from cityatlas.coding.codebook import variable_in_words, variables
from cityatlas.coding.coders import Coder, consensus_of, read_coders, single_coders
from cityatlas.coding.codings import read_coder
from cityatlas.coding.sheet import codebook_rows
from cityatlas.core.errors import InputError
from cityatlas.core.files import write_bytes
from cityatlas.core.lines import parse_lines
from cityatlas.core.project import FACTS, shown
from cityatlas.core.rows import CodeRow
from cityatlas.core.tables import read_table
from cityatlas.core.vocabulary import label
from cityatlas.documents.snapshot import study_cities
from cityatlas.documents.sources import read_registered
from cityatlas.documents.text import Document

NAMESPACE = "urn:QDA-XML:project:1.0"
NAME = "Smart-City-Atlas 2019"
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The same codings give the same bytes: no file carries the day it was written."""


@dataclass(frozen=True)
class ProfileText:
    """The text of a city's profile and the number of its first line in the document."""

    city: str
    first: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The profile as one text, lines parted by line feeds."""
        return "\n".join(self.lines)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where lines of the document stand in the text: first character, and the one behind the last."""
        before = [len(line) + 1 for line in self.lines[: start - self.first]]
        own = [len(line) + 1 for line in self.lines[start - self.first : end - self.first + 1]]
        return sum(before), sum(before) + sum(own) - 1


def guid(*parts: str) -> str:
    """An id that the same thing gets at each export."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "cityatlas/" + "/".join(parts)))


def read_profile_texts(document: Document) -> list[ProfileText]:
    """The profiles of the study, cut from the registered report by the lines of the facts."""
    last: dict[str, int] = {}
    for section in read_table(FACTS, "sections"):
        last[section["city"]] = max(last.get(section["city"], 0), section["line_end"])
    found = [c for c in read_table(FACTS, "facts_cities") if c["in_study"]]
    return [ProfileText(c["city"], c["line"], document.lines[c["line"] - 1 : last[c["city"]]]) for c in found]


def project_xml(profiles: Iterable[ProfileText], coders: Iterable[Coder], codes: dict[str, list[CodeRow]]) -> bytes:
    """The project as XML: coders as users, the codebook as codes, evidence as selections with their codings.

    ``codes`` are the rows by coder. A code without lines has no place in a text and is left out.
    """
    project = ElementTree.Element("Project", {"xmlns": NAMESPACE, "name": NAME, "origin": "cityatlas"})
    users = ElementTree.SubElement(project, "Users")
    for coder in coders:
        attributes = {"guid": guid("user", coder.id), "name": coder.in_cell("de"), "id": coder.id}
        ElementTree.SubElement(users, "User", attributes)
    _add_codebook(project)
    sources = ElementTree.SubElement(project, "Sources")
    for profile in profiles:
        _add_source(sources, profile, [r for rows in codes.values() for r in rows if r["city"] == profile.city])
    ElementTree.indent(project)
    return ElementTree.tostring(project, encoding="utf-8", xml_declaration=True)


def _add_codebook(project: ElementTree.Element) -> None:
    rules = {(name, word): f"Kodieren, wenn {when}" for name, word, when, *_ in codebook_rows()}
    codes = ElementTree.SubElement(ElementTree.SubElement(project, "CodeBook"), "Codes")
    for variable in variables().values():
        told = variable_in_words(variable.name, "de")
        if variable.kind == "binary":
            _add_code(codes, variable.name, told, rules.get((variable.name, "1"), ""))
            continue
        parent = _add_code(codes, variable.name, told, rules.get((variable.name, ""), ""))
        for value in variable.values:
            word = label(variable.statistic, value, "de")
            _add_code(parent, f"{variable.name}/{value}", f"{told}: {word}", rules.get((variable.name, word), ""))


def _add_code(parent: ElementTree.Element, key: str, name: str, rule: str) -> ElementTree.Element:
    code = ElementTree.SubElement(parent, "Code", {"guid": guid("code", key), "name": name, "isCodable": "true"})
    if rule:
        ElementTree.SubElement(code, "Description").text = rule
    return code


def _code_of(row: CodeRow) -> str:
    """The code that a row's evidence gets: the variable, or the value of a choice."""
    name = row["variable"]
    return guid("code", f"{name}/{row['value']}" if variables()[name].kind == "choice" else name)


def _add_source(sources: ElementTree.Element, profile: ProfileText, rows: list[CodeRow]) -> None:
    own = guid("source", profile.city)
    attributes = {"guid": own, "name": profile.city, "plainTextPath": f"internal://{own}.txt"}
    source = ElementTree.SubElement(sources, "TextSource", attributes)
    for row in rows:
        for start, end in _runs(row["lines"]):
            first, behind = profile.span(start, end)
            key = (profile.city, row["coder"], row["variable"], str(start))
            user = guid("user", row["coder"])
            selection = ElementTree.SubElement(
                source,
                "PlainTextSelection",
                {"guid": guid("selection", *key), "startPosition": str(first), "endPosition": str(behind)}
                | {"creatingUser": user},
            )
            ElementTree.SubElement(selection, "Description").text = _described(row)
            coding = {"guid": guid("coding", *key), "creatingUser": user}
            reference = ElementTree.SubElement(selection, "Coding", coding)
            ElementTree.SubElement(reference, "CodeRef", {"targetGUID": _code_of(row)})


def _described(row: CodeRow) -> str:
    doubt = f", zweifelhaft (auch möglich: {row['alternative']})" if row["alternative"] else ""
    strength = f", {label('strength', row['strength'], 'de')}" if row["strength"] else ""
    return f"{row['variable']} = {row['value']}{strength}{doubt}" + (f"; {row['note']}" if row["note"] else "")


def _runs(lines: str) -> list[tuple[int, int]]:
    """The runs of neighbouring lines."""
    runs: list[tuple[int, int]] = []
    for number in parse_lines(lines) if lines else ():
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def write_qda(path: Path, documents: str | None) -> str:
    """Write the project, and say what is in it. InputError without the registered report, or for another ending."""
    if path.suffix.lower() != ".qdpx":
        raise InputError("a REFI-QDA project ends in .qdpx", file=shown(path), expected="such as atlas.qdpx")
    read = read_registered(documents, "the profiles' texts are needed, by whose lines the codes were made")
    coders = read_coders()
    counted = [*single_coders(coders), consensus_of(coders)]
    codes: dict[str, list[CodeRow]] = {
        c.id: [{**row, "coder": c.id} for row in read_coder(c, study_cities())] for c in counted
    }
    profiles = read_profile_texts(read.texts["atlas"])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("project.qde", ZIP_DATE), project_xml(profiles, counted, codes))
        for profile in profiles:
            info = zipfile.ZipInfo(f"sources/{guid('source', profile.city)}.txt", ZIP_DATE)
            archive.writestr(info, profile.text.encode("utf-8"))
    write_bytes(path, buffer.getvalue())
    return f"{len(profiles)} profiles and the codes of {len(counted)} coders written to {shown(path)}"
