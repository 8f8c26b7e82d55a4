"""The sheets to look things up: codebook, data dictionary, terms, sources."""

from __future__ import annotations

from typing import Any

from cityatlas.coding.codebook import CODEBOOK_FILE
from cityatlas.core.language import LANGUAGES, say
from cityatlas.core.project import load_yaml
from cityatlas.core.tables import Field, optional_tables, product_tables
from cityatlas.core.vocabulary import label, terms, vocabularies
from cityatlas.documents.sources import registered_sources, source_text
from cityatlas.workbook.content import Content
from cityatlas.workbook.labels import ENUMS, FLAG_WORDS, SET_NAMES, UNITS, code_value, variable_label
from cityatlas.workbook.model import Column, TableSheet
from cityatlas.workbook.sheet_names import SHEET_NAMES


def codebook_sheet(content: Content) -> TableSheet:
    """What is coded, by what rule: one row for each variable, or for each value of a choice."""
    wide = {"code_it_when": 60, "not_when": 40, "rule": 60}
    keys = ["set", "variable", "item", "kind", "value", "code_it_when", "not_when", "rule", "silence", "only_where"]
    columns = [Column(k, "wrap" if k in wide else "text", wide.get(k)) for k in keys]
    rows = [row for entry in load_yaml(CODEBOOK_FILE)["sets"] for row in _set_rows(entry, content.language)]
    return TableSheet("codebook", columns, rows, freeze_columns=3)


def _set_rows(entry: dict[str, Any], language: str) -> list[dict[str, Any]]:
    name = entry["name"]
    conditions = entry.get("only_where", {}).items()
    only = " | ".join(f"{variable_label(k, language)}: {code_value(k, v, language)}" for k, v in conditions)
    shared = {
        "set": say(language, *SET_NAMES[name]),
        "kind": say(language, *ENUMS["kind"][entry["kind"]]),
        "silence": say(language, *ENUMS["silence"][entry["silence"]]),
        "rule": entry.get(say(language, "rule_de", "rule")),
        "only_where": only or None,
    }
    if entry["kind"] == "binary":
        return [
            shared
            | _rules(v, language)
            | {"variable": f"{name}_{v['key']}", "item": label(entry["vocabulary"], v["key"], language)}
            for v in entry["variables"]
        ]
    if entry["kind"] == "choice":
        return [
            shared | _rules(v, language) | {"variable": name, "value": code_value(name, v["key"], language)}
            for v in entry["values"]
        ]
    return [shared | _rules(entry, language) | {"variable": name}]


def _rules(entry: dict[str, Any], language: str) -> dict[str, Any]:
    return {k: entry.get(say(language, f"{k}_de", k)) for k in ("code_it_when", "not_when")}


def dictionary_sheet(content: Content) -> TableSheet:
    """Every column of every published table: titles, types, units, allowed values, and the sheet that shows it."""
    keys = ["table", "file", "column", "title", "type", "unit", "required", "key", "values", "sheet"]
    columns = [Column(k, "wrap" if k == "values" else "text", 50 if k == "values" else None) for k in keys]
    rows = []
    for table in product_tables() + [t for t in optional_tables() if t.name in content.tables]:
        for spec in table.fields:
            rows.append(
                {
                    "table": table.title(content.language),
                    "file": f"data/processed/{table.path}",
                    "column": spec.name,
                    "title": spec.title(content.language),
                    "type": say(content.language, *ENUMS["type"][spec.type]),
                    "unit": say(content.language, *UNITS[spec.unit]) if spec.unit else None,
                    "required": say(content.language, *FLAG_WORDS[spec.required]),
                    "key": say(content.language, *FLAG_WORDS[spec.name in table.key]),
                    "values": _allowed(spec, content.brought),
                    "sheet": content.names.sheet(table.name) if table.name in SHEET_NAMES else None,
                }
            )
    return TableSheet("dictionary", columns, rows, freeze_columns=3)


def _allowed(spec: Field, optional: bool) -> str | None:
    if spec.vocabulary:
        return " | ".join(terms(spec.vocabulary, optional=optional))
    return " | ".join(v for v in spec.enum if v) or spec.pattern or None


def vocabulary_sheet(content: Content) -> TableSheet:
    """The keys of the CSV files with their German and English words; the drop-downs read them from here."""
    columns = [Column(k) for k in ("vocabulary", "key", *LANGUAGES)]
    rows = [
        {"vocabulary": v, "key": k} | {language: label(v, k, language) for language in LANGUAGES}
        for v in vocabularies()
        for k in terms(v, optional=content.brought)
    ]
    rows += [
        {"vocabulary": "confidence", "key": k} | {language: say(language, *pair) for language in LANGUAGES}
        for k, pair in ENUMS["confidence"].items()
    ]
    return TableSheet("vocabulary", columns, rows, freeze_columns=2)


def choices(content: Content, sheet: TableSheet) -> dict[str, str]:
    """The cells that hold the words of each vocabulary, for drop-downs: vocabulary -> reference."""
    letter = sheet.letter(content.language)
    rows: dict[str, list[int]] = {}
    for number, row in enumerate(sheet.rows, 2):
        rows.setdefault(row["vocabulary"], []).append(number)
    return {v: content.names.place("vocabulary", f"${letter}${min(n)}:${letter}${max(n)}") for v, n in rows.items()}


def sources_sheet(content: Content) -> TableSheet:
    """The five documents: title, publisher, date, address, rights, checksum."""
    keys = ["document", "title", "publisher", "date", "address", "rights", "file", "sha256"]
    wide = {"title": 50, "publisher": 40, "address": 50, "rights": 30}
    columns = [Column(k, "wrap" if k in wide else "text", wide.get(k)) for k in keys]
    rows = []
    for source in registered_sources().values():
        name = label("document", source.document, content.language)
        shown = {k: source_text(getattr(source, k), content.language) or None for k in keys}
        rows.append(shown | {"document": name})
    return TableSheet("sources", columns, rows)
