"""An executed notebook as a page of its own: nbconvert's basic template in a small frame, nothing from a network."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cityatlas import __version__
from cityatlas.core.language import say

if TYPE_CHECKING:
    from nbconvert import HTMLExporter
    from nbformat import NotebookNode

PAGE_STYLE = """
body { font: 16px/1.55 system-ui, "Segoe UI", Roboto, Arial, sans-serif; color: #1a1a1a; background: #fff; margin: 0; }
nav, main, footer { max-width: 78rem; margin: 0 auto; padding: 0 1rem; }
nav { padding-top: .8rem; font-size: .85rem; }
nav a, nav b { margin-right: 1rem; }
footer { padding-bottom: 2rem; font-size: .8rem; color: #4a4a4a; }
a { color: #0b3c6f; }
a.anchor-link, .jp-InputPrompt, .jp-OutputPrompt, .prompt { display: none; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
pre { font: .82rem/1.45 ui-monospace, Consolas, "DejaVu Sans Mono", monospace; overflow-x: auto; margin: 0; }
code { font-family: ui-monospace, Consolas, "DejaVu Sans Mono", monospace; font-size: .88em; }
.output pre, .jp-OutputArea pre, .jp-RenderedText pre { white-space: pre-wrap; }
.highlight { background: #f4f6f8; border-left: 3px solid #9dc3e6; padding: .6rem .8rem; margin: .8rem 0; }
.highlight pre { background: none; }
.output, .output_wrapper, .jp-OutputArea { overflow-x: auto; margin: .6rem 0 1.2rem; }
main table { border-collapse: collapse; border: 0; font-size: .84rem; }
main table th, main table td { border: 0; border-bottom: 1px solid #d9d9d9; padding: .28rem .6rem;
  text-align: left !important; vertical-align: top !important; }
main table thead th { border-bottom: 2px solid #0b3c6f; }
img { max-width: 100%; height: auto; }
"""
NOTEBOOK_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<nav>{links}</nav>
<main>
{body}
</main>
<footer><p>{made_from} <code>notebooks/{name}.ipynb</code>, cityatlas {version}.</p></footer>
</body>
</html>
"""
MADE_FROM = (
    "Smart-City-Atlas, nachgerechnet. Entstanden aus",
    "Smart-City-Atlas, reproduced. Made from",
)
"""What the foot of a page begins with."""


def title_of(notebook: NotebookNode, name: str) -> str:
    """The first heading of a notebook, else its file's name."""
    for cell in notebook.cells:
        found = re.search(r"^# (.+)$", cell.source, re.MULTILINE) if cell.cell_type == "markdown" else None
        if found:
            return found[1].strip()
    return name


def _links(name: str, names: list[str]) -> str:
    words = {n: html.escape(n.replace("_", " ")) for n in names}
    return "\n".join(f"<b>{words[n]}</b>" if n == name else f'<a href="{n}.html">{words[n]}</a>' for n in names)


@cache
def _exporter() -> HTMLExporter:
    """One for all pages: compiling its templates takes longer than a page.

    nbconvert's own templates go before those of the working folder and of the user's home, which may have their names.
    """
    from jupyter_core.paths import ENV_JUPYTER_PATH, jupyter_path
    from nbconvert import HTMLExporter

    folders = [str(Path(folder) / "nbconvert" / "templates") for folder in (*ENV_JUPYTER_PATH, *jupyter_path())]
    return HTMLExporter(
        template_name="basic", anchor_link_text="", extra_template_basedirs=[], template_data_paths=folders
    )


def page(notebook: NotebookNode, name: str, names: list[str], language: str = "de") -> str:
    """The page of an executed notebook; ``names`` are all notebooks of the set, for the links at the top.

    ``language``: of its texts.
    """
    from pygments.formatters import HtmlFormatter

    body, _ = _exporter().from_notebook_node(notebook)
    colours = HtmlFormatter(style="default").get_style_defs(".highlight")
    return NOTEBOOK_PAGE.format(
        title=html.escape(title_of(notebook, name)),
        style=PAGE_STYLE + colours,
        links=_links(name, names),
        body=body.strip(),
        version=__version__,
        name=name,
        language=language,
        made_from=say(language, *MADE_FROM),
    )
