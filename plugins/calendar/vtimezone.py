"""VTIMEZONE: the rules of a zone, only for the years in which a calendar needs them (RFC 5545, section 3.6.5)."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import msgspec
from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_STEP = dt.timedelta(days=7)
_SECOND = dt.timedelta(seconds=1)


class _Rule(msgspec.Struct, frozen=True):
    """What clocks do: from which offset to which, what the time is called then, and whether it is summer time."""

    before: dt.timedelta
    after: dt.timedelta
    name: str
    summer: bool


def vtimezone(zone: ZoneInfo, first_year: int, last_year: int) -> Timezone:
    """The zone from the first day of one year to the last of another, with one part for each thing that clocks do."""
    begin = dt.datetime(first_year, 1, 1, tzinfo=zone).astimezone(dt.UTC)
    end = dt.datetime(last_year + 1, 1, 1, tzinfo=zone).astimezone(dt.UTC)
    onsets: dict[_Rule, list[dt.datetime]] = {_rule(zone, begin, begin): [_clocks(zone, begin, begin)]}
    for change in _changes(zone, begin, end):
        before = change - _SECOND
        onsets.setdefault(_rule(zone, before, change), []).append(_clocks(zone, before, change))
    component = Timezone()
    component.add("tzid", zone.key)
    for rule, (first, *others) in onsets.items():
        part = TimezoneDaylight() if rule.summer else TimezoneStandard()
        part.add("dtstart", first)
        part.add("tzoffsetfrom", rule.before)
        part.add("tzoffsetto", rule.after)
        part.add("tzname", rule.name)
        if others:
            part.add("rdate", others)
        component.add_component(part)
    return component


def _rule(zone: ZoneInfo, before: dt.datetime, after: dt.datetime) -> _Rule:
    local = after.astimezone(zone)
    return _Rule(_offset(zone, before), _offset(zone, after), local.tzname() or zone.key, bool(local.dst()))


def _clocks(zone: ZoneInfo, before: dt.datetime, moment: dt.datetime) -> dt.datetime:
    """What clocks would have shown at a moment had they not been changed: so an onset is written."""
    return (moment + _offset(zone, before)).replace(tzinfo=None)


def _changes(zone: ZoneInfo, begin: dt.datetime, end: dt.datetime) -> Iterator[dt.datetime]:
    """The moments (UTC) between two at which something changes."""
    while begin < end:
        later = min(begin + _STEP, end)
        if _state(zone, begin) != _state(zone, later):
            yield _first_after(zone, begin, later)
        begin = later


def _first_after(zone: ZoneInfo, before: dt.datetime, after: dt.datetime) -> dt.datetime:
    """The first second of the state that a zone has at `after`."""
    while after - before > _SECOND:
        middle = before + (after - before) // (2 * _SECOND) * _SECOND
        if _state(zone, middle) == _state(zone, after):
            after = middle
        else:
            before = middle
    return after


def _state(zone: ZoneInfo, moment: dt.datetime) -> tuple[dt.timedelta, str | None, dt.timedelta | None]:
    local = moment.astimezone(zone)
    return _offset(zone, moment), local.tzname(), local.dst()


def _offset(zone: ZoneInfo, moment: dt.datetime) -> dt.timedelta:
    return moment.astimezone(zone).utcoffset() or dt.timedelta()
