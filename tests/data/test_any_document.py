"""Another conversion of the report gives the same tables, except titles as printed and how they match."""

from __future__ import annotations

import re
import unicodedata

import pytest

from cityatlas.claims.analyse import analyse
from cityatlas.claims.places import registered_tables
from cityatlas.coding.automatic.evaluate import RULES, code_city
from cityatlas.coding.automatic.rules import load_rules
from cityatlas.core.errors import InputError
from cityatlas.core.tables import dump_csv, product_tables
from cityatlas.documents.extract import extract_documents
from cityatlas.documents.snapshot import compare_with_snapshot
from cityatlas.documents.sources import read_documents, registered_sources
from cityatlas.documents.text import fold
from cityatlas.tidy.assemble import assemble

pytestmark = pytest.mark.documents

VARIANTS = {
    "crlf": lambda t: t.replace("\n", "\r\n"),
    "old mac": lambda t: t.replace("\n", "\r"),
    "byte order mark": lambda t: "\ufeff" + t,
    "decomposed": lambda t: unicodedata.normalize("NFD", t),
    "non-breaking spaces": lambda t: t.replace(" ", "\u00a0"),
    "narrow spaces after marks": lambda t: t.replace("# ", "#\u202f").replace(": ", ":\u2009"),
    "trailing blanks": lambda t: t.replace("\n", "  \n"),
    "soft hyphens": lambda t: t.replace("schaft", "\u00adschaft"),
    "short dashes": lambda t: t.replace("–", "-").replace("—", "-"),
    "long dashes": lambda t: t.replace("–", "—"),
    "typographic hyphens": lambda t: t.replace("-", "\u2010").replace("\u2010" * 3, "---"),
    "straight quotes": lambda t: t.translate({ord(c): '"' for c in "»«„“”"}),
    "no-break hyphens": lambda t: t.replace("-", "\u2011").replace("\u2011" * 3, "---"),
    "bars": lambda t: t.replace("–", "\u2015"),
    "zero width": lambda t: t.replace("en", "e\u200bn"),
    "double blanks": lambda t: t.replace(" ", "  "),
    "ligatures": lambda t: t.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "entities": lambda t: t.replace("&amp;", "&").replace("&", "&amp;").replace("ü", "&uuml;"),
    "underscores": lambda t: t.replace("**", "__"),
    "German quotes": lambda t: t.translate({ord("»"): "„", ord("«"): "“"}),
}
ACCEPTED = {
    "no stars": (lambda t: t.replace("**", ""), set()),
    "no bold": (lambda t: re.sub(r"</?b>|\*\*", "", t), set()),
    "no <b>": (lambda t: re.sub(r"</?b>", "", t), set()),
    "stars to tags": (lambda t: re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", t), set()),
    "strong tags": (lambda t: t.replace("<b>", "<strong>").replace("</b>", "</strong>"), set()),
    "indented headings": (lambda t: re.sub(r"^#", "   #", t, flags=re.M), set()),
    "deeper headings": (lambda t: re.sub(r"^#", "##", t, flags=re.M), set()),
    "closed headings": (lambda t: re.sub(r"^(#+)(.*)$", r"\1\2 \1", t, flags=re.M), set()),
    "anchors": (lambda t: re.sub(r"^(#+) (.+)$", r'\1 <span id="p"></span>\2', t, flags=re.M), set()),
    "all indented": (lambda t: re.sub(r"^", "    ", t, flags=re.M), set()),
    "no phases": (lambda t: re.sub(r"Phase (\d):", r"Phase \1", t), {"method-3-phases"}),
    "no empty lines": (lambda t: re.sub(r"\n\n+", "\n", t), set()),
    "more empty lines": (lambda t: t.replace("\n", "\n\n"), set()),
    "no captions": (lambda t: re.sub(r"^Tabelle \d.*$", "", t, flags=re.M), None),
    "no tags": (lambda t: re.sub(r"<[^>]{1,60}>", "", t), set()),
    "pipes": (lambda t: t.replace("\t", " | "), None),
    "HTML headings": (lambda t: re.sub(r"^#+ (.+)$", r"<h2>\1</h2>", t, flags=re.M), set()),
    "quoted": (lambda t: re.sub(r"^", "> ", t, flags=re.M), set()),
}
"""Conversions taken with accept_changes: the claims that become not recomputable, or None for one message."""
AS_PRINTED = ("title", "annex_title", "match", "caption")


def products(folder, config) -> dict[str, str]:
    """All tables of a run on the documents of a folder, as CSV; titles as printed are left out."""
    documents = read_documents(folder)
    facts = extract_documents(documents)
    if "atlas" in documents.changed:
        compare_with_snapshot(facts, "atlas", accept=False)
    tables = assemble(facts, documents, config)
    tables.update(analyse(tables, tables["programmes"], config))
    result = {}
    for table in product_tables():
        rows = [{**r, **{c: "" for c in AS_PRINTED if c in r}} for r in tables[table.name]]
        result[table.name] = fold(dump_csv(table.name, rows))  # findings quote titles, as printed
    return result


@pytest.fixture(scope="module")
def registered(documents, config):
    return products(documents, config)


@pytest.mark.parametrize("variant", VARIANTS)
def test_another_conversion_gives_the_same_tables(registered, documents, config, tmp_path, variant):
    file = registered_sources()["atlas"].file
    text = (documents / file).read_text(encoding="utf-8")
    changed = VARIANTS[variant](text)
    assert changed != text
    (tmp_path / file).write_bytes(changed.encode("utf-8"))
    found = products(tmp_path, config)
    assert [name for name in registered if found[name] != registered[name]] == []


def automatic_codes(folder):
    documents = read_documents(folder)
    facts, rules = extract_documents(documents), load_rules(RULES)
    return [r for c in facts["facts_cities"] for r in code_city(facts, documents.texts["atlas"], c["city"], rules)]


@pytest.fixture(scope="module")
def registered_codes(documents):
    return automatic_codes(documents)


@pytest.mark.parametrize("variant", VARIANTS)
def test_another_conversion_gives_the_same_automatic_codes(registered_codes, documents, tmp_path, variant):
    file = registered_sources()["atlas"].file
    text = VARIANTS[variant]((documents / file).read_text(encoding="utf-8"))
    (tmp_path / file).write_bytes(text.encode("utf-8"))
    assert automatic_codes(tmp_path) == registered_codes


@pytest.mark.parametrize("variant", ACCEPTED)
def test_what_an_accepted_conversion_lost_is_not_recomputable(results, documents, config, tmp_path, variant):
    change, lost = ACCEPTED[variant]
    file = registered_sources()["atlas"].file
    (tmp_path / file).write_text(change((documents / file).read_text(encoding="utf-8")), encoding="utf-8")
    read = read_documents(tmp_path)
    if lost is None:
        with pytest.raises(InputError, match=file):
            extract_documents(read, accept=True)
        return
    tables = assemble(extract_documents(read, accept=True), read, config)
    found = analyse(tables, tables["programmes"], config, registered_tables())["claims"]
    was = {c["claim_id"]: c for c in results["claims"]}
    changed = {c["claim_id"]: c for c in found if c["status"] != was[c["claim_id"]]["status"]}
    assert {c["reason"] for c in changed.values()} <= {"nothing_to_count"}
    assert lost <= set(changed) and len(changed) <= len(lost) + 1
    kept = ("page", "chapter", "evidence", "reason", "test")
    assert [c["claim_id"] for c in found if any(c[k] != was[c["claim_id"]][k] for k in kept)] == list(changed)
