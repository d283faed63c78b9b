"""The page of search in a browser, under the strictest policy that it can have."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from plugins.search.indexing import index
from tests.browser.conftest import QuietHandler
from tests.browser.readers import reader
from tests.search.samples import SITE
from tests.support import built

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class Strict(QuietHandler):
    """Serves files as a careful host does; only the page of search may run Pagefind's program."""

    def end_headers(self) -> None:
        searching = self.path.partition("?")[0].endswith("/search/")
        self.send_header("Content-Security-Policy", POLICY if searching else POLICY.replace(" 'wasm-unsafe-eval'", ""))
        super().end_headers()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small site, built."""
    root = tmp_path_factory.mktemp("search")
    built(root, SITE)
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> Iterator[str]:
    """The address of the small site."""
    index(root / "output", root / ".cache")
    with served(root / "output") as address:
        yield address


@pytest.fixture(scope="module")
def parted(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the same site, where a language is indexed in parts."""
    output = tmp_path_factory.mktemp("parted") / "output"
    shutil.copytree(root / "output", output, ignore=shutil.ignore_patterns("pagefind"))
    index(output, output.with_name(".cache"), largest=20)
    assert (output / "pagefind/en-2").is_dir()
    with served(output) as address:
        yield address


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def titles(page: "Page", path: str = "") -> list[str]:
    """What was found, once the page says how much that is."""
    if path:
        page.goto(path)
    page.wait_for_function("() => /^\\d|^No |^Aucun|^Sin/.test(document.querySelector('[data-status]').textContent)")
    return page.locator(".search-result h3").all_inner_texts()


def told(page: "Page") -> str:
    return page.get_by_role("status").inner_text()


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/search/?q=droughts", ["An old story", "Water for all"]),
        (
            "/fr/search/?q=inegalites",
            ["1.1 Lutter contre les inégalités", "De l’eau pour tous", "Défis métropolitains"],
        ),
        ("/fr/search/?q=INÉGALITÉ", ["1.1 Lutter contre les inégalités", "De l’eau pour tous", "Défis métropolitains"]),
        ("/search/?q=Sao+Paulo", ["São Paulo"]),
        ("/search/?q=Bruxelles", ["Brussels"]),
        ("/search/?q=capital+region", ["Brussels"]),
        ("/search/?q=2.3", ["2.3 Climate resilience", "Water for all"]),
        ("/search/?q=zzzz", []),
        ("/search/?q=drawbridge", []),
    ],
)
def test_what_is_meant_is_found(browser: "Browser", site: str, parted: str, path: str, found: list[str]) -> None:
    """Whatever the accents, the form of a word, the name used; the code of a challenge; and nothing for nonsense.

    Indexed as a whole or in parts.
    """
    with reader(browser) as page:
        for address in (site, parted):
            assert set(titles(page, address + path)) == set(found)
            assert not found or page.locator(".search-result h3").first.inner_text() == found[0]


def test_everything_is_listed_from_all_parts(browser: "Browser", parted: str) -> None:
    """Pages of every part, counted together."""
    with reader(browser) as page:
        assert len(titles(page, f"{parted}/search/?q=libraries&n=20")) == 12
        found = titles(page, f"{parted}/search/?kind=member&region=europe")
        assert sorted(found) == ["Barcelona (city)", "Barcelona (metropolitan area)", "Berlin", "Brussels"]


def test_it_searches_while_one_types(browser: "Browser", site: str) -> None:
    """It says how much was found, and where the words stand; the address remembers the question."""
    with reader(browser) as page:
        page.goto(f"{site}/search/")
        page.get_by_label("What are you looking for?").press_sequentially("droughts")
        assert titles(page) == ["An old story", "Water for all"]
        assert told(page) == "2 results"
        assert page.locator(".search-result mark").first.inner_text().startswith("droughts")
        assert page.locator(".card-meta").first.inner_text().split("\n") == ["News", "3 February 2020"]
        assert page.url == f"{site}/search/?q=droughts"
        assert not page.get_by_role("heading", name="Or browse").is_visible()


def test_filters_narrow_and_count(browser: "Browser", site: str) -> None:
    """Each choice says how many it would leave; the address can be sent to others, who see the same."""
    with reader(browser) as page:
        titles(page, f"{site}/search/?q=droughts")
        years = page.locator("[data-filter=year] label:visible")
        assert [" ".join(text.split()) for text in years.all_inner_texts()] == ["2022 1", "2020 1"]
        page.get_by_label("2020").check()
        page.wait_for_url("**/search/?q=droughts&year=2020")
        assert titles(page) == ["An old story"]
        assert years.count() == 2
        assert titles(page, page.url) == ["An old story"]
        page.get_by_role("button", name="Remove all filters").click()
        page.wait_for_url(f"{site}/search/?q=droughts")
        page.go_back()
        page.wait_for_url("**/search/?q=droughts&year=2020")
        assert page.get_by_label("2020").is_checked()


