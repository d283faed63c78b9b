"""What a publish says to the person who started it."""

from collections.abc import Iterable, Iterator

from publishing.compare import Changes
from publishing.manifest import Event

_SHOWN = 20


def changes(found: Changes) -> Iterator[str]:
    """What will be different, in plain words."""
    for verb, addresses in (("added", found.added), ("changed", found.changed), ("taken off", found.removed)):
        if addresses:
            yield f"{count(len(addresses), 'page')} {verb}:"
            yield from _list(addresses)
    if found.files:
        yield f"{count(found.files, 'other file')} added, changed or taken off."
    if found.moved:
        yield f"{count(len(found.moved), 'calendar entry', 'calendar entries')} at another time:"
        yield from _list(f"{now.title}: from {_times(was)} to {_times(now)}" for was, now in found.moved)
    if found.withdrawn:
        yield f"Withdrawn for good: {', '.join(found.withdrawn)}."


def problems(found: Iterable[str]) -> str:
    """Every fault, so that all can be mended at once."""
    return "\n  ".join(["nothing was published:", *found])


def count(number: int, one: str, many: str = "") -> str:
    """`1 page`, `2 pages`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def age(seconds: float) -> str:
    """How long something lasts already, in the largest unit that fits."""
    for unit, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= unit:
            return count(int(seconds // unit), name)
    return count(max(0, int(seconds)), "second")


def _list(lines: Iterable[str]) -> Iterator[str]:
    lines = list(lines)
    yield from (f"  {line}" for line in lines[:_SHOWN])
    if len(lines) > _SHOWN:
        yield f"  and {len(lines) - _SHOWN} more"


def _times(event: Event) -> str:
    return f"{event.start} – {event.end}" if event.end else event.start
