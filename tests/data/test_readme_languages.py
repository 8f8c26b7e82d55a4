"""README in German and in English: the same headings, commands, links and rows."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
GERMAN = (ROOT / "README.de.md").read_text(encoding="utf-8")
OWN = {"README.md", "README.de.md"}


def levels(text):
    return [len(marks) for marks in re.findall(r"^(#+) ", _without_code(text), re.MULTILINE)]


def _without_code(text):
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def commands(text):
    """Lines of the code blocks without their comments."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [re.sub(r"\s+#.*", "", line) for block in blocks for line in block.splitlines()]


def links(text):
    return sorted(set(re.findall(r"\]\(([^)]+)\)", text)) - OWN)


def rows(text):
    """First cells of the tables."""
    return re.findall(r"^\| (`[^|]+`) \|", text, re.MULTILINE)


def inline_code(text):
    return sorted(re.findall(r"`[^`\n]+`", _without_code(text)))


@pytest.mark.parametrize("part", [levels, commands, links, rows, inline_code])
def test_both_say_the_same(part):
    assert part(GERMAN) == part(ENGLISH) != []


def test_each_leads_to_the_other():
    assert "README.de.md" in ENGLISH and "README.md" in GERMAN


def test_a_command_more_in_one_of_them_is_found():
    assert commands(GERMAN.replace("```sh\n", "```sh\nsnakemake -n\n", 1)) != commands(ENGLISH)
