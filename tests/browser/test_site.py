"""The built site in a browser: what it asks for, how the reader gets about, without JavaScript."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support import built, news_item

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

ARTICLE = """
See [the other](other.md), [elsewhere](https://x.org) and [the table](#table).

## Table

| Metropolis | Inhabitants | Founded | Area in square kilometres |
|---|--:|--:|--:|
| Brussels | 1,200,000 | 979 | 161 |

![video: A talk about metropolitan spaces](https://vimeo.com/1)

> A word that is Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.

    code that is much longer than the screen of a telephone can show in one line, and longer still
"""
FIELDS = {
    "summary": "In short, what it is about.",
    "challenges": "['1.1', '2.3']",
    "members": "[Brussels, Barcelona (metropolitan area)]",
    "updated": "{date: 2022-04-28, note: A figure was wrong.}",
    "contact": "policy",
    "actions": "[{label: Join the campaign, url: 'https://x.org/join'}]",
    "documents": "[{label: The whole report, url: 'https://x.org/report.pdf', languages: [en, fr]}]",
}
SITE = {
    "content/news/item.md": news_item(ARTICLE, title="The item", **FIELDS),
    "content/news/item.fr.md": "---\ntitle: Le texte\n---\n## Partie\n\nTexte.\n",
    "content/news/other.md": news_item(title="The other", challenges="['2.3']", date="2021-03-01"),
    "content/pages/about.md": "---\ntitle: About\n---\nText.\n",
    "content/pages/privacy.md": "---\ntitle: Privacy\n---\nText.\n",
}
PAGES = {
    "home": "/",
    "list": "/fr/news/",
    "archive": "/es/news/2021/",
    "article": "/news/item/",
    "untranslated article": "/es/news/item/",
    "page": "/about/",
    "not found": "/404.html",
    "translations": "/translations/",
}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of the site, built once."""
    root = tmp_path_factory.mktemp("site")
    built(root, SITE)
    return serve(root / "output")


def is_lost(request: "Request") -> bool:
    """Whether a request failed by itself, and not because the reader went on to another page meanwhile."""
    return request.failure != "net::ERR_ABORTED"


@pytest.fixture
def open_page(page: "Page", site: str) -> Iterator[Callable[[str], "Page"]]:
    """Opens a page of the site. Afterwards: it asked no other host for anything, and nothing went wrong in it."""
    wrong: list[str] = []
    page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith(site) else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("requestfailed", lambda request: wrong.append(f"failed: {request.url}") if is_lost(request) else None)
    page.on(
        "response",
        lambda response: wrong.append(f"{response.status}: {response.url}") if response.status >= 400 else None,
    )

    def open_(path: str) -> "Page":
        page.goto(site + path)
        return page

    yield open_
    assert not wrong


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_asks_only_its_own_host(open_page: Callable[[str], "Page"], path: str) -> None:
    """The fixture watches: no request leaves, none fails, and the console stays empty."""
    assert open_page(path).locator("h1").is_visible()


def test_the_first_key_offers_to_skip_to_the_content(open_page: Callable[[str], "Page"]) -> None:
    """The link comes into view with Tab, and Enter leads past the menus: the next Tab is in the content."""
    page = open_page("/news/item/")
    skip = page.locator(".skip-link")
    assert not is_in_view(page, ".skip-link")
    page.keyboard.press("Tab")
    assert skip.evaluate("link => link === document.activeElement")
    page.wait_for_function("document.querySelector('.skip-link').getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def is_in_view(page: "Page", selector: str) -> bool:
    return bool(page.locator(selector).evaluate("element => element.getBoundingClientRect().bottom > 0"))


def test_the_menu_marks_where_the_reader_is(open_page: Callable[[str], "Page"]) -> None:
    """To those who see it too: by more than colour."""
    page = open_page("/about/")
    marked = page.locator(".masthead [aria-current=page]").first
    other = page.locator(".masthead .menu a:not([aria-current])").first
    weight = "element => getComputedStyle(element).fontWeight"
    assert marked.inner_text() == "About"
    assert int(marked.evaluate(weight)) > int(other.evaluate(weight))


def test_the_language_switch_leads_to_the_same_article(open_page: Callable[[str], "Page"]) -> None:
    """And back; where it is not translated, to the page that says so."""
    page = open_page("/news/item/")
    page.get_by_role("link", name="Français").click()
    assert page.locator("h1").inner_text() == "Le texte"
    page.get_by_role("link", name="Español").click()
    assert page.locator("html").get_attribute("lang") == "es"
    assert page.locator("h1[lang=en]").inner_text() == "The item"
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/news/item/")


def test_the_site_works_without_javascript(browser: "Browser", site: str) -> None:
    """From the home page to an article, its anchor, its translation, and by an old address."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.get_by_role("link", name="The item").click()
    page.get_by_role("link", name="the table").click()
    assert page.url.endswith("/news/item/#table")
    page.get_by_role("link", name="Français").click()
    assert page.locator("h1").inner_text() == "Le texte"
    context.close()


def violations(page: "Page", **options: object) -> str:
    """What axe finds wrong with the page as it is shown; '' if nothing."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it carries no types

    results = Axe().run(page, options={"resultTypes": ["violations"], **options})
    return str(results.generate_report()) if results.violations_count else ""


def test_a_wide_table_can_be_scrolled_by_keyboard(open_page: Callable[[str], "Page"]) -> None:
    """In every browser: Safari gives the focus only to what asks for it."""
    page = open_page("/news/item/")
    assert page.locator(".prose .table-scroll").get_attribute("tabindex") == "0"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_skip_link_can_be_read(open_page: Callable[[str], "Page"], scheme: str) -> None:
    """It is out of sight when axe looks; here it has the focus."""
    page = open_page("/")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.keyboard.press("Tab")
    assert not violations(page, runOnly=["color-contrast"])
