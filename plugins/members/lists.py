"""The page of all members: the world with its regions, then every name, by letter."""

from collections.abc import Iterator
from itertools import groupby

import msgspec

from plugins.core.features.artifacts import Page, View
from plugins.core.features.head import Drawn
from plugins.core.folding import sorted_as
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.maps.equal_earth import WORLD
from plugins.core.network.directory import Metropolis, by_name, country, standing
from plugins.core.network.members import REGION
from plugins.core.pages.making import Listing, page_head
from plugins.core.pages.views import name_of
from plugins.core.site import Site
from plugins.core.urls import in_language, of_entry
from plugins.members.data import FILES
from plugins.members.maps import world_dots

ADDRESS = "members/"
ABOVE = (Listing("members.title", ADDRESS),)
_ORIGIN = "plugins/members/lists.py"


class MemberLink(msgspec.Struct, frozen=True):
    """A member in a list: its name, its page, its region's code and name, its country ('' if unknown)."""

    name: str
    url: str
    region: str
    region_name: str
    country: str


class RegionLink(msgspec.Struct, frozen=True):
    """A region: its name, its page ('' if it has none), how many members it has, their dots on the world map."""

    name: str
    url: str
    count: int
    dots: str


class Letter(msgspec.Struct, frozen=True):
    """The members whose names begin with a letter."""

    letter: str
    members: tuple[MemberLink, ...]


class DataFile(msgspec.Struct, frozen=True):
    """A file of open data."""

    name: str
    url: str


class MembersView(View, frozen=True, kw_only=True):
    """All members, and who is not yet or no more one; `map` is the view box of the map of the world."""

    title: str
    count: int
    map: str
    regions: tuple[RegionLink, ...]
    letters: tuple[Letter, ...]
    applicants: tuple[MemberLink, ...]
    former: tuple[MemberLink, ...]
    files: tuple[DataFile, ...]


def members_page(site: Site) -> Iterator[Page]:
    """The page of all members, in every language."""
    members = standing(site, "member")
    for lang in LANGUAGES:
        words = site.words[lang]
        links = _links(site, members, lang)
        letters = groupby(links, key=lambda link: sorted_as(link.name)[:1].upper())
        yield Page(
            address=in_language(ADDRESS, lang),
            lang=lang,
            template="members/list.html",
            head=page_head(site, lang, ADDRESS, words("members.title"), words("members.description")),
            view=MembersView(
                title=words("members.title"),
                count=len(members),
                map=str(WORLD),
                regions=region_links(site, members, lang),
                letters=tuple(Letter(letter, tuple(of_letter)) for letter, of_letter in letters),
                applicants=_links(site, standing(site, "applicant"), lang),
                former=_links(site, standing(site, "former"), lang),
                files=tuple(DataFile(name, site.settings.urls.link(address)) for name, address in FILES),
            ),
            origin=_ORIGIN,
            files=tuple(address for _, address in FILES),
        )


def _links(site: Site, metropolises: tuple[Metropolis, ...], lang: str) -> tuple[MemberLink, ...]:
    return tuple(member_link(site, each, lang) for each in by_name(metropolises, lang))


def member_link(site: Site, metropolis: Metropolis, lang: str) -> MemberLink:
    """A member as a row of a list."""
    return MemberLink(
        name=metropolis.name(lang),
        url=site.settings.urls.link(metropolis.item.address(lang)),
        region=metropolis.region,
        region_name=region_name(site, metropolis.region, lang),
        country=country(metropolis.member, lang),
    )


def region_name(site: Site, code: str, lang: str) -> str:
    """What a region is called; its code where there is no list of regions."""
    known = code in site.vocabularies["regions"]
    return name_of(site, "regions", code, lang) if known else code


def region_card(site: Site, code: str, lang: str) -> Drawn:
    """The card that a region and its members are shared with: where its members are."""
    assert REGION.address is not None, "regions have pages"
    address = of_entry(REGION.address, code, DEFAULT)
    return Drawn(address, lang, region_name(site, code, lang), site.words[lang]("members.title"), ("regions", code))


def region_links(site: Site, members: tuple[Metropolis, ...], lang: str) -> tuple[RegionLink, ...]:
    """The regions that have members or a page, in the order of their list."""
    shown = {each.region for each in members} | {item.entry.slug for item in site.of(REGION.name)}
    return tuple(
        RegionLink(
            region_name(site, term.code, lang),
            site.term_page("regions", term.code, lang),
            sum(each.region == term.code for each in members),
            world_dots(each for each in members if each.region == term.code),
        )
        for term in site.vocabularies["regions"].terms
        if term.code in shown
    )
