"""The page as a file: one, small, silent on any network, the same bytes, and safe whatever a title holds."""

from __future__ import annotations

import json
import re

import pytest

from cityatlas.atlas.content import atlas_content, read_atlas_tables
from cityatlas.atlas.page import render, size_text
from cityatlas.core.templates import source_hash

LIMIT = 400_000
HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\u2028\u2029",
    "]]>",
    "<!--",
    "{{ 7 * 7 }}",
]


@pytest.fixture(scope="module")
def published(processed):
    return read_atlas_tables(processed)


@pytest.fixture(scope="module")
def page(published):
    return render(atlas_content(published, "de"))


def inner(page, tag):
    return re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)


def test_it_is_smaller_than_the_limit_and_says_its_size(page):
    size = len(page.encode("utf-8"))
    assert size < LIMIT
    assert f'"bytes":"{size_text(page)}"' in page and "@SIZE@" not in page


def test_the_same_content_gives_the_same_bytes(published, page):
    assert render(atlas_content(published, "de")) == page


def test_it_may_ask_no_network_and_runs_its_own_script_and_style_only(page):
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    (script,), (style,) = inner(page, "script"), inner(page, "style")
    assert f"script-src '{source_hash(script)}'" in policy and f"style-src '{source_hash(style)}'" in policy
    assert policy.startswith("default-src 'none'; img-src data:;") and "unsafe" not in policy
    assert not re.search(r"\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|\bimport\(|eval\(|innerHTML", script)
    assert not re.search(r"\sstyle=|\son\w+=", page.replace(script, "").split('id="content"')[0])


def test_its_links_lead_to_files_beside_it(page):
    head = page.split('id="content"')[0]
    links = set(re.findall(r'(?:href|src)="([^"#]+)"', head)) - {"data:,"}
    assert links == {"index.html", "report.html", "smart-city-atlas.xlsx", "../../figures/index.html"}


def test_without_script_it_shows_every_city(page, published):
    (plain,) = inner(page, "noscript")
    assert plain.count('<tr><th scope="row">') == len(published["cities"])
    assert all(
        p["title"].split("<")[0].split("&")[0].split('"')[0].split("'")[0] in plain for p in published["projects"]
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_title_is_text(published, text):
    projects = [{**p, "title": text} for p in published["projects"]]
    page = render(atlas_content({**published, "projects": projects}, "de"))
    (data,) = re.findall(r'id="content">(.*?)</script>', page, re.DOTALL)
    assert json.loads(data)["projects"][0][1] == text
    assert page.count("<script") == 2 and "<img" not in page
    assert not set("<>&\u2028\u2029") & set(data)


@pytest.mark.parametrize("language", ["de", "en"])
def test_it_begins_in_the_language_of_the_settings(published, language):
    made = render(atlas_content(published, language))
    assert made.startswith(f'<!DOCTYPE html>\n<html lang="{language}">')


def test_large_sizes_are_said_in_megabytes():
    assert [size_text("a" * n) for n in (1499, 257_000, 9_140_000)] == ["1 KB", "257 KB", "9.1 MB"]
