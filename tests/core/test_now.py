"""The moment of the build, and how long what was asked of it stays true."""

import datetime as dt

import pytest

from plugins.core.now import Now

NOON = dt.datetime(2022, 4, 25, 12)  # noqa: DTZ001  # the zone is beside it
EVER = dt.datetime.max.replace(tzinfo=dt.UTC)


def now(local: dt.datetime = NOON) -> Now:
    return Now(local, "Europe/Madrid")


def test_a_moment_has_come_when_clocks_show_it() -> None:
    """One without an offset is of the site's zone, which is two hours ahead of UTC in summer."""
    assert now().has_come(NOON)
    assert not now().has_come(NOON + dt.timedelta(microseconds=1))
    assert now().has_come(dt.datetime(2022, 4, 25, 10, tzinfo=dt.UTC))
    assert not now().has_come(dt.datetime(2022, 4, 25, 10, 1, tzinfo=dt.UTC))


def test_what_was_never_asked_never_ends() -> None:
    assert now().until == EVER


def test_what_has_come_stays_so() -> None:
    asked = now()
    asked.has_come(NOON - dt.timedelta(days=1))
    assert asked.until == EVER


def test_what_has_not_come_holds_until_it_does() -> None:
    """The first of all moments that were asked for counts."""
    asked = now()
    for hours in (5, 3, 8):
        asked.has_come(NOON + dt.timedelta(hours=hours))
    assert asked.until == dt.datetime(2022, 4, 25, 13, tzinfo=dt.UTC)
    assert now(NOON + dt.timedelta(hours=2, minutes=59)).holds(asked.until)
    assert not now(NOON + dt.timedelta(hours=3)).holds(asked.until)


@pytest.mark.parametrize(
    ("day", "ends"), [((2022, 4, 25), (2022, 4, 25, 22)), ((2022, 3, 26), (2022, 3, 26, 23)), ((9999, 12, 31), None)]
)
def test_a_day_holds_until_midnight(day: tuple[int, int, int], ends: tuple[int, ...] | None) -> None:
    """That of the site's zone, in summer and winter; the last day of the calendar has no next one."""
    asked = now(dt.datetime(*day, 23, 30))  # noqa: DTZ001  # the zone is beside it
    assert asked.day == dt.date(*day)
    assert asked.until == (dt.datetime(*ends, tzinfo=dt.UTC) if ends else EVER)  # type: ignore[misc, arg-type]
