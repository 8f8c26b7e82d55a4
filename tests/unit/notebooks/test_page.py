"""Pages are nbconvert's own, whatever templates lie in the user's home or the working folder."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT, clean_environment

PAGE = """
import nbformat
from cityatlas.notebooks.page import page
cell = nbformat.v4.new_markdown_cell("# Title", id="a")
print(page(nbformat.v4.new_notebook(cells=[cell]), "a", ["a"]))
"""


@pytest.mark.parametrize("place", ["home/.local/share/jupyter/nbconvert/templates", "home/Library/Jupyter", "."])
def test_a_users_template_has_no_say(tmp_path, place):
    for name in ("basic", "base", "classic"):
        folder = tmp_path / place / name
        folder.mkdir(parents=True)
        (folder / "index.html.j2").write_text("OWN", encoding="utf-8")
        (folder / "conf.json").write_text("{}", encoding="utf-8")
    environment = clean_environment(PYTHONPATH=str(ROOT / "src"), HOME=str(tmp_path / "home"))
    printed = subprocess.run(
        [sys.executable, "-c", PAGE], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert "Title" in printed.split("<main>")[1] and "OWN" not in printed
