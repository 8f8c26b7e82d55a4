"""What the package promises to other programs."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

import cityatlas
from tests.conftest import ROOT, clean_environment


@pytest.mark.parametrize("name", cityatlas.__all__)
def test_every_public_name_is_there_and_documented(name):
    assert getattr(cityatlas, name)
    if name != "__version__":
        assert re.search(rf"`{name}\b", (ROOT / "docs" / "data.md").read_text(encoding="utf-8"))


def test_other_names_are_refused():
    with pytest.raises(AttributeError, match="no attribute 'quick'"):
        getattr(cityatlas, "quick")  # noqa: B009


def test_importing_the_package_imports_nothing_heavy():
    code = "import cityatlas, sys; print(*sys.modules)"
    environment = clean_environment(PYTHONPATH=str(ROOT / "src"))
    found = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert not {"pandas", "numpy", "yaml"} & set(found.stdout.split())


def test_the_workbook_has_the_same_bytes_whether_lxml_is_installed_or_not():
    code = "import cityatlas, openpyxl.xml; print(openpyxl.xml.LXML)"
    environment = clean_environment(PYTHONPATH=str(ROOT / "src"), OPENPYXL_LXML="True")
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
