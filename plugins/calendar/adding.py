"""Adding one event to a reader's own calendar: where that makes sense, and the addresses that offer it."""

import datetime as dt
from urllib.parse import urlencode

import msgspec

from plugins.calendar import wording
from plugins.calendar.schedule import Scheduled
from plugins.core.site import Site

_DAY = dt.timedelta(days=1)


class AddLinks(msgspec.Struct, frozen=True):
    """A calendar file, and the pages on which Google Calendar and Outlook offer to add the event."""

    ics: str
    google: str
    outlook: str


def links(site: Site, scheduled: Scheduled, lang: str, ics: str) -> AddLinks | None:
    """The links of an event that a reader can attend or join; None for others.

    A reader can where the public may come (or the network organises it and bars nobody), it takes place on its day,
    and it has not passed by the day of the build.
    """
    event = scheduled.event
    is_open = event.audience == "public" or (not event.audience and event.role == "organises")
    if not is_open or scheduled.is_off() or scheduled.has_passed(site.settings.today):
        return None
    return AddLinks(ics, _google(site, scheduled, lang), _outlook(site, scheduled, lang))


def _google(site: Site, scheduled: Scheduled, lang: str) -> str:
    query = {
        "action": "TEMPLATE",
        "text": scheduled.item.text(lang).title,
        "dates": "/".join(each.replace("-", "").replace(":", "") for each in _ends(scheduled)),
    }
    return _address("https://calendar.google.com/calendar/render", query | _details(site, scheduled, lang, "details"))


def _outlook(site: Site, scheduled: Scheduled, lang: str) -> str:
    start, end = _ends(scheduled)
    query = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": scheduled.item.text(lang).title,
        "startdt": start,
        "enddt": end,
        "allday": "true" if scheduled.span.all_day else "false",
    }
    base = "https://outlook.live.com/calendar/0/action/compose"
    return _address(base, query | _details(site, scheduled, lang, "body"))


def _ends(scheduled: Scheduled) -> tuple[str, str]:
    """Start and end in ISO 8601, hours in UTC; both programs take the end of whole days to be the day after."""
    span = scheduled.span
    if span.start and span.end:
        return _utc(span.start), _utc(span.end)
    return span.first.isoformat(), (span.last + _DAY).isoformat()


def _utc(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def _details(site: Site, scheduled: Scheduled, lang: str, text: str) -> dict[str, str]:
    """What else is filled in: the address of the page under the name `text`, and the place."""
    page = site.settings.urls.absolute(scheduled.item.address(lang))
    where = wording.place(site, scheduled, lang) or scheduled.event.online
    return {text: page} | ({"location": where} if where else {})


def _address(base: str, query: dict[str, str]) -> str:
    return f"{base}?{urlencode(query)}"
