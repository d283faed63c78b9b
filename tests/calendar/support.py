"""For tests of the calendar: event files written inline, and the data that they refer to."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from icalendar import Calendar

DATA: Mapping[str, str] = {
    "data/regions.yaml": "africa: {label: {en: Africa, fr: Afrique, es: África}}\neurope: {label: Europe}\n",
    "content/projects/world-metropolitan-day.md": "---\ntitle: World Metropolitan Day\n---\n",
    "content/members/europe/barcelona-city.md": "---\ntitle: Barcelona (city)\ncountry: ES\nlatitude: 41.3852\n"
    "longitude: 2.1734\n---\n",
    "content/members/europe/brussels.md": "---\ntitle: Brussels\nnames: {fr: Bruxelles, es: Bruselas}\ncountry: BE\n"
    "latitude: 50.8353\nlongitude: 4.3314\n---\n",
    "content/members/africa/alexandria.md": "---\ntitle: Alexandria (Egypt)\ncountry: EG\nlatitude: 31.2\n"
    "longitude: 29.92\n---\n",
    "content/members/europe/alexandria-gr.md": "---\ntitle: Alexandria (Greece)\ncountry: GR\nlatitude: 40.63\n"
    "longitude: 22.44\n---\n",
}


def event(body: str = "Text.", **fields: str) -> str:
    """An event file: `title` and `start` unless given, the other fields as written, then the body."""
    front = {"title": "A summit", "start": "2022-06-01"} | fields
    lines = [f"{name}: {value}" for name, value in front.items()]
    return "\n".join(["---", *lines, "---", "", body, ""])


def events(**files: str) -> dict[str, str]:
    """A project of event files by their names, with the data that they refer to."""
    return {**DATA, **{f"content/events/{name.replace('_', '-')}.md": text for name, text in files.items()}}


@cache
def calendar_of(data: bytes) -> Any:
    """An .ics file, as a program reads it. A property may have any of many types, so none is given here."""
    return Calendar.from_ical(data)


def events_of(data: bytes) -> list[Any]:
    """The events of an .ics file."""
    found: list[Any] = calendar_of(data).events
    return found


def summaries(data: bytes) -> list[str]:
    """What the events of an .ics file are called."""
    return [str(each["summary"]) for each in events_of(data)]
