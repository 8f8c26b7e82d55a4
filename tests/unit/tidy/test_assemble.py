"""Assembling: a consensus that nobody coded is refused, for it would pass for certain."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.tidy.assemble import check_coders
from tests.fixtures.codes import code, three


def test_a_consensus_that_no_coder_coded_is_refused():
    check_coders(three("Aufstadt", "aim_ideas", "111")[1:], "consensus.csv")
    codes = [
        *three("Aufstadt", "aim_ideas", "111"),
        code("Bergfeld", "aim_ideas", "1"),
        code("Bergfeld", "aim_ideas", "0", "x"),
    ]
    check_coders(codes, "consensus.csv")
    with pytest.raises(InputError, match="1 codes of the consensus") as caught:
        check_coders([*codes, code("Chorin", "aim_ideas", "1")], "consensus.csv")
    assert "Chorin" in str(caught.value) and "coders.yaml" in str(caught.value)
