"""When something is: days as they are written, and hours in the zone of the place."""

import datetime as dt
import re
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from plugins.core.frontmatter.fields import Day, Faults, Text, refuse
from plugins.core.frontmatter.syntax import Node
from plugins.core.problems import Fault, quoted

_FORM = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T]([0-9]{2}:[0-9]{2})([+-][0-9]{2}:[0-9]{2})?)?")
_DAY = dt.timedelta(days=1)
# Before 1973 some zones were off by seconds, which an offset such as +02:00 cannot say.
_FIRST_YEAR, _LAST_YEAR = 1973, 2199


class When(msgspec.Struct, frozen=True):
    """A day, or an hour of a day as clocks at the place show it.

    `offset` (`+02:00`) is given only for an hour that a clock change makes twice.
    """

    day: dt.date
    hour: dt.time | None = None
    offset: str = ""


class DayOrLocalHour(msgspec.Struct, frozen=True):
    """A day (2022-04-25), or an hour at the place (2022-04-25 14:30)."""

    help: str

    def read(self, node: Node, faults: Faults) -> When | None:
        text = Text(self.help).read(node, faults)
        if text is None:
            return None
        match = _FORM.fullmatch(text)
        if match is None:
            refuse(node, faults, f"{quoted(text)} is no day such as 2022-04-25, nor an hour such as 2022-04-25 14:30")
            return None
        day_text, hour_text, offset = match.groups(default="")
        day = Day(self.help).read(msgspec.structs.replace(node, value=day_text), faults)
        if day is None or not hour_text:
            return When(day) if day else None
        try:
            return When(day, dt.time.fromisoformat(hour_text), offset)
        except ValueError:
            refuse(node, faults, f"'{hour_text}' is no hour of the day: allowed are 00:00 to 23:59")
            return None

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d([ T]\d\d:\d\d([+-]\d\d:\d\d)?)?$"}


class Span(msgspec.Struct, frozen=True):
    """From when to when. All-day spans have days (`last` included) and no zone; others have moments with their zone."""

    first: dt.date
    last: dt.date
    start: dt.datetime | None = None
    end: dt.datetime | None = None

    @property
    def all_day(self) -> bool:
        return self.start is None

    def written(self) -> str:
        """Its start, as an author writes it."""
        return f"{self.start:%Y-%m-%d %H:%M}" if self.start else str(self.first)

    def iso_start(self) -> str:
        """ISO 8601, with the offset of the place for an hour."""
        return self.start.isoformat() if self.start else self.first.isoformat()

    def iso_end(self) -> str:
        """ISO 8601 of the end; of the last day, which is included, for an all-day event."""
        return self.end.isoformat() if self.end else self.last.isoformat()

    def over_by(self) -> dt.datetime:
        """The moment (UTC) from which it has passed.

        An all-day span lasts until its last day has ended everywhere, in the westernmost zone; one whose end is not
        known, until its day has ended at the place.
        """
        if self.start and self.end:
            midnight = dt.datetime.combine(self.last + _DAY, dt.time(), self.end.tzinfo)
            return (self.end if self.end != self.start else midnight).astimezone(dt.UTC)
        return dt.datetime.combine(self.last + _DAY, dt.time(12), dt.UTC)

    def overlaps(self, other: "Span") -> bool:
        """Whether some time belongs to both; an all-day span is only compared by its days."""
        if (mine := self._in_utc()) and (theirs := other._in_utc()):
            return mine[0] == theirs[0] or (mine[0] < theirs[1] and theirs[0] < mine[1])
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: "Span") -> bool:
        """Whether no part of the other lies outside; an all-day span is only compared by its days."""
        if (mine := self._in_utc()) and (theirs := other._in_utc()) and mine[0] != mine[1]:
            return mine[0] <= theirs[0] and theirs[1] <= mine[1]
        return self.first <= other.first and other.last <= self.last

    def begins_after(self, other: "Span") -> bool:
        """Whether it begins when the other has begun; an all-day span is only compared by its days."""
        if (mine := self._in_utc()) and (theirs := other._in_utc()):
            return mine[0] > theirs[0]
        return self.first > other.first

    def _in_utc(self) -> tuple[dt.datetime, dt.datetime] | None:
        """Start and end: within one zone Python compares what clocks show, which goes back when clocks do."""
        return (self.start.astimezone(dt.UTC), self.end.astimezone(dt.UTC)) if self.start and self.end else None


