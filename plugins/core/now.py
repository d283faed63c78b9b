"""Now: the moment of the build, which notes until when what was asked of it stays true."""

import datetime as dt
from functools import cached_property
from zoneinfo import ZoneInfo

_DAY = dt.timedelta(days=1)


class Now:
    """The moment at which the site is built, in the site's zone.

    The site changes with time alone only through what is asked here. `until` is therefore the moment up to which a
    site that was planned with this one stays as it is.
    """

    def __init__(self, local: dt.datetime, zone: str) -> None:
        """`local` is the time that clocks show in `zone`, without an offset; it is to be noted, not compared with."""
        self._zone = ZoneInfo(zone)
        self._instant = self._utc(local)
        self.local = local
        self.until = dt.datetime.max.replace(tzinfo=dt.UTC)

    @cached_property
    def day(self) -> dt.date:
        """The day that it is; it lasts until midnight."""
        today = self.local.date()
        if today < dt.date.max:
            self._expire(self._utc(dt.datetime.combine(today + _DAY, dt.time.min)))
        return today

    def has_come(self, moment: dt.datetime) -> bool:
        """Whether a moment has come; one without an offset is a local time of the site's zone."""
        instant = moment if moment.tzinfo else self._utc(moment)
        if instant <= self._instant:
            return True
        self._expire(instant)
        return False

    def holds(self, until: dt.datetime) -> bool:
        """Whether what was planned to stay until then still does now; what is built on it holds no longer either."""
        if self._instant >= until:
            return False
        self._expire(until)
        return True

    @property
    def instant(self) -> dt.datetime:
        """The moment in UTC, to be noted, not to be compared with."""
        return self._instant

    def _utc(self, local: dt.datetime) -> dt.datetime:
        try:
            return local.replace(tzinfo=self._zone).astimezone(dt.UTC)
        except OverflowError:  # within a day of the ends of the calendar
            return local.replace(tzinfo=dt.UTC)

    def _expire(self, instant: dt.datetime) -> None:
        self.until = min(self.until, instant.astimezone(dt.UTC))
