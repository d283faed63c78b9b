"""The home page: what the network is, and what is new."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from plugins.core.entry import Entry, Kind
from plugins.core.features import signals
from plugins.core.features.artifacts import Page
from plugins.core.features.channels import channel
from plugins.core.features.feature import Feature
from plugins.core.features.head import jsonld
from plugins.core.languages import LANGUAGES
from plugins.core.maps.equal_earth import WORLD, dots, project
from plugins.core.pages import structured
from plugins.core.pages.dossier import listed
from plugins.core.pages.making import entry_head, entry_view
from plugins.core.pages.views import Card, EntryView, card
from plugins.core.site import Item, Site
from plugins.core.urls import in_language

_NEWEST = 4
_EVENTS = 3

HOME = Kind(name="home", folder="home", entry=Entry, address="", template="home.html")


class Topical(msgspec.Struct, frozen=True):
    """What readers should not miss these days; `until` is when (ISO 8601, UTC) it is too late, '' for never."""

    card: Card
    until: str


class HomeView(EntryView, frozen=True, kw_only=True):
    """The text of the home page, what is topical, the newest of the news, and what takes place next (else last).

    `dots` are the members on the map of the world, as an SVG path, and `map` is its view box.
    """

    map: str
    dots: str
    members: int
    members_url: str
    calendar_is_ahead: bool

    topical: tuple[Topical, ...]
    topical_until: str
    news: tuple[Card, ...]
    news_url: str
    events: tuple[Card, ...]
    events_url: str


def home_page(site: Site) -> Iterator[Page]:
    """The home page in each language."""
    for item in site.of(HOME.name):
        for lang in LANGUAGES:
            head = entry_head(site, item, lang)
            things = jsonld(structured.organization(site), structured.website(site, lang, head.description))
            everything = site.words[lang]("feeds.everything")
            yield Page(
                address=item.address(lang),
                lang=lang,
                template=HOME.template,
                head=msgspec.structs.replace(head, jsonld=things),
                view=_view(site, item, lang),
                origin=item.entry.path,
                channel=channel(site, lang, "", everything, head.description, listed(site.with_pages), section=True),
            )


def _view(site: Site, item: Item, lang: str) -> HomeView:
    link, today = site.settings.urls.link, site.settings.today
    topical = tuple(_topical(site, lang))
    until = [each.until for each in topical]
    members = [each for each in site.of("member") if each.term]
    events = _next_events(site)
    return HomeView(
        **msgspec.structs.asdict(entry_view(site, item, lang)),
        topical=topical,
        topical_until=max(until) if until and all(until) else "",
        news=tuple(card(site, each, lang) for each in site.of("news")[:_NEWEST]),
        news_url=link(in_language("news/", lang)),
        map=str(WORLD),
        dots=dots(project(*each.entry.point) for each in members if each.entry.point),
        members=len(members),
        members_url=link(in_language("members/", lang)),
        calendar_is_ahead=bool(events) and events[0].day >= today,
        events=tuple(card(site, each, lang) for each in events),
        events_url=link(in_language("calendar/", lang)),
    )


def _topical(site: Site, lang: str) -> Iterator[Topical]:
    for item in site.with_pages:
        if item.entry.is_topical(site.settings.now):
            until = item.entry.topical_until
            yield Topical(card(site, item, lang), f"{until.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}" if until else "")


def _next_events(site: Site) -> tuple[Item, ...]:
    """What begins next, soonest first; if nothing is announced, what began last. Its dates tell which it is."""
    events = site.of("event")
    to_come = [each for each in events if each.day >= site.settings.today]
    return tuple(reversed(to_come[-_EVENTS:])) if to_come else events[:_EVENTS]


def feature(_sender: object) -> Feature:
    """The home page and its text."""
    return Feature(name="home", kinds=(HOME,), outputs=(home_page,))


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
