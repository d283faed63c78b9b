"""The page of subscriptions and that of open data in a browser: the buttons that copy an address."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser.readers import reader
from tests.calendar.support import event, events
from tests.support import built, news_item

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MEMBERS = [f"Member {number} of a long name" for number in range(14)]
SITE = {
    **events(day=event(title="Day", series="World Metropolitan Day", challenges="['1.1']")),
    **{f"content/members/europe/m{number}.md": f"---\ntitle: {name}\n---\n" for number, name in enumerate(MEMBERS)},
    "content/news/x.md": news_item(challenges="[2.3]", members=str(MEMBERS)),
    "content/subscribe/subscribe.md": "---\ntitle: Follow us\n---\n## Feeds\n\nText.\n",
    "content/open-data/data.md": "---\ntitle: Open data\n---\nText.\n",
}
ALLOWED = ["clipboard-read", "clipboard-write"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    root = tmp_path_factory.mktemp("subscribe")
    built(root, SITE, siteurl="")
    return serve(root / "output")


def test_a_button_copies_the_whole_address_and_says_so(browser: "Browser", site: str) -> None:
    """By keyboard too; what it says is a status, which a screen reader tells without moving the focus."""
    with reader(browser, permissions=ALLOWED) as page:
        page.goto(f"{site}/fr/subscribe/")
        status = page.get_by_role("status")
        assert status.inner_text() == ""
        button = page.get_by_role("button", name="Copier Flux RSS Actualités", exact=True)
        button.focus()
        page.keyboard.press("Enter")
        page.wait_for_function("document.querySelector('[role=status]').textContent")
        assert page.evaluate("navigator.clipboard.readText()") == f"{site}/fr/news/feed.xml"
        assert status.inner_text() == "L’adresse a été copiée."
        assert button.evaluate("button => button === document.activeElement")


def test_a_browser_that_does_not_let_it_copy_is_no_dead_end(browser: "Browser", site: str) -> None:
    with reader(browser) as page:
        page.goto(f"{site}/subscribe/")
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
        page.get_by_role("button", name="Copy RSS feed News", exact=True).click()
        page.wait_for_function("document.querySelector('[role=status]').textContent")
        assert "could not be copied" in page.get_by_role("status").inner_text()


def test_without_javascript_there_are_links_and_no_buttons(browser: "Browser", site: str) -> None:
    with reader(browser, java_script_enabled=False) as page:
        page.goto(f"{site}/subscribe/")
        assert not page.get_by_role("button").count()
        assert page.get_by_role("link", name="RSS feed News", exact=True).is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/subscribe/", "/fr/data/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(browser: "Browser", site: str, path: str, scheme: str, width: int) -> None:
    """WCAG 2.2 AA, as far as a program can tell; everything is opened, and a message is shown."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it carries no types

    with reader(browser, color_scheme=scheme, width=width, permissions=ALLOWED) as page:
        page.goto(site + path)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        page.evaluate("document.querySelectorAll('[role=status]').forEach(each => { each.textContent = 'Done' })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page)
        assert not found.response["violations"], found.generate_report()
