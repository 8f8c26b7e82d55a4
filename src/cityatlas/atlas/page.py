"""The page: content, script and style in one HTML file that asks nothing of any network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markupsafe import Markup

from cityatlas.atlas.script import atlas_script
from cityatlas.core.language import say
from cityatlas.core.numbers import number
from cityatlas.core.templates import as_json, page_environment, source_hash

TEMPLATES = Path(__file__).resolve().parent / "templates"
SIZE_MARK = "@SIZE@"
"""Stands for the page's own size until it is known."""


def size_text(page: str) -> str:
    """A page's size in words: ``231 KB``, or ``9.1 MB``."""
    size = len(page.encode("utf-8"))
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{round(size / 1000)} KB"


def render(content: dict[str, Any]) -> str:
    """The page as HTML. The same content gives the same bytes."""
    language = content["language"]
    script = atlas_script()
    style = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    page = (
        page_environment(TEMPLATES)
        .get_template("page.html.j2")
        .render(
            language=language,
            t=lambda key: say(language, *content["texts"][key]),
            version=content["version"],
            links=content["links"],
            cities=rows_without_script(content, language),
            data=as_json({**content, "bytes": SIZE_MARK}),
            style=Markup(style),
            style_hash=source_hash(style),
            script=Markup(script),
            script_hash=source_hash(script),
        )
    )
    return page.replace(SIZE_MARK, size_text(page))


def rows_without_script(content: dict[str, Any], language: str) -> list[dict[str, str]]:
    """The cities as a table without script shows them, in words."""
    labels = {v: {key: say(language, *pair) for key, pair in content["labels"][v].items()} for v in content["labels"]}
    titles: dict[int, list[str]] = {}
    for project in content["projects"]:
        titles.setdefault(project[0], []).append(project[1])
    rows = [dict(zip(content["cityColumns"], row, strict=True)) for row in content["cities"]]
    return [
        {
            "name": row["name"],
            "state": labels["state"][row["state"]],
            "population": number(row["population"], language),
            "agenda": _agenda(row, labels),
            "fields": _ones(content, row, "field", labels["field"]),
            "organisation": _ones(content, row, "org", labels["organisation"]),
            "projects": "; ".join(titles.get(n, [])),
        }
        for n, row in enumerate(rows)
    ]


def _agenda(row: dict[str, Any], labels: dict[str, dict[str, str]]) -> str:
    """Status, form and year, as far as they are coded."""
    parts = [
        labels["agenda_status"].get(row["status"], "–"),
        labels["agenda_form"].get(row["form"], ""),
        row["year"],
    ]
    return ", ".join(part for part in parts if part)


def _ones(content: dict[str, Any], row: dict[str, Any], group: str, words: dict[str, str]) -> str:
    """What of a set of variables is coded 1, in words."""
    found = zip(content["variables"], row["values"], strict=True)
    return ", ".join(words[v["key"]] for v, value in found if v["set"] == group and value == "1") or "–"
