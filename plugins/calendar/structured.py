"""Events in the terms of schema.org."""

from collections.abc import Mapping
from typing import Any

from plugins.calendar import wording
from plugins.calendar.schedule import Scheduled
from plugins.core.site import Item, Site

_SCHEMA = "https://schema.org/"
_STATUS = {
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "moved-online": "EventMovedOnline",
    "rescheduled": "EventRescheduled",
}
_ATTENDANCE = {"in-person": "Offline", "online": "Online", "hybrid": "Mixed"}


def event(scheduled: Scheduled, site: Site, _item: Item, lang: str, said: Mapping[str, str]) -> dict[str, Any]:
    """An event for its page in a language; `said` gives its name, description and image."""
    facts, span = scheduled.event, scheduled.span
    thing: dict[str, Any] = {
        "@type": "Event",
        "@id": f"{site.settings.urls.absolute(scheduled.item.address(lang))}#event",
        "url": site.settings.urls.absolute(scheduled.item.address(lang)),
        "name": said["name"],
        "description": said["description"],
        "image": said["image"],
        "inLanguage": lang,
        "startDate": span.iso_start(),
        "endDate": span.iso_end(),
        "eventStatus": _SCHEMA + _STATUS.get(facts.standing, "EventScheduled"),
        "location": _location(site, scheduled, lang),
        "organizer": _organizers(site, scheduled, lang),
    }
    if facts.attendance:
        thing["eventAttendanceMode"] = f"{_SCHEMA}{_ATTENDANCE[facts.attendance]}EventAttendanceMode"
    if former := [each for each in scheduled.former if each]:
        thing["previousStartDate"] = former[-1].iso_start()
    return thing


def _location(site: Site, scheduled: Scheduled, lang: str) -> dict[str, Any] | list[dict[str, Any]]:
    """Where it is: a place, a virtual one, or both. Readers of structured data want one even where none is known."""
    facts, words = scheduled.event, site.words[lang]
    page = site.settings.urls.absolute(scheduled.item.address(lang))
    virtual = {"@type": "VirtualLocation", "url": facts.online or page}
    if facts.attendance == "online":
        return virtual
    name = wording.place(site, scheduled, lang) or words("event.place.unknown")
    place: dict[str, Any] = {"@type": "Place", "name": name}
    if facts.place and (facts.place.city or facts.place.country):
        city = wording.city(site, facts.place.city, lang)
        address = {"addressLocality": city, "addressCountry": facts.place.country}
        place["address"] = {"@type": "PostalAddress"} | {name: value for name, value in address.items() if value}
    return [place, virtual] if facts.attendance == "hybrid" else place


def _organizers(site: Site, scheduled: Scheduled, lang: str) -> list[dict[str, str]]:
    facts = scheduled.event
    home = site.settings.urls.absolute("")
    own = [{"@type": "Organization", "name": site.network.name, "url": home}] if facts.role == "organises" else []
    others = [{"@type": "Organization", "name": site.label("organisations", code, lang)} for code in facts.organisers]
    return own + others
