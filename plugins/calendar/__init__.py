"""The international calendar: events, their pages, grids and lists, and calendars to subscribe to."""

from collections.abc import Iterable

from plugins.calendar import addresses
from plugins.calendar.checks import check_events
from plugins.calendar.event import EVENTS
from plugins.calendar.grids import grids
from plugins.calendar.lists import lists
from plugins.calendar.notes import notes
from plugins.calendar.pages import event_pages
from plugins.calendar.slices import term_calendars
from plugins.core.features import signals
from plugins.core.features.artifacts import Artifact
from plugins.core.features.feature import Feature, NavigationEntry
from plugins.core.site import Site


def _calendars(site: Site) -> Iterable[Artifact]:
    """The calendars to subscribe to. The library that writes them is loaded only if the site is planned."""
    from plugins.calendar.ics import calendars

    return calendars(site)


def feature(_sender: object) -> Feature:
    """The calendar, as one feature."""
    return Feature(
        name="calendar",
        kinds=(EVENTS,),
        checks=(check_events,),
        outputs=(event_pages, lists, grids, _calendars),
        term_calendars=(term_calendars,),
        notes=(notes,),
        navigation=(NavigationEntry("nav.calendar", addresses.CALENDAR, 5),),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
