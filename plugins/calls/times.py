"""The times of a call: when one can apply, in moments that are the same for everyone."""

import datetime as dt
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from plugins.core.now import Now
from plugins.core.problems import Fault
from plugins.core.times.when import Misfit, Span, When, span
from plugins.core.times.zones import find_zone

State = Literal["upcoming", "open", "soon", "closed", "unknown"]
_DAY = dt.timedelta(days=1)
_SOON = dt.timedelta(days=14)


class Stage(msgspec.Struct, frozen=True):
    """A state of a call, and the moments (UTC) between which it is in it; None where there is no bound."""

    state: State
    since: dt.datetime | None = None
    until: dt.datetime | None = None

    def holds(self, now: Now) -> bool:
        """Whether the call is in it."""
        return (self.since is None or now.has_come(self.since)) and not (self.until and now.has_come(self.until))


class Times(msgspec.Struct, frozen=True):
    """When a call opens, when it closes and whose clocks are meant; None for what is not known.

    With an opening and no deadline it stays open.
    """

    opens: Span | None = None
    deadline: Span | None = None
    zone: ZoneInfo | None = None

    @property
    def opening(self) -> dt.datetime | None:
        """The moment (UTC) at which it opens: the hour, or the begin of the day."""
        return _in_utc(self.opens.start or self._midnight(self.opens.first)) if self.opens else None

    @property
    def closing(self) -> dt.datetime | None:
        """The moment (UTC) from which it is closed: the hour, or the end of the day."""
        return _in_utc(self.deadline.start or self._midnight(self.deadline.last + _DAY)) if self.deadline else None

    @property
    def stages(self) -> tuple[Stage, ...]:
        """What it is, one after the other; nothing where nothing is known."""
        opening, closing = self.opening, self.closing
        before = (Stage("upcoming", until=opening),) if opening else ()
        if closing is None:
            return (*before, Stage("open", since=opening)) if opening else ()
        soon = max(closing - _SOON, opening) if opening else closing - _SOON
        return (*before, Stage("open", opening, soon), Stage("soon", soon, closing), Stage("closed", closing))

    def state(self, now: Now) -> State:
        """What it is now."""
        return next((stage.state for stage in self.stages if stage.holds(now)), "unknown")

    def _midnight(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time(), self.zone)


class Wrong(msgspec.Struct, frozen=True):
    """Why there can be no such times, and the field to mend."""

    field: str
    message: str


def times(opens: When | None, deadline: When | None, timezone: str) -> Times | Wrong:
    """The times that an author wrote."""
    if not opens and not deadline:
        return Times()
    if not timezone:
        return Wrong("opens" if opens else "deadline", "a day or hour needs its zone: add 'timezone: Europe/Madrid'")
    zone = find_zone(timezone, {})
    if isinstance(zone, Fault):
        return Wrong("timezone", zone.message)
    begins = span(opens, None, zone) if opens else None
    if isinstance(begins, Misfit):
        return Wrong("opens", begins.message)
    ends = span(deadline, None, zone) if deadline else None
    if isinstance(ends, Misfit):
        return Wrong("deadline", ends.message)
    found = Times(begins, ends, zone)
    if begins and ends and found.opening and found.closing and found.closing <= found.opening:
        order = "is that of" if deadline == opens else "is before"
        return Wrong("deadline", f"the deadline ({ends.written()}) {order} the opening ({begins.written()})")
    return found


def _in_utc(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC)
