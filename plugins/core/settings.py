"""Settings: what the site is told from outside, as one frozen value."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from plugins.core.urls import Urls


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Paths are absolute; `now` is the local time of `timezone` at which the site is built, without an offset."""

    content: Path
    data: Path
    words: Path
    theme: Path
    output: Path
    cache: Path
    siteurl: str
    sitename: str
    timezone: str
    default_lang: str
    now: dt.datetime

    @property
    def moment(self) -> dt.datetime:
        """`now` with the offset that the site's zone has then."""
        return self.now.replace(tzinfo=ZoneInfo(self.timezone))

    @property
    def today(self) -> dt.date:
        return self.now.date()

    @property
    def urls(self) -> Urls:
        return Urls(self.siteurl)
