"""The entry page: both languages in one file, switched by its address alone (#de, #en); no script, no network."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from cityatlas import __version__
from cityatlas.core.citing import cite_product
from cityatlas.core.language import LANGUAGES, Catalogue, main_first
from cityatlas.core.numbers import number
from cityatlas.core.product_places import link, product_place
from cityatlas.core.templates import page_environment, source_hash
from cityatlas.site.listing import File, Product

SITE_TEMPLATES = Path(__file__).resolve().parent / "templates"
TEXTS = SITE_TEMPLATES / "texts.yaml"


def size_in_words(size: int, language: str) -> str:
    """A file's size as people read it.

    >>> size_in_words(3_531_328, "de"), size_in_words(258_902, "en"), size_in_words(300, "de")
    ('3,5 MB', '259 KB', '1 KB')
    """
    if size >= 1_000_000:
        return f"{number(round(size / 1e6, 1), language)} MB"
    return f"{max(1, round(size / 1000))} KB"


def way_to(file: File) -> str:
    """How the entry page leads to a file."""
    path = link(product_place("index"), file.path)
    return f"{path}#{file.anchor}" if file.anchor else path


def entry_page(products: list[Product], language: str, where: str = "") -> str:
    """The page as HTML; the same products give the same bytes.

    ``language``: the one that it opens in, where its address names none. ``where``: the project's address, if any.
    """
    languages = main_first(language)
    texts = {lang: Catalogue(TEXTS, lang) for lang in LANGUAGES}
    style = (SITE_TEMPLATES / "style.css").read_text(encoding="utf-8").replace("@OTHER@", languages[1])
    return (
        page_environment(SITE_TEMPLATES)
        .get_template("page.html.j2")
        .render(
            language=language,
            languages=languages,
            texts=texts,
            products=products,
            way_to=way_to,
            size=size_in_words,
            cite={lang: cite_product(t.text("title"), t.text("what"), where, lang) for lang, t in texts.items()},
            version=__version__,
            style=Markup(style),
            style_hash=source_hash(style),
        )
    )
