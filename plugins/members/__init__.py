"""The members: five regions, the metropolises, the people who speak for them."""

from plugins.core.features import signals
from plugins.core.features.feature import Feature, NavigationEntry
from plugins.core.network.members import MEMBER, PERSON, REGION
from plugins.members.checks import check_members
from plugins.members.data import data
from plugins.members.lists import ADDRESS, members_page
from plugins.members.portraits import portraits
from plugins.members.regions import regions, term_pages
from plugins.members.seats import check_people
from plugins.members.staff import contact_pages, people


def feature(_sender: object) -> Feature:
    """Members, regions and people, as one feature."""
    return Feature(
        name="members",
        kinds=(MEMBER, REGION, PERSON),
        checks=(check_members, check_people),
        outputs=(members_page, portraits, regions, people, data),
        term_pages=(term_pages, contact_pages),
        navigation=(NavigationEntry("nav.members", ADDRESS, 20), NavigationEntry("nav.people", "people/", 2, "footer")),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
