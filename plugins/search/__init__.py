"""Search: a page in each language, and what it finds. The index itself is made after the build (`indexing.py`)."""

from plugins.core.features import signals
from plugins.core.features.feature import Feature, NavigationEntry
from plugins.search.addresses import SEARCH
from plugins.search.catalogue import catalogue
from plugins.search.page import search_pages


def feature(_sender: object) -> Feature:
    """The page of search, and the catalogue of what is indexed."""
    return Feature(
        name="search",
        outputs=(search_pages,),
        indexes=(catalogue,),
        navigation=(NavigationEntry("search.title", SEARCH, 0, "search"),),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
