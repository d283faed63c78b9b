"""The schedule: when each event of the site takes place, and where its cities are."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import cast
from zoneinfo import ZoneInfo

import msgspec

from plugins.calendar.event import EVENTS, Event
from plugins.core.features.checks import Finding
from plugins.core.folding import fold
from plugins.core.problems import Fault
from plugins.core.site import Item, Site
from plugins.core.times import zones
from plugins.core.times.when import Span, When, span


class Scheduled(msgspec.Struct, frozen=True):
    """An event with its times: its own, those of its programme's parts, its former starts ('was'), its deadline.

    `zone` is that of the place, if it is known; an event of whole days needs none.
    """

    item: Item
    event: Event
    span: Span
    zone: ZoneInfo | None
    programme: tuple[Span, ...]
    former: tuple[Span | None, ...]
    deadline: Span | None

    @property
    def order(self) -> tuple[dt.date, dt.datetime, str]:
        """By the day at the place, then by the moment; whole days come first."""
        first = dt.datetime.min.replace(tzinfo=dt.UTC)
        start = self.span.start
        return self.span.first, start.astimezone(dt.UTC) if start else first, self.event.id

    def has_passed(self, today: dt.date) -> bool:
        """Whether its last day, at the place, is over on a day."""
        return self.span.last < today

    def is_off(self) -> bool:
        """Whether it does not take place on its day: cancelled, or postponed to a day not known yet."""
        return self.event.standing in ("cancelled", "postponed")


def schedule(site: Site) -> tuple[Scheduled, ...]:
    """The events that readers see, in their order. Those whose time cannot be understood are left out."""
    places = city_places(site)
    return in_order(place_in_time(item, places) for item in site.of(EVENTS.name))


def in_order(found: Iterable[Scheduled | list[Finding]]) -> tuple[Scheduled, ...]:
    """Those whose time was understood, in their order."""
    return tuple(sorted((each for each in found if isinstance(each, Scheduled)), key=lambda each: each.order))


def city_places(site: Site) -> zones.Places:
    """Where the members are, by each of their names and by the name without what stands in brackets, folded."""
    places: dict[str, dict[zones.Place, None]] = {}
    located = {item.entry.slug: place for item in site.of("member") if (place := _place_of(item))}
    for term in site.vocabularies["members"].terms:
        if term.code in located:
            for name in term.names():
                for known in {fold(name), fold(name.partition(" (")[0])}:
                    places.setdefault(known, {})[located[term.code]] = None
    return {name: tuple(found) for name, found in places.items()}


def place_in_time(item: Item, places: zones.Places) -> Scheduled | list[Finding]:
    """An event with its times, or all that is wrong with them."""
    event = cast(Event, item.entry)
    zone = zones.find_zone(event.timezone, places) if event.timezone else None
    if isinstance(zone, Fault):
        return [Finding(event.path, "timezone", zone.message)]
    reader = _Reader(event, zone)
    deadline = event.registration.deadline if event.registration else None
    scheduled = Scheduled(
        item=item,
        event=event,
        span=reader.read(event.start, event.end, "start", "end"),
        zone=zone,
        programme=tuple(
            reader.read(part.start, part.end, f"programme.{number}.start", f"programme.{number}.end")
            for number, part in enumerate(event.programme)
        ),
        former=tuple(
            reader.read(change.was, None, f"changes.{number}.was") if change.was else None
            for number, change in enumerate(event.changes)
        ),
        deadline=reader.read(deadline, None, "registration.deadline") if deadline else None,
    )
    return reader.findings or scheduled


class _Reader:
    """Reads the times of one event and collects what cannot be so."""

    def __init__(self, event: Event, zone: ZoneInfo | None) -> None:
        self.findings: list[Finding] = []
        self._event = event
        self._zone = zone

    def read(self, start: When, end: When | None, start_field: str, end_field: str = "") -> Span:
        """The span; its first day alone, with a finding at the field to mend, where it cannot be understood."""
        found = span(start, end, self._zone)
        if isinstance(found, Span):
            return found
        field = end_field if found.of_end and end else start_field
        self.findings.append(Finding(self._event.path, field, found.message))
        return Span(start.day, start.day)


def _place_of(item: Item) -> zones.Place | None:
    """Where a member is, as far as its file says; the calendar does without the feature that reads those."""
    facts = msgspec.structs.asdict(item.entry)
    latitude, longitude = facts.get("latitude"), facts.get("longitude")
    if latitude is None or longitude is None:
        return None
    return zones.Place(facts.get("country", ""), latitude, longitude)


def place_of_city(places: Mapping[str, tuple[zones.Place, ...]], city: str) -> zones.Place | None:
    """Where the one city of this name is; None for an unknown one, and where several have the name."""
    found = places.get(fold(city), ())
    return found[0] if len(found) == 1 else None
