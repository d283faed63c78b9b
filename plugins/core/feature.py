"""Features: what a thin Pelican plugin adds to the core."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from plugins.core.artifacts import Artifact, Page
from plugins.core.checks import Check
from plugins.core.entry import Kind
from plugins.core.site import Site
from plugins.core.terms import TermKey

Output = Callable[[Site], Iterable[Artifact]]
# Runs after all outputs and sees the pages that they made: a sitemap, an index for search.
Survey = Callable[[Site, tuple[Page, ...]], Iterable[Artifact]]

# The addresses, in the default language, of what a feature makes for terms.
TermPlaces = Callable[[Site], Mapping[TermKey, str]]


class NavigationEntry(msgspec.Struct, frozen=True):
    """A link that every page carries. `word` is the key of its label; `order` sorts it among all of its place."""

    word: str
    address: str
    order: int
    place: str = "header"


class Feature(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the site that can be taken off: kinds of content, checks, outputs, surveys, menu entries.

    `term_pages` and `term_calendars` tell the other features where a term has its page and its calendar.
    """

    name: str
    kinds: tuple[Kind, ...] = ()
    checks: tuple[Check, ...] = ()
    outputs: tuple[Output, ...] = ()
    surveys: tuple[Survey, ...] = ()
    term_pages: tuple[TermPlaces, ...] = ()
    term_calendars: tuple[TermPlaces, ...] = ()
    navigation: tuple[NavigationEntry, ...] = ()
