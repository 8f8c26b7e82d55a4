"""Published tables for the tests of what notebooks stand on."""

from __future__ import annotations

import pytest

from cityatlas.claims import scenarios as sensitivity
from cityatlas.core.config import load_config
from cityatlas.core.tables import dump_csv, product_tables
from cityatlas.explore import definitions, own_city, peers
from cityatlas.explore import tables as data
from cityatlas.figures import tables as figure_tables


@pytest.fixture(scope="module")
def published(tables, results, tmp_path_factory):
    """A folder with all product tables, which data, peers and sensitivity read in the place of data/processed."""
    folder = tmp_path_factory.mktemp("processed")
    for table in product_tables():
        rows = results.get(table.name) or tables[table.name]
        (folder / table.path).write_bytes(dump_csv(table.name, rows).encode())
    with pytest.MonkeyPatch.context() as patch:
        for module in (data, definitions, own_city, peers, figure_tables, sensitivity):
            patch.setattr(module, "PROCESSED", folder)
        sensitivity._published.cache_clear()
        yield folder
    sensitivity._published.cache_clear()


@pytest.fixture(scope="module")
def settings():
    return load_config()
