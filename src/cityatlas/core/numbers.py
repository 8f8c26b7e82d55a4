"""Numbers as people read them, in German and English."""

from __future__ import annotations


def number(value: float, language: str, decimals: int = 1) -> str:
    """A number in a language's format: ``1.234,5`` in German, ``1,234.5`` in English; whole ones without decimals."""
    text = f"{value:,.{decimals}f}" if value != int(value) else f"{int(value):,}"
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text
