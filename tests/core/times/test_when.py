"""When: days, and hours as clocks at the place show them."""

import datetime as dt
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.frontmatter.fields import Faults
from plugins.core.frontmatter.syntax import Scalar
from plugins.core.times.when import DayOrLocalHour, Misfit, Span, When, span
from plugins.core.times.zones import zone

MADRID = zone("Europe/Madrid")
KEYS = (resources.files("tzdata") / "zones").read_text("utf-8").split()


def at(text: str) -> When:
    """The point that an author writes so."""
    faults: Faults = []
    read = DayOrLocalHour("When.").read(Scalar(text, 1), faults)
    assert read is not None, faults
    return read


def of(start: str, end: str = "", key: str = "Europe/Madrid") -> Span:
    """A span, which must be one."""
    found = span(at(start), at(end) if end else None, zone(key))
    assert isinstance(found, Span), found
    return found


def misfit(start: str, end: str = "", key: str = "Europe/Madrid") -> str:
    """Why it is no span."""
    found = span(at(start), at(end) if end else None, zone(key))
    assert isinstance(found, Misfit)
    return found.message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("25 April 2022", "'25 April 2022' is no day such as 2022-04-25, nor an hour such as 2022-04-25 14:30"),
        ("2022-02-30", "'2022-02-30' is no day of the calendar"),
        ("2022-02-28 24:10", "'24:10' is no hour of the day: allowed are 00:00 to 23:59"),
        ("2022-02-28 9:30", "'2022-02-28 9:30' is no day such as 2022-04-25, nor an hour such as 2022-04-25 14:30"),
        ("٢٠٢٢-٠٢-٢٨", "'٢٠٢٢-٠٢-٢٨' is no day such as 2022-04-25, nor an hour such as 2022-04-25 14:30"),
    ],
)
def test_what_is_no_point_in_time_is_said_so(text: str, said: str) -> None:
    faults: Faults = []
    assert DayOrLocalHour("When.").read(Scalar(text, 3), faults) is None
    assert [(fault.line, fault.message) for fault in faults] == [(3, said)]


def test_a_day_is_a_day_wherever_it_is_read() -> None:
    """Whole days have no zone that could shift them."""
    assert of("2022-10-01", "2022-10-03") == Span(dt.date(2022, 10, 1), dt.date(2022, 10, 3))
    assert of("2021-12-30", "2022-01-02").all_day


def test_hours_before_and_after_a_clock_change_have_their_own_offsets() -> None:
    """From before the night of 27 March 2022 to after it, one hour less passes than clocks show."""
    night = of("2022-03-26 22:00", "2022-03-27 10:00")
    assert (night.iso_start(), night.iso_end()) == ("2022-03-26T22:00:00+01:00", "2022-03-27T10:00:00+02:00")
    assert night.start and night.end
    assert night.end.astimezone(dt.UTC) - night.start.astimezone(dt.UTC) == dt.timedelta(hours=11)


def test_an_hour_that_clocks_skip_is_refused_with_the_two_readings() -> None:
    assert misfit("2022-03-27 02:30") == (
        "2022-03-27 02:30 does not exist in Europe/Madrid: clocks are put forward then."
        " Write 2022-03-27 01:30 or 2022-03-27 03:30"
    )


def test_a_day_that_a_zone_skipped_is_refused_with_both_days() -> None:
    """Apia had no 30 December 2011: the hour alone would not tell the two readings apart."""
    assert "Write 2011-12-29 10:00 or 2011-12-31 10:00" in misfit("2011-12-30 10:00", key="Pacific/Apia")


def test_an_hour_that_comes_twice_is_refused_with_the_two_readings_which_are_accepted() -> None:
    said = "2022-10-30 02:30 comes twice in Europe/Madrid: clocks are put back then. Write 2022-10-30 02:30"
    assert misfit("2022-10-30 02:30") == f"{said}+02:00 or 2022-10-30 02:30+01:00"
    assert of("2022-10-30 02:30+02:00").iso_start() == "2022-10-30T02:30:00+02:00"
    assert of("2022-10-30 02:30+01:00").iso_start() == "2022-10-30T02:30:00+01:00"


