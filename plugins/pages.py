"""Pages that stand for themselves: about, the accessibility statement, privacy."""

from plugins.core.entry import Entry, Kind
from plugins.core.features import signals
from plugins.core.features.feature import Feature, NavigationEntry
from plugins.core.pages.making import entry_pages

PAGE = Kind(name="page", folder="pages", entry=Entry, address="{slug}/")


def feature(_sender: object) -> Feature:
    """The pages, and their places in the menus."""
    return Feature(
        name="pages",
        kinds=(PAGE,),
        outputs=(entry_pages(PAGE),),
        navigation=(
            NavigationEntry("nav.about", "about/", 80),
            NavigationEntry("nav.accessibility", "accessibility/", 10, "footer"),
            NavigationEntry("nav.privacy", "privacy/", 20, "footer"),
        ),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
