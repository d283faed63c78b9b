"""Where the calendar's pages and files lie, in the default language."""

import datetime as dt

CALENDAR = "calendar/"
ICS = "calendar.ics"


def year(number: int) -> str:
    """The calendar of a year."""
    return f"{CALENDAR}{number}/"


def month(first: dt.date) -> str:
    """The grid of a month."""
    return f"{CALENDAR}{first:%Y/%m}/"


def slice_of(facet: str, value: str) -> str:
    """The events of one value of one facet: a region, a challenge, a format, a series."""
    return f"{CALENDAR}{facet}/{value}/"


def slice_ics(facet: str, value: str) -> str:
    """The subscription calendar of a slice."""
    return f"{CALENDAR}{facet}/{value}.ics"


def event_ics(slug: str) -> str:
    """One event as a file."""
    return f"events/{slug}.ics"
