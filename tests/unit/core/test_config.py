"""The settings are closed: each has its type, none is a path but the documents."""

from __future__ import annotations

import pytest

from cityatlas.core.config import CONFIG_FILE, check_config, load_config
from cityatlas.core.errors import InputError
from cityatlas.core.project import load_yaml


@pytest.mark.parametrize("text", ["0.4, 0.5", "[0.5, 0.4]", "[a, b]", "[1/0, 1]", ""])
def test_a_broken_interval_in_the_config_is_refused(text):
    values = load_config().values
    broken = {
        **values,
        "quantifiers": {**values["quantifiers"], "few": {"literal": text, "narrow": "[0, 1]", "wide": "[0, 1]"}},
    }
    with pytest.raises(InputError, match="no interval"):
        check_config(broken)


@pytest.mark.parametrize(
    ("change", "message"),
    [({"langage": "en"}, "'langage' does not exist"), ({"language": "fr"}, "fr"), ({"seed": "x"}, "wrong type")],
)
def test_the_config_is_closed(change, message):
    with pytest.raises(InputError, match=message):
        check_config({**load_config().values, **change})


@pytest.mark.parametrize("key", ["results", "../x", "documents/../..", "template"])
def test_the_settings_have_no_path_but_the_documents(key):
    values = load_yaml(CONFIG_FILE)
    words = {"language", "scope", "address"}
    assert {k for k, v in values.items() if isinstance(v, str)} - words == {"documents"}
    with pytest.raises(InputError, match="does not exist"):
        check_config({**values, key: "/etc/passwd"})


@pytest.mark.parametrize(
    "address", ["/etc/passwd", "file:///etc/passwd", "javascript:alert(1)", "https://a b", "x.org"]
)
def test_the_address_is_empty_or_one_of_the_web(address):
    values = load_yaml(CONFIG_FILE)
    assert values["address"] == ""
    assert check_config({**values, "address": "https://example.org/atlas"})["address"] == "https://example.org/atlas"
    with pytest.raises(InputError, match="address"):
        check_config({**values, "address": address})
