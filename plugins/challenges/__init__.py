"""The metropolitan challenges: a page for each, over all kinds of content, and a page of all."""

from plugins.challenges.challenge import ADDRESS, CHALLENGE
from plugins.challenges.overview import overview
from plugins.challenges.portraits import portraits
from plugins.core.features import signals
from plugins.core.features.feature import Feature, NavigationEntry


def feature(_sender: object) -> Feature:
    """The challenges, as one feature."""
    return Feature(
        name="challenges",
        kinds=(CHALLENGE,),
        outputs=(overview, portraits),
        navigation=(NavigationEntry("nav.challenges", ADDRESS, 25),),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
