"""iCalendar: what programs read, and what stays the same whatever changes around an event."""

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import recurring_ical_events  # type: ignore[import-untyped]  # it carries no types

from plugins.calendar.ics import calendars
from tests.calendar.support import DATA, calendar_of, event, events, events_of, summaries
from tests.support import NOW, built, site_of

CHANGE = "{date: 2022-04-20, note: The hall is closed.}"
WHOLE = event(
    title="'Villes, métropoles; « l’été » \\ 🌍'",
    summary="'One, two; three \\ four.'",
    start="2022-06-01 10:00",
    end="2022-06-01 12:30",
    timezone="Europe/Madrid",
    date="2022-04-10 09:00",
    place="{city: Brussels, country: BE, name: Palais des congrès}",
    challenges="[2.1, 2.3]",
    members="[Brussels]",
    documents="[{label: Agenda, url: 'https://x.org/a,b.pdf'}]",
)


def ics(root: Path, files: Mapping[str, str], **changes: object) -> dict[str, bytes]:
    """The .ics files of a site."""
    return {file.address: bytes(file.data) for file in calendars(site_of(root, files, **changes))}


def only(data: bytes) -> Any:
    """The one event of a file."""
    [found] = events_of(data)
    return found


def test_an_event_says_all_that_is_known_of_it(tmp_path: Path) -> None:
    """Text comes back as it was written, whatever signs it holds."""
    found = only(ics(tmp_path, events(x=WHOLE))["events/x.ics"])
    assert str(found["summary"]) == "Villes, métropoles; « l’été » \\ 🌍"
    assert str(found["description"]) == "One, two; three \\ four.\n\nhttps://metropolis.example/events/x/"
    assert found["summary"].params["LANGUAGE"] == "en"
    assert str(found["location"]) == "Palais des congrès, Brussels, Belgium"
    assert found["geo"].to_ical() == "50.8353;4.3314"
    assert found["categories"].cats == ["Social resilience", "Climate resilience"]
    assert str(found["url"]) == "https://metropolis.example/events/x/"
    assert str(found["attach"]) == "https://x.org/a,b.pdf"
    assert (str(found["status"]), str(found["transp"]), found["sequence"]) == ("CONFIRMED", "OPAQUE", 0)
    assert found["dtstamp"].dt == found["last-modified"].dt == dt.datetime(2022, 4, 10, tzinfo=dt.UTC)


def test_each_language_has_its_own_words_and_identity(tmp_path: Path) -> None:
    """Who subscribes in two languages has two entries, not one that flickers."""
    files = ics(tmp_path, {**events(x=WHOLE), "content/events/x.es.md": "---\ntitle: Una cumbre\n---\nTexto.\n"})
    found = {lang: only(files[f"{lang}events/x.ics"]) for lang in ("", "fr/", "es/")}
    assert str(found["es/"]["summary"]) == "Una cumbre"
    assert str(found["fr/"]["summary"]) == str(found[""]["summary"])
    assert found["fr/"]["summary"].params["LANGUAGE"] == "en"
    assert "Bruxelles, Belgique" in str(found["fr/"]["location"])
    assert str(found["es/"]["url"]) == "https://metropolis.example/es/events/x/"
    assert len({str(each["uid"]) for each in found.values()}) == 3


@pytest.mark.parametrize(
    ("files", "siteurl"),
    [
        (events(x=event(title="Another title", start="2023-01-01")), "https://metropolis.example"),
        (events(renamed=event(id="event/x")), "https://metropolis.example"),
        (events(x=event()), "https://elsewhere.example/below"),
    ],
)
def test_the_identity_survives_whatever_changes(tmp_path: Path, files: Mapping[str, str], siteurl: str) -> None:
    """Neither the title, the date, the file's name (with `id:`) nor the site's domain makes another event of it."""
    found = only(ics(tmp_path, files, siteurl=siteurl)["calendar.ics"])
    assert str(found["uid"]) == "event.x-en@calendar.metropolis"


def test_two_ids_are_two_identities(tmp_path: Path) -> None:
    files = ics(tmp_path, events(a=event(id="event/x-y"), b=event(id="event-x/y", role="takes-part")))
    assert len({str(each["uid"]) for each in events_of(files["calendar.ics"])}) == 2


def test_whole_days_are_dates_with_the_day_after_as_their_end(tmp_path: Path) -> None:
    """A day bar, not a block of hours, that blocks nobody's time, and needs no zone."""
    data = ics(tmp_path, events(x=event(start="2021-12-30", end="2022-01-02", timezone="Madrid")))["events/x.ics"]
    assert b"DTSTART;VALUE=DATE:20211230\r\n" in data and b"DTEND;VALUE=DATE:20220103\r\n" in data
    assert b"TRANSP:TRANSPARENT\r\n" in data and b"VTIMEZONE" not in data


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Adak"])
def test_a_whole_day_is_that_day_for_whoever_reads_it(tmp_path: Path, zone: str) -> None:
    """A program asks for the day by its own clocks: 1 June is 1 June in Kiritimati and in Adak."""
    calendar = calendar_of(ics(tmp_path, events(x=event(timezone=zone)))["calendar.ics"])
    days = recurring_ical_events.of(calendar)
    counts = [len(days.at(dt.date(2022, 5, 31) + dt.timedelta(days=day))) for day in range(3)]
    assert counts == [0, 1, 0]


