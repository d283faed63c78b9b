"""Open data: every list of the site as JSON and CSV, with schemas, and the page that explains them."""

from plugins.core.features import signals
from plugins.core.features.feature import Feature, NavigationEntry
from plugins.open_data.page import DATA, open_data


def feature(_sender: object) -> Feature:
    """The files and the page, and the links to it."""
    return Feature(
        name="open_data",
        kinds=(DATA,),
        surveys=(open_data,),
        navigation=(
            NavigationEntry("nav.data", "data/", 40, "footer"),
            NavigationEntry("nav.data", "data/", 0, "data"),
        ),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
