"""Features: what a thin Pelican plugin adds to the core."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from plugins.core.data.terms import TermKey
from plugins.core.entry import Kind
from plugins.core.features.artifacts import Artifact, Page
from plugins.core.features.checks import Check
from plugins.core.problems import Problem
from plugins.core.site import Site

Output = Callable[[Site], Iterable[Artifact]]
# Runs after all outputs and sees the pages that they made.
Survey = Callable[[Site, tuple[Page, ...]], Iterable[Artifact]]
# Runs last and tells what is wrong with the pages that all made.
Audit = Callable[[Site, tuple[Page, ...]], Iterable[Problem]]

# The addresses, in the default language, of what a feature makes for terms.
TermPlaces = Callable[[Site], Mapping[TermKey, str]]

# What is to be said of an item wherever it is told of, such as when and where, by its id and the language.
Notes = Callable[[Site], Mapping[tuple[str, str], tuple[str, ...]]]


class NavigationEntry(msgspec.Struct, frozen=True):
    """A link that every page carries. `word` is the key of its label; `order` sorts it among all of its place."""

    word: str
    address: str
    order: int
    place: str = "header"


class Feature(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the site that can be taken off: kinds of content, checks, outputs, surveys, audits, menu entries.

    `surveys` see the pages of all outputs, `indexes` those that surveys made too: a sitemap, an index for search.
    `audits` tell what is wrong with all of them.
    `term_pages` and `term_calendars` tell the other features where a term has its page and its calendar; `notes` tell
    them what to say of its items.
    """

    name: str
    kinds: tuple[Kind, ...] = ()
    checks: tuple[Check, ...] = ()
    outputs: tuple[Output, ...] = ()
    surveys: tuple[Survey, ...] = ()
    audits: tuple[Audit, ...] = ()
    indexes: tuple[Survey, ...] = ()
    term_pages: tuple[TermPlaces, ...] = ()
    term_calendars: tuple[TermPlaces, ...] = ()
    notes: tuple[Notes, ...] = ()
    navigation: tuple[NavigationEntry, ...] = ()