def test_hours_come_with_the_rules_of_their_zone(tmp_path: Path) -> None:
    """An event across a clock change has the length that it has."""
    night = event(start="2022-03-26 22:00", end="2022-03-27 10:00", timezone="Barcelona")
    data = ics(tmp_path, events(x=night))["calendar.ics"]
    assert data.count(b"BEGIN:VTIMEZONE") == 1 and data.count(b"TZOFFSETTO") == 3
    [found] = recurring_ical_events.of(calendar_of(data)).between((2022, 3, 1), (2022, 4, 1))
    length = found.end.astimezone(dt.UTC) - found.start.astimezone(dt.UTC)
    assert found.start.isoformat() == "2022-03-26T22:00:00+01:00" and length == dt.timedelta(hours=11)


@pytest.mark.parametrize("zone", ["UTC", "Cuba", "US/Eastern", "Asia/Calcutta"])
def test_whatever_a_zone_is_called_its_rules_are_there(tmp_path: Path, zone: str) -> None:
    """A program that does not know the name can do without it."""
    calendar = calendar_of(ics(tmp_path, events(x=event(start="2022-06-01 10:00", timezone=zone)))["calendar.ics"])
    assert not calendar.get_missing_tzids() and calendar.events[0].start.hour == 10


def test_an_hour_that_comes_twice_is_the_one_that_was_meant(tmp_path: Path) -> None:
    """RFC 5545 reads a local hour as the first of the two: the second is written in UTC."""
    files = {
        hour: event(start=f"2022-10-30 02:30{offset}", timezone="Madrid")
        for hour, offset in (("first", "+02:00"), ("second", "+01:00"))
    }
    found = ics(tmp_path, events(**files))
    assert b"DTSTART;TZID=Europe/Madrid:20221030T023000\r\n" in found["events/first.ics"]
    assert b"DTSTART:20221030T013000Z\r\n" in found["events/second.ics"]


def test_zones_come_in_their_order_and_once(tmp_path: Path) -> None:
    files = events(
        a=event(start="2022-06-01 10:00", timezone="Europe/Madrid"),
        b=event(start="2022-07-01 10:00", timezone="America/Lima"),
        c=event(start="2022-08-01 10:00", timezone="Europe/Madrid"),
        d=event(start="2022-09-01 10:00", timezone="UTC"),
    )
    data = ics(tmp_path, files)["calendar.ics"].decode()
    assert re.findall(r"^TZID:(.*)\r$", data, re.MULTILINE) == ["America/Lima", "Europe/Madrid"]
    assert "DTSTART:20220901T100000Z\r\n" in data
    assert not calendar_of(data.encode()).get_missing_tzids()


@pytest.mark.parametrize(
    ("fields", "status", "summary", "sequence"),
    [
        ({"state": "tentative"}, "TENTATIVE", "To be confirmed: A summit", 0),
        ({"state": "cancelled", "changes": CHANGE}, "CANCELLED", "Cancelled: A summit", 1),
        ({"state": "postponed", "changes": CHANGE}, "TENTATIVE", "Postponed: A summit", 1),
        (
            {
                "state": "postponed",
                "changes": "[{date: 2022-03-01, was: 2022-04-01, note: Once.},"
                " {date: 2022-04-20, was: 2022-05-01, note: And again.}]",
            },
            "CONFIRMED",
            "New date: A summit",
            2,
        ),
        ({"state": "moved-online", "changes": CHANGE, "format": "in-person"}, "CONFIRMED", "Moved online: A summit", 1),
    ],
)
def test_what_became_of_it_is_said_in_words_too(
    tmp_path: Path, fields: dict[str, str], status: str, summary: str, sequence: int
) -> None:
    """Some programs show no status. A change is a new revision, of the day of the change, with its note."""
    found = only(ics(tmp_path, events(x=event(**fields)))["calendar.ics"])
    assert (str(found["status"]), str(found["summary"]), found["sequence"]) == (status, summary, sequence)
    if sequence:
        assert found["last-modified"].dt == dt.datetime(2022, 4, 20, tzinfo=dt.UTC)
        assert str(found["description"]).startswith(("The hall is closed.", "And again."))


@pytest.mark.parametrize("state", ["cancelled", "postponed"])
def test_what_is_off_stays_until_its_day_has_passed_then_leaves(tmp_path: Path, state: str) -> None:
    """Subscribers see it on the day, and it does not pile up. Its own file stays."""
    files = events(x=event(state=state, changes=CHANGE, series="World Metropolitan Day"), y=event(start="2022-07-01"))
    for day, listed in ((1, True), (2, False)):
        found = ics(tmp_path, files, now=dt.datetime(2022, 6, day, 12))  # noqa: DTZ001
        names = ["A summit"] if not listed else [f"{state.capitalize()}: A summit", "A summit"]
        assert summaries(found["calendar.ics"]) == names
        assert len(events_of(found["calendar/series/world-metropolitan-day.ics"])) == listed
        assert len(events_of(found["events/x.ics"])) == 1


