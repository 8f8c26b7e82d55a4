"""Checking YAML content against a JSON Schema, with messages a user can act on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.project import load_yaml, shown


def validate(content: Any, schema_file: Path, file: Path | str) -> None:
    """Check content against a schema (YAML); InputError with every breach: where, what, what was expected."""
    from jsonschema import Draft202012Validator

    name = shown(file) if isinstance(file, Path) else file
    validator = Draft202012Validator(load_yaml(schema_file))
    errors = []
    for error in sorted(validator.iter_errors(content), key=lambda e: list(map(str, e.absolute_path))):
        errors.append(InputError(f"{_place(content, error)}{_message(error)}", file=name, expected=_expected(error)))
    raise_all(errors)


def _place(content: Any, error: Any) -> str:
    parts = []
    value = content
    for step in error.absolute_path:
        value = value[step]
        named = value.get("claim_id") or value.get("name") or value.get("id") if isinstance(value, dict) else None
        parts.append(str(named) if isinstance(step, int) and named else str(step))
    return "/".join(parts) + ": " if parts else ""


def _message(error: Any) -> str:
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        unknown = [k for k in error.instance if k not in known]
        return f"the key {unknown[0]!r} does not exist"
    if error.validator == "type":
        return f"the value {error.instance!r} is of the wrong type"
    if error.validator == "required":
        missing = [k for k in error.validator_value if k not in error.instance]
        return f"the key {missing[0]!r} is missing"
    text = str(error.message)
    return text if len(text) < 200 else text[:200] + " ..."


def _expected(error: Any) -> str | None:
    if error.validator == "additionalProperties":
        return "one of " + ", ".join(sorted(error.schema.get("properties", {})))
    if error.validator == "type":
        wanted = error.validator_value
        return " or ".join(wanted) if isinstance(wanted, list) else str(wanted)
    if error.validator == "enum":
        return "one of " + ", ".join(map(str, error.validator_value))
    return None
