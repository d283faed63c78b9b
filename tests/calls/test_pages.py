"""The page of a call, the list of calls, and where else a call shows up."""

import datetime as dt
from pathlib import Path

import pytest

from tests.calendar.support import calendar_of, events_of
from tests.calls.support import DAYS, HOURS, call, calls
from tests.markup import attributes, dead_links, page, texts
from tests.support import built

LATER = dt.datetime(2022, 7, 1, 12, 0)  # noqa: DTZ001  # the site's own zone, as in Settings
SITE = calls(
    days=call(title="With days", **DAYS, challenges="2.3"),
    hours=call(title="With hours", **HOURS),
    old=call(title="Old", opens="2021-01-01", deadline="2021-02-01", timezone="Europe/Madrid"),
    rolling=call(title="Rolling", opens="2020-01-01", timezone="Europe/Madrid"),
    undated=call(title="Undated", date="2020-05"),
)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A site of calls, built on 1 May 2022."""
    return built(tmp_path_factory.mktemp("calls"), SITE)


def test_the_list_has_what_closes_first_before_the_rest(output: dict[str, bytes]) -> None:
    """Closing soon, open, to come; then those of which no day is known, and the closed ones by year."""
    tree = page(output, "calls/index.html")
    assert texts(tree, "[aria-labelledby=_current] .call-title") == ["With days", "Rolling", "With hours"]
    assert texts(tree, "[aria-labelledby=_undated] .call-title") == ["Undated"]
    assert texts(tree, "[data-past='2021'] .call-title") == ["Old"]
    assert not dead_links(output, "https://metropolis.example")


def test_without_javascript_a_page_says_what_was_so_on_the_day_of_the_build(output: dict[str, bytes]) -> None:
    """Never an 'open' alone, which would be false next month; what a script shows instead is hidden until then."""
    for path, said in (("", "On 1 May 2022: closing soon"), ("fr/", "Le 1er mai 2022 : clôture proche")):
        tree = page(output, f"{path}calls/days/index.html")
        assert texts(tree, ".entry-meta [data-built]") == [said]
        assert all(state.has_attr("hidden") for state in tree.select(".entry-meta strong"))


def test_each_state_has_the_moments_between_which_it_is_true(output: dict[str, bytes]) -> None:
    """In UTC, so that they are the same for every visitor."""
    states = page(output, "calls/days/index.html").select(".entry-meta strong")
    assert [(state.get("data-words"), state.get("data-from"), state.get("data-until")) for state in states] == [
        ("Not yet open", None, "2022-03-02T23:00:00Z"),
        ("Open", "2022-03-02T23:00:00Z", "2022-04-27T22:00:00Z"),
        ("Closing soon", "2022-04-27T22:00:00Z", "2022-05-11T22:00:00Z"),
        ("Closed", "2022-05-11T22:00:00Z", None),
    ]


def test_a_page_says_its_dates_and_whose_clocks(output: dict[str, bytes]) -> None:
    assert texts(page(output, "calls/days/index.html"), ".sheet dd") == [
        "3 March 2022",
        "11 May 2022 (until the end of the day, Madrid time)",
    ]
    assert texts(page(output, "calls/hours/index.html"), ".sheet dd")[0] == "10 May 2022, 09:00 (Madrid time)"
    assert texts(page(output, "calls/rolling/index.html"), ".sheet dd") == [
        "1 January 2020",
        "None: it stays open",
    ]
    assert texts(page(output, "calls/undated/index.html"), ".entry-meta") == ["Dates not known"]


def test_signatories_stand_as_printed_with_what_is_odd_about_the_list(tmp_path: Path) -> None:
    """The name of the document, the page of the member; a discrepancy is told and not smoothed over."""
    signatories = "[{name: Bruxelles, member: Brussels, role: {en: Host, fr: Hôte}}, {name: Someone else}]"
    note = "{en: Two are listed and three said., fr: Deux sont nommés.}"
    output = built(tmp_path, calls(x=call(signatories=signatories, signatories_note=note)))
    tree = page(output, "fr/calls/x/index.html")
    assert texts(tree, ".call-signatories li") == ["Bruxelles (Hôte)", "Someone else"]
    assert attributes(tree, ".call-signatories a", "href") == ["/fr/members/brussels/"]
    assert texts(tree, ".call-note") == ["Deux sont nommés."]


def test_the_home_page_points_to_what_is_open(output: dict[str, bytes], tmp_path: Path) -> None:
    """As long as it is: a page that is older hides it, and the heading if nothing is left."""
    tree = page(output, "index.html")
    assert sorted(texts(tree, ".home-topical .card-title")) == ["Rolling", "With days"]
    assert attributes(tree, ".home-topical div[data-until]", "data-until") == ["2022-05-11T22:00:00Z"]
    assert not tree.select(".home-topical[data-until]"), "one of them stays open"
    assert not page(built(tmp_path, calls(x=call(**DAYS)), now=LATER), "index.html").select(".home-topical")
    alone = page(built(tmp_path, calls(x=call(**DAYS))), "index.html")
    assert attributes(alone, ".home-topical", "data-until") == ["2022-05-11T22:00:00Z"]


def test_a_deadline_is_an_event_of_its_own_in_the_calendar(output: dict[str, bytes]) -> None:
    """With an identity of its own and the address of the call; it takes nobody's time."""
    found = {str(each["uid"]): each for each in events_of(output["calendar.ics"])}
    day, hour = (found[f"call.{name}.deadline-en@calendar.metropolis"] for name in ("days", "hours"))
    assert str(day["summary"]) == "Deadline: With days" and day["dtstart"].dt == dt.date(2022, 5, 11)
    assert str(day["url"]) == "https://metropolis.example/calls/days/"
    assert hour["dtstart"].dt.isoformat() == "2022-06-01T18:00:00+02:00" and "dtend" not in hour
    assert str(day["transp"]) == str(hour["transp"]) == "TRANSPARENT"
    assert len(calendar_of(output["fr/calendar.ics"]).events) == len(found) == 3
    assert not [path for path in output if path.startswith("events/")]


def test_a_deadline_is_in_the_lists_and_grids_of_the_calendar(output: dict[str, bytes]) -> None:
    """Also in that of its challenge; but a feed of events tells of no call."""
    assert texts(page(output, "calendar/index.html"), ".event-title") == [
        *("Deadline: With days", "Deadline: With hours", "Deadline: Old")
    ]
    assert "Deadline: With days" in page(output, "calendar/2022/05/index.html").select("table.month")[0].get_text()
    assert texts(page(output, "es/calendar/2021/index.html"), ".year a[lang]") == ["Deadline: Old"]
    assert len(events_of(output["calendar/challenge/2.3.ics"])) == 1
    assert b"With days" in output["calls/feed.xml"] and b"With days" not in output["calendar/feed.xml"]


def test_a_day_later_the_same_call_is_closed(tmp_path: Path) -> None:
    tree = page(built(tmp_path, SITE, now=LATER), "calls/index.html")
    assert texts(tree, "[data-past='2022'] .call-title") == ["With hours", "With days"]
