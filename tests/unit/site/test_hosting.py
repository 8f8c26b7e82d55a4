"""The site: all that the entry page leads to, and no more; each link set anew; what is not ours stays."""

from __future__ import annotations

import pytest

from cityatlas.core.config import load_config
from cityatlas.core.errors import InputError
from cityatlas.core.product_places import product_place
from cityatlas.site import build, hosting
from cityatlas.site.hosting import KEPT_LIST, NO_JEKYLL, reachable, relocated, site_path
from cityatlas.workflow.kept_products import NOTE
from tests.fixtures.site import made_products, page, write


@pytest.fixture
def root(tmp_path):
    made_products(tmp_path)
    build.run(load_config(), tmp_path)
    return tmp_path


def names(site):
    return {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}


def test_all_that_the_entry_page_leads_to_is_there_and_nothing_else(root):
    write(root, "data/processed/private.csv", "mine")
    hosting.run(root)
    found = names(root / "site")
    assert {
        "index.html",
        "atlas.html",
        "report.en.html",
        "figures/en/cards/cards.pdf",
        "cities.csv",
        NO_JEKYLL,
    } <= found
    assert "private.csv" not in found and not any(name.startswith("data/") for name in found)


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("data/processed/index.html", 'href="../../figures/en/a.html"', 'href="figures/en/a.html"'),
        (
            "data/processed/atlas.html",
            '{"card":"../../figures/cards/{city}.svg"}',
            '{"card":"figures/cards/{city}.svg"}',
        ),
        ("data/processed/notebooks/a.html", 'src="../../../figures/a.svg"', 'src="../figures/a.svg"'),
        ("data/processed/notebooks/en/a.html", 'src="../../../../figures/a.svg"', 'src="../../figures/a.svg"'),
        ("figures/index.html", 'href="../data/processed/index.html#de"', 'href="../index.html#de"'),
        ("figures/en/index.html", 'href="../../data/processed/index.html"', 'href="../../index.html"'),
        ("data/processed/report.html", 'href="atlas.html" title="figures/"', 'href="atlas.html" title="figures/"'),
    ],
)
def test_links_between_the_folders_are_set_anew(path, before, after):
    assert relocated(before, path) == after


def test_all_links_that_lead_nowhere_are_told_at_once(root):
    page(
        root,
        product_place("atlas"),
        "gone.html",
        "index.html",
        "../raw/claims.yaml",
        "../../../../etc/passwd",
        "%2e%2e/x",
    )
    with pytest.raises(InputError) as caught:
        reachable(root)
    told = str(caught.value)
    assert "data/processed/gone.html" in told and "data/raw/claims.yaml" in told and told.count("atlas.html") >= 4
    with pytest.raises(InputError):
        hosting.run(root)
    assert not (root / "site").exists()


def test_addresses_of_the_network_and_of_the_page_itself_are_not_followed(root):
    page(root, product_place("atlas"), "https://example.org/x.html", "#here", "mailto:a@example.org", "//example.org/y")
    assert site_path(product_place("atlas")) in map(site_path, reachable(root))


def test_the_next_site_takes_away_what_is_gone_and_leaves_what_is_not_ours(root):
    hosting.run(root)
    write(root, "site/CNAME", "atlas.example.org")
    page(root, "figures/index.html")
    hosting.run(root)
    found = names(root / "site")
    assert "CNAME" in found and "figures/fig01.svg" not in found and "figures/en/fig01.svg" in found


def test_a_list_of_earlier_files_reaches_nothing_outside(root):
    hosting.run(root)
    write(root, "mine.txt", "mine")
    write(root, f"site/{KEPT_LIST}", f"../mine.txt\n{root}/mine.txt\n")
    hosting.run(root)
    assert (root / "mine.txt").read_text() == "mine"


def test_the_same_products_give_the_same_site(root):
    hosting.run(root)
    first = {name: (root / "site" / name).read_bytes() for name in names(root / "site")}
    hosting.run(root)
    assert {name: (root / "site" / name).read_bytes() for name in names(root / "site")} == first


def test_products_that_a_failed_run_left_are_not_published(root):
    write(root, f"figures/en/{NOTE}", "older")
    with pytest.raises(InputError, match="older than their inputs"):
        hosting.run(root)


def test_without_the_entry_page_it_refuses(tmp_path):
    with pytest.raises(InputError, match="the entry page is missing"):
        hosting.run(tmp_path)
