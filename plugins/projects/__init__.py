"""Projects, platforms, initiatives and series: a page for each, with everything that belongs to it."""

from plugins.core.features import signals
from plugins.core.features.feature import Feature, NavigationEntry
from plugins.projects.checks import check_projects
from plugins.projects.overview import overview
from plugins.projects.portraits import ADDRESS, portraits
from plugins.projects.project import PROJECT


def feature(_sender: object) -> Feature:
    """The projects, as one feature."""
    return Feature(
        name="projects",
        kinds=(PROJECT,),
        checks=(check_projects,),
        outputs=(overview, portraits),
        navigation=(NavigationEntry("nav.projects", ADDRESS, 30),),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
