"""Places: what features tell each other: where a term has its page and its calendar, and what to say of an item."""

from collections.abc import Iterable

import msgspec

from plugins.core.data.terms import TermKey
from plugins.core.features.feature import Feature
from plugins.core.languages import DEFAULT
from plugins.core.site import Site


def placed(site: Site, features: Iterable[Feature]) -> Site:
    """The site with the places of its terms (the pages of those that are entries, and what the features make), and
    with what there is to say of its items.
    """
    features = tuple(features)
    pages, calendars = _entries(site, features), dict[TermKey, str]()
    notes: dict[tuple[str, str], tuple[str, ...]] = {}
    for feature in features:
        for places in feature.term_pages:
            pages |= places(site)
        for places in feature.term_calendars:
            calendars |= places(site)
        for notes_of in feature.notes:
            notes |= notes_of(site)
    return msgspec.structs.replace(site, term_pages=pages, term_calendars=calendars, notes=notes)


def _entries(site: Site, features: Iterable[Feature]) -> dict[TermKey, str]:
    """Where the terms lie that are entries with a page, by the vocabularies of the features' kinds."""
    return {
        (kind.vocabulary, term.code): item.address(DEFAULT)
        for feature in features
        for kind in feature.kinds
        if kind.vocabulary and kind.address is not None
        for item in site.of(kind.name)
        if (term := item.term)
    }
