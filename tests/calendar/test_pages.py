"""Pages: lists, slices, grids and years, in three languages."""

import datetime as dt
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.calendar.samples import SITE
from tests.calendar.support import DATA, event, events, events_of
from tests.markup import attributes, dead_links, page, texts
from tests.support import built


def titles(output: Mapping[str, bytes], path: str, part: str) -> list[str]:
    """The events in a part of a list."""
    return texts(page(output, path), f"section[aria-labelledby=_{part}] .event-title")


def test_what_is_to_come_is_apart_from_what_took_place(output: dict[str, bytes]) -> None:
    """On the day of the build, by the last day; what is past is listed by year, the latest first."""
    assert titles(output, "calendar/index.html", "upcoming") == ["Today", "Off", "The summit"]
    assert titles(output, "calendar/index.html", "past") == ["Yesterday", "Days"]
    assert texts(page(output, "calendar/index.html"), ".calendar-year") == ["2022", "2021"]


def test_drafts_and_what_was_withdrawn_are_nowhere(output: dict[str, bytes]) -> None:
    """Nor are slices that only they would fill; the address of what was withdrawn says so."""
    assert "noindex" in output["events/gone/index.html"].decode()
    assert not [name for name in output if "draft" in name or "1.1" in name or name.endswith("gone.ics")]
    said = b"".join(data for name, data in output.items() if name.endswith((".html", ".ics", ".xml")))
    assert b"Draft" not in said and b">Gone<" not in said


def test_a_slice_is_made_where_there_are_events_and_counts_them(output: dict[str, bytes]) -> None:
    """A count is the length of the list behind it; what concerns the whole world is in every region's."""
    tree = page(output, "calendar/index.html")
    found = {}
    for link, count in zip(attributes(tree, ".facets a", "href"), texts(tree, ".facets .count"), strict=True):
        listed = texts(page(output, f"{link.strip('/')}/index.html"), ".event-title")
        assert count == f"({len(listed)})", link
        found[link.removeprefix("/calendar/").strip("/")] = len(listed)
    assert found == {
        "region/africa": 4,
        "region/europe": 4,
        "challenge/2.1": 2,
        "challenge/2.3": 1,
        "series/world-metropolitan-day": 1,
        "format/in-person": 1,
        "format/online": 1,
    }


def test_a_slice_says_which_it_is_and_leads_back(output: dict[str, bytes]) -> None:
    tree = page(output, "fr/calendar/region/europe/index.html")
    assert texts(tree, "h1") == ["Événements : Europe"] and texts(tree, ".facets [aria-current=page]") == ["Europe"]
    assert "/fr/calendar/" in attributes(tree, ".facets > p a", "href")
    assert attributes(tree, ".subscribe a", "href") == [
        "webcal://metropolis.example/fr/calendar/region/europe.ics",
        "/fr/calendar/region/europe.ics",
    ]


def test_no_link_is_dead_even_when_a_slice_has_only_what_was_cancelled(tmp_path: Path) -> None:
    """Each list offers its calendar, and that is there, also when nothing is left to be listed in it."""
    cancelled = event(start="2022-03-01", challenges="[2.1]", state="cancelled", changes="{date: 2022-02-01, note: N.}")
    output = built(tmp_path, events(x=cancelled))
    assert not dead_links(output, "https://metropolis.example")
    assert not events_of(output["calendar/challenge/2.1.ics"])


def test_every_link_of_the_calendar_leads_somewhere(output: dict[str, bytes]) -> None:
    assert not dead_links(output, "https://metropolis.example")


def test_an_event_that_is_not_translated_says_so(output: dict[str, bytes]) -> None:
    """On its page and in every list: the title is marked as English."""
    assert attributes(page(output, "es/events/summit/index.html"), "h1", "lang") == ["en"]
    assert attributes(page(output, "es/calendar/index.html"), "#_upcoming ~ .events .event-title", "lang") == ["en"] * 3
    french = page(output, "fr/calendar/index.html")
    assert attributes(french, "#_upcoming ~ .events .event-title", "lang") == ["en", "en", ""]


