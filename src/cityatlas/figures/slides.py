"""The figures as slides: a title page before them, and a number on each."""

from __future__ import annotations

from matplotlib.backends.backend_agg import FigureCanvasAgg

from cityatlas.core.language import say
from cityatlas.figures import style
from cityatlas.figures.sheet import MARGIN, Sheet, Words, credit, in_project_style


@in_project_style
def title_page(language: str) -> Sheet:
    """The first slide: what follows, whose it is, and that it is no publication of the study's authors."""
    title = say(language, "Der Smart-City-Atlas von 2019, nachgerechnet", "The Smart-City-Atlas of 2019, reproduced")
    lines = say(
        language,
        "Abbildungen der Studie (Bitkom und Fraunhofer IESE, März 2019), aus Daten neu erzeugt, und eigene.\n"
        "Keine Veröffentlichung von Bitkom oder Fraunhofer IESE.",
        "The study's figures (Bitkom and Fraunhofer IESE, March 2019), regenerated from data, and our own.\n"
        "Not a publication of Bitkom or Fraunhofer IESE.",
    )
    sheet = Sheet(figsize=(style.FIGURE_WIDTHS["slide"], style.SLIDE_HEIGHT))
    FigureCanvasAgg(sheet)
    sheet.words, sheet.plot = Words(title, lines, title), (0, 0, style.FIGURE_WIDTHS["slide"], style.SLIDE_HEIGHT)
    sheet.text(0.06, 0.6, title, fontsize=22, weight="bold", color=style.accent(), va="bottom")
    sheet.text(0.06, 0.54, lines, fontsize=11, color=style.INK, va="top", linespacing=1.5)
    sheet.text(0.06, 0.08, credit(), fontsize=style.CAPTION_SIZES["slide"], color=style.SOFT_INK)
    return sheet


@in_project_style
def numbered(sheet: Sheet, number: int, pages: int) -> Sheet:
    """A slide with its number at the lower right."""
    width, height = sheet.get_size_inches()
    place = 1 - MARGIN / width, MARGIN / height
    size = style.CAPTION_SIZES["slide"]
    sheet.text(*place, f"{number} / {pages}", fontsize=size, color=style.SOFT_INK, ha="right", va="bottom")
    return sheet
