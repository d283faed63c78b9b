"""The page of a region: its map, its members, who speaks for it, and what is new in it."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from plugins.core.artifacts import Page
from plugins.core.languages import LANGUAGES
from plugins.core.pages import document_title, entry_page, withdrawn_pages
from plugins.core.related import relate
from plugins.core.site import Item, Site
from plugins.core.views import Card, EntryView, card
from plugins.members.directory import by_name, standing
from plugins.members.lists import ABOVE, MemberLink, member_link, region_name
from plugins.members.maps import MapView, region_map
from plugins.members.member import REGION
from plugins.members.people import HolderView, holder_view, holders, on

_LATEST = 5


class RegionView(EntryView, frozen=True, kw_only=True):
    """A region on its page, with who speaks for it on the day of the build."""

    map: MapView
    members: tuple[MemberLink, ...]
    board: tuple[HolderView, ...]
    secretaries: tuple[HolderView, ...]
    officers: tuple[HolderView, ...]
    news: tuple[Card, ...]
    events: tuple[Card, ...]


def regions(site: Site) -> Iterator[Page]:
    """The page of every region, in every language."""
    for item in site.of(REGION.name):
        for lang in LANGUAGES:
            yield _page(site, item, lang)
    yield from withdrawn_pages(site, REGION)


def _next_first(items: list[Item], today: dt.date) -> list[Item]:
    """What is to come, the next first, and then what has been, newest first; the items are given newest first."""
    coming = [each for each in items if each.day >= today]
    return [*reversed(coming), *items[len(coming) :]]


def _page(site: Site, item: Item, lang: str) -> Page:
    page = entry_page(site, item, lang, ABOVE, relate(()))
    assert isinstance(page.view, EntryView), "the page of an entry has an entry's view"
    code = item.entry.slug
    members = by_name((each for each in standing(site, "member") if each.region == code), lang)
    slugs = {each.member.slug for each in members}
    held = [each for each in on(holders(site), site.settings.today) if each.seat.region == code]

    def latest(kind: str) -> tuple[Card, ...]:
        items = [each for each in site.of(kind) if slugs.intersection(each.entry.members)]
        return tuple(card(site, each, lang) for each in _next_first(items, site.settings.today)[:_LATEST])

    def of(body: str) -> tuple[HolderView, ...]:
        return tuple(holder_view(site, each, lang) for each in held if each.seat.body == body)

    view = RegionView(
        **msgspec.structs.asdict(page.view),
        map=region_map(site, members, lang),
        members=tuple(member_link(site, each, lang) for each in members),
        board=of("board"),
        secretaries=of("regional-secretary"),
        officers=of("regional-officer"),
        news=latest("news"),
        events=latest("event"),
    )
    title = document_title(site, site.words[lang]("members.in", name=region_name(site, code, lang)))
    return msgspec.structs.replace(page, head=msgspec.structs.replace(page.head, title=title), view=view)
