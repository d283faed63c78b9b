"""How readers hear from the network: the page of feeds and calendars, and the digest of a month as a mail."""

from plugins.core.features import signals
from plugins.core.features.feature import Feature, NavigationEntry
from plugins.subscribe.page import SUBSCRIBE, subscribe_page


def feature(_sender: object) -> Feature:
    """The page, with its link in the footer."""
    return Feature(
        name="subscribe",
        kinds=(SUBSCRIBE,),
        surveys=(subscribe_page,),
        navigation=(NavigationEntry("nav.subscribe", "subscribe/", 30, "footer"),),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