class Misfit(msgspec.Struct, frozen=True):
    """Why a start and an end make no span, and which of the two is to be mended."""

    message: str
    of_end: bool = False


def span(start: When, end: When | None, zone: ZoneInfo | None) -> Span | Misfit:
    """The span between two points; a misfit where they do not go together or a clock never shows the hour.

    Without an end it lasts its day, or an hour's moment. `zone` is needed where there are hours.
    """
    last = end or start
    for when in (start, last):
        if not _FIRST_YEAR <= when.day.year <= _LAST_YEAR:
            message = f"the year {when.day.year} is out of range: allowed are {_FIRST_YEAR} to {_LAST_YEAR}"
            return Misfit(message, of_end=when is not start)
    if (start.hour is None) != (last.hour is None):
        return Misfit("start and end must both be days, or both have an hour", of_end=True)
    if start.hour is None:
        return Span(start.day, last.day) if start.day <= last.day else _backwards(str(start.day), str(last.day))
    if zone is None:
        return Misfit("an hour needs its place: add a zone or a city, such as 'timezone: Europe/Madrid'")
    return _of_hours(start, last, zone)


def _of_hours(start: When, end: When, zone: ZoneInfo) -> Span | Misfit:
    begins, ends = _moment(start, zone), _moment(end, zone)
    if isinstance(begins, Fault):
        return Misfit(begins.message)
    if isinstance(ends, Fault):
        return Misfit(ends.message, of_end=True)
    if ends.astimezone(dt.UTC) < begins.astimezone(dt.UTC):
        return _backwards(f"{begins:%Y-%m-%d %H:%M}", f"{ends:%Y-%m-%d %H:%M}")
    return Span(start.day, end.day, begins, ends)


def _backwards(start: str, end: str) -> Misfit:
    return Misfit(f"the end ({end}) is before the start ({start})", of_end=True)


def _moment(when: When, zone: ZoneInfo) -> dt.datetime | Fault:
    """The moment at which clocks of the zone show the hour; a fault if they never do, or twice without saying which."""
    naive = dt.datetime.combine(when.day, when.hour or dt.time())
    readings = {fold: naive.replace(tzinfo=zone, fold=fold) for fold in (0, 1)}
    real: dict[str, dt.datetime] = {}
    for reading in filter(_comes_back, readings.values()):
        real.setdefault(_offset(reading), reading)
    shown = f"{naive:%Y-%m-%d %H:%M}"
    if not real:
        around = sorted(f"{each.astimezone(dt.UTC).astimezone(zone):%Y-%m-%d %H:%M}" for each in readings.values())
        offered = " or ".join(around)
        return Fault(1, f"{shown} does not exist in {zone.key}: clocks are put forward then. Write {offered}")
    if when.offset and when.offset not in real:
        offered = " or ".join(real)
        return Fault(1, f"{when.offset} is not the offset of {zone.key} at {shown}. Write {offered}, or leave it out")
    if len(real) > 1 and not when.offset:
        offered = " or ".join(f"{shown}{offset}" for offset in real)
        return Fault(1, f"{shown} comes twice in {zone.key}: clocks are put back then. Write {offered}")
    return real[when.offset] if when.offset else next(iter(real.values()))


def _comes_back(moment: dt.datetime) -> bool:
    """Whether clocks do show it: a moment that they skip comes back from UTC as another."""
    return moment.astimezone(dt.UTC).astimezone(moment.tzinfo).replace(tzinfo=None) == moment.replace(tzinfo=None)


def _offset(moment: dt.datetime) -> str:
    return moment.isoformat()[-6:]
