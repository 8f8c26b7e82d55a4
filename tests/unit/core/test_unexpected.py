"""Whatever goes wrong in any step ends in one message, with the traceback in a log."""

from __future__ import annotations

import argparse

import pytest

from cityatlas import __main__ as command_line
from cityatlas.core import unexpected


@pytest.fixture
def broken(monkeypatch, tmp_path):
    """A function that runs a step whose work raises an error."""
    monkeypatch.setattr(unexpected, "LOGS", tmp_path)

    def run(step, error):
        def work(_arguments):
            raise error

        namespace = argparse.Namespace(step=step, function=work, input=None, output=None)
        monkeypatch.setattr(command_line.argparse.ArgumentParser, "parse_args", lambda *_: namespace)
        return command_line.main([step])

    return run


@pytest.mark.parametrize("step", [*command_line.STEPS, "explain", "export", "matrix", "unlock"])
def test_an_error_in_any_step_is_one_message(step, broken, tmp_path, capsys):
    assert broken(step, ValueError("some thing")) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"cityatlas {step}: an error that the project should have foreseen (ValueError: some thing)")
    assert "Traceback" not in told and f"unexpected-{step}.log" in told
    log = (tmp_path / f"unexpected-{step}.log").read_text("utf-8")
    assert log.startswith("Traceback") and "ValueError: some thing" in log


@pytest.mark.parametrize(
    "error", [KeyError("x"), RecursionError(), MemoryError(), UnicodeDecodeError("u", b"", 0, 1, "")]
)
def test_any_kind_of_error(error, broken, capsys):
    assert broken("extract", error) == 1
    assert type(error).__name__ in capsys.readouterr().err


def test_a_log_that_cannot_be_written(broken, tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(unexpected, "LOGS", tmp_path / "file")
    assert broken("extract", ValueError("x")) == 1
    assert "could not be written" in capsys.readouterr().err


def test_a_user_who_stops_a_command(broken, capsys):
    assert broken("explain", KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == "cityatlas explain: stopped by you\n"
