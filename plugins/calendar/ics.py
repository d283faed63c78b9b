"""iCalendar: one file an event, and calendars to subscribe to (RFC 5545, RFC 7986).

Nothing comes from the clock: stamps are those of the content, so that the same content gives the same bytes. Only which
of the events that are off are still listed depends on the day of the build.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

import msgspec
from icalendar import Calendar, vDuration, vUri
from icalendar import Event as VEvent

from plugins.calendar import addresses, wording
from plugins.calendar.occasions import agenda
from plugins.calendar.schedule import Scheduled, city_places, place_of_city, schedule
from plugins.calendar.slices import slices_of
from plugins.calendar.vtimezone import vtimezone
from plugins.core.features.artifacts import File
from plugins.core.languages import LANGUAGES
from plugins.core.prose import typeset
from plugins.core.site import Site
from plugins.core.times import zones
from plugins.core.urls import in_language

_ORIGIN = "plugins/calendar/ics.py"
_PRODUCT = "-//Metropolis//International calendar//EN"
# The network's blue by its nearest CSS name, as RFC 7986 (section 5.9) asks for.
_COLOR = "royalblue"
_REFRESH = dt.timedelta(hours=12)
_YEAR = dt.timedelta(days=365)
_END = b"END:VCALENDAR\r\n"
# A calendar has at least one component (RFC 5545, section 3.6): one without events has a zone, of a year like another.
_ANY_YEAR = 2000
_STATUS = {"tentative": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
# Set before the summary, since some clients show no status at all.
_SAID = ("tentative", "postponed", "rescheduled", "cancelled", "moved-online")


class _Written(msgspec.Struct, frozen=True):
    """An event as it stands in every calendar that lists it; `is_zoned` if its times are those of a zone."""

    data: bytes
    is_zoned: bool


def calendars(site: Site) -> Iterator[File]:
    """Every .ics file: of each event, of the whole agenda, and of each slice that has any.

    A slice keeps its file when its last event is no longer listed: whoever subscribed to it must not meet an error.
    """
    events, places = agenda(site), city_places(site)
    slices = tuple(slices_of(site, events))
    for lang in LANGUAGES:
        components = {each.event.id: _written(_event(site, each, lang, places)) for each in events}
        for each in schedule(site):
            place = in_language(addresses.event_ics(each.event.slug), lang)
            yield _file(place, _calendar(), [each], components)
        title = site.words[lang]("calendar.title")
        yield _subscription(site, lang, addresses.ICS, title, events, components)
        for part in slices:
            address = addresses.slice_ics(part.facet, part.value)
            name = site.words[lang]("calendar.slice", calendar=title, name=part.labels[lang])
            yield _subscription(site, lang, address, name, part.events, components)


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    return calendar


def _subscription(
    site: Site, lang: str, address: str, title: str, events: Iterable[Scheduled], components: dict[str, _Written]
) -> File:
    """A calendar to subscribe to: what a subscriber's program shows, and how often it looks again."""
    calendar, urls = _calendar(), site.settings.urls
    place = in_language(address, lang)
    name = f"{site.settings.sitename} – {title}"
    calendar.add("method", "PUBLISH")
    calendar.add("name", name, parameters={"LANGUAGE": lang})
    calendar.add("x-wr-calname", name)
    calendar.add("source", urls.absolute(place), parameters={"VALUE": "URI"})
    calendar.add("url", urls.absolute(in_language(addresses.CALENDAR, lang)))
    calendar.add("color", _COLOR)
    calendar.add("refresh-interval", vDuration(_REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_REFRESH))
    today = site.settings.today
    listed = [each for each in events if not (each.is_off() and each.has_passed(today))]
    if not listed:
        calendar.add_component(vtimezone(zones.zone("UTC"), _ANY_YEAR, _ANY_YEAR))
    return _file(place, calendar, listed, components)


