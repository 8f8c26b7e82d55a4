"""What a step is told to read and write."""

from __future__ import annotations

import argparse

import pytest

from cityatlas.core.errors import InputError
from cityatlas.workflow.declared_files import add_options, declared


def parsed(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_options(parser)
    return parser.parse_args(arguments)


def test_a_step_does_not_begin_without_an_input_and_does_not_end_without_an_output(tmp_path):
    there, missing = tmp_path / "there", tmp_path / "missing"
    there.touch()
    with (
        pytest.raises(InputError, match="missing: an input of this step is missing"),
        declared(parsed("--input", str(there), str(missing))),
    ):
        pytest.fail("it began")
    done = []
    with pytest.raises(InputError, match="the step did not write it"), declared(parsed("--output", str(missing))):
        done.append(True)
    assert done
    with declared(parsed("--output", str(missing))):
        missing.touch()
    with declared(parsed()):
        pass
