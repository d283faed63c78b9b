"""The page of a member: where it is, who speaks for it, and all that it did with the network."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import msgspec

from plugins.core.features.artifacts import Page
from plugins.core.features.channels import channel
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.network.directory import Metropolis, country, directory
from plugins.core.network.meetings import MeetingView, meetings_with
from plugins.core.network.members import MEMBER, Standing
from plugins.core.network.people import Holder, HolderView, holder_view, holders
from plugins.core.pages.dossier import Count, coming, dossier, listed
from plugins.core.pages.making import document_title, entry_page, withdrawn_pages
from plugins.core.pages.related import Related, relate
from plugins.core.pages.views import Card, EntryView, card
from plugins.core.site import Item, Site
from plugins.members.lists import ABOVE, region_card, region_name
from plugins.members.maps import MapView, member_map


class PortraitView(EntryView, frozen=True, kw_only=True):
    """A member on its page. `coming` are its next events, the soonest first; `deeds` all else, the newest first.

    `challenges` and `companions`, the other members, are those of all of them, the most frequent first.
    """

    region: str
    region_url: str
    country: str
    website: str
    state: str
    since: dt.date | None
    until: dt.date | None
    map: MapView | None
    seats: tuple[HolderView, ...]
    meetings: tuple[MeetingView, ...]
    coming: tuple[Card, ...]
    deeds: tuple[Card, ...]
    challenges: tuple[Count, ...]
    companions: tuple[Count, ...]


def portraits(site: Site) -> Iterator[Page]:
    """The page of every member, in every language."""
    index, seats = relate(()), holders(site)  # the page shows all that names the member: there is no more to read
    for metropolis in directory(site):
        held = _held(site, seats, metropolis.member.slug)
        yield from (_page(site, metropolis, lang, index, held) for lang in LANGUAGES)
    yield from withdrawn_pages(site, MEMBER)


def _held(site: Site, seats: Iterable[Holder], code: str) -> tuple[Holder, ...]:
    """The seats of those who speak for a member; whoever does no more comes after those who do."""
    own = (each for each in seats if code in each.seat.members)
    return tuple(sorted(own, key=lambda each: not each.seat.held_on(site.settings.today)))


def _page(site: Site, metropolis: Metropolis, lang: str, index: Related, held: tuple[Holder, ...]) -> Page:
    shared = region_card(site, metropolis.region, lang)
    page = entry_page(site, metropolis.item, lang, ABOVE, index, partial(_place, metropolis), shared)
    member = metropolis.member
    own = listed(site.about(MEMBER.vocabulary, member.slug))
    ahead = coming(own, site.settings.today)
    told = dossier(site, own, lang, (MEMBER.vocabulary, member.slug))
    view = PortraitView(
        **msgspec.structs.asdict(page.view),
        region=region_name(site, metropolis.region, lang),
        region_url=site.term_page("regions", metropolis.region, lang),
        country=country(member, lang),
        website=member.website,
        state=member.standing_on(site.settings.today),
        since=member.since,
        until=member.until,
        map=member_map(site, metropolis, lang),
        seats=tuple(holder_view(site, each, lang) for each in held),
        meetings=meetings_with(site, MEMBER.vocabulary, member.slug, lang),
        coming=tuple(card(site, item, lang) for item in ahead),
        deeds=tuple(card(site, item, lang) for item in own if item not in ahead),
        challenges=told.challenges,
        companions=told.members,
    )
    name = metropolis.name(lang)
    where = view.country or view.region
    title = site.words[lang]("members.member.title", name=name, where=where)
    description = view.summary or site.words[lang]("members.member.description", name=name, where=where)
    calendar = site.term_calendar(MEMBER.vocabulary, member.slug, lang)
    return msgspec.structs.replace(
        page,
        head=msgspec.structs.replace(page.head, title=document_title(site, title), description=description),
        view=view,
        facts=Standing(metropolis.region, view.state),
        channel=channel(site, lang, metropolis.item.address(DEFAULT), name, description, own, calendar=calendar)
        if own
        else None,
    )


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
