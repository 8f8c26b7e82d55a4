"""R reads a table just as docs/data.md says: the page's own lines, run over the tables of a run."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from cityatlas.core.tables import tables as contracts
from cityatlas.core.tables import write_table
from cityatlas.package import describe
from tests.conftest import ROOT

RSCRIPT = shutil.which("Rscript")
PACKAGES = "q(status = !all(c('readr', 'jsonlite') %in% rownames(installed.packages())))"
LOOK = """
stopifnot(identical(cities$ags[cities$city == "Bonn"], "05314000"))
stopifnot(is.numeric(cities$population), is.logical(cities$in_study), nrow(cities) == 50)
stopifnot("Bad Hersfeld" %in% cities$city, "München" %in% cities$city)
stopifnot(fields[[1]]$name == "city", nchar(fields[[1]]$description) > 20)
cat("read", nrow(cities), "cities\\n")
"""


def available() -> bool:
    return bool(RSCRIPT) and subprocess.run([RSCRIPT, "-e", PACKAGES], check=False, capture_output=True).returncode == 0


@pytest.fixture(scope="module")
def folder(tables, results, tmp_path_factory):
    """A folder with the product tables and their package where a project has them."""
    base = tmp_path_factory.mktemp("r")
    processed = base / "data" / "processed"
    processed.mkdir(parents=True)
    for name, table in contracts().items():
        if table.stage == "product":
            write_table(processed, name, results.get(name) or tables[name])
    describe.run(processed)
    return base


@pytest.mark.skipif(not available(), reason="needs R with readr and jsonlite (Debian: r-base-core r-cran-readr ...)")
def test_r_reads_the_tables_as_the_page_says(folder):
    text = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    lines = re.findall(r"```r\n(.*?)```", text, re.DOTALL)[0]
    assert "readr::read_csv" in lines and "jsonlite::fromJSON" in lines
    script = folder / "read.R"
    script.write_text(lines + LOOK, encoding="utf-8")
    made = subprocess.run(
        [RSCRIPT, "--vanilla", "--encoding=UTF-8", script.name],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    assert made.stdout.strip().endswith("read 50 cities")
