"""Text of files that other people's programs wrote: its encoding is found, or refused where it cannot be told."""

from __future__ import annotations

import codecs
import re

from cityatlas.core.errors import InputError

OTHER_FILES = {
    b"PK\x03\x04": "a spreadsheet, an Office document or an archive (such as .xlsx, .docx, .ods or .zip)",
    b"\xd0\xcf\x11\xe0": "an old Office file (such as .xls)",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a compressed file (.gz)",
    b"{\\rtf": "a text document (.rtf)",
}
"""How files begin that are no text, and what they are."""
_MARKS = {
    codecs.BOM_UTF8: ("utf-8-sig", "UTF-8"),
    codecs.BOM_UTF16_LE: ("utf-16", "UTF-16"),
    codecs.BOM_UTF16_BE: ("utf-16", "UTF-16"),
}
_UMLAUTS = "äöüÄÖÜß"
_SIGNS = "\u00a0–—„“”‚‘’«»…€§°²³·®©½¼¾´×"
_ONE_BYTE = {
    "Windows-1252": ("cp1252", _UMLAUTS + "".join(chr(c) for c in range(0xC0, 0x100) if c not in (0xD7, 0xF7))),
    "Mac Roman": ("mac-roman", _UMLAUTS + "éèáàçêëôñÉ"),
    "DOS (code page 850)": ("cp850", _UMLAUTS),
}
"""Encodings of one byte a character: Python's name, and the letters that a German text may have in them."""
_CAPITAL_INSIDE = re.compile(r"[^\W\d_][ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ][a-zäöüß]")


def decode_foreign(content: bytes, file: str) -> tuple[str, str]:
    """A file's text without byte order mark, and the name of its encoding.

    UTF-8, UTF-16 with its mark, and the one encoding of Windows, old Macs or DOS in which all characters make sense in
    a German text. InputError for what is no text (a spreadsheet, a PDF), and where no encoding or several would do.
    """
    for start, what in OTHER_FILES.items():
        if content.startswith(start):
            raise InputError(
                f"the file is {what}, not a CSV", file=file, action="export it as CSV (UTF-8) and put that here"
            )
    for mark, (codec, name) in _MARKS.items():
        if content.startswith(mark):
            return _decoded(content, codec, name, file), name
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError as error:
        names = [name for name in _ONE_BYTE if _makes_sense(content, name)]
        if len(names) != 1:
            raise _undecided(content, error.start, names, file) from None
    return content.decode(_ONE_BYTE[names[0]][0]), names[0]


def _decoded(content: bytes, codec: str, name: str, file: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        raise InputError(
            f"the file says that it is {name}, but is not",
            file=file,
            line=content[: error.start].decode(codec, "ignore").count("\n") + 1,
            action="save it again as CSV (UTF-8)",
        ) from None


def _makes_sense(content: bytes, name: str) -> bool:
    """Whether every character beyond ASCII is a letter or sign that a German text has, and stands where it can."""
    codec, letters = _ONE_BYTE[name]
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        return False
    others = {c for c in text if not c.isascii()}
    if not others <= set(letters + _SIGNS) or _CAPITAL_INSIDE.search(text):
        return False
    signs = "".join(others & set(_SIGNS.replace("\u00a0", "").replace("’", "")))
    return not signs or not re.search(rf"[^\W\d_][{re.escape(signs)}][^\W\d_]", text)


def _undecided(content: bytes, at: int, names: list[str], file: str) -> InputError:
    problem = f"the file can be {' or '.join(names)}" if names else "the file's encoding is not known"
    return InputError(
        f"{problem}: its characters beyond ASCII cannot be told apart safely",
        file=file,
        line=content[:at].count(b"\n") + 1,
        expected="text in UTF-8",
        action="save it again as CSV (UTF-8)",
    )
