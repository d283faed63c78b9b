"""Calls: what a visitor can take part in, with a state that is right even on a page that was built earlier."""

from plugins.calls.call import CALL
from plugins.calls.checks import check_calls
from plugins.calls.pages import ADDRESS, call_pages, lists
from plugins.core.features import signals
from plugins.core.features.feature import Feature, NavigationEntry


def feature(_sender: object) -> Feature:
    """The calls, as one feature."""
    return Feature(
        name="calls",
        kinds=(CALL,),
        checks=(check_calls,),
        outputs=(call_pages, lists),
        navigation=(NavigationEntry("nav.calls", ADDRESS, 35),),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
