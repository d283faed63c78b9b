"""The small values that front matter is made of."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from plugins.core.now import Now

Status = Literal["published", "draft", "scheduled", "withdrawn"]


class Moment(msgspec.Struct, frozen=True, order=True):
    """A day, with an hour where the author gave one; the hour is in the site's time zone.

    Of a month or a year of which no more is `known`, it is the first day.
    """

    day: dt.date
    hour: dt.time = dt.time.min
    known: Literal["day", "month", "year"] = "day"

    def passed(self, now: Now) -> bool:
        """Whether it has come."""
        return now.has_come(dt.datetime.combine(self.day, self.hour))

    def iso(self, zone: str) -> str:
        """ISO 8601: the day alone, or the day and hour with the offset of `zone`; no more of it than is known."""
        if self.known != "day":
            return self.day.isoformat()[: 4 if self.known == "year" else 7]
        if self.hour == dt.time.min:
            return self.day.isoformat()
        return dt.datetime.combine(self.day, self.hour, ZoneInfo(zone)).isoformat()


class Localised(msgspec.Struct, frozen=True):
    """A short text in several languages; the key '' is a text that serves all of them."""

    texts: Mapping[str, str]

    def in_(self, lang: str) -> str:
        """The text in `lang`, else the one for all, else the first that there is."""
        return self.texts.get(lang) or self.texts.get("") or next(iter(self.texts.values()), "")
