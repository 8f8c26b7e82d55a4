"""What a product says, apart from how this platform writes it: a digest of its value."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from pathlib import Path


def _number(text: str) -> str:
    """A number to six digits; any other text as it stands."""
    try:
        return f"{float(text):.6g}"
    except ValueError:
        return text


def table_value(content: bytes) -> str:
    """The cells of a CSV, numbers to six digits."""
    rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    return "\n".join("\t".join(map(_number, row)) for row in rows)


def workbook_value(content: bytes) -> str:
    """The cells and formulas of a workbook, sheet by sheet."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=False)
    lines = []
    for sheet in book.worksheets:
        lines.append(sheet.title)
        for row in sheet.iter_rows():
            lines += [f"{c.coordinate}\t{_number(str(c.value))}" for c in row if c.value is not None]
    return "\n".join(lines)


def drawing_value(content: bytes) -> str:
    """The size and the words of a vector figure (its paths depend on the font engine)."""
    text = content.decode("utf-8")
    box = re.search(r'viewBox="([^"]*)"', text)
    words = re.findall(r"<text[^>]*>(.*?)</text>|<!-- (.*?) -->", text, re.DOTALL)
    return "\n".join([box[1] if box else "", *("".join(w) for w in words)])


def picture_value(content: bytes) -> str:
    """Width and height of a PNG, from its header."""
    width, height = (int.from_bytes(content[i : i + 4], "big") for i in (16, 20))
    return f"{width} x {height}"


def pages_value(content: bytes) -> str:
    """The pages of a PDF and their sizes."""
    boxes = re.findall(rb"/MediaBox \[([^\]]*)\]", content)
    return "\n".join(b.decode("ascii", "replace") for b in boxes)


def page_value(content: bytes) -> str:
    """The words of a page; pictures that it holds are left out."""
    text = re.sub(r"<(svg|style|script)\b.*?</\1>", "", content.decode("utf-8"), flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text))


def notebook_value(content: bytes) -> str:
    """The sources of a notebook and the texts it prints."""
    import json

    cells = json.loads(content)["cells"]
    printed = [o.get("text", "") for c in cells for o in c.get("outputs", ())]
    return "\n".join("".join(part) for part in [*(c["source"] for c in cells), *printed])


KINDS = {
    ".csv": table_value,
    ".xlsx": workbook_value,
    ".svg": drawing_value,
    ".png": picture_value,
    ".pdf": pages_value,
    ".html": page_value,
    ".ipynb": notebook_value,
}


def value_digest(path: Path) -> str:
    """Digest of a product's value by its kind; of its bytes where the kind has no platform in it."""
    content = path.read_bytes()
    kind = KINDS.get(path.suffix)
    return hashlib.sha256(kind(content).encode("utf-8") if kind else content).hexdigest()[:16]