def test_the_two_readings_of_an_hour_are_an_hour_apart() -> None:
    """Clocks show an end that seems to come before the start, and it does not."""
    assert of("2022-10-30 02:45+02:00", "2022-10-30 02:15+01:00").iso_end() == "2022-10-30T02:15:00+01:00"
    backwards = misfit("2022-10-30 02:15+01:00", "2022-10-30 02:45+02:00")
    assert backwards == "the end (2022-10-30 02:45) is before the start (2022-10-30 02:15)"


def test_an_offset_that_the_place_does_not_have_is_refused() -> None:
    said = "+05:00 is not the offset of Europe/Madrid at 2022-06-01 10:00. Write +02:00, or leave it out"
    assert misfit("2022-06-01 10:00+05:00") == said


@pytest.mark.parametrize(
    ("start", "end", "said", "of_end"),
    [
        ("2022-06-02", "2022-06-01", "the end (2022-06-01) is before the start (2022-06-02)", True),
        ("2022-06-02", "2022-06-03 10:00", "start and end must both be days, or both have an hour", True),
        ("0022-06-02", "2022-06-03", "the year 22 is out of range: allowed are 1973 to 2199", False),
        ("2022-06-02", "9999-12-31", "the year 9999 is out of range: allowed are 1973 to 2199", True),
        ("2022-06-02 10:00", "2022-03-27 02:30", "2022-03-27 02:30 does not exist", True),
    ],
)
def test_what_does_not_go_together_says_which_of_the_two_to_mend(start: str, end: str, said: str, of_end: bool) -> None:
    found = span(at(start), at(end), MADRID)
    assert isinstance(found, Misfit) and found.message.startswith(said) and found.of_end is of_end


def test_an_hour_without_a_place_is_refused() -> None:
    found = span(at("2022-06-01 10:00"), None, None)
    assert found == Misfit("an hour needs its place: add a zone or a city, such as 'timezone: Europe/Madrid'")


@pytest.mark.parametrize(
    ("start", "end", "key", "over_by"),
    [
        ("2022-06-01", "", "UTC", "2022-06-02T12:00:00+00:00"),  # its last day ends last at 12 hours behind UTC
        ("2022-06-01 10:00", "2022-06-01 11:00", "Europe/Madrid", "2022-06-01T09:00:00+00:00"),
        ("2022-06-01 10:00", "", "Europe/Madrid", "2022-06-01T22:00:00+00:00"),  # its end is not known
    ],
)
def test_it_has_passed_when_it_has_everywhere(start: str, end: str, key: str, over_by: str) -> None:
    assert of(start, end, key).over_by().isoformat() == over_by


def test_spans_overlap_by_the_hour_where_both_have_one() -> None:
    """At two places the same hour is another moment."""
    madrid = of("2022-06-01 10:00", "2022-06-01 12:00")
    assert madrid.overlaps(of("2022-06-01 11:00", "2022-06-01 13:00"))
    assert not madrid.overlaps(of("2022-06-01 12:00", "2022-06-01 13:00"))
    assert not madrid.overlaps(of("2022-06-01 10:00", "2022-06-01 12:00", "America/Lima"))
    assert madrid.overlaps(of("2022-06-01"))
    assert of("2022-06-01 10:00").overlaps(of("2022-06-01 10:00"))


hours = st.builds(
    When,
    st.dates(),
    st.none() | st.times().map(lambda time: time.replace(second=0, microsecond=0)),
    st.sampled_from(["", "+00:00", "+02:00", "-11:00"]),
)


@given(hours, st.none() | hours, st.sampled_from(KEYS))
def test_any_two_points_in_any_zone_are_a_span_or_a_misfit(start: When, end: When | None, key: str) -> None:
    """Whatever an author writes: never an exception, and of a span all can be asked."""
    found = span(start, end, zone(key))
    if isinstance(found, Span):
        assert found.iso_start() and found.iso_end() and found.over_by().isoformat() and found.overlaps(found)
        assert found.holds(found) and not found.begins_after(found)
        assert dt.datetime.fromisoformat(found.iso_start()).date() == start.day
    else:
        assert found.message
