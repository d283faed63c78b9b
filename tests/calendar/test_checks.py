"""What is printed for what is wrong with events: one sentence each, with the file and the line to mend."""

from pathlib import Path

import pytest

from tests.calendar.support import event, events
from tests.support import problems_of

ANNOUNCED = "{date: 2022-04-20, note: The hall is closed.}"
HOURS = {"start": "2022-06-01 10:00", "end": "2022-06-01 12:00", "timezone": "Barcelona time"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"timezone": "Barcelna"}, "4: unknown time zone or city 'Barcelna'."),
        ({"timezone": "Alexandria"}, "4: 'Alexandria' could be in more than one time zone: write"),
        ({"start": "2022-03-27 02:30", "timezone": "Madrid"}, "3: 2022-03-27 02:30 does not exist in Europe/Madrid"),
        (
            {"start": "2022-03-27 01:30", "end": "2022-03-27 02:30", "timezone": "Madrid"},
            "4: 2022-03-27 02:30 does not exist in Europe/Madrid",
        ),
        ({"start": "2022-06-01 10:00"}, "3: an hour needs its place: add a zone or a city"),
        ({"end": "2022-05-31"}, "4: the end (2022-05-31) is before the start (2022-06-01)"),
        ({"end": "2022-06-01 10:00"}, "4: start and end must both be days, or both have an hour"),
        (
            {"registration": "\n  url: https://x.org/\n  deadline: 2022-06-02"},
            "6: registration closes (2022-06-02) after the start (2022-06-01)",
        ),
        (
            HOURS | {"registration": "{url: https://x.org/, deadline: 2022-06-01 10:30}"},
            "6: registration closes (2022-06-01 10:30) after the start (2022-06-01 10:00)",
        ),
        (
            {"registration": "{url: https://x.org/, deadline: 2022-05-01 10:30}"},
            "4: an hour needs its place",
        ),
        ({"state": "cancelled"}, "4: an event that is cancelled says why: add 'changes:' with the day and a note"),
        ({"state": "postponed"}, "4: an event that is postponed says why: add 'changes:' with the day and a note"),
        (
            {"changes": "\n  - {date: 2022-04-20, note: A}\n  - {date: 2022-04-19, note: B}"},
            "6: the changes are listed from the first to the last: 2022-04-19 is before 2022-04-20",
        ),
        (
            {
                "end": "2022-06-03",
                "programme": "\n  - {title: A, start: 2022-06-01}\n  - {title: B, start: 2022-06-04}",
            },
            "7: 'B' (2022-06-04) lies outside the event",
        ),
        (
            HOURS | {"programme": "\n  - title: B\n    start: 2022-06-01 11:00\n    end: 2022-06-01 13:00"},
            "8: 'B' (2022-06-01 11:00) lies outside the event",
        ),
        (
            HOURS | {"programme": "\n  - title: B\n    start: 2022-06-01 11:00\n    end: 2022-06-01 10:00"},
            "9: the end (2022-06-01 10:00) is before the start (2022-06-01 11:00)",
        ),
        ({"programme": "{title: A, start: 2022-06-01 11:00}"}, "4: an hour needs its place"),
    ],
)
def test_what_cannot_be_is_said_at_its_line(tmp_path: Path, fields: dict[str, str], said: str) -> None:
    """The line is that of the innermost field that is written."""
    problems = problems_of(tmp_path, events(x=event(**fields)))
    assert len(problems) == 1 and problems[0].startswith(f"content/events/x.md:{said}"), problems


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "cancelled", "changes": ANNOUNCED},
        {"registration": "{url: https://x.org/, deadline: 2022-06-01}"},
        {"end": "2022-06-05", "timezone": "Madrid", "programme": "[{title: A, start: 2022-06-03 23:00}]"},
        HOURS | {"programme": "{title: All of it, start: 2022-06-01}"},
        {"start": "2022-10-30 02:30+01:00", "timezone": "Madrid"},
    ],
)
def test_what_can_be_is_not_held_against_an_author(tmp_path: Path, fields: dict[str, str]) -> None:
    """A week of whole days may have parts with hours; an event with hours may have a part that is a day."""
    assert not problems_of(tmp_path, events(x=event(**fields)))


def test_all_that_is_wrong_with_an_event_is_said_at_once(tmp_path: Path) -> None:
    wrong = event(
        start="2022-06-02",
        end="2022-06-01",
        state="cancelled",
        registration="{url: https://x.org/, deadline: 2022-05-01 10:30}",
    )
    assert len(problems_of(tmp_path, events(x=wrong))) == 3


def test_an_event_that_is_to_appear_later_is_checked_today(tmp_path: Path) -> None:
    """It must not be on the day of its release that the site fails to build; a draft may have what it likes."""
    files = events(
        later=event(date="2022-05-20", status="scheduled", end="2022-05-01"),
        draft=event(status="draft", end="2000-01-01"),
    )
    assert [each.partition(": ")[0] for each in problems_of(tmp_path, files)] == ["content/events/later.md:6"]


def test_two_own_events_at_one_time_are_a_warning(tmp_path: Path) -> None:
    """Both may be wanted. What others organise, what is off, and what is next to it does not count."""
    files = events(
        a=event(title="First", end="2022-06-02"),
        b=event(title="Second", start="2022-06-02"),
        others=event(role="takes-part"),
        off=event(state="cancelled", changes=ANNOUNCED),
        next=event(start="2022-06-03"),
    )
    said = "content/events/b.md:3: warning: it overlaps with 'First' (content/events/a.md), also the network's own"
    assert problems_of(tmp_path, files) == [said]


def test_the_hour_decides_whether_two_overlap_wherever_they_are(tmp_path: Path) -> None:
    """Evening in Kiritimati and the morning before in Adak are one moment."""
    far = event(title="Far", start="2022-06-02 20:00", end="2022-06-02 22:00", timezone="Pacific/Kiritimati")
    west = event(title="West", start="2022-06-01 20:30", end="2022-06-01 21:30", timezone="America/Adak")
    later = event(title="Later", start="2022-06-01 23:10", end="2022-06-01 23:30", timezone="America/Adak")
    assert len(problems_of(tmp_path, events(far=far, west=west, later=later))) == 1


def test_a_mistyped_year_of_the_end_is_an_error(tmp_path: Path) -> None:
    """It would make a page for every month in between."""
    event = "---\ntitle: A\nstart: 2022-06-01\nend: 2122-06-02\n---\nText.\n"
    assert problems_of(tmp_path, {"content/events/a.md": event}) == [
        "content/events/a.md:4: it would last from 2022-06-01 to 2122-06-02: is the year of the end right?"
    ]


def test_what_took_place_at_one_time_is_no_warning(tmp_path: Path) -> None:
    """Nobody can move it any more; an event that still runs counts."""
    assert not problems_of(tmp_path, events(a=event(start="2022-04-01"), b=event(start="2022-04-01")))
    running = events(a=event(start="2022-04-29", end="2022-05-02"), b=event(start="2022-05-01"))
    assert len(problems_of(tmp_path / "running", running)) == 1
