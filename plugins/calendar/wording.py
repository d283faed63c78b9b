"""Events in words: when, where, whose clocks."""

from babel import Locale

from plugins.calendar.schedule import Scheduled
from plugins.core.prose import typeset
from plugins.core.site import Site
from plugins.core.times import dates, zones
from plugins.core.times.when import Span


def in_words(span: Span, lang: str) -> str:
    """`1–3 October 2021`; with hours, `17 March 2022, 15:00–16:30`, and both days where it ends on another."""
    days = dates.day_range(span.first, span.last, lang)
    if span.start is None or span.end is None:
        return days
    if span.first != span.last:
        return f"{dates.point(span.start, lang)} – {dates.point(span.end, lang)}"
    hours = dates.hour(span.start.time(), lang)
    return f"{days}, {hours}" if span.start == span.end else f"{days}, {hours}–{dates.hour(span.end.time(), lang)}"


def clock(site: Site, scheduled: Scheduled, lang: str) -> str:
    """The city whose clocks are meant, in a language; '' if none is named."""
    if scheduled.zone is None:
        return ""
    typed = zones.named(scheduled.event.timezone)
    if "/" in typed or zones.is_named_for(typed, scheduled.zone):
        return zones.city_of(scheduled.zone, lang)
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
