"""The page of all challenges, and the matrix of what was done about each in which region."""

from collections.abc import Iterator
from itertools import groupby
from math import sqrt

import msgspec

from plugins.challenges.challenge import ADDRESS, belonging, challenge_of, challenges, group_name
from plugins.challenges.regions import anchor, by_region
from plugins.core.features.artifacts import Page, View
from plugins.core.features.channels import channel
from plugins.core.languages import LANGUAGES
from plugins.core.pages.dossier import listed
from plugins.core.pages.making import page_head
from plugins.core.pages.views import Card, Tag, brief, card, name_of, tag_of
from plugins.core.site import Item, Site
from plugins.core.urls import in_language

_ORIGIN = "plugins/challenges/overview.py"
_LARGEST = 20


class Listed(msgspec.Struct, frozen=True):
    """A challenge, and how much belongs to it."""

    code: str
    card: Card
    items: int


class Group(msgspec.Struct, frozen=True):
    """The challenges of a group, by code; `name` is '' where nobody knows it."""

    name: str
    challenges: tuple[Listed, ...]


class Cell(msgspec.Struct, frozen=True):
    """How much was done about a challenge in a region, and the radius of a dot whose area says the same."""

    region: str
    count: int
    url: str
    radius: int


class Row(msgspec.Struct, frozen=True):
    """A challenge in the matrix; `total` counts also what no region has, and what several have only once."""

    code: str
    card: Card
    total: int
    cells: tuple[Cell, ...]


class OverviewView(View, frozen=True, kw_only=True):
    """All challenges, and the matrix: `regions` head its columns."""

    title: str
    groups: tuple[Group, ...]
    regions: tuple[Tag, ...]
    rows: tuple[Row, ...]


def overview(site: Site) -> Iterator[Page]:
    """The page, in every language."""
    items = tuple(item for item in listed(site.with_pages) if item.entry.challenges)
    for lang in LANGUAGES:
        words = site.words[lang]
        title, description = words("challenges.title"), words("challenges.description")
        yield Page(
            address=in_language(ADDRESS, lang),
            lang=lang,
            template="challenges/list.html",
            head=page_head(site, lang, ADDRESS, title, description),
            view=OverviewView(
                title=title,
                groups=tuple(_groups(site, lang)),
                regions=tuple(tag_of(site, "regions", term.code, lang) for term in site.vocabularies["regions"].terms),
                rows=_rows(site, lang),
            ),
            origin=_ORIGIN,
            channel=channel(site, lang, ADDRESS, title, description, items),
        )


def _groups(site: Site, lang: str) -> Iterator[Group]:
    for code, items in groupby(challenges(site), key=lambda item: challenge_of(item).group):
        found = tuple(
            Listed(challenge_of(item).code, card(site, item, lang), len(belonging(site, item))) for item in items
        )
        yield Group(group_name(site, code, lang), found)


def _rows(site: Site, lang: str) -> tuple[Row, ...]:
    """A row for each challenge."""
    counted = [(item, belonging(site, item)) for item in challenges(site)]
    counts = [{code: len(there) for code, there in by_region(site, items).items()} for _, items in counted]
    most = max((count for row in counts for count in row.values()), default=0)
    return tuple(
        _row(site, item, len(items), row, most, lang) for (item, items), row in zip(counted, counts, strict=True)
    )


def _row(site: Site, item: Item, total: int, counts: dict[str, int], most: int, lang: str) -> Row:
    url = site.settings.urls.link(item.address(lang))
    cells = tuple(
        Cell(
            name_of(site, "regions", code, lang),
            count,
            url + anchor(code) if count else "",
            round(_LARGEST * sqrt(count / most)) if count else 0,
        )
        for code, count in counts.items()
    )
    return Row(challenge_of(item).code, brief(site, item, lang), total, cells)
