"""The calendar by date: a grid for each month that has events, and a page for each year that prints on one sheet."""

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from plugins.calendar import addresses
from plugins.calendar.lists import ABOVE, PeriodLink
from plugins.calendar.occasions import agenda
from plugins.calendar.schedule import Scheduled
from plugins.calendar.views import EventCard, event_card
from plugins.core.features.artifacts import Page, View
from plugins.core.languages import LANGUAGES
from plugins.core.pages.making import page_head
from plugins.core.site import Site
from plugins.core.times import dates
from plugins.core.urls import in_language

_ORIGIN = "plugins/calendar/grids.py"


class DayEvent(msgspec.Struct, frozen=True):
    """An event on one of its days: whether it begins on it, and whether it goes on the next day."""

    event: EventCard
    begins: bool
    goes_on: bool


class DayCell(msgspec.Struct, frozen=True):
    """A day of the grid: its number and date, and the events of it; a day of another month has no number."""

    number: int = 0
    date: dt.date | None = None
    events: tuple[DayEvent, ...] = ()


class MonthView(View, frozen=True, kw_only=True):
    """The grid of a month: weeks of seven days from Monday on, and the same events as a list."""

    title: str
    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[DayCell, ...], ...]
    events: tuple[EventCard, ...]
    earlier: PeriodLink | None
    later: PeriodLink | None


class MonthOfYear(msgspec.Struct, frozen=True):
    """A month of a year page; `url` is that of its grid."""

    name: str
    url: str
    events: tuple[EventCard, ...]


class YearView(View, frozen=True, kw_only=True):
    """A year, by the months in which events begin."""

    title: str
    months: tuple[MonthOfYear, ...]
    earlier: PeriodLink | None
    later: PeriodLink | None


def grids(site: Site) -> Iterator[Page]:
    """The page of every month and every year that has events, in every language."""
    events = agenda(site)
    of_months: dict[dt.date, list[Scheduled]] = {}
    of_years: dict[int, list[Scheduled]] = {}
    for each in events:
        of_years.setdefault(each.span.first.year, []).append(each)
        for month in _months(each):
            of_months.setdefault(month, []).append(each)
    months, years = sorted(of_months), sorted(of_years)
    link = site.settings.urls.link
    for lang in LANGUAGES:
        month_links = [
            PeriodLink(dates.month(month, lang), link(in_language(addresses.month(month), lang))) for month in months
        ]
        for position, month in enumerate(months):
            yield _month_page(site, lang, month, *_neighbours(month_links, position), of_months[month])
        year_links = [PeriodLink(str(year), link(in_language(addresses.year(year), lang))) for year in years]
        for position, year in enumerate(years):
            yield _year_page(site, lang, year, *_neighbours(year_links, position), of_years[year])


def _months(event: Scheduled) -> list[dt.date]:
    """The first days of the months that an event touches."""
    first, last = event.span.first.replace(day=1), event.span.last.replace(day=1)
    months = [first]
    while months[-1] < last:
        months.append((months[-1] + dt.timedelta(days=31)).replace(day=1))
    return months


def _month_page(
    site: Site, lang: str, month: dt.date, earlier: PeriodLink | None, later: PeriodLink | None, events: list[Scheduled]
) -> Page:
    title = dates.month(month, lang)
    heading = title[:1].upper() + title[1:]
    address = addresses.month(month)
    words = site.words[lang]
    cards = {each.item.entry.id: event_card(site, each, lang) for each in events}
    weeks = calendar.Calendar().monthdatescalendar(month.year, month.month)
    return Page(
        address=in_language(address, lang),
        lang=lang,
        template="calendar/month.html",
        head=page_head(
            site,
            lang,
            address,
            words("calendar.month.title", month=heading),
            words("calendar.month.description", month=title),
            above=ABOVE,
        ),
        view=MonthView(
            title=heading,
            weekdays=dates.weekdays(lang),
            weeks=tuple(tuple(_cell(day, month, events, cards) for day in week) for week in weeks),
            events=tuple(cards.values()),
            earlier=earlier,
            later=later,
        ),
        origin=_ORIGIN,
    )


def _cell(day: dt.date, month: dt.date, events: Iterable[Scheduled], cards: Mapping[str, EventCard]) -> DayCell:
    if day.month != month.month:
        return DayCell()
    of_day = tuple(
        DayEvent(cards[each.item.entry.id], day == each.span.first, day < each.span.last)
        for each in events
        if each.span.first <= day <= each.span.last
    )
    return DayCell(day.day, day, of_day)


def _year_page(
    site: Site, lang: str, year: int, earlier: PeriodLink | None, later: PeriodLink | None, events: list[Scheduled]
) -> Page:
    address, words = addresses.year(year), site.words[lang]
    link = site.settings.urls.link
    months = groupby(events, key=lambda each: each.span.first.replace(day=1))
    return Page(
        address=in_language(address, lang),
        lang=lang,
        template="calendar/year.html",
        head=page_head(
            site,
            lang,
            address,
            words("calendar.year.title", year=year),
            words("calendar.year.description", year=year),
            above=ABOVE,
        ),
        view=YearView(
            title=words("calendar.year.title", year=year),
            months=tuple(
                MonthOfYear(
                    dates.month_name(month, lang),
                    link(in_language(addresses.month(month), lang)),
                    tuple(event_card(site, each, lang) for each in of_month),
                )
                for month, of_month in months
            ),
            earlier=earlier,
            later=later,
        ),
        origin=_ORIGIN,
    )


def _neighbours(links: Sequence[PeriodLink], position: int) -> tuple[PeriodLink | None, PeriodLink | None]:
    """The links before and after a position, None at the ends."""
    before = links[position - 1] if position else None
    return before, links[position + 1] if position + 1 < len(links) else None
