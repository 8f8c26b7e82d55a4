"""The figures and the tables they are drawn from, for the tests of what they draw and say."""

import pytest

from cityatlas.figures.figure_list import ALL_FIGURES
from cityatlas.figures.tables import load_tables


@pytest.fixture(scope="module")
def data(processed):
    return load_tables(sorted({t for entry in ALL_FIGURES.values() for t in entry.tables}), processed)


@pytest.fixture(scope="module")
def drawn(data):
    """All figures, drawn once for each language and size."""
    made = {}

    def draw(name, language="de", size="column"):
        key = (name, language, size)
        if key not in made:
            made[key] = ALL_FIGURES[name].draw(data, language, "study", size)
        return made[key]

    return draw
