"""Figure 2: the map of the cities, with the Rhine-Ruhr area enlarged."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.patches import Rectangle

from cityatlas.core.language import say
from cityatlas.core.numbers import number
from cityatlas.core.rows import Tables
from cityatlas.core.vocabulary import keys, label
from cityatlas.figures import style
from cityatlas.figures.keys import Legend
from cityatlas.figures.placement import LabelBox, place_labels
from cityatlas.figures.sentences import join, origin_sentence, percent, source_sentence, whole_number
from cityatlas.figures.sheet import Sheet, Shown, Words, draw_keys, in_project_style, new_sheet, shorten, text_width
from cityatlas.figures.tables import cities_in_scope, exact_count, statistic_rows
from cityatlas.tidy.outlines import GERMANY, RHINE_RUHR, STRETCH, state_outlines

MAP_NAME_WIDTH = 1.2
"""Inches that a city's name may take on the map."""


def outlines() -> list[np.ndarray]:
    """The rings of the federal states' outlines without their holes, each (n, 2) in degrees."""
    return [rings[0] for polygons in state_outlines().values() for rings in polygons]


def _draw_land(ax: Axes, window: tuple[float, float, float, float]) -> None:
    ax.add_collection(PolyCollection(outlines(), facecolor=style.LAND, edgecolor=style.BORDER, linewidth=0.5))
    ax.set_xlim(window[0], window[2])
    ax.set_ylim(window[1], window[3])
    ax.set_axis_off()


DOT_AREA = {"column": 70.0, "slide": 28.0}
"""Area of a dot in square points for a million inhabitants; a slide's map is small."""
LEAST_AREA = 5.0


def dot_area(population: float, size: str = "column") -> float:
    """A dot's area in square points: proportional to the inhabitants, but never too small to be seen."""
    return max(LEAST_AREA, DOT_AREA[size] * population / 1e6)


def _radius(population: float, size: str) -> float:
    """A dot's radius in inches."""
    return math.sqrt(dot_area(population, size) / math.pi) / 72


def _draw_dots(ax: Axes, cities: pd.DataFrame, size: str) -> None:
    """Dots whose area stands for the inhabitants, the large ones below."""
    cities = cities.sort_values("population", ascending=False, kind="stable")
    ax.scatter(
        cities["longitude"], cities["latitude"], [dot_area(p, size) for p in cities["population"]], marker="o",
        facecolors=style.accent(), edgecolors=style.PAPER, linewidths=0.4, zorder=3, gid="cities",
    )  # fmt: skip


def _keys(language: str, size: str) -> list[Legend]:
    keys = []
    for n in (50_000, 500_000, 3_500_000):
        text = say(language, f"{number(n, language)} Einwohner", f"{number(n, language)} inhabitants")
        keys.append(Legend(text, "o", style.accent(), size=2 * 72 * _radius(n, size)))
    return keys


def _label(sheet: Sheet, ax: Axes, cities: pd.DataFrame, font: float, obstacles: pd.DataFrame, size: str) -> None:
    """Names beside the points, where none touches another, with a thin leader where one stands apart."""
    box = ax.get_position()
    width, height = sheet.get_size_inches() * np.array([box.width, box.height])
    (x0, x1), (y0, y1) = ax.get_xlim(), ax.get_ylim()

    def inches(frame: pd.DataFrame) -> list[tuple[float, float]]:
        return [
            ((x - x0) / (x1 - x0) * width, (y - y0) / (y1 - y0) * height)
            for x, y in zip(frame["longitude"], frame["latitude"], strict=True)
        ]

    points = inches(cities)
    names = [shorten(city, MAP_NAME_WIDTH, font) for city in cities.index]
    sizes = [(text_width(n, font) + 0.02, font * 1.3 / 72) for n in names]
    radii = [_radius(p, size) for p in [*cities["population"], *obstacles["population"]]]
    boxes = place_labels(points, sizes, LabelBox(0, 0, width, height), inches(obstacles), radii)
    for name, point, b, radius in zip(names, points, boxes, radii, strict=False):
        nearest = (min(max(point[0], b.x0), b.x1), min(max(point[1], b.y0), b.y1))
        near = math.dist(point, nearest)
        if near > radius + 0.07 or any(math.dist(p, _nearest(p, b)) < near for p in points if p != point):
            x, y = zip(point, nearest, strict=True)
            ax.plot(
                [v / width for v in x], [v / height for v in y], "-", lw=0.5, color=style.SOFT_INK, zorder=2,
                transform=ax.transAxes,
            )  # fmt: skip
        ax.text(
            (b.x0 + b.x1) / 2 / width, (b.y0 + b.y1) / 2 / height, name, fontsize=font, ha="center",
            va="center_baseline", transform=ax.transAxes, gid="city-label", zorder=4,
        )  # fmt: skip


def _nearest(point: tuple[float, float], b: LabelBox) -> tuple[float, float]:
    """The place of a label's box that is nearest to a point."""
    return min(max(point[0], b.x0), b.x1), min(max(point[1], b.y0), b.y1)


def _edge() -> pd.DataFrame:
    """Points along the frame of the enlarged part, which no label shall cover."""
    west, south, east, north = RHINE_RUHR
    steps = np.linspace(0, 1, 30)
    x, y = west + steps * (east - west), south + steps * (north - south)
    full = np.ones_like(steps)
    return pd.DataFrame(
        {
            "longitude": np.concatenate([x, x, west * full, east * full]),
            "latitude": np.concatenate([south * full, north * full, y, y]),
            "population": 0.0,
        }
    )


