"""The codebook as the page shows it: sets, variables, values and rules in the reader's language."""

from __future__ import annotations

from typing import Any

from cityatlas.coding.codebook import CODEBOOK_FILE, Variable, variables
from cityatlas.coding.page.texts import PageTexts
from cityatlas.core.language import say
from cityatlas.core.project import load_yaml
from cityatlas.core.rows import Row
from cityatlas.core.vocabulary import label


def rule(entry: Row, name: str, language: str) -> str:
    """A rule of a codebook's entry in the language; empty where the entry has none."""
    return entry.get(say(language, f"{name}_de", name), "")


def shown_codebook(texts: PageTexts) -> dict[str, Any]:
    """``sets`` and ``variables`` of the codebook, each in its order, with labels and rules in the texts' language."""
    content = load_yaml(CODEBOOK_FILE)["sets"]
    return {
        "sets": [_shown_set(entry, texts) for entry in content],
        "variables": [shown for entry in content for shown in _shown_variables(entry, texts)],
    }


def _shown_set(entry: Row, texts: PageTexts) -> Row:
    return {
        "name": entry["name"],
        "label": texts.text(f"set_{entry['name']}"),
        "rule": rule(entry, "rule", texts.language) or rule(entry, "code_it_when", texts.language),
        "silence": texts.text(f"silence_{entry['silence']}"),
    }


def _shown_variables(entry: Row, texts: PageTexts) -> list[Row]:
    if entry["kind"] != "binary":
        values = [_shown_value(v, entry["name"], texts.language) for v in entry.get("values", ())]
        return [_shown_variable(variables()[entry["name"]], texts.text(f"set_{entry['name']}"), values, {}, texts)]
    values = [{"key": v, "label": texts.text(f"value_{v}"), "rule": "", "not": ""} for v in ("1", "0")]
    return [
        _shown_variable(
            variables()[f"{entry['name']}_{v['key']}"],
            label(entry["vocabulary"], v["key"], texts.language),
            values,
            v,
            texts,
        )
        for v in entry["variables"]
    ]


def _shown_value(entry: Row, vocabulary: str, language: str) -> Row:
    return {
        "key": entry["key"],
        "label": label(vocabulary, entry["key"], language),
        "rule": rule(entry, "code_it_when", language),
        "not": rule(entry, "not_when", language),
    }


def _shown_variable(variable: Variable, name: str, values: list[Row], entry: Row, texts: PageTexts) -> Row:
    return {
        "name": variable.name,
        "set": variable.set,
        "kind": variable.kind,
        "label": name,
        "rule": rule(entry, "code_it_when", texts.language),
        "not": rule(entry, "not_when", texts.language),
        "values": values,
        "strength": [{"key": k, "label": label("strength", k, texts.language)} for k in variable.strength],
        "only_where": [list(pair) for pair in variable.only_where],
        "optional": variable.optional,
    }
