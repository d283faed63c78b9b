"""Projects, platforms, initiatives and series: a page for each, with everything that belongs to it."""

from plugins.core import signals
from plugins.core.feature import Feature
from plugins.core.pages import entry_pages
from plugins.projects.project import PROJECT


def feature(_sender: object) -> Feature:
    """The projects, as one feature."""
    return Feature(name="projects", kinds=(PROJECT,), outputs=(entry_pages(PROJECT),))


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
