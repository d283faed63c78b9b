"""Formats: dates, sizes and names of languages as a language writes them, by Babel (CLDR)."""

import datetime as dt

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from plugins.core.values import Moment


class Formats:
    """The filters of one language; `zone` is the time zone of the hours that content gives."""

    def __init__(self, lang: str, zone: str) -> None:
        self._locale = Locale(lang)
        self._zone = zone

    def date(self, value: Moment | dt.date) -> str:
        """`25 April 2022` and its like; with the hour where one was given."""
        day = value.day if isinstance(value, Moment) else value
        written = format_date(day, "d MMMM y" if self._locale.language == "en" else "long", locale=self._locale)
        if isinstance(value, Moment) and value.hour != dt.time.min:
            return f"{written}, {format_time(value.hour, 'HH:mm', locale=self._locale)}"
        return written

    def iso(self, value: Moment | dt.date) -> str:
        """As a `datetime` attribute needs it."""
        return value.iso(self._zone) if isinstance(value, Moment) else value.isoformat()

    def language(self, code: str) -> str:
        """`French`, `français` or `francés` for `fr`."""
        return str(self._locale.languages[code])

    def size(self, size: int) -> str:
        """A file's size in bytes, in the unit that a reader knows: 820 kB, 1.4 MB."""
        unit, number = ("MB", size / 1e6) if size >= 1e6 else ("kB", max(size / 1e3, 1))
        shown = format_decimal(round(number, 1 if number < 10 else 0), locale=self._locale)
        names = {"fr": {"MB": "Mo", "kB": "ko"}}
        return f"{shown}\u00a0{names.get(self._locale.language, {}).get(unit, unit)}"
