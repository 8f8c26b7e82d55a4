"""How the project's pages are made of their templates: one setting of Jinja, scripts by their hash, data as JSON."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup


def page_environment(folder: Path) -> Environment:
    """Jinja over a folder of templates: what is filled in is text, no markup, and a missing name stops."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def as_json(content: dict[str, Any]) -> Markup:
    """Content as JSON that may stand in a page: no character that could end its element."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def source_hash(text: str) -> str:
    """How a content security policy names an inline script or style: ``sha256-`` and the hash of its text."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}"
