"""The regions in which something was done about a challenge."""

from collections.abc import Collection

import msgspec

from plugins.core.pages.dossier import regions_of
from plugins.core.pages.views import Card, brief, name_of
from plugins.core.site import Item, Site

_LATEST = 5


class RegionPart(msgspec.Struct, frozen=True):
    """What was done in a region: how much, and the newest of it. The part's id on the page is `_` and its code."""

    code: str
    name: str
    total: int
    cards: tuple[Card, ...]


def by_region(site: Site, items: Collection[Item]) -> dict[str, tuple[Item, ...]]:
    """The items of each region, in the order of the regions' list; all regions are there."""
    regions = {item.entry.id: regions_of(site, item) for item in items}
    return {
        term.code: tuple(item for item in items if term.code in regions[item.entry.id])
        for term in site.vocabularies["regions"].terms
    }


def anchor(code: str) -> str:
    """The part of a challenge's page that is about a region."""
    return f"#_{code}"


def region_parts(site: Site, items: Collection[Item], lang: str) -> tuple[RegionPart, ...]:
    """The parts of the regions that have items."""
    return tuple(
        RegionPart(
            code,
            name_of(site, "regions", code, lang),
            len(of_region),
            tuple(brief(site, item, lang) for item in of_region[:_LATEST]),
        )
        for code, of_region in by_region(site, items).items()
        if of_region
    )
