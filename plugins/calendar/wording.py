"""Events in words: when, where, whose clocks."""

import datetime as dt

from babel import Locale
from babel.dates import format_time, get_timezone_location

from plugins.calendar import zones
from plugins.calendar.schedule import Scheduled
from plugins.calendar.when import Span
from plugins.core import dates
from plugins.core.prose import typeset
from plugins.core.site import Site


def in_words(span: Span, lang: str) -> str:
    """`1–3 October 2021`; with hours, `17 March 2022, 15:00–16:30`, and both days where it ends on another."""
    days = dates.day_range(span.first, span.last, lang)
    if span.start is None or span.end is None:
        return days
    if span.first != span.last:
        return f"{point(span.first, span.start.time(), lang)} – {point(span.last, span.end.time(), lang)}"
    hours = hour(span.start.time(), lang)
    return f"{days}, {hours}" if span.start == span.end else f"{days}, {hours}–{hour(span.end.time(), lang)}"


def point(day: dt.date, at: dt.time, lang: str) -> str:
    """A day and hour."""
    return f"{dates.day(day, lang)}, {hour(at, lang)}"


def hour(at: dt.time, lang: str) -> str:
    """`15:00`, `9:05` as the language writes the 24-hour clock."""
    return format_time(at, "HH:mm", locale=lang)


def clock(site: Site, scheduled: Scheduled, lang: str) -> str:
    """The city whose clocks are meant, in a language; '' if none is named."""
    if scheduled.zone is None:
        return ""
    typed = zones.named(scheduled.event.timezone)
    if "/" in typed or zones.is_named_for(typed, scheduled.zone):
        return get_timezone_location(scheduled.zone, locale=lang, return_city=True)
    return city(site, typed, lang)


def place(site: Site, scheduled: Scheduled, lang: str) -> str:
    """`Palais des congrès, Brussels, Belgium`, as far as it is known; '' if it is not."""
    where = scheduled.event.place
    if where is None:
        return ""
    name = typeset(where.name.in_(lang), lang) if where.name else ""
    country = Locale(lang).territories.get(where.country, where.country) if where.country else ""
    return ", ".join(part for part in (name, city(site, where.city, lang), country) if part)


def city(site: Site, name: str, lang: str) -> str:
    """The city in a language: a member's name there, or the name as the author wrote it."""
    members = site.vocabularies["members"]
    found = members.find(name) if name else ""
    return typeset(members[found].label.in_(lang) if isinstance(found, str) and found else name, lang)
