"""The page of a member: where it is, who speaks for it, and all that it did with the network."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec

from plugins.core.artifacts import Page
from plugins.core.languages import LANGUAGES
from plugins.core.pages import document_title, entry_page, withdrawn_pages
from plugins.core.prose import typeset
from plugins.core.related import Related, relate
from plugins.core.site import Item, Site
from plugins.core.views import Card, EntryView, card
from plugins.members.directory import Metropolis, counted, country, deeds, directory
from plugins.members.lists import ABOVE, region_name, region_url
from plugins.members.maps import MapView, member_map
from plugins.members.member import MEMBER
from plugins.members.people import Holder, HolderView, holder_view, holders

_COMPANIONS = 8


class Count(msgspec.Struct, frozen=True):
    """A term, or another member, and how often it occurs; `url` is '' where it has no page."""

    label: str
    count: int
    url: str = ""


class PortraitView(EntryView, frozen=True, kw_only=True):
    """A member on its page."""

    region: str
    region_url: str
    country: str
    website: str
    state: str
    since: dt.date | None
    until: dt.date | None
    map: MapView | None
    seats: tuple[HolderView, ...]
    deeds: tuple[Card, ...]
    challenges: tuple[Count, ...]
    companions: tuple[Count, ...]


def portraits(site: Site) -> Iterator[Page]:
    """The page of every member, in every language."""
    metropolises = directory(site)
    by_code = {each.member.slug: each for each in metropolises}
    index, done, seats = relate(()), deeds(site), holders(site)
    for metropolis in metropolises:
        for lang in LANGUAGES:
            own = done.get(metropolis.member.slug, ())
            held = tuple(each for each in seats if metropolis.member.slug in each.seat.members)
            yield _page(site, metropolis, lang, index, own, held, by_code)
    yield from withdrawn_pages(site, MEMBER)


def _page(
    site: Site,
    metropolis: Metropolis,
    lang: str,
    index: Related,
    own: tuple[Item, ...],
    held: tuple[Holder, ...],
    by_code: dict[str, Metropolis],
) -> Page:
    page = entry_page(site, metropolis.item, lang, ABOVE, index, partial(_place, metropolis))
    assert isinstance(page.view, EntryView), "the page of an entry has an entry's view"
    member = metropolis.member
    view = PortraitView(
        **msgspec.structs.asdict(page.view),
        region=region_name(site, metropolis.region, lang),
        region_url=region_url(site, metropolis.region, lang),
        country=country(member, lang),
        website=member.website,
        state=member.standing_on(site.settings.today),
        since=member.since,
        until=member.until,
        map=member_map(site, metropolis, lang),
        seats=tuple(holder_view(site, each, lang) for each in held),
        deeds=tuple(card(site, item, lang) for item in own),
        challenges=_challenges(site, own, lang),
        companions=_companions(site, metropolis, own, lang, by_code),
    )
    name = metropolis.name(lang)
    where = view.country or view.region
    title = site.words[lang]("members.member.title", name=name, where=where)
    description = view.summary or site.words[lang]("members.member.description", name=name, where=where)
    head = msgspec.structs.replace(page.head, title=document_title(site, title), description=description)
    return msgspec.structs.replace(page, head=head, view=view)


def _place(metropolis: Metropolis, site: Site, item: Item, lang: str, said: Any) -> dict[str, Any]:
    """The member as a schema.org AdministrativeArea."""
    member = metropolis.member
    thing: dict[str, Any] = {
        "@type": MEMBER.schema_type,
        "@id": f"{site.settings.urls.absolute(item.address(lang))}#member",
        "url": site.settings.urls.absolute(item.address(lang)),
        "name": said["name"],
    }
    if member.also_known_as:
        thing["alternateName"] = list(member.also_known_as)
    if member.latitude is not None and member.longitude is not None:
        thing["geo"] = {"@type": "GeoCoordinates", "latitude": member.latitude, "longitude": member.longitude}
    return thing


def _challenges(site: Site, own: tuple[Item, ...], lang: str) -> tuple[Count, ...]:
    codes = counted(code for item in own for code in item.entry.challenges)
    return tuple(Count(typeset(site.label("challenges", code, lang), lang), number) for code, number in codes)


def _companions(
    site: Site, metropolis: Metropolis, own: tuple[Item, ...], lang: str, by_code: dict[str, Metropolis]
) -> tuple[Count, ...]:
    """With whom it did things most often."""
    others = counted(code for item in own for code in item.entry.members if code != metropolis.member.slug)
    link = site.settings.urls.link
    return tuple(
        Count(by_code[code].name(lang), number, link(by_code[code].item.address(lang)))
        for code, number in others[:_COMPANIONS]
        if code in by_code
    )
