"""Organisations: with whom the network works, by kind, each with all that tells of it; and bilateral meetings."""

from plugins.core.features import signals
from plugins.core.features.feature import Feature, NavigationEntry
from plugins.core.network.meetings import MEETINGS
from plugins.organisations.directory import ADDRESS, term_pages
from plugins.organisations.overview import overview
from plugins.organisations.portraits import portraits


def feature(_sender: object) -> Feature:
    """The organisations, as one feature."""
    return Feature(
        name="organisations",
        kinds=(MEETINGS,),
        outputs=(overview, portraits),
        term_pages=(term_pages,),
        navigation=(NavigationEntry("nav.organisations", ADDRESS, 8, "footer"),),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
