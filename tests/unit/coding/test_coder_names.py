"""One rule for the names of coders, at the page, the sheet and the import."""

from __future__ import annotations

import pytest

from cityatlas.coding.coder_names import checked_coder_id
from cityatlas.core.errors import InputError


@pytest.mark.parametrize(
    ("name", "found"),
    [("anna", "anna"), ("clara_m", "clara_m"), ("d-e", "d-e"), ("Anna", "anna"), ("Jürgen B.", "juergen-b")],
)
def test_a_name_gives_an_id_that_is_a_file_name(name, found):
    assert checked_coder_id(name) == checked_coder_id(found) == found


@pytest.mark.parametrize(
    "name",
    ["", "???", "1a", "12", "consensus", "consensus_anna", "Konsens" * 20, "automatic", "hand", "Hand", "codebook"],
)
def test_a_name_that_is_no_coders_is_refused(name):
    with pytest.raises(InputError, match="such as anna"):
        checked_coder_id(name, "a.json")
