"""A lock whose run is gone is released, one that is held is not."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from cityatlas.core.errors import InputError
from cityatlas.workflow import run_lock

UNLOCK = [sys.executable, "-c", "import shutil; shutil.rmtree('.snakemake/locks')"]


@pytest.fixture
def locked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".snakemake/locks").mkdir(parents=True)
    (tmp_path / ".snakemake/locks/0.input.lock").write_text("x")
    return tmp_path


def gone():
    """A process that has ended, and when it began."""
    process = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
    started = run_lock._started(process.pid)
    process.communicate()
    return process.pid, started


def test_the_lock_of_a_run_that_is_gone_is_released(locked):
    run_lock.NOTE_FILE.write_text("{} {}\n".format(*gone()))
    assert run_lock.release(True, UNLOCK) == "the lock of a run that is gone was released"
    assert not run_lock.is_locked()


def test_another_process_of_the_same_number_holds_no_lock(locked):
    run_lock.NOTE_FILE.write_text(f"{os.getpid()} 12.34\n")
    assert run_lock.holder() is None and run_lock.release(True, UNLOCK)


def test_a_run_at_work_keeps_its_lock(locked):
    run_lock.note_run()
    with pytest.raises(InputError, match=f"process {os.getpid()}"):
        run_lock.release(False, UNLOCK)
    assert run_lock.is_locked()


def test_without_a_note_a_lock_stays_unless_asked_for(locked):
    assert run_lock.release(True, UNLOCK) == "" and run_lock.is_locked()
    assert run_lock.release(False, UNLOCK) and not run_lock.is_locked()


@pytest.mark.parametrize("note", ["", "x y", "12", "-5 1.0", "1 2 3"])
def test_a_note_that_names_no_process_names_no_holder(locked, note):
    run_lock.NOTE_FILE.write_text(note)
    assert run_lock.holder() is None and run_lock.release(True, UNLOCK)


def test_where_nothing_is_locked_nothing_is_done(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run_lock.release(True, UNLOCK) == "" and run_lock.release(False, UNLOCK) == "nothing is locked"


def test_a_lock_that_cannot_be_released_is_said(locked):
    with pytest.raises(InputError, match="could not be released"):
        run_lock.release(False, [sys.executable, "-c", "raise SystemExit(1)"])
