"""An SVG in a page: it is drawn as before, runs nothing, fetches nothing, and meets no other's names."""

from __future__ import annotations

import re

import pytest

from cityatlas.core.errors import InputError
from cityatlas.report.inline_svg import inline

SVG = """<?xml version="1.0"?>
<svg xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90" onload="x()">
 <title>T</title><metadata>m</metadata>
 <defs><style>@font-face{{font-family:'R';src:url(data:font/ttf;base64,AAAA)}}*{{stroke:red}}</style>
  <clipPath id="box"><rect x="0" y="0" width="9.04" height="9"/></clipPath>
  <pattern id="hatch" patternUnits="userSpaceOnUse" width="72" height="72"><rect fill="#ffffff" width="73" height="73"/>
  </pattern></defs>
 <g id="nobody"><path d="M 1.23456 2
L 3 4
L 3.5 2 z" clip-path="url(#box)" style="fill: url(#hatch)"/>
 <use xlink:href="#box" x="1.98"/>
 <text x="1" y="2" style="font-family: 'R', Arial; font-size: 7px">50 % &amp; Ö</text></g>
 {hostile}
</svg>"""
HOSTILE = (
    "<script>alert(1)</script>",
    "<foreignObject><img xmlns='http://www.w3.org/1999/xhtml' src='x' onerror='x()'/></foreignObject>",
    '<use xlink:href="https://example.org/a.svg#b"/>',
    '<use href="javascript:alert(1)"/>',
    '<path d="M0 0L1 1" onclick="x()" style="fill:url(https://example.org/x)"/>',
    "<image xlink:href='https://example.org/x.png'/>",
    "<style>@import url(https://example.org/x.css);</style>",
    "<text>&lt;script&gt;alert(1)&lt;/script&gt;</text>",
)


def test_the_drawing_is_kept_and_its_text_is_text():
    told = inline(SVG.format(hostile=""), "fig05_x", 'Ein "Titel"')
    assert 'aria-label="Ein &quot;Titel&quot;"' in told and ">50 % &amp; Ö</text>" in told
    name = re.search(r'id="(f\w+)-box"', told)[1]
    assert f'clip-path="url(#{name}-box)"' in told and f"fill:url(#{name}-hatch)" in told
    assert f'href="#{name}-box"' in told and 'fill="#ffffff"' in told and "nobody" not in told
    assert 'd="M 1.2 2l1.8 2 .5-2z"' in told and 'width="9"' in told
    assert "font-family:&#x27;R&#x27;,Arial" in told.split("viewBox")[0]


def test_two_pictures_share_no_names_and_one_brings_the_letters():
    one, other = (inline(SVG.format(hostile=""), n, "", lettered=n == "a") for n in ("a", "b"))
    names = [set(re.findall(r'id="([^"]+)"', told)) for told in (one, other)]
    assert names[0] and not names[0] & names[1]
    assert "@font-face" in one and "@font-face" not in other and "stroke:red" not in one


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_runs_or_fetches_is_left_out(hostile):
    told = inline(SVG.format(hostile=hostile), "x", "")
    assert not re.search(r"<script|<img|<image|<foreignObject|@import|\bon\w+=|javascript:|example\.org", told)


@pytest.mark.parametrize("broken", ["<svg", "", "<html/>"])
def test_what_is_no_svg_is_told(broken):
    with pytest.raises(InputError, match=r"figures/x\.svg"):
        inline(broken, "x", "")


def test_points_that_fall_together_are_one_and_outlines_lie_on_a_coarser_grid():
    def drawn(d):
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="{d}"/></svg>'
        return re.search(r' d="([^"]*)"', inline(svg, "x", ""))[1]

    assert drawn("M 0 0 L 1 1 L 1.01 1.01 L 2 0 z") == "M 0 0l1 1 1-1z"
    assert drawn("M 5 5 L 5 5") == "M 5 5l0 0"
    assert drawn("M 0 0 C 1 1 2 2 3.06 3") == "M0 0C1 1 2 2 3.1 3"
    long = "M 0 0 " + " ".join(f"L {i * 0.1:.1f} 0" for i in range(400)) + " z"
    assert drawn(long).count(" ") < 200  # a grid of half a point: 80 points of 400
