"""Calls in a browser: a state that is right on a page that was built ten days earlier, wherever it is read."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.readers import reader
from tests.calls.support import call, calls
from tests.support import built

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Built at noon of 1 May 2022 in Madrid: ten days before one opens and the other closes.
SITE = calls(
    opening=call(title="Opening", opens="2022-05-11 12:00", deadline="2022-06-20", timezone="Europe/Madrid"),
    closing=call(title="Closing", opens="2022-03-03", deadline="2022-05-11 12:00", timezone="Europe/Madrid"),
)
ZONES = ("America/Adak", "Europe/Madrid", "Pacific/Kiritimati")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of the calls, built on 1 May 2022."""
    root = tmp_path_factory.mktemp("calls")
    built(root, SITE)
    return serve(root / "output")


def state(page: "Page") -> list[str]:
    """All that a call's page says of its state."""
    return page.locator(".entry-meta .call-state:visible").all_inner_texts()


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("name", "now", "said"),
    [
        ("opening", "2022-05-11T09:59:59Z", "Not yet open"),
        ("opening", "2022-05-11T10:00:00Z", "Open"),
        ("closing", "2022-05-11T09:00:00Z", "Closing soon"),
        ("closing", "2022-05-11T10:00:00Z", "Closed"),
        ("closing", "2023-01-01T00:00:00Z", "Closed"),
    ],
)
def test_the_state_is_that_of_the_moment(
    browser: "Browser", site: str, zone: str, name: str, now: str, said: str
) -> None:
    """At the opening, one hour before the deadline and after it; the visitor's zone does not matter."""
    with reader(browser, now, timezone_id=zone) as page:
        page.goto(f"{site}/calls/{name}/")
        assert state(page) == [said]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("now", "current", "closed", "home"),
    [
        ("2022-05-11T09:00:00Z", ["Closing", "Opening"], [], ["Closing"]),
        ("2022-05-11T10:00:00Z", ["Opening"], ["Closing"], []),
    ],
)
def test_what_has_closed_since_is_listed_as_closed_and_has_left_the_home_page(
    browser: "Browser", site: str, zone: str, now: str, current: list[str], closed: list[str], home: list[str]
) -> None:
    """Nowhere does a page that is ten days old call open what is not."""
    with reader(browser, now, timezone_id=zone) as page:
        page.goto(f"{site}/calls/")
        assert page.locator("[aria-labelledby=_current] .call-title:visible").all_inner_texts() == current
        assert page.locator("[aria-labelledby=_closed] .call-title:visible").all_inner_texts() == closed
        assert page.locator("#_closed").is_visible() is bool(closed)
        page.goto(f"{site}/")
        assert page.locator(".home-topical .card-title:visible").all_inner_texts() == home
        assert page.locator("#_topical").is_visible() is bool(home)


def test_a_visitor_elsewhere_sees_the_deadline_by_their_own_clocks(browser: "Browser", site: str) -> None:
    """Beside the hour of the call."""
    with reader(browser, "2022-05-01T10:00:00Z", timezone_id="Asia/Tokyo", locale="en-US") as page:
        page.goto(f"{site}/calls/closing/")
        assert "11 May 2022, 12:00" in page.locator(".sheet").inner_text()
        yours = re.sub(r"\s+", " ", page.locator("[data-visitor-time]").inner_text())
        assert yours == "Your time: May 11, 2022 at 7:00 PM (Asia/Tokyo)"


def test_without_javascript_the_state_is_that_of_the_day_of_the_build(browser: "Browser", site: str) -> None:
    """With its day, and the dates themselves: never a false 'open'."""
    with reader(browser, "", java_script_enabled=False, timezone_id="Asia/Tokyo") as page:
        page.goto(f"{site}/calls/closing/")
        assert state(page) == ["On 1 May 2022: closing soon"]
        assert "3 March 2022" in page.locator(".sheet").inner_text()
        page.goto(f"{site}/calls/")
        assert page.locator(".call-state:visible").all_inner_texts() == [
            "On 1 May 2022: closing soon",
            "On 1 May 2022: not yet open",
        ]


@pytest.mark.parametrize("path", ["/calls/", "/fr/calls/closing/", "/es/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(browser: "Browser", site: str, path: str, scheme: str, width: int) -> None:
    """WCAG 2.2 AA, as far as a program can tell; and a small screen scrolls one way only."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it carries no types

    with reader(browser, "2022-05-10T10:00:00Z", color_scheme=scheme, width=width) as page:
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page)
        assert not found.response["violations"], found.generate_report()
