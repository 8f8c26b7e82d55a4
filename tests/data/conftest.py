"""The figures and the tables they are drawn from, for the tests of what they draw and say."""

import pytest

from cityatlas.figures.gallery import GALLERY
from cityatlas.figures.tables import load


@pytest.fixture(scope="module")
def data(processed):
    return load(sorted({t for entry in GALLERY.values() for t in entry.tables}), processed)


@pytest.fixture(scope="module")
def drawn(data):
    """All figures, drawn once for each language and size."""
    made = {}

    def draw(name, language="de", size="column"):
        key = (name, language, size)
        if key not in made:
            made[key] = GALLERY[name].draw(data, language, "study", size)
        return made[key]

    return draw
