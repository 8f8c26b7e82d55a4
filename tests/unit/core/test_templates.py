"""What all pages are made with: data that stays data, scripts named by their hash."""

from __future__ import annotations

import json

import pytest

from cityatlas.core.templates import as_json, source_hash


@pytest.mark.parametrize("text", ["</script><!-- & \u2028", "</SCRIPT >", "<!--<script>", "]]>", "\u2029 ' \" \\"])
def test_content_cannot_end_its_element(text):
    made = as_json({"note": text})
    assert not set("<>&\u2028\u2029") & set(made) and json.loads(made) == {"note": text}


def test_a_source_is_named_by_the_hash_of_its_text():
    assert source_hash("") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
