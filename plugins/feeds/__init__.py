"""Feeds: RSS of every list of the site, Atom and JSON Feed of its sections, and an archive of everything."""

from plugins.core import signals
from plugins.core.feature import Feature, NavigationEntry
from plugins.core.urls import of_feed
from plugins.feeds.planning import feeds


def feature(_sender: object) -> Feature:
    """The feeds. The main ones are advertised on every page."""
    return Feature(
        name="feeds",
        surveys=(feeds,),
        navigation=(
            NavigationEntry("feeds.everything", of_feed(""), 10, place="feeds"),
            NavigationEntry("news.title", of_feed("news/"), 20, place="feeds"),
            NavigationEntry("calendar.title", of_feed("calendar/"), 30, place="feeds"),
        ),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
