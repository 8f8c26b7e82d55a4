"""What the tests of a page share: its tables or profiles, a browser that keeps downloads, the page opened afresh."""

from __future__ import annotations

import pytest

from cityatlas.atlas.content import atlas_content, read_atlas_tables
from cityatlas.atlas.page import render
from tests.fixtures.coding_page import small_profiles
from tests.workflow.atlas_page import look
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


@pytest.fixture(scope="module")
def published(processed):
    """The tables that the atlas is made from."""
    return read_atlas_tables(processed)


@pytest.fixture(scope="module")
def atlas_file(published, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "atlas.html"
    path.write_text(render(atlas_content(published, "de")), encoding="utf-8")
    return path


@pytest.fixture
def atlas(browser, atlas_file):
    look(browser, 1440, 900)
    browser.open(atlas_file)
    browser.messages()
    return browser
