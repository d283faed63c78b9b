"""The page of a region: its map, its members, who speaks for it, and what takes place and is new in it."""

from collections.abc import Iterator

import msgspec

from plugins.core.data.terms import TermKey
from plugins.core.features.artifacts import Page
from plugins.core.features.channels import channel
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.network.directory import by_name, standing
from plugins.core.network.members import REGION
from plugins.core.network.people import HolderView, holder_view, holders, on
from plugins.core.pages.dossier import Dossier, dossier, listed, regions_of
from plugins.core.pages.making import document_title, entry_page, withdrawn_pages
from plugins.core.pages.related import relate
from plugins.core.pages.views import EntryView
from plugins.core.site import Item, Site
from plugins.members.lists import ABOVE, MemberLink, member_link, region_card, region_name
from plugins.members.maps import MapView, region_map


class RegionView(EntryView, frozen=True, kw_only=True):
    """A region on its page, with who speaks for it on the day of the build; `dossier` is of all that concerns it."""

    map: MapView
    members: tuple[MemberLink, ...]
    board: tuple[HolderView, ...]
    secretariat: tuple[HolderView, ...]
    dossier: Dossier


def regions(site: Site) -> Iterator[Page]:
    """The page of every region, in every language."""
    concerned = {item.entry.id: regions_of(site, item) for item in listed(site.with_pages)}
    for item in site.of(REGION.name):
        own = tuple(site.item(each) for each, codes in concerned.items() if item.entry.slug in codes)
        yield from (_page(site, item, lang, own) for lang in LANGUAGES)
    yield from withdrawn_pages(site, REGION)


def term_pages(site: Site) -> dict[TermKey, str]:
    """Where the pages of the regions lie."""
    return {("regions", item.entry.slug): item.address(DEFAULT) for item in site.of(REGION.name)}


def _page(site: Site, item: Item, lang: str, own: tuple[Item, ...]) -> Page:
    """The page of a region with all that names it or one of its members."""
    page = entry_page(site, item, lang, ABOVE, relate(()), card=region_card(site, item.entry.slug, lang))
    code = item.entry.slug
    members = by_name((each for each in standing(site, "member") if each.region == code), lang)
    held = [each for each in on(holders(site), site.settings.today) if each.seat.region == code]

    def of(*bodies: str) -> tuple[HolderView, ...]:
        return tuple(holder_view(site, each, lang) for body in bodies for each in held if each.seat.body == body)

    view = RegionView(
        **msgspec.structs.asdict(page.view),
        map=region_map(site, members, lang),
        members=tuple(member_link(site, each, lang) for each in members),
        board=of("board"),
        secretariat=of("regional-secretary", "regional-officer"),
        dossier=dossier(site, own, lang, ("regions", code)),
    )
    title = site.words[lang]("members.in", name=region_name(site, code, lang))
    calendar = site.term_calendar("regions", code, lang)
    return msgspec.structs.replace(
        page,
        head=msgspec.structs.replace(page.head, title=document_title(site, title)),
        view=view,
        channel=channel(site, lang, item.address(DEFAULT), title, page.head.description, own, calendar=calendar),
    )
