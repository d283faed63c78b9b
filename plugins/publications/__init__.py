"""The library: publications to read, to filter and to cite."""

from plugins.core.features import signals
from plugins.core.features.feature import Feature, NavigationEntry
from plugins.publications import addresses
from plugins.publications.checks import check_publications
from plugins.publications.citations import citation_files
from plugins.publications.covers import first_pages
from plugins.publications.lists import lists
from plugins.publications.pages import publication_pages
from plugins.publications.publication import PUBLICATION


def feature(_sender: object) -> Feature:
    """The library, as one feature."""
    return Feature(
        name="publications",
        kinds=(PUBLICATION,),
        checks=(check_publications,),
        outputs=(publication_pages, lists, citation_files, first_pages),
        navigation=(NavigationEntry("nav.publications", addresses.LIBRARY, 15),),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
