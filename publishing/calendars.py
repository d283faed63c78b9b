"""The calendars of a built site, read as a subscriber's program does, and the events in them.

One event stands in many calendars: each distinct text of one is parsed once.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from publishing.manifest import Event

_EVENT = re.compile(r"BEGIN:VEVENT\r?\n.*?END:VEVENT\r?\n", re.DOTALL)


def read_all(folder: Path, names: Iterable[str]) -> tuple[dict[str, Event], list[str]]:
    """The events of the calendars by their UID, and what is wrong with any calendar."""
    known: dict[str, tuple[str, Event]] = {}
    faults: list[str] = []
    for name in names:
        try:
            text = (folder / name).read_bytes().decode()
            _check_frame(_EVENT.sub("", text))
            blocks = _EVENT.findall(text)
            for block in blocks:
                if block not in known:
                    known[block] = _event(block)
        except ValueError as error:
            faults.append(f"{name}: it cannot be parsed: {error}")
            continue
        if len({known[block][0] for block in blocks}) < len(blocks):
            faults.append(f"{name}: two events have one id")
    return dict(sorted(known.values())), faults


def _check_frame(text: str) -> None:
    """ValueError unless a calendar is whole without its events."""
    from icalendar import Calendar  # imported where used: most commands read no calendar

    if Calendar.from_ical(text).name != "VCALENDAR":
        raise ValueError("it is no calendar")


def _event(block: str) -> tuple[str, Event]:
    """The UID (with the day, for one of a series) and the event of its text. ValueError if it lacks what all have."""
    from icalendar import Calendar

    component = Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{block}END:VCALENDAR\r\n").walk("VEVENT")[0]
    missing = [name for name in ("UID", "DTSTAMP", "DTSTART") if name not in component]
    if missing:
        raise ValueError(f"an event has no {' and no '.join(missing)}")
    start, end, day = (_moment(component, name) for name in ("DTSTART", "DTEND", "RECURRENCE-ID"))
    told = Event(str(component.get("SUMMARY", "")), start, end, str(component.get("STATUS", "")))
    return f"{component['UID']} {day}".rstrip(), told


def _moment(component: Any, name: str) -> str:
    """A day or a moment of an event as ISO 8601 writes it; '' if the event does not give it."""
    return str(component.decoded(name).isoformat()) if name in component else ""
