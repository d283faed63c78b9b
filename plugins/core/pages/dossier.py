"""Dossiers: all that belongs to a term (a challenge, a project, a member ..), in figures and by kind."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

import msgspec

from plugins.core.data.terms import TermKey, terms_of
from plugins.core.folding import fold
from plugins.core.pages.views import Card, card, name_of
from plugins.core.site import Item, Site

_NEXT = 3
_LATEST = 6
_MOST = 8


class Count(msgspec.Struct, frozen=True):
    """Something that is counted; `url` is '' where it has no page, `share` its part of the largest, in percent."""

    label: str
    count: int
    share: int
    url: str = ""


class Shelf(msgspec.Struct, frozen=True):
    """The newest items of one kind, and all that have no date, without those that stand among the next events.

    `total` is how many there are in all.
    """

    kind: str
    total: int
    cards: tuple[Card, ...]


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """What belongs to a term. `members`, `regions` and `challenges` are those of the items, the most frequent first.

    `coming` are the next events, the soonest first. `member_total` counts also the members that the list leaves out.
    """

    total: int
    coming: tuple[Card, ...]
    shelves: tuple[Shelf, ...]
    kinds: tuple[Count, ...]
    years: tuple[Count, ...]
    member_total: int
    members: tuple[Count, ...]
    regions: tuple[Count, ...]
    challenges: tuple[Count, ...]

    @property
    def complete(self) -> bool:
        """Whether every item is among the next events or on a shelf."""
        return self.total == len(self.coming) + sum(len(shelf.cards) for shelf in self.shelves)


def dossier(site: Site, items: Iterable[Item], lang: str, itself: TermKey = ("", "")) -> Dossier:
    """The dossier of what readers see of `items`, given newest first; `itself`, its own term, is not counted."""
    items = listed(items)
    members = Counter(code for item in items for code in members_of(item) if ("members", code) != itself)
    regions = Counter(code for item in items for code in regions_of(site, item))
    challenges = Counter(code for item in items for code in item.entry.challenges if ("challenges", code) != itself)
    ahead = coming(items, site.settings.today)[:_NEXT]
    shelves = tuple(_shelves(site, items, ahead, lang))
    return Dossier(
        total=len(items),
        coming=tuple(card(site, item, lang) for item in ahead),
        shelves=shelves,
        kinds=shares((site.words[lang](f"kinds.{shelf.kind}"), shelf.total, "") for shelf in shelves),
        years=_years(items),
        member_total=len(members),
        members=_terms(site, "members", members, lang)[:_MOST],
        regions=_terms(site, "regions", regions, lang),
        challenges=_terms(site, "challenges", challenges, lang),
    )


def listed(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items of kinds that lists of everything show."""
    return tuple(item for item in items if item.kind.rank)


def coming(items: Collection[Item], today: dt.date) -> tuple[Item, ...]:
    """The events that have not begun before today, the soonest first; the items are given newest first."""
    return tuple(item for item in reversed(tuple(items)) if item.kind.schema_type == "Event" and item.day >= today)


def members_of(item: Item) -> Iterator[str]:
    """The members that an item refers to."""
    return (code for vocabulary, code in terms_of(item.entry) if vocabulary == "members")


def regions_of(site: Site, item: Item) -> frozenset[str]:
    """The regions that an item names, and those of its members."""
    return site.once(_regions_of, item)


def _regions_of(site: Site, item: Item) -> frozenset[str]:
    named = {code for vocabulary, code in terms_of(item.entry) if vocabulary == "regions"}
    members = (site.entry_of("members", code) for code in members_of(item))
    known = site.vocabularies["regions"]
    return frozenset(named | {each.entry.folder for each in members if each and each.entry.folder in known})


def _shelves(site: Site, items: Collection[Item], ahead: Collection[Item], lang: str) -> Iterator[Shelf]:
    kinds = {item.kind.name: item.kind for item in items}
    for kind in sorted(kinds.values(), key=lambda kind: (kind.rank, kind.name)):
        of_kind = [item for item in items if item.kind.name == kind.name]
        rest = [item for item in of_kind if item not in ahead]
        dated = [item for item in rest if item.entry.dated]
        undated = [item for item in rest if not item.entry.dated]
        shown = (*dated[:_LATEST], *undated)
        yield Shelf(kind.name, len(of_kind), tuple(card(site, item, lang) for item in shown))


def _years(items: Iterable[Item]) -> tuple[Count, ...]:
    """By year, the oldest first, with the years between in which there was nothing."""
    counted = Counter(item.day.year for item in items if item.entry.dated)
    if not counted:
        return ()
    return shares((str(year), counted[year], "") for year in range(min(counted), max(counted) + 1))


def _terms(site: Site, vocabulary: str, counted: Counter[str], lang: str) -> tuple[Count, ...]:
    named = {code: name_of(site, vocabulary, code, lang) for code in counted}
    ordered = sorted(counted, key=lambda code: (-counted[code], fold(named[code]), code))
    return shares((named[code], counted[code], site.term_page(vocabulary, code, lang)) for code in ordered)


def shares(counts: Iterable[tuple[str, int, str]]) -> tuple[Count, ...]:
    """Counts with their share of the largest: of each its label, its number and its link."""
    rows = tuple(counts)
    most = max((count for _, count, _ in rows), default=0) or 1
    return tuple(Count(label, count, round(100 * count / most), url) for label, count, url in rows)
