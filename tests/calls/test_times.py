"""When a call opens and closes, and what it is at a moment."""

import datetime as dt

import pytest

from plugins.calls.times import Times, Wrong, times
from plugins.core.frontmatter.fields import Faults
from plugins.core.frontmatter.syntax import Scalar
from plugins.core.now import Now
from plugins.core.times.when import DayOrLocalHour, When


def at(text: str) -> When | None:
    """The point that an author writes so; None for ''."""
    faults: Faults = []
    return DayOrLocalHour("When.").read(Scalar(text, 1), faults) if text else None


def on(year: int, month: int, day: int, hour: int = 0) -> Now:
    """An hour in UTC."""
    return Now(dt.datetime(year, month, day, hour), "UTC")  # noqa: DTZ001  # the zone is beside it


def of(opens: str, deadline: str, zone: str = "Europe/Madrid") -> Times:
    """The times of a call, which must be some."""
    found = times(at(opens), at(deadline), zone)
    assert isinstance(found, Times), found
    return found


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2022-03-02T22:59:59", "upcoming"),
        ("2022-03-02T23:00:00", "open"),
        ("2022-04-27T21:59:59", "open"),
        ("2022-04-27T22:00:00", "soon"),
        ("2022-05-11T21:59:59", "soon"),
        ("2022-05-11T22:00:00", "closed"),
    ],
)
def test_a_day_is_a_day_in_the_zone_of_the_call(now: str, state: str) -> None:
    """It opens as its first day begins, closes as its last ends, and closes soon in the 14 days before: winter time
    ended between them.
    """
    assert of("2022-03-03", "2022-05-11").state(Now(dt.datetime.fromisoformat(now), "UTC")) == state


@pytest.mark.parametrize(("now", "state"), [("2022-06-01T15:59:59", "soon"), ("2022-06-01T16:00:00", "closed")])
def test_an_hour_is_that_moment(now: str, state: str) -> None:
    """18:00 in Madrid is 16:00 in UTC in summer; the deadline itself is too late."""
    assert of("2022-03-03", "2022-06-01 18:00").state(Now(dt.datetime.fromisoformat(now), "UTC")) == state


def test_a_short_call_is_never_open_for_long() -> None:
    """One of fewer than 14 days closes soon from its first moment on, and no earlier."""
    found = of("2022-05-01", "2022-05-05")
    assert found.state(on(2022, 4, 30, 12)) == "upcoming"
    assert found.state(on(2022, 5, 1, 12)) == "soon"


@pytest.mark.parametrize(
    ("opens", "deadline", "states"),
    [
        ("", "", ["unknown"] * 3),
        ("2022-01-01", "", ["upcoming", "open", "open"]),
        ("", "2022-01-01", ["open", "closed", "closed"]),
    ],
)
def test_what_is_not_known_is_not_guessed(opens: str, deadline: str, states: list[str]) -> None:
    """Without a deadline it stays open; without an opening it is open until it closes; without both who knows."""
    found = of(opens, deadline)
    assert [found.state(on(year, 7, 1)) for year in (2021, 2022, 2023)] == states


@pytest.mark.parametrize(
    ("opens", "deadline", "zone", "field", "message"),
    [
        ("2022-05-02", "2022-05-01", "Europe/Madrid", "deadline", "the deadline (2022-05-01) is before the opening"),
        (
            "2022-05-02 10:00",
            "2022-05-02 10:00",
            "Europe/Madrid",
            "deadline",
            "is that of the opening (2022-05-02 10:00)",
        ),
        ("2022-05-02", "", "Mars", "timezone", "unknown time zone or city 'Mars'"),
        ("2022-05-02", "", "", "opens", "a day or hour needs its zone: add 'timezone: Europe/Madrid'"),
        ("", "2022-05-02", "", "deadline", "a day or hour needs its zone"),
        ("2022-03-27 02:30", "", "Europe/Madrid", "opens", "2022-03-27 02:30 does not exist in Europe/Madrid"),
        ("", "2022-10-30 02:30", "Europe/Madrid", "deadline", "comes twice in Europe/Madrid"),
    ],
)
def test_times_that_cannot_be_are_said_so(opens: str, deadline: str, zone: str, field: str, message: str) -> None:
    found = times(at(opens), at(deadline), zone)
    assert isinstance(found, Wrong)
    assert found.field == field and message in found.message