def test_a_month_is_a_table_that_can_be_heard(output: dict[str, bytes]) -> None:
    """Caption, column headers in full, and each event's date before its title; a list for narrow screens."""
    tree = page(output, "calendar/2022/06/index.html")
    assert texts(tree, "table.month caption") == ["June 2022"]
    assert attributes(tree, "thead th", "scope") == ["col"] * 7
    assert attributes(tree, "thead abbr", "title")[::6] == ["Monday", "Sunday"]
    assert texts(tree, ".month-event a") == ["1 June 2022: The summit"]
    assert len(tree.select("tbody tr")) == 5 and all(len(row.select("td")) == 7 for row in tree.select("tbody tr"))
    assert texts(tree, ".month-list .event-title") == ["The summit"]


def test_an_event_stands_on_each_of_its_days_in_each_of_its_months(output: dict[str, bytes]) -> None:
    december, january = (page(output, f"calendar/{month}/index.html") for month in ("2021/12", "2022/01"))
    assert texts(december, ".month-event a") == ["30 December 2021: Days", "31 December 2021: Days"]
    assert texts(january, ".month-event a") == ["1 January 2022: Days", "2 January 2022: Days"]
    assert attributes(december, ".periods a", "rel") == ["next"]


def test_an_event_that_lasts_is_named_where_a_row_begins(output: dict[str, bytes]) -> None:
    """On its other days it is a line, and its title shows itself when asked; who hears the grid hears it on each."""
    tree = page(output, "calendar/2022/01/index.html")
    first, second = tree.select(".month-event")
    assert first["class"] == ["month-event", "month-going", "month-lasting"] and not first.select(".month-again")
    assert second["class"] == ["month-event", "month-going"] and len(second.select("a > .month-again")) == 1


def test_a_year_lists_its_months_once(output: dict[str, bytes]) -> None:
    tree = page(output, "fr/calendar/2022/index.html")
    assert texts(tree, ".year h2") == ["Avril", "Mai", "Juin"] and len(texts(tree, ".year li")) == 4
    assert attributes(tree, ".periods a", "href") == ["/fr/calendar/2021/"]


def test_a_calendar_without_events_says_so_and_how_to_subscribe(tmp_path: Path) -> None:
    output = built(tmp_path, DATA)
    tree = page(output, "calendar/index.html")
    assert texts(tree, ".calendar-none") == ["Nothing has been announced yet. Subscribe to hear of what comes."]
    assert len(texts(tree, ".subscribe li")) == 2 and not tree.select(".facets, .years")
    assert [name for name in output if name.startswith("calendar/") and name.endswith(".html")] == [
        "calendar/index.html"
    ]


def test_a_calendar_with_nothing_to_come_shows_the_latest(tmp_path: Path) -> None:
    """Not more than twelve: the rest is found by year."""
    files = {f"e{day:02}": event(start=f"2022-03-{day:02}") for day in range(1, 16)}
    tree = page(built(tmp_path, events(**files)), "calendar/index.html")
    assert texts(tree, ".calendar-none")[0].startswith("Nothing is announced at the moment.")
    assert not tree.select(".calendar-none[hidden]") and len(texts(tree, ".event-title")) == 12
    assert texts(tree, ".event-number")[0] == "15" and texts(tree, ".years li") == ["2022"]


def test_four_hundred_events_in_one_month_are_no_trouble(tmp_path: Path) -> None:
    """The grid stays a grid, and the build takes seconds."""
    files = {
        f"e{number:03}": event(title=f"Event {number}", start=f"2022-06-{number % 30 + 1:02}", role="takes-part")
        for number in range(400)
    }
    started = time.perf_counter()
    output = built(tmp_path, events(**files))
    assert time.perf_counter() - started < 60
    tree = page(output, "calendar/2022/06/index.html")
    assert len(texts(tree, ".month-event")) == len(texts(tree, ".month-list .event")) == 400
    assert all(len(row.select("td")) == 7 for row in tree.select("tbody tr"))
    assert len(events_of(output["calendar.ics"])) == 400


@pytest.mark.parametrize("name", ["upcoming", "visitor-time"])
def test_a_script_is_small(name: str) -> None:
    """It must not cost a reader on a phone anything."""
    assert (Path(__file__).parents[2] / "theme" / "static" / "js" / f"{name}.js").stat().st_size < 2000


def test_a_day_later_what_ended_has_moved(tmp_path: Path) -> None:
    """A scheduled build alone keeps the calendar right, without any script."""
    output = built(tmp_path, SITE, now=dt.datetime(2022, 5, 2, 0, 30))  # noqa: DTZ001
    assert titles(output, "calendar/index.html", "upcoming") == ["Off", "The summit"]
