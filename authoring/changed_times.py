"""Changed times: an event that readers have noted down may not move without a word."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from authoring.history import Version, versions
from plugins.calendar.event import EVENTS, Event
from plugins.core.features.checks import line_of_field
from plugins.core.frontmatter import syntax
from plugins.core.frontmatter.syntax import Mapping, Scalar, Sequence
from plugins.core.problems import Fault, Problem
from plugins.core.site import Site
from plugins.core.times.when import DayOrLocalHour, When


class Times(msgspec.Struct, frozen=True):
    """When an event takes place, as its file says it."""

    start: When
    end: When | None
    timezone: str

    def said(self) -> str:
        """In the form in which it is written."""
        ends = f" to {_written(self.end)}" if self.end else ""
        return f"{_written(self.start)}{ends}{f' ({self.timezone})' if self.timezone else ''}"


def changed_times(site: Site, root: Path) -> Iterator[Problem]:
    """A warning for each event to come whose times are no more those that were published, and which does not say so.

    Past events may be put right without a word.
    """
    events = {
        item.entry.path: item.entry
        for item in site.items
        if item.kind.name == EVENTS.name and isinstance(item.entry, Event) and item.state == "out"
    }
    to_come = {path: event for path, event in events.items() if _last_day(event) >= site.settings.today}
    for path, found in versions(root, to_come).items():
        if path in to_come:
            yield from _unsaid(to_come[path], found, (root / path).read_text("utf-8"))


def _unsaid(event: Event, found: Iterable[Version], text: str) -> Iterator[Problem]:
    now = Times(event.start, event.end, event.timezone)
    for version in found:
        before = _published(version)
        if before is None or before[0] == now:
            continue
        if before[1] >= len(event.changes):
            message = (
                f"readers were told {before[0].said()} (as of {version.day}): say what changed and why under 'changes:'"
            )
            yield Problem(event.path, line_of_field(text, "start"), message, "warning")
        return


def _published(version: Version) -> tuple[Times, int] | None:
    """The times that a version gave to readers, and the number of changes it told of; None if it gave none."""
    parts = syntax.split(version.text)
    mapping = parts if isinstance(parts, Fault) else syntax.read(parts.block)
    if isinstance(mapping, Fault) or _value(mapping, "status") not in ("", "published"):
        return None
    if _value(mapping, "date")[:10] > version.day:
        return None
    start = _when(mapping, "start")
    if start is None:
        return None
    changes = mapping.get("changes")
    told = len(changes.items) if isinstance(changes, Sequence) else int(isinstance(changes, Mapping))
    return Times(start, _when(mapping, "end"), _value(mapping, "timezone")), told


def _when(mapping: Mapping, field: str) -> When | None:
    node = mapping.get(field)
    return DayOrLocalHour("").read(node, []) if node else None


def _value(mapping: Mapping, field: str) -> str:
    node = mapping.get(field)
    return " ".join(node.value.split()) if isinstance(node, Scalar) else ""


def _last_day(event: Event) -> dt.date:
    return (event.end or event.start).day


def _written(when: When | None) -> str:
    if when is None:
        return ""
    return f"{when.day} {when.hour:%H:%M}{when.offset}" if when.hour else str(when.day)
