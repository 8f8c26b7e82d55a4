"""What a user may set of the figures' look: one message for what cannot be, and colours that say what they mean."""

from __future__ import annotations

import itertools

import pytest

from cityatlas.core.config import check_config, load_config
from cityatlas.core.errors import InputError
from cityatlas.core.palette import FIELD_COLOURS
from cityatlas.figures import style
from cityatlas.figures.look import OWN_FACES, SIGN_FACES, Look, current_look, look_of, using


def test_the_typeface_is_shipped_with_its_licence_and_small():
    folder = OWN_FACES[0].parent
    assert all(face.is_file() for face in (*OWN_FACES, *SIGN_FACES))
    assert "Apache License" in (folder / "Roboto-LICENSE.txt").read_text(encoding="utf-8")
    assert sum(f.stat().st_size for f in folder.iterdir()) < 1_000_000


def test_matplotlib_takes_the_shipped_file_and_no_other():
    from matplotlib.font_manager import FontProperties, findfont

    for weight, face in zip((400, 700), OWN_FACES, strict=True):
        found = findfont(FontProperties(family=Look().families(), weight=weight), fallback_to_default=False)
        assert found == str(face)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"accent": "blue"}, "accent"),
        ({"accent": "#12345"}, "accent"),
        ({"palette": "rainbow"}, "palette"),
        ({"logo_free": "maybe"}, "logo_free"),
        ({"colour": "#000000"}, "colour"),
        ({"font": 7}, "font"),
        ("pretty", "style"),
    ],
)
def test_a_setting_that_cannot_be_is_one_message(wrong, said):
    with pytest.raises(InputError, match=said):
        check_config({**load_config().values, "style": wrong})


def test_files_that_are_no_typefaces_are_told_together(tmp_path):
    text = tmp_path / "text.ttf"
    text.write_text("no typeface")
    with pytest.raises(InputError) as told:
        look_of({"font": str(tmp_path / "none.ttf"), "bold_font": str(text)})
    assert "not there" in str(told.value) and "no typeface can be read" in str(told.value)


def test_a_look_holds_while_it_is_used():
    look = look_of({"accent": "#7A1F3D", "palette": "grey", "logo_free": True}, "https://example.org")
    with using(look):
        assert style.accent() == "#7A1F3D" and current_look().logo_free
        assert set(style.field_colours()) == set(FIELD_COLOURS)
    assert current_look() == Look() and style.field_colours() == FIELD_COLOURS


@pytest.mark.parametrize("palette", ["project", "grey"])
def test_states_of_an_agenda_have_a_contrast_of_three_each_to_each(palette):
    colours = Look(palette=palette).colours("agenda_status").values()
    assert min(style.contrast(a, b) for a, b in itertools.combinations(colours, 2)) >= 3


@pytest.mark.parametrize("palette", ["project", "grey"])
def test_neighbouring_size_classes_have_a_contrast_of_three(palette):
    colours = Look(palette=palette).colours("size_class").values()
    assert min(style.contrast(a, b) for a, b in itertools.pairwise(colours)) >= 3


def test_a_typeface_of_ones_own_is_used(tmp_path):
    look = look_of({"font": str(SIGN_FACES[0])})
    assert look.families()[0] == "DejaVu Sans" and look.faces()[-1] == SIGN_FACES[0]
