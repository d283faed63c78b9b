"""The metropolitan challenges: a page for each, over all kinds of content."""

from plugins.challenges.challenge import CHALLENGE
from plugins.core import signals
from plugins.core.feature import Feature
from plugins.core.pages import entry_pages


def feature(_sender: object) -> Feature:
    """The challenges, as one feature."""
    return Feature(name="challenges", kinds=(CHALLENGE,), outputs=(entry_pages(CHALLENGE),))


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
