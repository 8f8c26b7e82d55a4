"""Checking YAML content against a JSON Schema, with messages a user can act on."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.project import EntryLines, load_yaml, shown


@cache
def _validator() -> Any:
    """The library's validator, stricter: 1.0 is no whole number, NaN is no number, a pattern fits the whole text."""
    from jsonschema import Draft202012Validator, ValidationError, validators

    def integer(checker: Any, value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool)

    def number(checker: Any, value: Any) -> bool:
        return integer(checker, value) or (isinstance(value, float) and math.isfinite(value))

    def pattern(validator: Any, wanted: str, value: Any, schema: Any) -> Iterator[ValidationError]:
        if isinstance(value, str) and not re.fullmatch(wanted, value):
            yield ValidationError(f"the text {_short(value)} has not the expected form")

    types = Draft202012Validator.TYPE_CHECKER.redefine_many({"integer": integer, "number": number})
    return validators.extend(Draft202012Validator, {"pattern": pattern}, type_checker=types)


def validate(content: Any, schema_file: Path, file: Path | str) -> None:
    """Check content against a schema (YAML); InputError with every breach: where, what, what was expected."""
    name = shown(file) if isinstance(file, Path) else file
    errors = _errors(content, schema_file)
    lines = EntryLines(file) if errors and isinstance(file, Path) else None
    raise_all(
        [
            InputError(
                f"{_place(content, error)}{_message(error)}",
                file=name,
                line=lines.of(*error.absolute_path) if lines else None,
                expected=_expected(error),
            )
            for error in errors
        ]
    )


def _errors(content: Any, schema_file: Path) -> list[Any]:
    """The breaches in the order of the content. InputError where the schema itself is none."""
    from jsonschema.exceptions import SchemaError
    from referencing.exceptions import Unresolvable

    try:
        validator = _checked(schema_file, schema_file.stat().st_mtime_ns if schema_file.is_file() else 0)
        return sorted(validator.iter_errors(content), key=lambda e: list(map(str, e.absolute_path)))
    except (SchemaError, Unresolvable, re.error) as error:
        problem = " ".join(str(getattr(error, "message", error)).split())[:200]
        raise InputError(f"this is no schema: {problem}", file=shown(schema_file), expected="JSON Schema") from None


@lru_cache(maxsize=16)
def _checked(schema_file: Path, changed: int) -> Any:
    """The validator of a schema, read anew where the file has changed since."""
    schema = load_yaml(schema_file)
    _validator().check_schema(schema)
    return _validator()(schema)


def _place(content: Any, error: Any) -> str:
    parts = []
    value = content
    for step in error.absolute_path:
        value = value[step]
        names = (value.get(k) for k in ("claim_id", "finding_id", "name", "id")) if isinstance(value, dict) else ()
        named = next((n for n in names if isinstance(n, str)), None)
        parts.append(named[:80] if isinstance(step, int) and named else str(step)[:80])
    return "/".join(parts) + ": " if parts else ""


def _short(value: Any) -> str:
    """A value as it can stand in a message, however long it is."""
    text = repr(value)
    return text if len(text) <= 100 else text[:100] + " ..."


def _message(error: Any) -> str:
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        unknown = [k for k in error.instance if k not in known]
        return f"the key {_short(unknown[0])} does not exist"
    if error.validator == "type":
        return f"the value {_short(error.instance)} is of the wrong type"
    if error.validator == "enum":
        return f"the value {_short(error.instance)} does not exist here"
    if error.validator == "required":
        missing = [k for k in error.validator_value if k not in error.instance]
        return f"the key {_short(missing[0])} is missing"
    if error.validator is None:  # the schema is `false`
        return f"{_short(error.instance)} does not belong here"
    if error.validator == "maxLength":
        return f"a text of {len(error.instance)} characters, more than {error.validator_value}"
    text = str(error.message)
    return text if len(text) < 200 else text[:200] + " ..."


_WORDS = {"string": "a text", "integer": "a whole number", "number": "a number", "boolean": "true or false"}
_WORDS |= {"array": "a list", "object": "a mapping", "null": "null"}


def _expected(error: Any) -> str | None:
    if error.validator == "additionalProperties":
        return ("one of " + ", ".join(sorted(error.schema.get("properties", {}))))[:1000]
    if error.validator == "type":
        wanted = error.validator_value
        text = " or ".join(_WORDS[w] for w in (wanted if isinstance(wanted, list) else [wanted]))
        number = isinstance(error.instance, (int, float)) and "string" in wanted
        return f"{text} (in quotation marks)" if number else text
    if error.validator == "enum":
        return ("one of " + ", ".join(map(str, error.validator_value)))[:1000]
    if error.validator == "pattern":
        return error.schema.get("description") or f"the form {error.validator_value}"
    return None
