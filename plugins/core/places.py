"""Places: where a term of a vocabulary has its page and its calendar, so that every feature can link to them."""

from collections.abc import Iterable

import msgspec

from plugins.core.feature import Feature
from plugins.core.languages import DEFAULT
from plugins.core.site import Site
from plugins.core.terms import TermKey


def placed(site: Site, features: Iterable[Feature]) -> Site:
    """The site with the places of its terms: the pages of those that are entries, and what the features make."""
    features = tuple(features)
    pages, calendars = _entries(site, features), dict[TermKey, str]()
    for feature in features:
        for places in feature.term_pages:
            pages |= places(site)
        for places in feature.term_calendars:
            calendars |= places(site)
    return msgspec.structs.replace(site, term_pages=pages, term_calendars=calendars)


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
