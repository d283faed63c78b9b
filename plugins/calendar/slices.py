"""Slices of the calendar: the events of one region, challenge, series, member or format."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from plugins.calendar import addresses
from plugins.calendar.event import FORMATS
from plugins.calendar.occasions import agenda
from plugins.calendar.schedule import Scheduled
from plugins.core.data.terms import TermKey
from plugins.core.languages import LANGUAGES
from plugins.core.pages.views import name_of
from plugins.core.site import Site

# The facets whose slices have a page; a member's events stand on the member's own page.
PAGED = frozenset({"region", "challenge", "series", "format"})


class Slice(msgspec.Struct, frozen=True):
    """The events of one value of a facet; `vocabulary` is what the value is a code of ('' for a format)."""

    facet: str
    value: str
    labels: Mapping[str, str]
    events: tuple[Scheduled, ...]
    vocabulary: str = ""


def slices_of(site: Site, events: Iterable[Scheduled]) -> Iterator[Slice]:
    """Every value of every facet that has events. An event for the whole world is one of every region."""
    events = tuple(events)
    for region in site.vocabularies["regions"].terms:
        chosen = tuple(each for each in events if not each.event.regions or region.code in each.event.regions)
        yield from _slice(site, "region", "regions", region.code, chosen)
    for challenge in site.vocabularies["challenges"].terms:
        chosen = tuple(each for each in events if challenge.code in each.event.challenges)
        yield from _slice(site, "challenge", "challenges", challenge.code, chosen)
    for project in site.vocabularies["projects"].terms:
        chosen = tuple(each for each in events if each.event.series == project.code)
        yield from _slice(site, "series", "projects", project.code, chosen)
    for member in site.vocabularies["members"].terms:
        chosen = tuple(each for each in events if member.code in each.event.members)
        yield from _slice(site, "member", "members", member.code, chosen)
    for form in FORMATS:
        chosen = tuple(each for each in events if each.event.attendance == form)
        if chosen:
            yield Slice("format", form, {lang: site.words[lang](f"event.format.{form}") for lang in LANGUAGES}, chosen)


def term_calendars(site: Site) -> dict[TermKey, str]:
    """Where the calendars of terms lie."""
    slices = (each for each in slices_of(site, agenda(site)) if each.vocabulary)
    return {(each.vocabulary, each.value): addresses.slice_ics(each.facet, each.value) for each in slices}


def _slice(site: Site, facet: str, vocabulary: str, code: str, events: tuple[Scheduled, ...]) -> Iterator[Slice]:
    if events:
        labels = {lang: name_of(site, vocabulary, code, lang) for lang in LANGUAGES}
        yield Slice(facet, code, labels, events, vocabulary)
