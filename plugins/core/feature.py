"""Features: what a thin Pelican plugin adds to the core."""

from collections.abc import Callable, Iterable

import msgspec

from plugins.core.artifacts import Artifact, Page
from plugins.core.checks import Check
from plugins.core.entry import Kind
from plugins.core.site import Site

Output = Callable[[Site], Iterable[Artifact]]
# Runs after all outputs and sees the pages that they made: a sitemap, an index for search.
Survey = Callable[[Site, tuple[Page, ...]], Iterable[Artifact]]


class NavigationEntry(msgspec.Struct, frozen=True):
    """A link that every page carries. `word` is the key of its label; `order` sorts it among all of its place."""

    word: str
    address: str
    order: int
    place: str = "header"


class Feature(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the site that can be taken off: kinds of content, checks, outputs, surveys, menu entries."""

    name: str
    kinds: tuple[Kind, ...] = ()
    checks: tuple[Check, ...] = ()
    outputs: tuple[Output, ...] = ()
    surveys: tuple[Survey, ...] = ()
    navigation: tuple[NavigationEntry, ...] = ()
