"""What keeps a run of Snakemake from waiting for nothing."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT, clean_environment

PENDING = """
import threading
threading.Timer(60, print, ["called"]).start()
from cityatlas.workflow.snakemake_start import end_quickly
end_quickly()
"""


def test_a_program_does_not_wait_for_its_timers():
    environment = clean_environment(PYTHONPATH=str(ROOT / "src"))
    run = subprocess.run(
        [sys.executable, "-c", PENDING], env=environment, capture_output=True, text=True, timeout=30, check=True
    )
    assert run.stdout == ""