def test_a_subscription_says_what_it_is(tmp_path: Path) -> None:
    calendar = calendar_of(ics(tmp_path, events(x=WHOLE))["fr/calendar.ics"])
    said = {name: str(calendar[name]) for name in ("name", "x-wr-calname", "source", "url", "color", "method")}
    assert said == {
        "name": "Metropolis – Agenda international",
        "x-wr-calname": "Metropolis – Agenda international",
        "source": "https://metropolis.example/fr/calendar.ics",
        "url": "https://metropolis.example/fr/calendar/",
        "color": "royalblue",
        "method": "PUBLISH",
    }
    raw = calendar.to_ical()
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in raw and b"X-PUBLISHED-TTL:PT12H\r\n" in raw


def test_there_is_one_to_subscribe_to_for_each_slice_that_has_events(tmp_path: Path) -> None:
    """Each region (what concerns the world concerns it), challenge, member, series and format."""
    files = events(
        x=event(challenges="[2.3]", members="[Brussels]", series="World Metropolitan Day", format="online"),
        y=event(start="2022-07-01", regions="[Europe]"),
    )
    found = ics(tmp_path, files)
    slices = {name: len(events_of(data)) for name, data in found.items() if name.startswith("calendar/")}
    assert slices == {
        "calendar/region/africa.ics": 1,
        "calendar/region/europe.ics": 2,
        "calendar/challenge/2.3.ics": 1,
        "calendar/series/world-metropolitan-day.ics": 1,
        "calendar/member/brussels.ics": 1,
        "calendar/format/online.ics": 1,
    }


def test_a_series_of_three_editions_is_three_events(tmp_path: Path) -> None:
    """No recurrence rule: each edition is its own event, on the day that it has."""
    days = {"a": "2020-10-07", "b": "2021-10-07", "c": "2022-10-08"}
    files = events(**{name: event(start=day, series="World Metropolitan Day") for name, day in days.items()})
    found = ics(tmp_path, files)["calendar/series/world-metropolitan-day.ics"]
    assert [str(each.start) for each in events_of(found)] == list(days.values()) and b"RRULE" not in found


def test_a_week_with_a_programme_is_one_event(tmp_path: Path) -> None:
    """Subscribers get one bar, not thirty entries."""
    parts = "".join(f"\n  - {{title: Part {day}, start: 2022-06-0{day} 10:00}}" for day in range(1, 8))
    week = event(end="2022-06-07", timezone="Barcelona", programme=parts)
    assert len(events_of(ics(tmp_path, events(x=week))["calendar.ics"])) == 1


def test_a_calendar_without_events_is_a_calendar(tmp_path: Path) -> None:
    """It has at least one component (RFC 5545, section 3.6); there is no other file."""
    found = ics(tmp_path, DATA)
    assert sorted(found) == ["calendar.ics", "es/calendar.ics", "fr/calendar.ics"]
    assert [each.name for each in calendar_of(found["calendar.ics"]).subcomponents] == ["VTIMEZONE"]


def test_the_day_of_the_build_changes_no_stamp(tmp_path: Path) -> None:
    """Stamps are those of the content; where it has none, what is said later is not older."""
    before = ics(tmp_path, events(x=event()))
    assert ics(tmp_path, events(x=event()), now=NOW + dt.timedelta(days=400)) == before
    after = ics(tmp_path, events(x=event(changes=CHANGE)))
    stamps = [only(each["calendar.ics"])["dtstamp"].dt for each in (before, after)]
    assert stamps[0] < stamps[1]


def test_every_line_is_at_most_75_octets_and_whole(tmp_path: Path) -> None:
    """Folded lines never split a letter: accents and pictures of several bytes stay whole (RFC 5545, section 3.1)."""
    long = "'" + "Évènement 🌍👩‍🚀 métropolitain à Łódź, ".rstrip() * 12 + "'"
    found = ics(tmp_path, events(x=event(title=long, summary=long), y=WHOLE))
    for name, data in found.items():
        for line in data.split(b"\r\n"):
            assert len(line) <= 75, name
            line.decode()
        assert b"\n" not in data.replace(b"\r\n", b"")
    assert "🌍👩‍🚀" in str(only(found["events/x.ics"])["summary"])


def test_the_last_event_of_a_slice_or_month_takes_its_files_with_it(tmp_path: Path) -> None:
    """What is taken off the site is taken off the output."""
    both = events(x=event(challenges="[2.3]"), y=event(start="2022-07-01"))
    before = built(tmp_path, both).keys()
    (tmp_path / "content/events/x.md").unlink()
    gone = before - built(tmp_path, {}).keys()
    wanted = {"events/x.ics", "calendar/challenge/2.3.ics", "calendar/2022/06/index.html", "events/x/index.html"}
    assert wanted <= gone and "calendar/2022/07/index.html" not in gone
