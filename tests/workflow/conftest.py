"""What the tests of the coding page share: its profiles, a browser that keeps downloads, the page opened afresh."""

from __future__ import annotations

import pytest

from tests.fixtures.coding_page import small_profiles
from tests.workflow.browser import Browser
from tests.workflow.coding_page import fresh, page


@pytest.fixture(scope="module")
def profiles():
    return small_profiles()


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with Browser() as window:
        window.folder = tmp_path_factory.mktemp("downloads")
        window.download_to(window.folder)
        yield window


@pytest.fixture
def opened(browser, profiles, tmp_path):
    return fresh(browser, page(profiles, tmp_path))
