"""Other ways to run: from elsewhere, as a module, with conda, as Snakemake's report; each works or is refused."""

from __future__ import annotations

import pytest

from tests.conftest import snakemake
from tools.robustness.project_copies import copy_project

pytestmark = pytest.mark.workflow
OUTER = """
module atlas:
    snakefile: "atlas/Snakefile"
    prefix: "atlas"
    config: {"language": "en"}

use rule * from atlas as atlas_*

rule rows:
    input: "atlas/data/processed/cities.csv"
    output: "rows.txt"
    default_target: True
    shell: "wc -l < {input} > {output}"
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return copy_project(tmp_path_factory.mktemp("ways") / "project")


@pytest.mark.parametrize(("arguments", "reason"), [
    (("--directory", "/tmp"), "cityatlas: --directory is not supported"),
    (("--sdm", "conda"), "cityatlas: --sdm conda is not supported"),
])  # fmt: skip
def test_what_is_not_supported_is_refused_in_one_line(project, arguments, reason):
    result = snakemake(project, *arguments)
    assert result.returncode != 0
    (line,) = result.stdout.splitlines()[1:]  # the first is Snakemake's own
    assert line.startswith(reason)


def test_another_workflow_uses_the_project_as_a_module(tmp_path):
    project = copy_project(tmp_path / "atlas")
    (tmp_path / "Snakefile").write_text(OUTER, encoding="utf-8")
    result = snakemake(tmp_path, "--cores", "1")
    assert result.returncode == 0, result.stdout
    assert (tmp_path / "rows.txt").read_text().strip() == "51"
    assert (project / "data/processed/cities.csv").is_file() and not (tmp_path / "data").exists()


def test_lint_finds_nothing(project):
    result = snakemake(project, "--lint")
    assert result.returncode == 0 and "good condition" in result.stdout


def test_every_rule_has_a_docstring_a_message_threads_and_the_command_of_its_step(project):
    texts = [
        text for file in (project / "workflow/rules").glob("*.smk") for text in file.read_text().split("\nrule ")[1:]
    ]
    assert len(texts) == 11
    for text in texts:
        name = text.partition(":")[0]
        for piece in ('    """', "    message:", "    threads: ", f'step_command("{name}", config'):
            assert piece in text, (name, piece)


def test_snakemakes_report_shows_figures_and_report_with_captions(project, tmp_path):
    made = snakemake(project, "figures/fig02_cities.svg", "data/processed/report.html")
    assert made.returncode == 0, made.stdout
    page = tmp_path / "report.html"
    result = snakemake(project, "figures/fig02_cities.svg", "data/processed/report.html", "--report", str(page))
    assert result.returncode == 0, result.stdout
    text = page.read_text(encoding="utf-8")
    assert "fig02_cities.svg" in text and "report.html" in text and "reproduction report" in text