def test_filters_alone_list_what_there_is(browser: "Browser", site: str) -> None:
    """All members of a region, without a word."""
    with reader(browser) as page:
        found = titles(page, f"{site}/search/?kind=member&region=europe")
        assert sorted(found) == ["Barcelona (city)", "Barcelona (metropolitan area)", "Berlin", "Brussels"]


def test_all_languages_can_be_asked(browser: "Browser", site: str) -> None:
    """What is in another language says so, and is read in that."""
    with reader(browser) as page:
        assert titles(page, f"{site}/search/?q=secheresses") == []
        page.get_by_role("button", name="Search in all languages").click()
        page.wait_for_url("**/search/?q=secheresses&all=1")
        page.wait_for_selector(".search-result")
        assert titles(page) == ["De l’eau pour tous"]
        assert page.locator(".search-result .card-lang").inner_text() == "French"
        assert page.locator(".search-result h3 a").get_attribute("lang") == "fr"
        page.get_by_role("link", name="De l’eau pour tous").click()
        page.wait_for_url(f"{site}/fr/news/water/")


def test_the_other_languages_ask_the_same(browser: "Browser", site: str) -> None:
    """Who changes the language does not type again."""
    with reader(browser) as page:
        titles(page, f"{site}/search/?q=Berlin&kind=member")
        page.get_by_role("link", name="Français").click()
        assert page.url == f"{site}/fr/search/?q=Berlin&kind=member"
        assert titles(page) == ["Berlin"] and told(page) == "1 résultat"


def test_the_keyboard_is_enough(browser: "Browser", site: str) -> None:
    """From the top of a page to a result; after more results, one is at the first of them."""
    with reader(browser) as page:
        page.goto(f"{site}/news/")
        page.get_by_role("link", name="Search").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site}/search/")
        page.get_by_label("What are you looking for?").focus()
        page.keyboard.type("libraries")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=libraries")
        assert len(titles(page)) == 10 and told(page) == "12 results"
        page.get_by_role("button", name="Show more results").focus()
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.querySelectorAll('.search-result').length === 12")
        page.wait_for_function("() => document.activeElement.closest('.search-result:nth-child(11)')")
        page.keyboard.press("Enter")
        page.wait_for_url("**/news/many-*/")


def test_nothing_found_offers_what_to_do(browser: "Browser", site: str) -> None:
    """Fewer filters, more languages, and the ways to browse."""
    with reader(browser) as page:
        assert titles(page, f"{site}/search/?q=zzzz&kind=news") == []
        assert told(page) == "No results"
        assert page.locator("[data-advice]").get_by_role("button").all_inner_texts() == [
            "Remove all filters",
            "Search in all languages",
        ]
        assert page.get_by_role("heading", name="Or browse").is_visible()
        assert not page.get_by_role("button", name="Show more results").is_visible()


def test_without_an_index_it_says_so(browser: "Browser", site: str) -> None:
    """Where nobody indexed the site, or the connection is lost; the ways to browse are there."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{site}/search/?q=water")
    page.wait_for_function(
        "() => document.querySelector('[data-status]').textContent.startsWith('The search could not')"
    )
    assert page.get_by_role("heading", name="Or browse").is_visible()
    context.close()


def test_without_scripts_one_browses(browser: "Browser", site: str) -> None:
    """The page says why, and its links lead on."""
    with reader(browser, java_script_enabled=False) as page:
        page.goto(f"{site}/search/?q=water")
        assert page.get_by_label("What are you looking for?").is_disabled()
        assert page.locator("noscript p").is_visible()
        page.get_by_role("link", name="São Paulo").click()
        assert page.locator("h1").inner_text() == "São Paulo"


def test_what_is_typed_is_never_run(browser: "Browser", site: str) -> None:
    """Whatever stands in the address is words."""
    with reader(browser) as page:
        titles(page, f"{site}/search/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&kind=%22%3E")
        assert page.locator("main img").count() == 0


STATES = {
    "empty": "/search/",
    "found": "/fr/search/?q=eau&all=1",
    "narrowed": "/search/?q=libraries&kind=news",
    "nothing": "/es/search/?q=zzzz",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", STATES.values(), ids=STATES)
def test_axe_finds_nothing(browser: "Browser", site: str, path: str, width: int, scheme: str) -> None:
    """In no state of the page; and a small screen scrolls one way only."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it carries no types

    with reader(browser, width=width, color_scheme=scheme, bypass_csp=True) as page:
        page.goto(site + path)
        page.wait_for_load_state("networkidle")
        if "q=" in path:
            titles(page)
        page.locator("details").evaluate("each => { each.open = true }")
        results = Axe().run(page, options={"resultTypes": ["violations"]})
        assert not results.violations_count, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
