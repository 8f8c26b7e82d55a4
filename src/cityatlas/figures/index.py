"""figures/index.html shows all figures and cards with their texts; figures/alt_texts.json holds the texts alone."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from cityatlas.core.files import write_text
from cityatlas.core.language import say
from cityatlas.core.product_places import entry_links, product_place
from cityatlas.figures.figure_files import CARD_FORMATS, FORMATS, values_file
from cityatlas.figures.figure_list import STUDY_FIGURES
from cityatlas.figures.sheet import Words

INDEX_STYLE = """
body{font-family:Roboto,system-ui,sans-serif;max-width:72rem;margin:0 auto;padding:1rem;color:#1a1a1a;
background:#fff;line-height:1.45}
figure{margin:0 0 2.5rem;padding:0 0 1.5rem;border-bottom:1px solid #ccc}
img{max-width:100%;height:auto}
figure>img{width:46rem}
nav ul{columns:2 22rem;padding-left:1.2rem}
details{margin:.4rem 0}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr));gap:1rem}
.cards figure{border:0;margin:0;padding:0}
.cards figure>img{width:100%}
a{color:#0b3c6f}
"""


def _number(name: str, language: str) -> str:
    """What the heading says; the finding itself stands in the picture."""
    number = int(name[3:5])
    if name in STUDY_FIGURES:
        return say(language, f"Abbildung {number} der Studie", f"Figure {number} of the study")
    return say(language, f"Abbildung {number} (eigene)", f"Figure {number} (our own)")


def _figure(name: str, words: Words, endings: tuple[str, ...], language: str, lazy: bool) -> str:
    loading = ' loading="lazy"' if lazy else ""
    heading = f"<h3>{escape(words.title)}</h3>" if name.startswith("cards/") else f"<h2>{_number(name, language)}</h2>"
    described = say(language, "Beschreibung", "Description")
    links = " · ".join(f'<a href="{name}.{e}">{e.upper()}</a>' for e in endings)
    if words.shown:
        links += f' · <a href="{values_file(name)}">{say(language, "Werte (CSV)", "values (CSV)")}</a>'
    return (
        f'<figure id="{name.replace("/", "-")}">{heading}'
        f'<img src="{name}.svg" alt="{escape(words.alt)}"{loading}>'
        f"<figcaption><details><summary>{described}</summary><p>{escape(words.alt)}</p></details>"
        f"{links}</figcaption></figure>"
    )


def write_index(folder: Path, figures: dict[str, Words], cards: dict[str, Words], language: str) -> None:
    """Write the page and the alternative texts. The page needs nothing but the files beside it."""
    texts = {name: words.alt for name, words in {**figures, **cards}.items()}
    write_text(folder / "alt_texts.json", json.dumps(texts, ensure_ascii=False, indent=1) + "\n")
    title = say(language, "Abbildungen zum Smart-City-Atlas 2019", "Figures on the Smart-City-Atlas of 2019")
    toc = "".join(f'<li><a href="#{n}">{n[3:5]}: {escape(w.title)}</a></li>' for n, w in figures.items())
    more = say(
        language,
        'Alle in Foliengröße: <a href="slides.pdf">slides.pdf</a>. Alle Profilkarten: '
        '<a href="cards/cards.pdf">cards.pdf</a>.',
        'All in slide size: <a href="slides.pdf">slides.pdf</a>. All profile cards: '
        '<a href="cards/cards.pdf">cards.pdf</a>.',
    )
    around = entry_links(f"{product_place('figures', language)}/index.html", language)
    home, atlas = say(language, "Alle Produkte", "All products"), say(language, "Online-Atlas", "Online atlas")
    head = say(language, "Profilkarten", "Profile cards")
    parts = [
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{INDEX_STYLE}</style></head><body><main><h1>{title}</h1><p>{more}</p>",
        f'<p><a href="{around["index"]}">{home}</a> · <a href="{around["atlas"]}">{atlas}</a></p>',
        f'<nav><ul>{toc}<li><a href="#cards">{head}</a></li></ul></nav>',
        *(_figure(n, w, FORMATS, language, i > 1) for i, (n, w) in enumerate(figures.items())),
        f'<section id="cards"><h2>{head}</h2><div class="cards">',
        *(_figure(n, w, CARD_FORMATS, language, True) for n, w in cards.items()),
        "</div></section></main></body></html>\n",
    ]
    write_text(folder / "index.html", "\n".join(parts))
