"""The page's script: how it is joined, its modules under node's own test runner, and the same rules as in Python."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cityatlas.atlas.content import atlas_content, read_atlas_tables
from cityatlas.atlas.script import MODULES, STATIC, atlas_script
from cityatlas.claims.verdicts import Measured
from cityatlas.claims.words import count_in_words
from cityatlas.core.errors import InputError
from cityatlas.core.ordering import german_order
from cityatlas.explore import peers as notebook
from cityatlas.statistics.likeness import likeness_of
from tests.conftest import ROOT
from tests.fixtures.atlas import with_matrix

NODE = Path(__file__).with_name("node")
needs_node = pytest.mark.skipif(not shutil.which("node"), reason="needs node (20 or newer) for the page's modules")


@pytest.fixture(scope="module")
def content(processed):
    return atlas_content(read_atlas_tables(processed), "de")


def runner(content, folder):
    """Runs node with the content at hand."""
    file = folder / "content.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    environment = {**os.environ, "CITYATLAS_ATLAS_CONTENT": str(file)}

    def run(*arguments, said=""):
        command = ["node", *map(str, arguments)]
        return subprocess.run(command, env=environment, input=said, capture_output=True, text=True)

    return run


@pytest.fixture(scope="module")
def node(content, tmp_path_factory):
    return runner(content, tmp_path_factory.mktemp("content"))


@needs_node
def test_the_modules_pass_their_own_tests(node):
    result = node("--test", *sorted(NODE.glob("*.test.mjs")))
    assert result.returncode == 0, result.stdout


@needs_node
def test_they_pass_with_the_study_matrix_too(processed, tmp_path):
    run = runner(atlas_content(with_matrix(read_atlas_tables(processed)), "en"), tmp_path)
    result = run("--test", *sorted(NODE.glob("*.test.mjs")))
    assert result.returncode == 0, result.stdout


@pytest.fixture(scope="module")
def told(node):
    result = node(NODE / "tell.mjs")
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def towns(processed):
    patch = pytest.MonkeyPatch()
    patch.setattr(notebook, "PROCESSED", processed)
    yield notebook.known_towns()
    patch.undo()


@needs_node
def test_likeness_is_the_rule_of_workbook_and_notebook_for_every_pair(told, towns):
    names = sorted(towns, key=german_order)
    for a, row in zip(names, told["pairs"], strict=True):
        for b, found in zip(names, row, strict=True):
            parts = likeness_of(towns[a].features, towns[b].features)
            assert {k: found[k] for k in parts.shares} == pytest.approx(parts.shares, abs=1e-12)
            assert found["score"] == pytest.approx(parts.score, abs=1e-12)


@needs_node
@pytest.mark.parametrize("language", ["de", "en"])
def test_peers_and_their_reasons_are_those_of_the_notebook(told, towns, language):
    for city, found in told["said"][language]["peers"].items():
        wanted = notebook.peers(city, wanted=language)
        assert [name for name, _, _ in found] == list(wanted["city"])
        assert [why for _, _, why in found] == list(wanted["reasons"])


@needs_node
@pytest.mark.parametrize("language", ["de", "en"])
def test_counts_are_said_as_report_and_workbook_say_them(told, content, language):
    for entry, found in zip(content["statistics"], told["said"][language]["counts"], strict=True):
        wanted = [
            count_in_words(Measured(count, low, high, entry["base"]), False, language)
            for count, low, high in entry["all"]
        ]
        assert found == wanted


@needs_node
def test_the_addresses_of_the_docs_are_understood(node):
    text = (ROOT / "docs" / "atlas.md").read_text(encoding="utf-8")
    addresses = re.findall(r"`[^`\n]*(#[a-z]+=[^`\n]+)`", text)
    result = node(NODE / "addresses.mjs", said="\n".join(addresses))
    assert len(addresses) >= 9 and json.loads(result.stdout) == dict.fromkeys(addresses, []), result.stderr


def test_every_module_is_joined_and_nothing_of_a_module_is_left():
    assert sorted(MODULES) == sorted(p.name for p in STATIC.glob("*.js"))
    script = atlas_script()
    assert script == atlas_script() and "\nimport " not in script and "\nexport " not in script
    assert script.startswith('"use strict";\n(() => {\n')


@needs_node
def test_the_joined_script_is_one_that_parses(tmp_path):
    file = tmp_path / "script.cjs"
    file.write_text(atlas_script(), encoding="utf-8")
    assert subprocess.run(["node", "--check", str(file)], capture_output=True).returncode == 0


@pytest.mark.parametrize(
    "text, problem",
    [
        ('import * as all from "./a.js";\n', "another form"),
        ('import { x } from "./nowhere.js";\n', "no module"),
        ("export default 1;\n", "another form"),
        ("  export const y = 1;\n", "another form"),
        ("export const first = 1;\n", "declares 'first', as a.js does"),
        ("function first() {}\n", "declares 'first', as a.js does"),
    ],
)
def test_a_module_that_breaks_the_rule_is_refused(text, problem):
    with pytest.raises(InputError, match=problem):
        atlas_script({"a.js": "export const first = 2;\n", "b.js": text})


def test_the_rule_takes_imports_and_exports_and_nothing_else():
    joined = atlas_script(
        {
            "a.js": "export const one = 1;\nexport async function two() {}\nconst important = 'import { x } from';\n",
            "b.js": 'import { one, two } from "./a.js";\nexport let three = one;\n',
        }
    )
    body = "const one = 1;\nasync function two() {}\nconst important = 'import { x } from';\n\nlet three = one;\n"
    assert joined == f'"use strict";\n(() => {{\n{body}}})();\n'
