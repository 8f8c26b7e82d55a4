"""What a user may set of the figures' look (``style:`` in the config): typeface, palette, accent, credit or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matplotlib import get_data_path
from matplotlib.font_manager import fontManager
from matplotlib.ft2font import FT2Font

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.palette import AGENDA_COLOURS, FIELD_COLOURS, GREYS, SIZE_COLOURS
from cityatlas.core.project import ROOT, shown

OWN_FONTS = Path(__file__).parent / "fonts"
OWN_FACES = (OWN_FONTS / "Roboto-Regular.ttf", OWN_FONTS / "Roboto-Bold.ttf")
"""The typeface of the figures, shipped with its licence; never the system's."""
SIGN_FACES = [Path(get_data_path()) / "fonts" / "ttf" / name for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")]
"""The typeface for letters and signs that the first has not; part of matplotlib."""
SYMBOL_FAMILY = "DejaVu Sans"
ACCENT = "#0B3C6F"
GREY_ACCENT = "#333333"


@dataclass(frozen=True)
class Look:
    """Typeface (files), palette (``project`` or ``grey``), accent, credit or not, and the project's address in it."""

    font: str = ""
    bold_font: str = ""
    palette: str = "project"
    accent: str = ""
    logo_free: bool = False
    address: str = ""

    @property
    def accent_colour(self) -> str:
        """The colour of what has no colour of its own."""
        return self.accent or (ACCENT if self.palette == "project" else GREY_ACCENT)

    def families(self) -> list[str]:
        """The names of the typefaces, the first first. InputError where a file is no typeface."""
        for path in SIGN_FACES:
            use_face(path)
        return [[use_face(path) for path in reversed(self.faces())][-1], SYMBOL_FAMILY]

    def faces(self) -> tuple[Path, ...]:
        """The files of the typeface, regular and bold."""
        if not self.font:
            return OWN_FACES
        own = _file(self.font)
        return own, _file(self.bold_font) if self.bold_font else own

    def colours(self, kind: str) -> dict[str, str]:
        """The colours of ``field``, ``agenda_status`` or ``size_class`` by key."""
        own = {"field": FIELD_COLOURS, "agenda_status": AGENDA_COLOURS, "size_class": SIZE_COLOURS}[kind]
        if self.palette == "project":
            return own
        # fields by the order of their lightness in colour, so that grey print and the grey palette are alike
        keys = sorted(own, key=lambda key: _lightness(own[key])) if kind == "field" else list(own)
        greys = dict(zip(keys, GREYS[kind], strict=True))
        return {key: greys[key] for key in own}


def _lightness(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2


def look_of(style: Mapping[str, Any] | None, address: str = "") -> Look:
    """The look that the config's ``style`` asks for. One message with all errors where files are no typefaces."""
    look = Look(**dict(style or {}), address=address)
    raise_all([error for name in (look.font, look.bold_font) if name for error in _unusable(name)])
    return look


def _file(name: str) -> Path:
    return ROOT / name if not Path(name).is_absolute() else Path(name)


def _unusable(name: str) -> Iterator[InputError]:
    path = _file(name)
    try:
        FT2Font(str(path))
    except (OSError, RuntimeError):
        yield InputError(
            "style: no typeface can be read here" if path.is_file() else "style: this file is not there",
            file=shown(path),
            expected="a TrueType or OpenType file (.ttf, .otf)",
            action="give the path from the project's folder, or leave style.font empty for the project's own typeface",
        )


_REGISTERED: dict[Path, str] = {}


def use_face(path: Path) -> str:
    """Make matplotlib take a typeface from this very file before any of the same name; returns its family's name."""
    if path not in _REGISTERED:
        fontManager.addfont(str(path))
        fontManager.ttflist.insert(0, fontManager.ttflist.pop())
        _REGISTERED[path] = fontManager.ttflist[0].name
    return _REGISTERED[path]


_LOOKS = [Look()]


def current_look() -> Look:
    """The look that drawing has now."""
    return _LOOKS[-1]


@contextmanager
def using(look: Look) -> Iterator[None]:
    """Draw with a look."""
    _LOOKS.append(look)
    try:
        yield
    finally:
        _LOOKS.pop()
