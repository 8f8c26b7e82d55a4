"""A published table that somebody changed leads to no product; taken away, it is published anew."""

from __future__ import annotations

import pytest

from tests.conftest import snakemake
from tools.robustness.project_copies import copy_project

pytestmark = pytest.mark.workflow
CHANGES = {
    "a forged verdict": lambda text: text.replace(",contradicted,", ",reproduced,"),
    "saved by German Excel": lambda text: text.replace(",", ";"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    copy = copy_project(tmp_path_factory.mktemp("forged") / "project")
    result = snakemake(copy, "--until", "atlas")
    assert result.returncode == 0, result.stdout
    return copy


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_table_is_refused_and_the_advice_helps(project, change):
    claims, atlas = project / "data/processed/claims.csv", project / "data/processed/atlas.html"
    before, page = claims.read_text("utf-8"), atlas.read_bytes()
    assert CHANGES[change](before) != before
    claims.write_text(CHANGES[change](before), encoding="utf-8")
    refused = snakemake(project, "--until", "atlas")
    assert refused.returncode != 0 and "claims.csv: the table was changed after it was published" in refused.stdout
    assert len(atlas.read_bytes()) >= len(page), "the page stays, with a line that it is older"
    assert claims.read_text("utf-8") == CHANGES[change](before), "what a person saved there is not taken away"
    claims.rename(project / "my-claims.csv")
    again = snakemake(project, "--until", "atlas")
    assert again.returncode == 0, again.stdout
    assert claims.read_text("utf-8") == before and atlas.read_bytes() == page
