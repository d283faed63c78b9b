"""Old addresses."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.core.build import build
from tests.markup import attributes, page, texts
from tests.support import FEATURES, built, news_item, problems_of, project


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


LISTED = {"content/news/x.md": news_item(title="X", aliases="[/of-x]")}


def test_the_list_leads_to_pages_that_no_entry_stands_behind(tmp_path: Path) -> None:
    """In each language; not for search engines, which are told where the page is."""
    output = built(tmp_path, LISTED | {"data/redirects.yaml": "/members-list: /members/\n/fr/ancien: /news/x/\n"})
    for lang in ("", "fr/", "es/"):
        assert targets(output, f"{lang}members-list/index.html") == {f"/{lang}members/"}
    assert targets(output, "fr/ancien/index.html") == {"/fr/news/x/"}
    tree = page(output, "es/members-list/index.html")
    assert attributes(tree, "link[rel=canonical]", "href") == ["https://metropolis.example/es/members/"]
    assert attributes(tree, "meta[name=robots]", "content") == ["noindex"]
    assert "members-list" not in output["sitemap.xml"].decode()


NO_ADDRESS = "is not an address of this site such as /news/old-name"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/old: /no-page", "'/no-page/' leads nowhere: there is no such page"),
        ("/old: /old/", "'/old/' leads in a circle: write the page that took its place"),
        ("/old: /fr/news/", "'/fr/news/' is written without /fr/: where a line leads holds for all languages"),
        ("/fr/old: /fr/news/", "'/fr/news/' is written without /fr/: where a line leads holds for all languages"),
        ("/c: /a\n/a: /b\n/b: /a", "'/a/' is itself an old address of this list: write where it leads"),
        ("/old: /ok", "'/ok/' is itself an old address of this list: write where it leads"),
        ("/old: /of-x", "'/of-x/' is itself an old address, of 'content/news/x.md': write where it leads"),
        (
            "/news/x: /members",
            "'/news/x/' is the address of a page, which 'content/news/x.md' makes: take the line away",
        ),
        ("/of-x: /members", "'/of-x/' is the address of a page, which 'content/news/x.md' makes: take the line away"),
        ("/old?page=1: /news", f"'/old?page=1' {NO_ADDRESS}: it has a question mark"),
        ("/old: https://X.org/?a b", f"'https://X.org/?a b' {NO_ADDRESS}: it is a whole address"),
        ("/old: //x.org", f"'//x.org' {NO_ADDRESS}: it is a whole address"),
        ("/Old: /news", f"'/Old' {NO_ADDRESS}: it has capitals"),
        ("/old name: /news", f"'/old name' {NO_ADDRESS}: it has a blank"),
        ("old: /news", f"'old' {NO_ADDRESS}"),
        ("/ok/: /members", "'/ok/' stands already on line 1"),
    ],
)
def test_a_line_that_cannot_be_followed_is_told(tmp_path: Path, line: str, said: str) -> None:
    """A target that is missing or an old address itself, a loop, a page that would be hidden, a query, a line twice."""
    problems = problems_of(tmp_path, LISTED | {"data/redirects.yaml": f"/ok: /news/\n{line}\n"})
    assert problems and problems[0].startswith(f"data/redirects.yaml:2: {said}"), problems


def test_lines_that_lead_to_each_other_are_a_circle(tmp_path: Path) -> None:
    """Said of each of them."""
    said = "leads in a circle: write the page that took its place"
    assert problems_of(tmp_path, {"data/redirects.yaml": "/a: /b\n/b: /a\n"}) == [
        f"data/redirects.yaml:1: '/a/' {said}",
        f"data/redirects.yaml:2: '/b/' {said}",
    ]


def test_with_a_line_that_cannot_be_followed_nothing_is_written(tmp_path: Path) -> None:
    settings = project(tmp_path, LISTED | {"data/redirects.yaml": "/old: /no-page\n"})
    problems, published = build(settings, FEATURES)
    assert problems and published is None and not settings.output.exists()
