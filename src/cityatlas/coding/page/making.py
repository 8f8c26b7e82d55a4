"""The command ``coding page``: from documents to the file, and what the console says of it."""

from __future__ import annotations

from pathlib import Path

from cityatlas.coding.checking import Ground
from cityatlas.coding.comparing import Side, read_side
from cityatlas.coding.page.adjudicate import adjudication_content
from cityatlas.coding.page.build import coding_content, render_page
from cityatlas.coding.page.content import Profiles, read_profiles
from cityatlas.coding.page.order import TRAINING_CITIES, chosen_cities
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.files import write_text


def make_page(
    output: Path, coder: str, language: str, documents: str | None, wanted: str | None, training: int | None
) -> None:
    """Write one coder's page: ``wanted`` cities (``Name,Name``; None for all), ``training`` of them to train."""
    profiles = _profiles(documents)
    cities = chosen_cities(wanted, profiles.cities)
    content = coding_content(profiles, coder, language, cities, TRAINING_CITIES if training is None else training)
    write_text(output, render_page(content))
    trained = len(content["training_cities"])
    print(f"{output}: {len(cities)} profiles for {coder}, {trained} of them to train; open it in a browser")


def make_adjudication(
    output: Path,
    coder: str,
    language: str,
    documents: str | None,
    between: tuple[str, str],
    wanted: str | None,
    training: int | None,
) -> None:
    """Write the page of a third person, who decides where the two codings (a coder's id or a file each) differ."""
    if training is not None:
        raise InputError("--training and --adjudicate exclude each other", expected="one of them")
    profiles = _profiles(documents)
    cities = chosen_cities(wanted, profiles.cities)
    codings = _sides(between, profiles)
    content = adjudication_content(profiles, coder, language, codings, cities)
    write_text(output, render_page(content))
    count = sum(any(cell["codings"]) for cell in content["open"])
    print(f"{output}: cells to decide: {count} (cities: {len(content['order'])}); open it in a browser")
    if content["alone"]:
        print(f"left out, for only one of them has coded them: cells: {content['alone']}")


def _sides(names: tuple[str, str], profiles: Profiles) -> tuple[Side, Side]:
    """Both codings, held against the profiles at hand. InputError with what is wrong in either."""
    ground = Ground(profiles.cities, profiles.facts["sections"], profiles.sha256)
    sides, errors = [], []
    for name in names:
        try:
            sides.append(read_side(name, ground=ground))
        except InputError as error:
            errors.append(error)
    raise_all(errors)
    for name, side in zip(names, sides, strict=True):
        if side.unfinished:
            print(f"{name}: {len(side.unfinished)} unfinished cells of {side.coder.id} are left out")
    return sides[0], sides[1]


def _profiles(documents: str | None) -> Profiles:
    profiles = read_profiles(documents)
    if not profiles.registered:
        print(
            "note: the report is not the registered text; line numbers of other codings may not fit it, and what is "
            "coded with this page cannot be imported"
        )
    return profiles
