"""The list of figures names what is there."""

import importlib

from cityatlas.figures.figure_list import ALL_FIGURES


def test_the_gallery_names_functions_that_are_there():
    for name, entry in ALL_FIGURES.items():
        module = importlib.import_module(f"cityatlas.figures.{entry.module}")
        assert callable(getattr(module, entry.function)), name
