"""Settings: what the site is told from outside, as one frozen value."""

import datetime as dt
from functools import cached_property
from pathlib import Path

import msgspec

from plugins.core.now import Now
from plugins.core.urls import Urls


class Settings(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """Paths are absolute; `now` is the moment of the build, in `timezone`.

    `preview` is what a preview for reviewers is of, such as a branch; '' for the site that is published.
    """

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
    now: Now
    preview: str = ""

    @property
    def today(self) -> dt.date:
        return self.now.day

    @cached_property
    def urls(self) -> Urls:
        return Urls(self.siteurl)
