"""The page of search, as it is before any script runs: a form, and ways to everything."""

from pathlib import Path

import pytest

from plugins.core.languages import LANGUAGES
from plugins.core.urls import in_language, save_as
from tests.markup import Output, attributes, dead_links, page, texts
from tests.search.samples import SITE
from tests.support import FEATURES, built, project


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Output:
    return built(tmp_path_factory.mktemp("search"), SITE)


def search(lang: str) -> str:
    """The file of the page in a language."""
    return save_as(in_language("search/", lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_asks_by_address(output: Output, lang: str) -> None:
    """What is asked stands in the address, in the language of the page: it can be kept, sent and gone back to."""
    tree = page(output, search(lang))
    assert attributes(tree, "form[role=search]", "method") == ["get"]
    assert attributes(tree, "form[role=search]", "action") == [f"/{in_language('search/', lang)}"]
    assert attributes(tree, "form[role=search] input", "name") == ["q", "all"]
    assert texts(tree, "label[for=_query]") and texts(tree, "[role=search] button")


def test_every_page_leads_to_it(output: Output) -> None:
    """By a link with a name, in the language of the page; on the page itself, the link says so."""
    assert attributes(page(output, "fr/news/water/index.html"), ".to-search", "href") == ["/fr/search/"]
    assert texts(page(output, "fr/news/water/index.html"), ".to-search") == ["Recherche"]
    assert attributes(page(output, "search/index.html"), ".to-search", "aria-current") == ["page"]


def test_without_scripts_it_leads_everywhere(output: Output) -> None:
    """By sections, challenges, regions, and all members by letter; what could do nothing cannot be used."""
    tree = page(output, "fr/search/index.html")
    assert texts(tree, "noscript")
    assert tree.select("form [name=q][disabled]") and tree.select("form button[disabled]")
    assert {"/fr/news/", "/fr/members/", "/fr/calendar/"} <= set(attributes(tree, ".search-browse a", "href"))
    assert "/fr/challenges/2-3-climate-resilience/" in attributes(tree, ".search-browse a", "href")
    assert texts(tree, ".directory h4") == ["B", "S"]
    assert texts(tree, ".directory li") == [
        "Barcelona (city)",
        "Barcelona (metropolitan area)",
        "Berlin",
        "Bruxelles",
        "São Paulo",
    ]


def test_its_filters_are_what_the_site_has(output: Output) -> None:
    """Each value with its name; the last year first."""
    tree = page(output, "search/index.html")
    assert attributes(tree, "[name=kind]", "value") == ["news", "project", "challenge", "member", "page"]
    assert attributes(tree, "[name=year]", "value") == ["2022", "2021", "2020"]
    assert attributes(tree, "[name=challenge]", "value") == ["1.1", "2.1", "2.3"]
    assert texts(tree, "[data-filter=region] label span:first-of-type") == ["Europe", "Latin America"]


def test_it_is_not_to_be_found(output: Output) -> None:
    """By search engines: what it shows is on other pages."""
    assert attributes(page(output, "search/index.html"), "meta[name=robots]", "content") == ["noindex"]
    assert not [name for name, data in output.items() if name.startswith("sitemaps/") and b"/search/" in data]


@pytest.mark.parametrize("siteurl", ["https://x.example", "https://x.example/metropolis"])
def test_its_links_lead_somewhere(tmp_path: Path, siteurl: str) -> None:
    """Wherever the site lies."""
    assert not [each for each in dead_links(built(tmp_path, SITE, siteurl=siteurl), siteurl) if "search" in each]


def test_only_its_own_page_loads_its_script(output: Output) -> None:
    """Other pages stay as light as they were, and none has a script or a style of its own in it."""
    loading = {name for name, data in output.items() if name.endswith(".html") and b"/search." in data}
    assert loading == {search(lang) for lang in LANGUAGES}
    tree = page(output, "search/index.html")
    assert not tree.select("style, [style], script:not([src]):not([type='application/ld+json'])")


def test_a_site_without_search_does_not_offer_it(tmp_path: Path) -> None:
    """Taking the feature off takes its page, its links and its catalogue off."""
    from plugins.core.build import build

    settings = project(tmp_path, SITE)
    build(settings, [feature for feature in FEATURES if feature.name != "search"])
    assert not (settings.output / "search").exists()
    assert b"/search/" not in (settings.output / "404.html").read_bytes()
