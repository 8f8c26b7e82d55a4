"""The command ``coding page``: from documents to the file, and what the console says of it."""

from __future__ import annotations

from pathlib import Path

from cityatlas.coding.page.adjudicate import adjudication_content
from cityatlas.coding.page.build import coding_content, render
from cityatlas.coding.page.content import Profiles, read_profiles
from cityatlas.coding.page.given import read_coding
from cityatlas.coding.page.order import TRAINING, chosen_cities
from cityatlas.core.errors import InputError
from cityatlas.core.files import write_text


def make_page(
    output: Path, coder: str, language: str, documents: str | None, wanted: str | None, training: int | None
) -> None:
    """Write one coder's page: ``wanted`` cities (``Name,Name``; None for all), ``training`` of them to train."""
    profiles = _profiles(documents)
    cities = chosen_cities(wanted, profiles.cities)
    content = coding_content(profiles, coder, language, cities, TRAINING if training is None else training)
    write_text(output, render(content))
    trained = len(content["training_cities"])
    print(f"{output}: {len(cities)} profiles for {coder}, {trained} of them to train; open it in a browser")


def make_adjudication(
    output: Path,
    coder: str,
    language: str,
    documents: str | None,
    between: tuple[Path, Path],
    wanted: str | None,
    training: int | None,
) -> None:
    """Write the page of a third person, who decides where the two codings differ."""
    if training is not None:
        raise InputError("--training and --adjudicate exclude each other", expected="one of them")
    profiles = _profiles(documents)
    cities = chosen_cities(wanted, profiles.cities)
    codings = read_coding(between[0], profiles.cities), read_coding(between[1], profiles.cities)
    content = adjudication_content(profiles, coder, language, codings, cities)
    write_text(output, render(content))
    count = sum(any(cell["codings"]) for cell in content["open"])
    print(f"{output}: cells to decide: {count} (cities: {len(content['order'])}); open it in a browser")
    if content["alone"]:
        print(f"left out, for only one of them has coded them: cells: {content['alone']}")


def _profiles(documents: str | None) -> Profiles:
    profiles = read_profiles(documents)
    if not profiles.registered:
        print("note: the report is not the registered text; line numbers of other codings may not fit it")
    return profiles
