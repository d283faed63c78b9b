"""Formats: dates, sizes and names of languages as a language writes them, by Babel (CLDR)."""

import datetime as dt

from babel import Locale
from babel.numbers import format_decimal

from plugins.core.frontmatter.values import Moment
from plugins.core.times import dates

_UNITS = (("kB", 1e3), ("MB", 1e6), ("GB", 1e9))
_FRENCH_UNITS = {"kB": "ko", "MB": "Mo", "GB": "Go"}


class Formats:
    """The filters of one language; `zone` is the time zone of the hours that content gives."""

    def __init__(self, lang: str, zone: str) -> None:
        self._locale = Locale(lang)
        self._zone = zone

    def date(self, value: Moment | dt.date) -> str:
        """`25 April 2022` and its like; with the hour where one was given, and no more than is known."""
        lang = self._locale.language
        if not isinstance(value, Moment):
            return dates.day(value, lang)
        if value.known != "day":
            return dates.month(value.day, lang) if value.known == "month" else str(value.day.year)
        day = dates.day(value.day, lang)
        return day if value.hour == dt.time.min else f"{day}, {dates.hour(value.hour, lang)}"

    def iso(self, value: Moment | dt.date) -> str:
        """As a `datetime` attribute needs it."""
        return value.iso(self._zone) if isinstance(value, Moment) else value.isoformat()

    def language(self, code: str) -> str:
        """`French`, `français` or `francés` for `fr`."""
        return str(self._locale.languages[code])

    def size(self, size: int) -> str:
        """A file's size in bytes, in the unit that a reader knows: 820 kB, 1.4 MB."""
        rounded = ((unit, _rounded(size / one)) for unit, one in _UNITS)
        unit, number = next((pair for pair in rounded if pair[1] < 1000), ("GB", _rounded(size / 1e9)))
        shown = format_decimal(number, locale=self._locale)
        return f"{shown}\u00a0{_FRENCH_UNITS[unit] if self._locale.language == 'fr' else unit}"


def _rounded(number: float) -> float:
    """As exact as a reader needs it: one decimal below ten, and never nothing."""
    return max(round(number, 1 if number < 9.95 else 0), 1)
