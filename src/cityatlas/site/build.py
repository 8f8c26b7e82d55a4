"""Making the entry page: what lies in data/processed and figures in, one page out."""

from __future__ import annotations

from pathlib import Path

from cityatlas.core.config import Config
from cityatlas.core.errors import InputError
from cityatlas.core.files import write_text
from cityatlas.core.product_places import product_place
from cityatlas.core.project import ROOT, shown
from cityatlas.site.listing import listing
from cityatlas.site.page import entry_page


def run(config: Config, root: Path | None = None) -> None:
    """Write the entry page over the products that are there, of every language; it opens in that of the settings.

    ``root``: the project's folder. InputError where there is no product yet.
    """
    folder = root or ROOT
    products = listing(folder)
    if not products:
        raise InputError("there are no products yet", file=product_place("tables"), action="run snakemake first")
    path = folder / product_place("index")
    write_text(path, entry_page(products, config["language"], config["address"]))
    files = {file.path for product in products for found in product.files.values() for file in found}
    print(f"{shown(path)}: leads to {len(files)} files")
