"""The facts of the small report."""

from __future__ import annotations

import pytest

from tests.fixtures.extraction import extract
from tests.fixtures.report import report


@pytest.fixture(scope="module")
def small():
    return extract(report())
