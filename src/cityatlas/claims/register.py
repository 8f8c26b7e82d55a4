"""The register of claims (data/raw/claims.yaml) and its verdicts: a join with the statistics, no code for a claim."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cityatlas.claims.verdicts import NUMERIC
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.lines import parse_lines
from cityatlas.core.project import RAW, SCHEMAS, load_yaml, shown
from cityatlas.core.schemas import validate

CLAIMS_FILE = RAW / "claims.yaml"


def read_register(path: Path = CLAIMS_FILE) -> list[dict[str, Any]]:
    """All claims of the register. InputError for each breach of the schema, ids given twice, or a missing field."""
    content = load_yaml(path)
    validate(content, SCHEMAS / "claims.schema.yaml", path)
    claims = content["claims"]
    errors = []
    ids = [c["claim_id"] for c in claims]
    needed = {"quantifier": "quantifier", "order": "order", "list": "members"} | dict.fromkeys(NUMERIC, "value")
    for c in claims:
        name, routes = c["claim_id"], c.get("routes")
        if ids.count(name) > 1:
            errors.append(InputError(f"{name}: the id stands twice", file=shown(path)))
        if bool(routes) == bool(c.get("not_recomputable")):
            errors.append(InputError(f"{name}: expected either routes or not_recomputable", file=shown(path)))
        want = needed.get(c["kind"])
        if routes and want and want not in c:
            errors.append(InputError(f"{name}: a claim of kind {c['kind']} needs {want!r}", file=shown(path)))
        if c.get("same_as") and c["same_as"] not in ids:
            errors.append(InputError(f"{name}: same_as names no claim: {c['same_as']!r}", file=shown(path)))
        for route in routes or ():
            if c["kind"] not in ("order", "list") and "group" not in route:
                errors.append(InputError(f"{name}: a route of kind {c['kind']} needs a group", file=shown(path)))
    raise_all(errors)
    return claims


def own_lines(claim: dict[str, Any]) -> set[tuple[str, str]]:
    """The (document, line) pairs that a claim itself stands in."""
    return {(claim["document"], str(n)) for n in parse_lines(claim["lines"])}
