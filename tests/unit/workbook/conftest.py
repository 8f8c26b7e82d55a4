"""The workbook of the study in both languages, made from the snapshot once for the tests of a module."""

from __future__ import annotations

import pytest

from cityatlas.workbook.build import build
from tests.workbooks import Parts, content_of, publish


@pytest.fixture(scope="module")
def folder(tables, results, tmp_path_factory):
    return publish(tables, results, tmp_path_factory.mktemp("processed"))


@pytest.fixture(scope="module", params=["de", "en"])
def content(request, folder):
    return content_of(folder, request.param)


@pytest.fixture(scope="module")
def file(content):
    return build(content)


@pytest.fixture(scope="module")
def parts(file):
    return Parts(file)
