"""Columns of a table by the Table Schema standard: what each means, what it may hold, what it points to."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import Any

from cityatlas.coding.codebook_tables import codebook_tables
from cityatlas.core.column_meanings import COLUMNS_FILE, column_meaning
from cityatlas.core.errors import InputError
from cityatlas.core.language import LANGUAGES, Pair, column, say
from cityatlas.core.project import shown
from cityatlas.core.relations import Relation
from cityatlas.core.tables import Field, Table
from cityatlas.core.vocabulary import label, terms

PROFILE = "https://datapackage.org/profiles/2.0/{}.json"
NUMBER_FORMAT = {"decimalChar": "."}
BOOLEAN_FORMAT = {"trueValues": ["true"], "falseValues": ["false"]}
Descriptor = dict[str, Any]


@cache
def _meanings() -> dict[str, Pair]:
    """What the coded variables mean that are columns of their own: their rule in the codebook."""
    found = {}
    for row in codebook_tables()["codebook"]:
        rules = [" ".join(filter(None, (row[column("code_it_when", la)], row[column("rule", la)]))) for la in LANGUAGES]
        choice = [say(la, "Schlüssel aus codebook_values.", "A key of codebook_values.") for la in LANGUAGES]
        de, en = (
            f"{row[column('title', la)]}. {r or c}".removesuffix(".") + "."
            for la, r, c in zip(LANGUAGES, rules, choice, strict=True)
        )
        found[row["variable"]] = (de, en)
    return found


def meaning(table: str, spec: Field) -> Pair:
    """What a column means, in German and English. InputError where nobody has said it."""
    found = column_meaning(table, spec.name) or _meanings().get(spec.name)
    if found is None:
        raise InputError(
            f"nothing says what the column {spec.name!r} of {table} means",
            file=shown(COLUMNS_FILE),
            action="add an entry with de and en",
        )
    return found


def _description(spec: Field, told: str) -> str:
    parts = [told]
    if spec.unit:
        parts.append(f"Unit: {spec.unit}.")
    if spec.decimals is not None:
        parts.append(f"Written with {spec.decimals} decimal place{'s' * (spec.decimals != 1)}.")
    if spec.list:
        parts.append(f"Several values are joined by {spec.list}.")
    return " ".join(parts)


def _list_pattern(values: list[str], separator: str) -> str:
    one = "(" + "|".join(map(re.escape, values)) + ")"
    return f"{one}({re.escape(separator)}{one})*"


def _constraints(spec: Field, optional: bool) -> Descriptor:
    known = terms(spec.vocabulary, optional=optional) if spec.vocabulary else ()
    values = [v for v in spec.enum or known if v]
    result: Descriptor = {}
    if spec.required:
        result["required"] = True
    if values and spec.list:
        result["pattern"] = _list_pattern(values, spec.list)
    elif values:
        result["enum"] = values
    if spec.pattern:
        result["pattern"] = spec.pattern
    return result


def describe_field(spec: Field, table: str, optional: bool = False) -> Descriptor:
    """A column by the Table Schema standard; title and meaning English and German, unit, constraints, labels of keys.

    ``optional``: with the keys that only a user's input brings. A column that holds a list stays a string with a
    pattern: few readers know the standard's type for lists.
    """
    result: Descriptor = {"name": spec.name, "type": spec.type, "title": spec.title("en"), "title_de": spec.title("de")}
    de, en = meaning(table, spec)
    result |= {"description": _description(spec, en), "description_de": de}
    if spec.unit:
        result["unit"] = spec.unit
    if constraints := _constraints(spec, optional):
        result["constraints"] = constraints
    if spec.vocabulary and not spec.list:
        result["categories"] = [
            {"value": k, "label": label(spec.vocabulary, k, "en"), "label_de": label(spec.vocabulary, k, "de")}
            for k in terms(spec.vocabulary, optional=optional)
        ]
    return (
        result | (NUMBER_FORMAT if spec.type == "number" else {}) | (BOOLEAN_FORMAT if spec.type == "boolean" else {})
    )


def describe_schema(table: Table, optional: bool = False, among: Collection[str] | None = None) -> Descriptor:
    """A table's columns, missing values, primary key and relations by the Table Schema standard.

    ``among``: the tables of the package, where it does not hold all of them; relations to others are left out.
    """
    result: Descriptor = {
        "$schema": PROFILE.format("tableschema"),
        "fields": [describe_field(f, table.name, optional) for f in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    keys = [_foreign_key(r, table.name) for r in table.relations if among is None or r.table in among]
    return result | ({"foreignKeys": keys} if keys else {})


def _foreign_key(relation: Relation, table: str) -> Descriptor:
    """A relation by the standard, which names a table's own rows by no name."""
    resource = "" if relation.table == table else relation.table
    return {
        "fields": list(relation.columns),
        "reference": {"resource": resource, "fields": list(relation.to)},
    }
