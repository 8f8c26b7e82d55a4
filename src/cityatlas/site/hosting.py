"""``make site``: the entry page and all that it leads to, in a folder that any static web host can serve.

What lies in data/processed comes to the top, ``figures`` beside it, so that addresses are short; links are set anew
for that. What no page leads to is not published.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.files import read_utf8, write_bytes, write_text
from cityatlas.core.product_places import PRODUCT_PLACES, link, product_place
from cityatlas.core.project import ROOT, shown
from cityatlas.workflow.kept_products import NOTE

SITE = Path("site")
KEPT_LIST = ".cityatlas"
"""The file in the site that names what we put there, so that the next time we take away no other."""
NO_JEKYLL = ".nojekyll"
"""Tells GitHub's host to serve the folder as it is."""


class _Links(HTMLParser):
    """The addresses that a page names."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what the element leads to."""
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def links_of(page: str) -> list[str]:
    """The relative addresses of files that a page names, without their anchors, each once.

    >>> links_of('<a href="a.html#x">a</a><a href="#y">y</a><a href="https://example.org">b</a><img src="data:,">')
    ['a.html']
    """
    parser = _Links()
    parser.feed(page)
    parts = [urlsplit(address) for address in parser.found]
    return list(dict.fromkeys(p.path for p in parts if p.path and not p.scheme and not p.netloc))


def site_path(path: str) -> str:
    """Where a file of the project lies in the site.

    >>> site_path("data/processed/notebooks/a.html"), site_path("figures/en/index.html")
    ('notebooks/a.html', 'figures/en/index.html')
    """
    return path.removeprefix(f"{product_place('tables')}/")


def relocated(page: str, path: str) -> str:
    """A page of the project as it stands in the site: what leads from one folder of products into another is set anew.

    Also within the content that a page's script reads, such as the atlas's links to the cards.
    """
    for folder in (PRODUCT_PLACES["figures"], PRODUCT_PLACES["tables"]):
        old, new = link(path, f"{folder}/x")[:-1], link(site_path(path), site_path(f"{folder}/x"))[:-1]
        if old.startswith("../"):
            page = page.replace(f'"{old}', f'"{new}')
    return page


def reachable(root: Path) -> dict[str, bytes]:
    """The content of all files that the entry page leads to, over any number of pages, by their paths in the project.

    InputError naming page and address of each link that leads nowhere.
    """
    found: dict[str, bytes] = {}
    errors, todo = [], [(product_place("index"), product_place("index"))]
    while todo:
        page, path = todo.pop()
        if path in found:
            continue
        if not (root / path).is_file() or not path.startswith(
            (f"{PRODUCT_PLACES['figures']}/", f"{PRODUCT_PLACES['tables']}/")
        ):
            errors.append(InputError(f"a link leads to {path[:200]!r}, where no product is", file=page))
            continue
        found[path] = (root / path).read_bytes()
        if path.endswith(".html"):
            todo += [(path, target) for target in _targets(path, read_utf8(root / path))]
    raise_all(errors)
    return found


def _targets(path: str, page: str) -> Iterator[str]:
    for address in links_of(page):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address)))


def run(root: Path | None = None) -> None:
    """Write the site. InputError where the entry page is missing, a link leads nowhere, or products are older.

    What lies in the folder and is not ours stays, such as the file CNAME of one's own domain.
    """
    folder = root or ROOT
    _check_ready(folder)
    files = reachable(folder)
    made = {site_path(path): _hosted(path, content) for path, content in files.items()}
    target = folder / SITE
    _take_away(target, made)
    for name, content in sorted(made.items(), key=lambda file: file[0] == "index.html"):
        write_bytes(target / name, content)
    write_text(target / NO_JEKYLL, "")
    write_text(target / KEPT_LIST, "\n".join([*sorted(made), ""]))
    size = sum(map(len, made.values())) / 1e6
    print(f"{shown(target)}: {len(made)} files, {size:.0f} MB; open {target.resolve() / 'index.html'}")


def _check_ready(folder: Path) -> None:
    index = folder / product_place("index")
    if not index.is_file():
        raise InputError("the entry page is missing", file=shown(index), action="run snakemake first")
    older = [
        p for top in (PRODUCT_PLACES["tables"], PRODUCT_PLACES["figures"]) for p in sorted((folder / top).rglob(NOTE))
    ]
    if older:
        raise InputError(
            "the last run failed, so that some products are older than their inputs",
            file=shown(older[0]),
            action="run snakemake until it is through (or snakemake --forceall), then make the site",
        )


def _hosted(path: str, content: bytes) -> bytes:
    return relocated(content.decode("utf-8"), path).encode("utf-8") if path.endswith(".html") else content


def _take_away(target: Path, made: dict[str, bytes]) -> None:
    """Remove what an earlier site had and this one does not."""
    kept = target / KEPT_LIST
    names = read_utf8(kept).splitlines() if kept.is_file() else []
    for name in names:
        if name not in made and not Path(name).is_absolute() and ".." not in Path(name).parts:
            (target / name).unlink(missing_ok=True)
