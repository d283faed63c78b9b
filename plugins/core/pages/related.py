"""Related items: what else to read, ranked by what two items share.

A shared term counts for more the rarer it is, and for more the closer the two items' own days are; the day of the
build plays no part, so the answer changes only when content does.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Mapping

import msgspec

from plugins.core.data.terms import TermKey, terms_of
from plugins.core.site import Item

# How many neighbours in time are weighed for one term: enough to choose from, and no quadratic work for popular terms.
_NEAREST = 20
_YEAR = 365

_VOCABULARIES = frozenset({"challenges", "members", "projects", "organisations", "outcomes", "campaigns"})
_Place = tuple[int, str]


class Related(msgspec.Struct, frozen=True):
    """The index of who shares what: by id each item, its day and its terms; by term the (day, id) of its items.

    `found` is what was asked for before: the pages of an item in all languages ask for the same.
    """

    items: Mapping[str, Item]
    days: Mapping[str, int]
    terms: Mapping[str, tuple[TermKey, ...]]
    postings: Mapping[TermKey, tuple[_Place, ...]]
    found: dict[str, tuple[Item, ...]]

    def to(self, item: Item) -> tuple[Item, ...]:
        """The items that share something with `item`, best first."""
        name = item.entry.id
        if name not in self.found:
            self.found[name] = tuple(self.items[other] for other in self._ranked(item))
        return self.found[name]

    def _ranked(self, item: Item) -> list[str]:
        name, day = item.entry.id, _day(item)
        scores: dict[str, float] = {}
        for term in self.terms.get(name) or _terms(item):
            places = self.postings.get(term, ())
            rarity = _rarity(len(places))
            for _, other in _around(places, (day, name)):
                scores[other] = scores.get(other, 0.0) + rarity
        scores.pop(name, None)
        closeness = {other: 1 / (_YEAR + abs(day - self.days[other])) for other in scores}
        return sorted(scores, key=lambda other: (-scores[other] * closeness[other], other))


def relate(items: Iterable[Item]) -> Related:
    """The index over all items that have a page."""
    items = tuple(items)
    days = {item.entry.id: _day(item) for item in items}
    terms = {item.entry.id: tuple(_terms(item)) for item in items}
    postings: dict[TermKey, list[_Place]] = {}
    for name, of_item in terms.items():
        for term in of_item:
            postings.setdefault(term, []).append((days[name], name))
    ordered = {term: tuple(sorted(places)) for term, places in postings.items()}
    return Related({item.entry.id: item for item in items}, days, terms, ordered, {})


def _terms(item: Item) -> Iterable[TermKey]:
    return (term for term in terms_of(item.entry) if term[0] in _VOCABULARIES)


def _day(item: Item) -> int:
    """Its own day. What has none, such as a project, comes after all that has: the newest are the nearest to it."""
    return (item.day if item.entry.dated else dt.date.max).toordinal()


def _around(places: tuple[_Place, ...], place: _Place) -> tuple[_Place, ...]:
    middle = bisect_left(places, place)
    return places[max(middle - _NEAREST, 0) : middle + _NEAREST + 1]


def _rarity(count: int) -> float:
    """What a term of so many items weighs: half as much whenever their number has doubled (1, 1/2, 1/2, 1/4 ..).

    In such steps a new item seldom changes the order on the pages of others; and powers of two add up to the same
    sum in whatever order the terms are written.
    """
    return 2.0 ** (1 - count.bit_length())
