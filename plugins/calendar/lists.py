"""Lists of events: the calendar itself, one page for each value of a facet, and the editions of a series."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from plugins.calendar import addresses
from plugins.calendar.event import EVENTS
from plugins.calendar.occasions import agenda
from plugins.calendar.schedule import Scheduled
from plugins.calendar.slices import PAGED, Slice, slices_of
from plugins.calendar.views import EventCard, event_card
from plugins.core.features.artifacts import Page, View
from plugins.core.features.channels import Channel, channel
from plugins.core.folding import fold
from plugins.core.languages import LANGUAGES
from plugins.core.pages.facets import Choice, Facet, Narrowed, facets
from plugins.core.pages.making import Listing, page_head
from plugins.core.site import Site
from plugins.core.urls import in_language

_ORIGIN = "plugins/calendar/lists.py"
_LATEST = 12
ABOVE = (Listing("calendar.title", addresses.CALENDAR),)


class PeriodLink(msgspec.Struct, frozen=True):
    """A year or a month that has events."""

    label: str
    url: str


class PastYear(msgspec.Struct, frozen=True):
    """The events of a year that took place, the latest first."""

    year: int
    events: tuple[EventCard, ...]


class CalendarView(View, frozen=True, kw_only=True):
    """A list of events, those to come apart from those that took place; `all_events` is where there are more."""

    title: str
    upcoming: tuple[EventCard, ...]
    past: tuple[PastYear, ...]
    all_events: str = ""
    member_calendars: tuple[Choice, ...] = ()
    years: tuple[PeriodLink, ...] = ()
    facets: tuple[Facet, ...] = ()
    ics: str
    webcal: str


def lists(site: Site) -> Iterator[Page]:
    """The calendar and its slices, in every language."""
    events = agenda(site)
    every = tuple(slices_of(site, events))
    slices = tuple(each for each in every if each.facet in PAGED)
    members = tuple(each for each in every if each.facet == "member")
    for lang in LANGUAGES:
        words = site.words[lang]
        whole = _page(site, lang, addresses.CALENDAR, addresses.ICS, words("calendar.title"), events, slices)
        assert isinstance(whole.view, CalendarView), "the page of a list has a list's view"
        view = msgspec.structs.replace(whole.view, member_calendars=_member_calendars(site, members, lang))
        yield msgspec.structs.replace(whole, view=view)
        for each in slices:
            address = addresses.slice_of(each.facet, each.value)
            ics = addresses.slice_ics(each.facet, each.value)
            title = words(f"calendar.{each.facet}.title", name=each.labels[lang])
            yield _page(site, lang, address, ics, title, each.events, slices)


def _page(
    site: Site,
    lang: str,
    address: str,
    ics: str,
    title: str,
    events: tuple[Scheduled, ...],
    slices: tuple[Slice, ...],
) -> Page:
    words, link = site.words[lang], site.settings.urls.link
    today = site.settings.today
    upcoming = [each for each in events if not each.has_passed(today)]
    past = [each for each in reversed(events) if each.has_passed(today)]
    whole = address == addresses.CALENDAR
    calendar = link(in_language(ics, lang))
    description = words("calendar.description", name=title)
    return Page(
        address=in_language(address, lang),
        lang=lang,
        template="calendar/list.html",
        head=page_head(site, lang, address, title, description, above=() if whole else ABOVE),
        channel=_channel(site, lang, title, description, calendar) if whole else None,
        view=CalendarView(
            title=title,
            upcoming=tuple(event_card(site, each, lang) for each in upcoming),
            past=_by_year(site, past[:_LATEST] if whole else past, lang),
            all_events="" if whole else link(in_language(addresses.CALENDAR, lang)),
            years=_years(site, events, lang) if whole else (),
            facets=facets(site, _narrowed(slices, lang), lang, address),
            ics=calendar,
            webcal=site.settings.urls.webcal(calendar),
        ),
        origin=_ORIGIN,
    )


def _channel(site: Site, lang: str, title: str, description: str, calendar: str) -> Channel:
    events = site.of(EVENTS.name)
    return channel(site, lang, addresses.CALENDAR, title, description, events, calendar=calendar, section=True)


def _by_year(site: Site, events: Iterable[Scheduled], lang: str) -> tuple[PastYear, ...]:
    years = groupby(events, key=lambda each: each.span.first.year)
    return tuple(PastYear(year, tuple(event_card(site, each, lang) for each in of_year)) for year, of_year in years)


def _member_calendars(site: Site, slices: Iterable[Slice], lang: str) -> tuple[Choice, ...]:
    """The subscription calendars of members, which have no page here, by name."""
    link = site.settings.urls.link
    choices = (
        Choice(
            each.labels[lang], link(in_language(addresses.slice_ics(each.facet, each.value), lang)), len(each.events)
        )
        for each in slices
    )
    return tuple(sorted(choices, key=lambda choice: fold(choice.label)))


def _years(site: Site, events: Iterable[Scheduled], lang: str) -> tuple[PeriodLink, ...]:
    years = sorted({each.span.first.year for each in events}, reverse=True)
    return tuple(
        PeriodLink(str(each), site.settings.urls.link(in_language(addresses.year(each), lang))) for each in years
    )


def _narrowed(slices: Iterable[Slice], lang: str) -> Iterator[Narrowed]:
    for each in slices:
        address = addresses.slice_of(each.facet, each.value)
        yield Narrowed(f"calendar.{each.facet}", each.labels[lang], address, len(each.events))
