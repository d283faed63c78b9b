"""The site as Hugo makes it too: pages, lists with their archives, pages of challenges and members, and what they list.

It stands in for the features whose pages can do more. Kinds of content and news are those of the site itself.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

import msgspec

from plugins.calendar.event import EVENTS
from plugins.challenges.challenge import CHALLENGE
from plugins.core.entry import Kind
from plugins.core.features import signals
from plugins.core.features.artifacts import Artifact, Page, View
from plugins.core.features.channels import channel
from plugins.core.features.feature import Feature, NavigationEntry, Output
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.network.members import MEMBER, REGION
from plugins.core.pages.making import Listing, entry_page, entry_pages, page_head
from plugins.core.pages.related import relate
from plugins.core.pages.views import Card, EntryView, card
from plugins.core.site import Item, Site
from plugins.core.urls import in_language
from plugins.home import HOME, home_page
from plugins.news import ABOVE, NEWS, lists
from plugins.publications.publication import PUBLICATION

_NEWEST = 20
_ORIGIN = "bench/plain"

_EVENTS = msgspec.structs.replace(EVENTS, template="entry.html")
_PUBLICATIONS = msgspec.structs.replace(PUBLICATION, template="entry.html")
_CHALLENGES = msgspec.structs.replace(CHALLENGE, template="plain/term.html")
_MEMBERS = msgspec.structs.replace(MEMBER, template="plain/term.html")
_REGIONS = msgspec.structs.replace(REGION, address=None)

_CALENDAR = Listing("calendar.title", "calendar/")
_LIBRARY = Listing("publications.title", "publications/")
_ALL_CHALLENGES = Listing("challenges.title", "challenges/")
_ALL_MEMBERS = Listing("members.title", "members/")


class Year(msgspec.Struct, frozen=True):
    """A link to a year's archive."""

    year: int
    url: str


class ListView(View, frozen=True, kw_only=True):
    """A list, and the archives beside it."""

    title: str
    cards: tuple[Card, ...]
    years: tuple[Year, ...] = ()


class TermView(EntryView, frozen=True, kw_only=True):
    """A challenge or a member, and what belongs to it."""

    cards: tuple[Card, ...]
    years: tuple[Year, ...]


def _rss_alone(output: Output) -> Output:
    """An output whose pages have the one feed that Hugo makes too, not all formats and an archive."""
    return partial(_without_formats, output=output)


def _without_formats(site: Site, output: Output) -> Iterator[Artifact]:
    for artifact in output(site):
        if isinstance(artifact, Page) and artifact.channel:
            yield msgspec.structs.replace(artifact, channel=msgspec.structs.replace(artifact.channel, section=False))
        else:
            yield artifact


def _section(site: Site, kind: Kind, at: Listing) -> Iterator[Page]:
    """The newest of a kind and its archives by year, in every language."""
    items = site.of(kind.name)
    for lang in LANGUAGES:
        title = site.words[lang](at.word)
        page = _list(site, lang, at.address, title, items[:_NEWEST], _years(site, lang, at.address, items))
        yield msgspec.structs.replace(page, channel=channel(site, lang, at.address, title, title, items))
        yield from _archives(site, lang, at.address, title, items, (at,))


def _archives(
    site: Site, lang: str, address: str, title: str, items: Iterable[Item], above: tuple[Listing, ...]
) -> Iterator[Page]:
    years = _years(site, lang, address, items)
    for year, of_year in groupby(items, key=lambda item: item.day.year):
        yield _list(site, lang, f"{address}{year}/", f"{title} {year}", of_year, years, above)


def _years(site: Site, lang: str, address: str, items: Iterable[Item]) -> tuple[Year, ...]:
    link = site.settings.urls.link
    found = dict.fromkeys(item.day.year for item in items)
    return tuple(Year(year, link(in_language(f"{address}{year}/", lang))) for year in found)


def _list(
    site: Site,
    lang: str,
    address: str,
    title: str,
    items: Iterable[Item],
    years: tuple[Year, ...] = (),
    above: tuple[Listing, ...] = (),
) -> Page:
    return Page(
        address=in_language(address, lang),
        lang=lang,
        template="plain/list.html",
        head=page_head(site, lang, address, title, title, above=above),
        view=ListView(title=title, cards=tuple(card(site, item, lang) for item in items), years=years),
        origin=_ORIGIN,
    )


def _overview(site: Site, kind: Kind, at: Listing) -> Iterator[Page]:
    """All terms of a kind, in every language."""
    for lang in LANGUAGES:
        yield _list(site, lang, at.address, site.words[lang](at.word), site.of(kind.name))


def _terms(site: Site, kind: Kind, at: Listing, by_year: bool) -> Iterator[Page]:
    """The page of each term with what belongs to it: all of it, or the newest and an archive for each year."""
    index = relate(())
    for item in site.of(kind.name):
        term = item.term
        items = site.about(kind.vocabulary, term.code) if term else ()
        for lang in LANGUAGES:
            page = entry_page(site, item, lang, (at,), index)
            assert isinstance(page.view, EntryView), "the page of an entry has an entry's view"
            address, title = item.address(DEFAULT), page.view.title
            view = TermView(
                **msgspec.structs.asdict(page.view),
                cards=tuple(card(site, each, lang) for each in (items[:_NEWEST] if by_year else items)),
                years=_years(site, lang, address, items) if by_year else (),
            )
            told = channel(site, lang, address, title, page.head.description, items)
            yield msgspec.structs.replace(page, view=view, channel=told)
            if by_year:
                yield from _archives(site, lang, address, title, items, (at,))


def feature(_sender: object) -> Feature:
    """All of it, as one feature."""
    return Feature(
        name="plain",
        kinds=(HOME, NEWS, _EVENTS, _PUBLICATIONS, _CHALLENGES, _MEMBERS, _REGIONS),
        outputs=(
            _rss_alone(home_page),
            _rss_alone(lists),
            entry_pages(NEWS, ABOVE),
            partial(_section, kind=_EVENTS, at=_CALENDAR),
            entry_pages(_EVENTS, (_CALENDAR,)),
            partial(_section, kind=_PUBLICATIONS, at=_LIBRARY),
            entry_pages(_PUBLICATIONS, (_LIBRARY,)),
            partial(_overview, kind=_CHALLENGES, at=_ALL_CHALLENGES),
            partial(_terms, kind=_CHALLENGES, at=_ALL_CHALLENGES, by_year=True),
            partial(_overview, kind=_MEMBERS, at=_ALL_MEMBERS),
            partial(_terms, kind=_MEMBERS, at=_ALL_MEMBERS, by_year=False),
        ),
        navigation=(
            NavigationEntry("nav.calendar", _CALENDAR.address, 5),
            NavigationEntry("nav.news", "news/", 10),
            NavigationEntry("nav.publications", _LIBRARY.address, 15),
            NavigationEntry("nav.members", _ALL_MEMBERS.address, 20),
            NavigationEntry("nav.challenges", _ALL_CHALLENGES.address, 25),
        ),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