def _words(data: Tables, cities: pd.DataFrame, language: str, scope: str) -> Words:
    states = statistic_rows(data, "cities_by_state", "profile_facts", scope)
    counts = {state: exact_count(row) for state, row in states.items()}
    covered, most = sum(n > 0 for n in counts.values()), max(counts, key=counts.__getitem__)
    n, in_most = whole_number(len(cities), language), whole_number(counts[most], language)
    small = int((cities["size_class"] != "grossstadt").sum())
    everywhere = covered == len(keys("state"))
    title = say(
        language,
        f"{n} Städte in {'allen ' if everywhere else ''}{covered} Ländern, {in_most} davon in "
        f"{label('state', most, language)}",
        f"{n} cities in {'all ' if everywhere else ''}{covered} federal states, {in_most} of them in "
        f"{label('state', most, language)}",
    )
    share = percent(small / len(cities), language)
    caption = join(
        say(
            language,
            f"{small} der {n} Städte ({share}) haben weniger als 100.000 Einwohner (31.12.2017). Grundlage: "
            "Profilangaben. Sehr kleine Punkte sind größer gezeichnet, als ihre Einwohnerzahl es will.",
            f"{small} of the {n} cities ({share}) have fewer than 100,000 inhabitants (31 Dec 2017). Basis: profile "
            "facts. Very small dots are drawn larger than their population demands.",
        ),
        source_sentence(language, "Kapitel 3", "chapter 3"),
        say(
            language,
            "Orte: GeoNames (CC BY 4.0); Umrisse: Natural Earth.",
            "Places: GeoNames (CC BY 4.0); outlines: Natural Earth.",
        ),
        origin_sentence("data", language, 2),
    )
    alt = say(language, f"Karte von Deutschland mit {n} Städten: ", f"Map of Germany with {n} cities: ")
    measure = say(
        language,
        f"Fläche des Punkts: Einwohner am 31.12.2017; n = {n} Städte.",
        f"Area of a dot: inhabitants on 31 Dec 2017; n = {n} cities.",
    )
    columns = ("city", "state_code", "size_class", "population", "latitude", "longitude")
    shown = Shown(columns, tuple(cities[list(columns)].itertuples(index=False, name=None)))
    return Words(title, caption, alt + ", ".join(cities["city"]) + ".", measure=measure, shown=shown)


@in_project_style
def cities(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """The map of the cities. Tables: cities, statistics."""
    frame = pd.DataFrame(cities_in_scope(data, scope)).set_index("city", drop=False)
    keys = _keys(language, size)
    # a slide is low: its legend stands left of the maps, so that Germany has the height
    sheet = new_sheet(_words(data, frame, language, scope), 5.5, size, keys if size == "column" else ())
    _, bottom, width, height = sheet.plot
    if size == "slide":
        draw_keys(sheet, [[(0.0, key)] for key in keys], bottom + height - 0.1)
    ratio = (GERMANY[3] - GERMANY[1]) * STRETCH / (GERMANY[2] - GERMANY[0])
    map_width = min(height / ratio, width - 2.0)
    inset_ratio = (RHINE_RUHR[3] - RHINE_RUHR[1]) * STRETCH / (RHINE_RUHR[2] - RHINE_RUHR[0])
    # never larger than Germany itself, which a slide has room for
    inset_width = min(width - map_width - 0.1, 0.88 * height / inset_ratio, 0.95 * map_width)
    west, south, east, north = RHINE_RUHR
    near = frame["longitude"].between(west, east) & frame["latitude"].between(south, north)
    spare = (width - map_width - inset_width - 0.1) / 2  # a slide is wide: the two stand side by side in its middle
    spare = spare if size == "slide" else 0.0
    main = sheet.panel(gutters=(width - map_width - spare, height - map_width * ratio, spare, 0), label="map")
    _draw_land(main, GERMANY)
    _draw_dots(main, frame, size)
    _label(sheet, main, frame[~near], 6.6 if size == "column" else 5.8, pd.concat([frame[near], _edge()]), size)
    _frame(main)
    bottom = (height - inset_width * inset_ratio) / 2
    gutters = (spare, bottom, width - inset_width - spare, height - bottom - inset_width * inset_ratio)
    inset = sheet.panel(gutters=gutters, label="inset")
    _draw_land(inset, RHINE_RUHR)
    _draw_dots(inset, frame[near], size)
    _label(sheet, inset, frame[near], 6.8, frame[:0], size)
    _frame(inset, say(language, "Rhein-Ruhr, vergrößert", "Rhine-Ruhr, enlarged"))
    return sheet


def _frame(ax: Axes, title: str = "") -> None:
    west, south, east, north = RHINE_RUHR
    options: dict[str, Any] = {"fill": False, "edgecolor": style.INK, "linewidth": 0.9, "zorder": 2}
    if not title:
        ax.add_patch(Rectangle((west, south), east - west, north - south, **options))
        return
    ax.add_patch(Rectangle((0, 0), 1, 1, transform=ax.transAxes, clip_on=False, **options))
    ax.text(0, 1.02, title, transform=ax.transAxes, fontsize=style.SMALL, color=style.INK, va="bottom")
