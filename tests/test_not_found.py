"""The page for addresses that do not exist."""

from pathlib import Path

import pytest

from tests.markup import attributes, links, page, texts
from tests.support import built


def test_it_speaks_all_three_languages(tmp_path: Path) -> None:
    """Each part marked as what it is, with the ways to its home page and to search; one is the page's heading."""
    tree = page(built(tmp_path, {}), "404.html")
    assert attributes(tree, ".apology", "lang") == ["en", "fr", "es"]
    assert texts(tree, "h1, h2") == [
        "This page does not exist",
        "Cette page n’existe pas",
        *texts(tree, ".apology[lang=es] h2"),
    ]
    assert attributes(tree, ".apology a:first-of-type", "href") == ["/", "/fr/", "/es/"]
    assert attributes(tree, ".apology a:last-of-type", "href") == ["/search/", "/fr/search/", "/es/search/"]
    assert [len(tree.select("h1")), len(tree.select(".languages"))] == [1, 0]


@pytest.mark.parametrize("siteurl", ["https://x.org", "https://x.org/metropolis"])
def test_its_links_hold_at_any_depth(tmp_path: Path, siteurl: str) -> None:
    """A host shows it at the address that was asked for, however deep: no link of it is relative to that."""
    found = links(built(tmp_path, {}, siteurl=siteurl)["404.html"])
    assert not [link for link in found if not link.startswith(("/", "https://", "#", "mailto:", "tel:"))]


def test_each_other_language_has_one_of_its_own(tmp_path: Path) -> None:
    """For hosts that look in the folders above the address, and so know the reader's language."""
    output = built(tmp_path, {})
    for lang, title in (("fr", "Cette page n’existe pas"), ("es", "Esta página no existe")):
        tree = page(output, f"{lang}/404.html")
        assert attributes(tree, "html", "lang") == [lang]
        assert texts(tree, "main h1, main h2") == [title]
        assert attributes(tree, ".apology a", "href") == [f"/{lang}/", f"/{lang}/search/"]


def test_they_are_files_that_hosts_know_by_name(tmp_path: Path) -> None:
    """And no pages of the site: not indexed, in no sitemap."""
    output = built(tmp_path, {})
    names = ["404.html", "es/404.html", "fr/404.html"]
    assert sorted(name for name in output if "404" in name) == names
    for name in names:
        assert attributes(page(output, name), "meta[name=robots]", "content") == ["noindex"]
    assert not [name for name, data in output.items() if b"404.html" in data and name not in names]
