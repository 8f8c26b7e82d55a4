"""The last pass over the saved file: cached values into the formula cells, and no trace of when it was written."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from openpyxl import Workbook

from cityatlas.core.citing import own_citation
from cityatlas.workbook.model import Value

_FORMULA = re.compile(r'<c r="([A-Z]+[0-9]+)"([^>]*)><f>(.*?)</f><v\s*(?:/>|></v>)</c>', re.S)
_CACHED = re.compile(r'(<c r="[A-Z]+[0-9]+"[^>]*?)(?: t="str")?(>\s*<f>.*?</f>)<v>[^<]*</v>', re.S)
_WHEN = re.compile(r"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_IGNORED = '<ignoredErrors><ignoredError sqref="A1:AZ99999" numberStoredAsText="1" /></ignoredErrors>'
"""Line numbers and municipality keys are text on purpose: no green triangles."""


def cached_cell(cell: str, attributes: str, formula: str, value: Value) -> str:
    """A formula cell's XML with its value; text and numbers are told apart by ``t``."""
    if isinstance(value, str):
        return f'<c r="{cell}"{attributes} t="str"><f>{formula}</f><v>{escape(value)}</v></c>'
    if value is None:
        return f'<c r="{cell}"{attributes} t="str"><f>{formula}</f><v></v></c>'
    return f'<c r="{cell}"{attributes}><f>{formula}</f><v>{value!r}</v></c>'


def insert_values(xml: str, values: Mapping[str, Value]) -> str:
    """A sheet's XML with every formula's cached value. ValueError where a formula has none, or a value no formula."""
    seen: set[str] = set()

    def replace(match: re.Match) -> str:
        seen.add(match[1])
        return cached_cell(match[1], match[2], match[3], values[match[1]])

    result = _FORMULA.sub(replace, xml)
    if seen != set(values) or result.count("<f>") != len(seen):
        raise ValueError(f"formulas and cached values differ: {sorted(seen ^ set(values))[:5]}")
    return result


def strip_values(xml: str) -> str:
    """A sheet's XML without any cached value, so that a spreadsheet has to compute all of them."""
    return _CACHED.sub(r"\1\2", xml)


def sheet_paths(workbook: Workbook) -> dict[str, str]:
    """The part that each sheet is written to: openpyxl numbers them in their order."""
    return {f"xl/worksheets/sheet{n}.xml": sheet.title for n, sheet in enumerate(workbook.worksheets, 1)}


def _silence(xml: str) -> str:
    return xml.replace("<tableParts", f"{_IGNORED}<tableParts", 1) if "<drawing" not in xml else xml


def rewrite(content: bytes, change: Mapping[str, object] | None = None) -> bytes:
    """The same ZIP with parts changed by name (functions of their text), without times and in the same order."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            function = (change or {}).get(name)
            if callable(function):
                data = function(data.decode("utf-8")).encode("utf-8")
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            new.writestr(entry, data)
    return target.getvalue()


def finish(workbook: Workbook, cached: Mapping[str, Mapping[str, Value]]) -> bytes:
    """The file's bytes: formulas with their values, fixed dates, fixed ZIP times; the same input, the same bytes.

    The date in the file's properties is that of the project's release: the day of the run must not show.
    """
    buffer = io.BytesIO()
    workbook.save(buffer)
    date = f"{own_citation().released}T00:00:00Z"
    change: dict[str, object] = {"docProps/core.xml": lambda xml: _WHEN.sub(rf"\g<1>{date}\g<3>", xml)}
    for path, title in sheet_paths(workbook).items():
        change[path] = lambda xml, values=cached[title]: _silence(insert_values(xml, values))
    return rewrite(buffer.getvalue(), change)
