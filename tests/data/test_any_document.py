"""Another conversion of the report gives the same tables, except titles as printed and how they match."""

from __future__ import annotations

import unicodedata

import pytest

from cityatlas.claims.analyse import analyse
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
    "German quotes": lambda t: t.translate({ord("»"): "„", ord("«"): "“"}),
}
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
