"""The calendar in a browser: the visitor's own time, a page that is old, by keyboard, on paper, without JavaScript."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.readers import reader
from tests.calendar.support import event, events
from tests.support import built

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOURS = {"start": "2022-06-01 10:00", "end": "2022-06-01 12:30", "timezone": "Europe/Madrid"}
SITE = events(
    summit=event(
        title="The summit with a name that is as long as names of summits are",
        **HOURS,
        place="{city: Brussels, country: BE}",
        format="hybrid",
        challenges="['1.1', '2.3']",
        members="[Brussels]",
        series="World Metropolitan Day",
        programme="[{title: Opening, start: 2022-06-01 10:00}]",
    ),
    soon=event(title="Soon", start="2022-05-10", role="takes-part"),
    days=event(
        title="Days", start="2022-06-10", end="2022-06-12", state="cancelled", changes="{date: 2022-04-01, note: N.}"
    ),
    past=event(title="Past", start="2022-04-01"),
    **{
        f"y{number}": event(
            title=f"Meeting {number} of the working group on metropolitan spaces",
            start=f"2021-{number % 12 + 1:02}-{number % 28 + 1:02}",
            place="{city: Brussels, country: BE}",
            role="takes-part",
        )
        for number in range(60)
    },
)
PAGES = {"list": "/calendar/", "slice": "/fr/calendar/region/europe/", "month": "/calendar/2022/06/"} | {
    "year": "/es/calendar/2021/",
    "event": "/events/summit/",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of the calendar, built on 1 May 2022."""
    root = tmp_path_factory.mktemp("calendar")
    built(root, SITE)
    return serve(root / "output")


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("America/Adak", "Your time: May 31, 2022 at 11:00 PM – June 1, 2022 at 1:30 AM (America/Adak)"),
        ("Pacific/Kiritimati", "Your time: June 1, 2022 at 10:00 PM – June 2, 2022 at 12:30 AM (Pacific/Kiritimati)"),
        ("Europe/Madrid", ""),
        ("Africa/Johannesburg", ""),
    ],
)
def test_a_visitor_elsewhere_sees_their_own_time_too(browser: "Browser", site: str, zone: str, said: str) -> None:
    """Labelled, beside that of the place; where clocks show the same, nothing is added."""
    with reader(browser, timezone_id=zone, locale="en-US") as page:
        page.goto(f"{site}/events/summit/")
        place = page.locator(".entry-meta").inner_text()
        assert place.startswith("1 June 2022, 10:00–12:30 (Madrid time)")
        yours = page.locator("[data-visitor-time]")
        assert yours.is_visible() is bool(said)
        assert not said or re.sub(r"\s+", " ", yours.inner_text()) == said


def shown(page: "Page", part: str) -> list[str]:
    """The events that stand in a part of the list, in order."""
    return page.locator(f"section[aria-labelledby=_{part}] .event-title:visible").all_inner_texts()


@pytest.mark.parametrize("zone", ["America/Adak", "Europe/Madrid", "Pacific/Kiritimati"])
def test_a_page_built_forty_days_ago_lists_nothing_past_as_upcoming(browser: "Browser", site: str, zone: str) -> None:
    """What took place since then stands first among the past events."""
    with reader(browser, "2022-06-10T12:00:00Z", timezone_id=zone) as page:
        page.goto(f"{site}/calendar/")
        assert shown(page, "upcoming") == ["Days"]
        assert [title[:10] for title in shown(page, "past")[:3]] == ["The summit", "Soon", "Past"]
        assert not page.locator("[data-none]").is_visible()


def test_on_the_day_of_the_build_the_page_is_as_it_was_built(browser: "Browser", site: str) -> None:
    with reader(browser) as page:
        page.goto(f"{site}/calendar/")
        assert [title[:10] for title in shown(page, "upcoming")] == ["Soon", "The summit", "Days"]


@pytest.mark.parametrize(("now", "left"), [("2022-06-13T11:59:00Z", ["Days"]), ("2022-06-13T12:00:00Z", [])])
def test_a_last_day_ends_where_it_ends_last(browser: "Browser", site: str, now: str, left: list[str]) -> None:
    """12 June is over at noon of the 13th in UTC, in the westernmost zone. Then a note says that nothing is left."""
    with reader(browser, now) as page:
        page.goto(f"{site}/calendar/")
        assert shown(page, "upcoming") == left
        assert page.locator("[data-none]").is_visible() is not bool(left)


def test_past_events_appear_where_there_were_none(
    browser: "Browser", serve: Callable[[Path], str], tmp_path: Path
) -> None:
    """Their heading is there only with something below it."""
    built(tmp_path, events(x=event()))
    address = serve(tmp_path / "output")
    for now, visible in (("2022-05-01T12:00:00Z", False), ("2022-07-01T12:00:00Z", True)):
        with reader(browser, now) as page:
            page.goto(f"{address}/calendar/")
            assert page.locator("#_past").is_visible() is visible


def test_the_grid_is_walked_by_keyboard(browser: "Browser", site: str) -> None:
    """Each event of each day in its order; where the focus is can be seen; its date is part of its name."""
    with reader(browser, width=1280) as page:
        page.goto(f"{site}/calendar/2022/06/")
        names = []
        for _ in range(60):
            page.keyboard.press("Tab")
            focused = page.locator(":focus")
            if focused.count() and focused.evaluate("link => Boolean(link.closest('table.month'))"):
                names.append(focused.inner_text())
                assert focused.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
        days = ["1 June 2022: The summit", "10 June 2022: Days", "11 June 2022: Days", "12 June 2022: Days"]
        walked = dict.fromkeys(re.sub(r"\s+", " ", name) for name in names)  # the last key leads to the first again
        assert [name[: len(day)] for name, day in zip(walked, days, strict=True)] == days
        link = page.get_by_role("table", name="June 2022").get_by_role("link", name="11 June 2022: Days")
        assert link.count() == 1 and page.get_by_role("columnheader").count() == 7


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_small_screen_scrolls_one_way_only(browser: "Browser", site: str, path: str) -> None:
    """320 pixels are enough; there a month is a list."""
    with reader(browser, width=320, height=640) as page:
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert not page.locator("table.month").is_visible()


def test_everything_is_there_without_javascript(browser: "Browser", site: str) -> None:
    """The venue's time, upcoming and past as on the day of the build, the grid, the filters and the calendars."""
    with reader(browser, java_script_enabled=False, timezone_id="America/Adak") as page:
        page.goto(f"{site}/calendar/")
        assert len(shown(page, "upcoming")) == 3 and shown(page, "past")[0] == "Past"
        page.get_by_role("link", name="Climate resilience").click()
        assert len(shown(page, "upcoming")) == 1
        page.get_by_role("link", name=re.compile("The summit")).first.click()
        assert "10:00–12:30 (Madrid time)" in page.locator(".entry-meta").inner_text()
        assert not page.locator("[data-visitor-time]").is_visible()
        assert page.locator(".event-add a").count() == 3
        page.goto(f"{site}/calendar/2022/06/")
        assert page.locator("table.month").is_visible()


def test_a_year_of_sixty_events_prints_on_one_sheet(browser: "Browser", site: str) -> None:
    """A4, as Chromium prints it; each of the sixty is on it."""
    with reader(browser) as page:
        page.goto(f"{site}/calendar/2021/")
        assert page.locator(".year li").count() == 60
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1
