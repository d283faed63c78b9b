"""Old addresses."""

from collections.abc import Mapping
from pathlib import Path

from tests.markup import attributes, page, texts
from tests.support import built, news_item


def targets(output: Mapping[str, bytes], name: str) -> set[str]:
    """Where a page leads: at once, and by the link for those whose browser does not follow."""
    tree = page(output, name)
    refresh = attributes(tree, "meta[http-equiv=refresh]", "content")
    return {address.partition("url=")[2] for address in refresh} | set(attributes(tree, "body a", "href"))


def test_an_old_address_leads_to_the_page_in_each_language(tmp_path: Path) -> None:
    """At once, and not for search engines, which are told where the page is."""
    output = built(tmp_path, {"content/news/x.md": news_item(aliases="[/news/old-name]")})
    for lang in ("", "fr/", "es/"):
        assert targets(output, f"{lang}news/old-name/index.html") == {f"/{lang}news/x/"}
    tree = page(output, "news/old-name/index.html")
    assert attributes(tree, "meta[http-equiv=refresh]", "content") == ["0; url=/news/x/"]
    assert attributes(tree, "meta[name=robots]", "content") == ["noindex"]
    assert attributes(tree, "link[rel=canonical]", "href") == ["https://metropolis.example/news/x/"]


def test_an_old_address_in_one_language_leads_to_that_language(tmp_path: Path) -> None:
    """`/fr/ancien` was French: it leads to the French page, and there was no /fr/fr/ancien."""
    output = built(tmp_path, {"content/news/x.md": news_item(aliases="[/fr/ancien]")})
    assert targets(output, "fr/ancien/index.html") == {"/fr/news/x/"}
    assert [name for name in output if "ancien" in name] == ["fr/ancien/index.html"]


def test_an_old_address_names_the_page_that_search_engines_know(tmp_path: Path) -> None:
    """Of an untranslated text that is the original; its title is marked as what it is."""
    output = built(tmp_path, {"content/news/x.md": news_item(title="Title", aliases="[/old]")})
    tree = page(output, "fr/old/index.html")
    assert attributes(tree, "link[rel=canonical]", "href") == ["https://metropolis.example/news/x/"]
    assert attributes(tree, "h1", "lang") == ["en"]


def test_old_addresses_go_below_the_path_of_the_site(tmp_path: Path) -> None:
    output = built(tmp_path, {"content/news/x.md": news_item(aliases="[/old]")}, siteurl="https://x.org/m")
    assert targets(output, "old/index.html") == {"/m/news/x/"}


def test_an_old_address_of_a_withdrawn_item_leads_to_what_says_so(tmp_path: Path) -> None:
    """Without its title. A draft has no address, so it has no old one either."""
    files = {
        "content/news/gone.md": news_item(title="Secret", status="withdrawn", aliases="[/old]"),
        "content/news/draft.md": news_item(status="draft", aliases="[/soon]"),
    }
    output = built(tmp_path, files)
    assert targets(output, "fr/old/index.html") == {"/fr/news/gone/"}
    assert texts(page(output, "fr/old/index.html"), "h1") == ["Cette page a été retirée"]
    assert not [name for name, data in output.items() if "soon" in name or (b"Secret" in data)]
