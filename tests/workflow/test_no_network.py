"""No step opens a network connection: a whole run in a network namespace without any network."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tools.robustness.project_copies import copy_project, environment

pytestmark = pytest.mark.workflow
CONNECT = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=2)"


def namespace() -> list[str] | None:
    """The command that runs another one without network, or None where this machine does not allow it."""
    if shutil.which("unshare") is None:
        return None
    for command in (["unshare", "--net"], ["unshare", "--net", "--map-root-user"]):
        if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
            return command
    return None


@pytest.fixture(scope="module")
def offline():
    command = namespace()
    if command is None:
        pytest.skip("this machine allows no network namespace (unshare --net)")
    return command


def test_the_namespace_has_no_network(offline):
    result = subprocess.run([*offline, "python3", "-c", CONNECT], capture_output=True, text=True, check=False)
    assert result.returncode != 0 and "unreachable" in result.stderr


def test_a_whole_run_without_network(offline, tmp_path):
    project = copy_project(tmp_path / "project")
    result = subprocess.run(
        [*offline, "snakemake"],
        cwd=project,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout
    assert (project / "data/processed/claims.csv").is_file()


@pytest.mark.documents
def test_a_run_on_the_documents_without_network(offline, documents, tmp_path):
    project = copy_project(tmp_path / "project")
    result = subprocess.run(
        [*offline, "snakemake", "--until", "publish"],
        cwd=project,
        env={**environment(), "CITYATLAS_DOCUMENTS": os.fspath(documents)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout
    assert "checksums verified" in result.stdout