def _file(place: str, calendar: Calendar, events: Iterable[Scheduled], components: dict[str, _Written]) -> File:
    years: dict[ZoneInfo, list[int]] = {}
    for each in events:
        if each.zone and components[each.event.id].is_zoned:
            years.setdefault(each.zone, []).extend((each.span.first.year, each.span.last.year))
    for zone in sorted(years, key=lambda zone: zone.key):
        calendar.add_component(vtimezone(zone, min(years[zone]), max(years[zone])))
    around = calendar.to_ical().removesuffix(_END)
    return File(place, b"".join((around, *(components[each.event.id].data for each in events), _END)), _ORIGIN)


def _written(event: VEvent) -> _Written:
    return _Written(event.to_ical(), bool(event["dtstart"].params.get("TZID")))


def _event(site: Site, scheduled: Scheduled, lang: str, places: zones.Places) -> VEvent:
    event, text = scheduled.event, scheduled.item.text(lang)
    component = VEvent()
    component.add("uid", f"{event.id.replace('/', '.')}-{lang}@calendar.metropolis")
    stamp = _stamp(scheduled)
    component.add("dtstamp", stamp)
    component.add("last-modified", stamp)
    component.add("sequence", len(event.changes))
    component.add("status", _STATUS.get(event.standing, "CONFIRMED"))
    _add_span(component, scheduled)
    component.add("summary", _summary(site, scheduled, lang), parameters={"LANGUAGE": text.lang})
    component.add("description", _description(site, scheduled, lang), parameters={"LANGUAGE": text.lang})
    component.add("url", site.settings.urls.absolute(scheduled.item.address(lang)))
    if where := wording.place(site, scheduled, lang) or event.online:
        component.add("location", where)
    if place := place_of_city(places, event.place.city) if event.place else None:
        component.add("geo", (place.latitude, place.longitude))
    if event.challenges:
        component.add("categories", [site.label("challenges", code, lang) for code in event.challenges])
    for document in event.documents:
        if document.file or document.url:
            component.add("attach", vUri(document.url or _file_address(site, scheduled, document.file)))
    return component


def _summary(site: Site, scheduled: Scheduled, lang: str) -> str:
    words, text = site.words[lang], scheduled.item.text(lang)
    title = typeset(text.title, text.lang)
    standing = scheduled.event.standing
    return words("event.said", state=words(f"event.state.{standing}"), title=title) if standing in _SAID else title


def _description(site: Site, scheduled: Scheduled, lang: str) -> str:
    """The last change, what it is about, where to join, and the page."""
    event, text = scheduled.event, scheduled.item.text(lang)
    change = typeset(event.changes[-1].note.in_(lang), lang) if event.changes else ""
    summary = typeset(text.summary, text.lang) or text.outline.excerpt
    page = site.settings.urls.absolute(scheduled.item.address(lang))
    return "\n\n".join(part for part in (change, summary, event.online, page) if part)


def _add_span(component: VEvent, scheduled: Scheduled) -> None:
    """Days as VALUE=DATE with an exclusive end; hours in the zone of the place, a moment without an end.

    Days and moments leave the reader's time free (RFC 5545, section 3.8.2.7).
    """
    span = scheduled.span
    if span.start and span.end:
        start, end = span.start, span.end
        if start.fold or end.fold:  # a local hour that comes twice is read as the first of the two
            start, end = start.astimezone(dt.UTC), end.astimezone(dt.UTC)
        component.add("dtstart", start)
        if span.end != span.start:
            component.add("dtend", end)
        component.add("transp", "TRANSPARENT" if span.end == span.start else "OPAQUE")
    else:
        component.add("dtstart", span.first)
        component.add("dtend", span.last + dt.timedelta(days=1))
        component.add("transp", "TRANSPARENT")


def _stamp(scheduled: Scheduled) -> dt.datetime:
    """The day of the last thing that was said of the event, as a moment.

    Where no day is known it is one a year before the start: what is said later must not seem to be older.
    """
    event = scheduled.event
    said = [change.date for change in event.changes]
    said += [event.updated.date] if event.updated else []
    said += [event.date.day] if event.date else []
    return dt.datetime.combine(max(said, default=event.start.day - _YEAR), dt.time(), dt.UTC)


def _file_address(site: Site, scheduled: Scheduled, file: str) -> str:
    return site.settings.urls.absolute(site.file(scheduled.item, file).address)
