"""VTIMEZONE: programs that read the rules get the offsets that the zone has."""

import datetime as dt
import io

import pytest
from dateutil.tz import tzical  # type: ignore[import-untyped]  # its types are a package of their own
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from plugins.calendar.vtimezone import vtimezone
from plugins.core.times.zones import zone

# One with summer time, one south of the equator, one by half an hour, one with negative summer time, one whose rules
# follow the moon, one that changed its rules and one that skipped a day.
KEYS = (
    "Europe/Madrid",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Africa/Casablanca",
    "Europe/Istanbul",
    "Pacific/Apia",
    "Asia/Kolkata",
    "Pacific/Kiritimati",
)


def text_of(key: str, first: int, last: int) -> str:
    calendar = Calendar()
    calendar.add_component(vtimezone(zone(key), first, last))
    data: bytes = calendar.to_ical()
    return data.decode()


@pytest.mark.parametrize(("key", "parts"), [("Asia/Kolkata", 1), ("Europe/Madrid", 3), ("America/Santiago", 3)])
def test_it_holds_only_what_its_years_need(key: str, parts: int) -> None:
    """What held on the first day, and one part for each way in which clocks are changed."""
    text = text_of(key, 2021, 2023)
    assert text.count("TZOFFSETTO") == parts and len(text) < 900


def test_an_onset_is_written_as_clocks_showed_it_before() -> None:
    """RFC 5545, section 3.6.5: clocks are put forward at two and back at three."""
    text = text_of("Europe/Madrid", 2022, 2022)
    assert "DTSTART:20220327T020000\r\n" in text and "DTSTART:20221030T030000\r\n" in text


@given(st.sampled_from(KEYS), st.datetimes(dt.datetime(1985, 1, 1), dt.datetime(2037, 12, 31)))  # noqa: DTZ001
def test_its_rules_are_those_of_the_zone(key: str, naive: dt.datetime) -> None:
    """Read by another library, from the rules alone, at any hour of any year."""
    naive = naive.replace(minute=0, second=0, microsecond=0)
    real = naive.replace(tzinfo=zone(key)).astimezone(dt.UTC).astimezone(zone(key))
    if real.replace(tzinfo=None) != naive or real.replace(fold=1).utcoffset() != real.replace(fold=0).utcoffset():
        return  # an hour that clocks skip or show twice
    rules = tzical(io.StringIO(text_of(key, naive.year, naive.year))).get(key)
    assert naive.replace(tzinfo=rules).utcoffset() == real.utcoffset()
