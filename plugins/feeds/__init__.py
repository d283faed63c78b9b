"""Feeds: RSS of every list of the site, Atom and JSON Feed of its sections, and an archive of everything."""

from collections.abc import Iterable

from plugins.core.features import signals
from plugins.core.features.artifacts import Artifact, Page
from plugins.core.features.feature import Feature, NavigationEntry
from plugins.core.site import Site
from plugins.core.urls import of_feed


def _feeds(site: Site, pages: tuple[Page, ...]) -> Iterable[Artifact]:
    """The feeds. The library that writes them is loaded only if the site is planned."""
    from plugins.feeds.planning import feeds

    return feeds(site, pages)


def feature(_sender: object) -> Feature:
    """The feeds. The main ones are advertised on every page."""
    return Feature(
        name="feeds",
        surveys=(_feeds,),
        navigation=(
            NavigationEntry("feeds.everything", of_feed(""), 10, place="feeds"),
            NavigationEntry("news.title", of_feed("news/"), 20, place="feeds"),
            NavigationEntry("calendar.title", of_feed("calendar/"), 30, place="feeds"),
        ),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
