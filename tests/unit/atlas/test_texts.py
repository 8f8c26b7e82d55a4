"""The page's words: each is there in both languages, and each is used."""

from __future__ import annotations

import re

from cityatlas.atlas.script import MODULES, STATIC
from cityatlas.atlas.texts import ATLAS_TEXTS_FILE, all_texts
from cityatlas.coding.codebook import variables

BUILT = re.compile(
    "(?:set|sign|legend|col|facet|weight|ignored|note|map|coded|link|save|share|fact|view|status|peer|range|count)_.+"
)
"""Keys that a script or template puts together."""


def sources():
    scripts = "".join((STATIC / name).read_text(encoding="utf-8") for name in MODULES)
    return scripts, (ATLAS_TEXTS_FILE.parent / "page.html.j2").read_text(encoding="utf-8")


def test_every_text_that_the_script_names_is_there():
    scripts, page = sources()
    named = set(re.findall(r'\bsay\("(\w+)"', scripts)) | set(re.findall(r'\bdata-(?:label-)?t="(\w+)"', page))
    assert len(named) > 80 and named <= set(all_texts())


def test_every_text_is_used():
    scripts, page = sources()
    used = set(re.findall(r"[\"'](\w+)[\"']", scripts + page))
    assert {key for key in all_texts() if key not in used and not BUILT.fullmatch(key)} == set()


def test_every_set_of_the_codebook_that_is_shown_has_a_title():
    sets = {v.set for v in variables().values() if v.kind == "binary"}
    assert {f"set_{name}" for name in sets} <= set(all_texts())
