"""What all commands share: examples that hold, user's commands apart from steps, standard output for texts."""

from __future__ import annotations

import re
import shlex

import pytest

from cityatlas.__main__ import STEPS, main, parser
from cityatlas.core import command_line
from cityatlas.core.command_line import PROGRAM

COMMANDS = ("summary", "claims", "explain", "whatif", "peers", "diff", "export", "city", "matrix", "pdf", "coding")
GROUPS = {
    "city": ("new",),
    "matrix": ("read", "sheet", "import"),
    "pdf": ("compare", "pictures"),
    "coding": ("page", "sheet", "import", "compare", "export-qda", "effect"),
}
CALLS = [(c,) for c in (*COMMANDS, "unlock")] + [(group, name) for group, names in GROUPS.items() for name in names]


def help_of(capsys, *call):
    with pytest.raises(SystemExit) as ended:
        main([*call, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_commands_of_a_person_stand_apart_from_the_steps_of_a_run(capsys):
    said = help_of(capsys)
    own, steps = said.split("\nsteps (")
    assert all(re.search(rf"^    {name}\b", own, re.MULTILINE) for name in (*COMMANDS, "unlock"))
    assert all(re.search(rf"^  {name}\b", steps, re.MULTILINE) for name in STEPS)
    assert not any(re.search(rf"^    {name}\b", own, re.MULTILINE) for name in STEPS)


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_every_command_has_examples_that_its_grammar_takes(capsys, call):
    examples = re.findall(rf"^  {re.escape(PROGRAM)} (.*)$", help_of(capsys, *call), re.MULTILINE)
    assert examples
    for example in examples:
        words = shlex.split(example.partition(" | ")[0])
        assert words[: len(call)] == list(call)
        assert parser().parse_args(words).function


def test_a_step_is_called_as_before():
    assert parser().parse_args(["publish", "--input", "a", "b"]).declared_input == ["a", "b"]


def test_a_text_goes_to_a_file_or_alone_to_standard_output(tmp_path, capsys):
    command_line.put_text(str(tmp_path / "a.csv"), "a,b\n", "1 row")
    assert (tmp_path / "a.csv").read_text() == "a,b\n" and capsys.readouterr().out == "1 row\n"
    command_line.put_text("-", "a,b\n", "1 row")
    said = capsys.readouterr()
    assert (said.out, said.err) == ("a,b\n", "1 row\n")


@pytest.mark.parametrize(
    "call",
    [
        ["coding", "sheet", "--coder", "anna"],
        ["coding", "page", "--coder", "anna"],
        ["coding", "compare", "anna", "ben"],
        ["coding", "export-qda"],
        ["matrix", "read", "a.pdf"],
        ["matrix", "sheet"],
        ["pdf", "compare", "a.pdf"],
    ],
    ids=" ".join,
)
def test_what_is_no_single_text_is_not_put_into_a_file_of_that_name(call, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main([*call, "-o", "-"]) == 2
    assert "does not go to standard output" in capsys.readouterr().err and not list(tmp_path.iterdir())
