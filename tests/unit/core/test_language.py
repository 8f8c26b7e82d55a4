"""German and English: one module decides, and every text is there in both."""

from __future__ import annotations

import ast
import string

import pytest

from cityatlas.core.errors import InputError
from cityatlas.core.language import LANGUAGES, Catalogue, column, say
from cityatlas.core.numbers import number, with_decimal_sign
from cityatlas.core.project import load_yaml
from cityatlas.core.tables import product_tables
from cityatlas.report.texts import REPORT_TEMPLATES
from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "cityatlas"
OWN = "core/language.py"
CONTRACT = "core/tables.py"
"""Reads the titles that Field.title and Table.title hand out."""
FILES = [path for path in sorted(p.relative_to(PACKAGE).as_posix() for p in PACKAGE.rglob("*.py")) if path != OWN]


def _is_language(node):
    """Whether a piece of code is ``"de"``, ``"en"`` or a collection of them."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return any(map(_is_language, node.elts))
    return isinstance(node, ast.Constant) and node.value in LANGUAGES


def _names_language(node):
    """Whether a piece of code is a variable or an attribute that holds a language."""
    name = getattr(node, "id", getattr(node, "attr", ""))
    return name in ("lang", "language")


def _decides(node):
    """Whether a piece of code picks something by language itself."""
    if isinstance(node, ast.Compare):
        return any(_is_language(n) or _names_language(n) for n in (node.left, *node.comparators))
    if isinstance(node, ast.Subscript):
        return _is_language(node.slice) or _names_language(node.slice)
    if isinstance(node, ast.Dict):
        return any(isinstance(k, ast.Constant) and _is_language(k) for k in node.keys)
    if isinstance(node, ast.JoinedStr):  # f"claim_{language}"
        parts = zip(node.values, node.values[1:], strict=False)
        return any(
            str(getattr(a, "value", "")).endswith("_") and _names_language(getattr(b, "value", b)) for a, b in parts
        )
    if isinstance(node, ast.MatchValue):
        return _is_language(node.value)
    return False


def deciding_lines(code, titles=False):
    """Lines of code that decide between the languages; ``titles``: reading a contract's ``de`` or ``en`` is allowed."""
    nodes = list(ast.walk(ast.parse(code)))
    found = {n.lineno for n in nodes if _decides(n)}
    if not titles:
        found |= {n.lineno for n in nodes if isinstance(n, ast.Attribute) and n.attr in LANGUAGES}
        named = (n for n in nodes if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "getattr")
        found |= {n.lineno for n in named if _names_language(n.args[1]) or isinstance(n.args[1], ast.Call)}
    return sorted(found)


@pytest.mark.parametrize("path", FILES)
def test_only_one_module_decides_between_the_languages(path):
    code = (PACKAGE / path).read_text(encoding="utf-8")
    assert deciding_lines(code, path == CONTRACT) == [], f"say it with {OWN}"


@pytest.mark.parametrize(
    "code",
    [
        'x = a if language == "de" else b',
        'x = a if "en" != lang else b',
        'x = lang in ("de", "en")',
        "x = TEXTS[language]",
        "x = TEXTS[self.language]",
        'x = names["de"][0]',
        'TEXT = {"de": "Stadt", "en": "city"}',
        'x = row[f"claim_{language}"]',
        'x = row[f"claim_{texts.language}"]',
        "x = spec.de",
        "x = getattr(spec, language)",
        "x = getattr(spec, language(wanted))",
        'match x:\n    case "de":\n        pass',
    ],
)
def test_each_way_to_decide_is_found(code):
    assert deciding_lines(code)


@pytest.mark.parametrize("code", ['x = label(v, k, "de")', 'x = say(language, "a", "b")', 'def f(language="de"): pass'])
def test_naming_a_language_decides_nothing(code):
    assert deciding_lines(code) == []


def test_the_pair_is_german_and_english():
    assert [say(language, "Stadt", "city") for language in LANGUAGES] == ["Stadt", "city"]
    assert [column("claim", language) for language in LANGUAGES] == ["claim_de", "claim_en"]


@pytest.mark.parametrize("language", ["fr", "DE", "", None])
def test_another_language_is_refused(language):
    table = product_tables()[0]
    texts = Catalogue(REPORT_TEMPLATES / "texts.yaml", language)
    for told in (
        lambda: say(language, "Stadt", "city"),
        lambda: column("claim", language),
        lambda: number(1.5, language),
        lambda: with_decimal_sign("1.5", language),
        lambda: table.title(language),
        lambda: table.fields[0].title(language),
        lambda: texts.plain("skip"),
    ):
        with pytest.raises(InputError, match="de or en"):
            told()


def test_a_catalogue_without_one_of_the_languages_is_refused(tmp_path):
    file = tmp_path / "texts.yaml"
    file.write_text("full: {de: voll, en: full}\nhalf: {de: halb}\n", encoding="utf-8")
    with pytest.raises(InputError, match="'half' is not in both languages"):
        Catalogue(file, "de").plain("full")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a", "no mapping"),
        ("", "no mapping"),
        ("n: voll", "'n' is not in both languages"),
        ("n:", "'n' is not in both languages"),
        ("n: {de: voll, en: }", "'n' is empty or no text"),
        ("n: {de: 3, en: 3}", "'n' is empty or no text"),
        ("n: {de: '', en: full}", "'n' is empty or no text"),
        ("n: {de: '{n.__class__}', en: '{n.__class__}'}", "'n' has a placeholder that is none (n.__class__)"),
        ("n: {de: '{n[0]}', en: '{n[0]}'}", "'n' has a placeholder that is none"),
        ("n: {de: '{n!r}', en: '{n!r}'}", "'n' has a placeholder that is none"),
        ("n: {de: '{n:>999999999}', en: '{n}'}", "'n' has a placeholder that is none"),
        ("n: {de: '{}', en: '{}'}", "'n' has a placeholder that is none"),
        ("n: {de: '{n', en: '{n}'}", "'n' has a placeholder that is none"),
        ("n: {de: '{n}', en: '{m}'}", "'n' has other placeholders in German and English"),
        ("n: {de: '{m}', en: '{m}'}", "'n' names 'm', which it is not given"),
        ("m: {de: a, en: a}", "the text 'n' is missing"),
    ],
)
def test_a_catalogue_with_what_cannot_be_filled_is_refused(tmp_path, text, message):
    file = tmp_path / "texts.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Catalogue(file, "de").plain("n", n=3)
    assert message in str(caught.value) and "texts.yaml" in str(caught.value)


def test_a_catalogue_fills_its_texts(tmp_path):
    file = tmp_path / "texts.yaml"
    file.write_text('n: {de: "{n} Städte", en: "{n} cities"}\n', encoding="utf-8")
    texts = Catalogue(file, "en")
    assert texts.plain("n", n=3) == "3 cities" and texts.has("n") and not texts.has("m")
    with pytest.raises(InputError, match="the text 'm' is missing"):
        texts.plain("m")


@pytest.mark.parametrize("key", load_yaml(REPORT_TEMPLATES / "texts.yaml"))
def test_every_text_has_both_languages_with_the_same_placeholders(key):
    names = [
        {
            name
            for _, name, _, _ in string.Formatter().parse(
                Catalogue(REPORT_TEMPLATES / "texts.yaml", language).text(key)
            )
            if name
        }
        for language in LANGUAGES
    ]
    assert names[0] == names[1]


def test_every_title_of_the_contract_is_there_in_both_languages():
    for table in product_tables():
        assert all(spec.title(language) for spec in (table, *table.fields) for language in LANGUAGES), table.name
