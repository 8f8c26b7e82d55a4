"""The settings are closed: each has its type, none is a path but the documents."""

from __future__ import annotations

import copy
import json

import pytest

from cityatlas.__main__ import main
from cityatlas.core.config import CONFIG_FILE, check_config, load_config, parse_settings
from cityatlas.core.errors import InputError
from cityatlas.core.project import load_yaml


@pytest.mark.parametrize(
    "text",
    [
        "0.4, 0.5",
        "[0.5, 0.4]",
        "[a, b]",
        "[1/0, 1]",
        "",
        "(0.5, 0.5]",
        "[0, 1.2]",
        "[-1, 1]",
        "[0, 1e9999999]",
        "[0, 1_0]",
    ],
)
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
    [
        ({"langage": "en"}, "'langage' does not exist"),
        ({"language": "fr"}, "fr"),
        ({"language": False}, "False"),
        ({"language": []}, "language: the value"),
        ({"language": ["de", "fr"]}, "language: the value"),
        ({"language": ["de", "de"]}, "language: the value"),
        ({"language": "de,en"}, "language: the value 'de,en' does not exist here"),
        ({"seed": "x"}, "wrong type"),
        ({"seed": 1.0}, "seed: the value 1.0 is of the wrong type"),
        ({"seed": -1}, "less than the minimum"),
        ({"seed": 10**30}, "greater than the maximum"),
        ({"seed": True}, "wrong type"),
        ({"documents": "x" * 5000}, "documents: a text of 5000 characters"),
        ({"documents": 5}, "wrong type"),
        ({"accept_changes": "perhaps"}, "expected: true or false"),
        ({"accept_changes": 1}, "wrong type"),
        ({"about": 0.1}, "wrong type"),
        ({"about": {"literal": 0.1}}, "'narrow' is missing"),
        ({"about": {"literal": -0.1, "narrow": 0.1, "wide": 0.2}}, "about/literal"),
        ({"about": {"literal": 1.1, "narrow": 0.1, "wide": 0.2}}, "about/literal"),
        ({"about": {"literal": float("nan"), "narrow": 0.1, "wide": 0.2}}, "about/literal"),
        ({"just_under": {"literal": 0.1, "narrow": 0.3, "wide": 0.2}}, "just_under: the widths do not lie within"),
        ({"just_under": {"literal": 0.3, "narrow": 0.1, "wide": 0.2}}, "just_under: the widths do not lie within"),
        ({"quantifiers": {}}, "'all' is missing"),
        ({"quantifiers": None}, "wrong type"),
    ],
)
def test_the_config_is_closed(change, message):
    with pytest.raises(InputError, match=message):
        check_config({**load_config().values, **change})


@pytest.mark.parametrize(
    ("setting", "languages"),
    [("de", ["de"]), ("en", ["en"]), (["en"], ["en"]), (["de", "en"], ["de", "en"]), (["en", "de"], ["en", "de"])],
)
def test_the_settings_name_one_language_or_both_the_main_one_first(setting, languages):
    config = check_config({**load_config().values, "language": setting})
    assert config.languages == languages and config["language"] == languages[0]
    assert config.in_language("en").languages == ["en"] and config.languages == languages


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


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"narrow": "[0, 0.2]"}, "quantifiers/few: the widths do not lie within each other"),
        ({"wide": "(0, 0.12]"}, "quantifiers/few: the widths do not lie within each other"),
        ({"narrow": "[0, 0.1]"}, "quantifiers/few: the widths do not lie within each other"),  # 0 is not in (0, 0.15]
        ({"wide": "(0, 1.5]"}, "quantifiers/few: '(0, 1.5]' is no interval of shares"),
        ({"wider": "(0, 1]"}, "'wider' does not exist"),
        ({"wide": 1}, "wrong type"),
        ({"wide": "x" * 100}, "a text of 100 characters"),
    ],
)
def test_the_widths_of_a_quantifier_lie_within_each_other(change, message):
    values = copy.deepcopy(load_config().values)
    values["quantifiers"]["few"] |= change
    with pytest.raises(InputError) as caught:
        check_config(values)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["{", "[1]", "3", '"x"', "null", '{"seed": NaN}', '{"seed": Infinity}', '{"seed": 1, "seed": 2}', "[" * 100_000]
    + ['{"seed": ' + "9" * 5000 + "}", "", "language=en"],
)
def test_settings_on_the_command_line_are_one_mapping(text):
    with pytest.raises(InputError, match="cannot be read"):
        parse_settings(text)
    assert parse_settings('{"language": "en"}') == {"language": "en"}


@pytest.mark.parametrize(
    "text",
    ["{", "[1]", '{"langage": "en"}', '{"seed": 1.0}', '{"documents": null}', '{"documents": "' + "x" * 9000 + '"}'],
)
def test_a_step_with_broken_settings_says_so_in_one_message(text, capsys):
    assert main(["extract", "--config", text]) == 2
    told = capsys.readouterr().err
    assert told.startswith("cityatlas extract: ") and len(told) < 1000


def test_a_documents_folder_with_a_name_that_no_system_takes(capsys):
    for name in ("x" * 3000, "a/" * 1900, "x\0y"):
        assert main(["extract", "--config", json.dumps({"documents": name})]) == 2
        assert "does not exist" in capsys.readouterr().err
