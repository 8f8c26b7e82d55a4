"""What a user reads of a claim and of a run: ``explain``, the summary, the command line's manners."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cityatlas.claims.headline import headline
from cityatlas.claims.summary import summary
from cityatlas.claims.trail import claim_trail
from cityatlas.core.errors import InputError
from cityatlas.core.tables import read_table
from tests.conftest import ROOT, clean_environment


def test_the_trail_names_print_reading_routes_members_and_verdict(processed):
    text = claim_trail("press-lighthouse-verwaltung-74", "en", processed)
    for piece in (
        "74 Prozent",
        "line 29",
        "share_of_projects",
        "37 of 144",
        "32 of 50",
        "Only to explain the printed value",
        "37 of 50 (74 %)",
        "contradicted, from data, two-sided; no share fits",
        "[decides]",
    ):
        assert piece in text
    assert "Aachen" in text and "aachen-1" in text  # the cities and the projects behind the counts


def test_the_trail_in_german(processed):
    text = claim_trail("press-13-mittelstaedte", "de", processed)
    assert "bestätigt" in text and "mittelstadt" not in text and "13 von 50" in text
    assert "Pressetext zum Smart-City-Atlas (ohne Titel in der Datei)" in text and "Press text" not in text
    assert "Lesart" in text and "S. " not in text  # the press text has no pages


def test_the_trail_names_page_and_chapter_of_the_report(processed):
    assert "S. 170, Kapitel 4.2, Zeile 3585" in claim_trail("q42-mobilitaet-45", "de", processed)
    assert "chapter 4.3, line" in claim_trail("q43-19-agenda", "en", processed)


def test_an_unknown_claim_gets_suggestions(processed):
    with pytest.raises(InputError, match="press-mobilitaet-92"):
        claim_trail("press-mobilitat-92", "de", processed)


def test_the_summary_tells_the_totals_of_the_headline(processed):
    claims = read_table(processed, "claims")
    text, totals = " ".join(summary(claims, "Source: test", ["de"]).split()), headline(claims)
    assert f"Claims: {len(claims)}, of them {totals.repeats} repeats" in text
    assert f"survey results {sum(totals.data['survey'].values())}:" in text
    assert f"held against print only {totals.from_documents()}:" in text
    assert f"cannot be recomputed {totals.not_recomputable}" in text


@pytest.fixture(scope="module")
def project(processed, tmp_path_factory):
    """A project of its own that holds the products of one run: the checkout may have none, or those of another run."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "data").mkdir()
    for name in ("workflow", "config", "data/raw"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "data" / "processed").symlink_to(processed)
    return folder


def run(project, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "cityatlas", *arguments],
        cwd=project,
        env=clean_environment(PYTHONPATH=str(ROOT / "src"), CITYATLAS_PROJECT=str(project)),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("extract", "--config", '{"documents": "/no/such"}'), "does not exist"),
        (("extract", "--config", '{"nope": 1}'), "'nope' does not exist"),
        (("explain", "no-such-claim"), "there is no claim"),
    ],
)
def test_a_users_mistake_is_one_message_and_a_non_zero_exit(project, arguments, message):
    result = run(project, *arguments)
    assert result.returncode == 2
    assert message in result.stderr and "Traceback" not in result.stderr


@pytest.mark.parametrize("arguments", [("explain", "press-mobilitaet-92"), ("summary",), ("export", "-o", "my.csv")])
def test_before_the_first_run_each_command_says_what_to_run(arguments, tmp_path):
    for name in ("workflow", "config"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "raw").symlink_to(ROOT / "data" / "raw")
    result = run(tmp_path, *arguments)
    assert result.returncode == 2
    assert "run snakemake first" in result.stderr and len(result.stderr.splitlines()) < 5
    assert not (tmp_path / "my.csv").exists()
