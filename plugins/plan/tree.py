"""The plan as a tree, with what was done under each of its nodes."""

from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from plugins.core.data.plan_codes import order, way
from plugins.core.data.terms import terms_of
from plugins.core.features.checks import Finding
from plugins.core.pages.dossier import listed
from plugins.core.site import Item, Site

VOCABULARY = "outcomes"


class Node(msgspec.Struct, frozen=True):
    """A line, an axis, an outcome or, without a code, the whole plan; the items under it, newest first; its parts."""

    code: str
    items: tuple[Item, ...]
    parts: tuple["Node", ...]

    @property
    def own(self) -> tuple[Item, ...]:
        """The items that are under none of the parts."""
        further = {item.entry.id for part in self.parts for item in part.items}
        return tuple(item for item in self.items if item.entry.id not in further)

    def walk(self) -> Iterator["Node"]:
        """The nodes below it, in the order of their codes."""
        for part in self.parts:
            yield part
            yield from part.walk()


def plan(site: Site) -> Node:
    """The whole plan.

    An item is under every node that it names, among its outcomes or as the line of its activity, and under those
    that lie above; under each it counts once. So a node may have fewer items than its parts together, and a line
    more: of some activities only the line is known. A node that is not listed while a part of it is, is there.
    """
    codes = {code for term in site.vocabularies[VOCABULARY].terms for code in way(term.code)}
    items: dict[str, list[Item]] = {}
    for item in listed(site.with_pages):
        for code in {above for named in _named(item) for above in ("", *way(named))}:
            items.setdefault(code, []).append(item)
    return _node("", codes, items)


def check_codes(site: Site) -> Iterator[Finding]:
    """A term that has no place in the tree."""
    for term in site.vocabularies[VOCABULARY].terms:
        if not way(term.code):
            message = f"'{term.code}' is no code of the plan: a line is L1, an axis L1A1, an outcome L1A1D1"
            yield Finding(f"{site.settings.data.name}/{VOCABULARY}.yaml", term.code, message)


def _named(item: Item) -> Iterable[str]:
    return (code for vocabulary, code in terms_of(item.entry) if vocabulary == VOCABULARY)


def _node(code: str, codes: Collection[str], items: Mapping[str, list[Item]]) -> Node:
    parts = sorted((each for each in codes if way(each)[:-1] == way(code)), key=order)
    return Node(code, tuple(items.get(code, ())), tuple(_node(each, codes, items) for each in parts))
