"""Dates of which only a part is known."""

import datetime as dt

import pytest

from plugins.core.frontmatter.syntax import Mapping, Scalar
from plugins.core.frontmatter.values import Moment
from plugins.core.now import Now
from plugins.core.problems import Fault
from plugins.core.times.rough_dates import DayMonthOrYear

FIELD = DayMonthOrYear("")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2022-03-31", Moment(dt.date(2022, 3, 31))),
        ("2022-03", Moment(dt.date(2022, 3, 1), known="month")),
        ("2022", Moment(dt.date(2022, 1, 1), known="year")),
    ],
)
def test_a_date_is_read_as_far_as_it_is_known(text: str, moment: Moment) -> None:
    faults: list[Fault] = []
    assert FIELD.read(Scalar(text, 1), faults) == moment and not faults
    assert moment.iso("Europe/Madrid") == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2022-13", "'2022-13' is no month of the calendar"),
        ("0000", "'0000' is no month of the calendar"),
        ("2022-02-30", "'2022-02-30' is no day of the calendar"),
        ("March 2022", "'March 2022' is not a date: write year-month-day, such as 2022-04-25"),
        ("22", "'22' is not a date: write year-month-day, such as 2022-04-25"),
    ],
)
def test_what_is_no_date_is_a_fault(text: str, message: str) -> None:
    faults: list[Fault] = []
    assert FIELD.read(Scalar(text, 7), faults) is None
    assert faults == [Fault(7, message)]


def test_a_group_is_no_date() -> None:
    faults: list[Fault] = []
    assert FIELD.read(Mapping((), 1), faults) is None and len(faults) == 1


def test_what_is_known_of_a_date_orders_and_dates_it() -> None:
    """A year stands where its first day would, and has come when that day has."""
    year, day = Moment(dt.date(2022, 1, 1), known="year"), Moment(dt.date(2022, 1, 2))
    assert year < day and year.passed(Now(dt.datetime(2022, 1, 1), "UTC"))  # noqa: DTZ001  # the zone is beside it
