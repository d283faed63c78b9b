"""Facets: the ways to narrow a list, each value of which has a page of its own."""

from collections.abc import Iterable

import msgspec

from plugins.core.site import Site
from plugins.core.urls import in_language


class Choice(msgspec.Struct, frozen=True):
    """A value of a facet: what it is called, where its items are, how many there are."""

    label: str
    url: str
    count: int
    current: bool = False


class Facet(msgspec.Struct, frozen=True):
    """A way to narrow a list; `word` is the key of its name."""

    word: str
    choices: tuple[Choice, ...]


class Narrowed(msgspec.Struct, frozen=True):
    """A value of the facet called by `word`: its label, the address of its list, how many items that has."""

    word: str
    label: str
    address: str
    count: int


def facets(site: Site, values: Iterable[Narrowed], lang: str, current: str) -> tuple[Facet, ...]:
    """The facets in the order of their first values, for the page at `current`; addresses in the default language."""
    by_word: dict[str, list[Choice]] = {}
    for value in values:
        url = site.settings.urls.link(in_language(value.address, lang))
        choice = Choice(value.label, url, value.count, value.address == current)
        by_word.setdefault(value.word, []).append(choice)
    return tuple(Facet(word, tuple(choices)) for word, choices in by_word.items())
