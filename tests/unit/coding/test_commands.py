"""The grammar of ``coding``: what it needs, and that asking for help costs nothing."""

from __future__ import annotations

import pytest

from cityatlas.__main__ import main, parser


def test_the_page_needs_a_coder_and_a_file(capsys):
    for arguments in (["coding"], ["coding", "page", "--coder", "anna"], ["coding", "page", "-o", "anna.html"]):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 2


def test_what_is_not_said_is_left_open():
    given = parser().parse_args(["coding", "page", "--coder", "anna", "-o", "anna.html"])
    assert (given.language, given.cities, given.training, given.adjudicate) == (None, None, None, None)
