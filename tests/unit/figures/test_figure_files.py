"""The files of the figures: each once."""

from cityatlas.figures.figure_files import FIGURE_FILES, card_name


def test_the_catalogue_names_every_file_once():
    assert len(set(FIGURE_FILES)) == len(FIGURE_FILES)
    assert f"{card_name('Oldenburg (Oldb)')}.png" in FIGURE_FILES
    assert sum(name.startswith("cards/") and name.endswith(".svg") for name in FIGURE_FILES) == 50
