"""Dates in words: days, and ranges that say no part of a date twice."""

import datetime as dt
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_time

# Day and month, as each language writes them before a year (CLDR `long`, without the year).
_DAY_AND_MONTH = {"en": "d MMMM", "fr": "d MMMM", "es": "d 'de' MMMM"}
# The days of some years, in three languages and several patterns: Babel takes long for each.
_KEPT = 2**15
_YEAR = {"en": " y", "fr": " y", "es": " 'de' y"}


def day(date: dt.date, lang: str) -> str:
    """`25 April 2022`, `1er mai 2022`, `25 de abril de 2022`."""
    return _written(date, _DAY_AND_MONTH[lang] + _YEAR[lang], lang)


def day_range(first: dt.date, last: dt.date, lang: str) -> str:
    """One day once; `1–3 October 2021`; `3 March – 11 May 2022`; `30 December 2021 – 2 January 2022`."""
    if first == last:
        return day(first, lang)
    if first.year != last.year:
        return f"{day(first, lang)} – {day(last, lang)}"
    if first.month != last.month:
        return f"{_written(first, _DAY_AND_MONTH[lang], lang)} – {day(last, lang)}"
    return f"{_written(first, 'd', lang)}–{day(last, lang)}"


def in_figures(first: dt.date, last: dt.date) -> str:
    """As the files have it: `2022-04-04`, `2022-04-04 to 2022-04-05`."""
    return str(first) if first == last else f"{first} to {last}"


def point(moment: dt.datetime, lang: str) -> str:
    """`25 April 2022, 14:30`, as the clocks show it in the zone of the moment."""
    return f"{day(moment.date(), lang)}, {hour(moment.time(), lang)}"


@lru_cache(_KEPT)
def hour(at: dt.time, lang: str) -> str:
    """`15:00`, `09:05`: the 24-hour clock."""
    return format_time(at, "HH:mm", locale=lang)


def month(date: dt.date, lang: str) -> str:
    """`April 2022`, `avril 2022`, `abril de 2022`; it begins with a small letter where the language has it so."""
    return _written(date, "LLLL" + _YEAR[lang], lang)


def month_range(first: dt.date, last: dt.date, lang: str) -> str:
    """`April 2022`, `January–April 2022`, `décembre 2021 – avril 2022`: the months of two days."""
    if (first.year, first.month) == (last.year, last.month):
        return month(last, lang)
    if first.year != last.year:
        return f"{month(first, lang)} – {month(last, lang)}"
    return f"{_written(first, 'LLLL', lang)}–{month(last, lang)}"


def month_name(date: dt.date, lang: str) -> str:
    """The month alone, as a heading: `April`, `Avril`, `Abril`."""
    name = _written(date, "LLLL", lang)
    return name[:1].upper() + name[1:]


def weekdays(lang: str) -> tuple[tuple[str, str], ...]:
    """The days of the week from Monday on, in full and short."""
    names = Locale(lang).days["stand-alone"]
    return tuple((names["wide"][each], names["abbreviated"][each]) for each in range(7))


@lru_cache(_KEPT)
def _written(date: dt.date, pattern: str, lang: str) -> str:
    text = format_date(date, pattern, locale=lang)
    first_of_month = lang == "fr" and date.day == 1 and pattern.startswith("d")
    return f"1er{text.removeprefix('1')}" if first_of_month else text
