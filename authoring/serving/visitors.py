"""Visitors: the pages that are open in browsers, and what each of them is to be told."""

import json
from queue import Queue
from threading import Lock

import msgspec

# What a page is told: the name of an event, and its data.
Event = tuple[str, str]


class Visitor(msgspec.Struct, frozen=True, eq=False):
    """An open page: the path of its file, and what it is still to be told."""

    path: str
    events: Queue[Event]


class Visitors:
    """Everyone who looks at the site now. Used by the threads of the server and by that of the builds."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._all: set[Visitor] = set()
        self._problems: tuple[str, ...] = ()

    def enter(self, path: str) -> Visitor:
        """A page was opened; it is told at once what is wrong, if anything is."""
        visitor = Visitor(path, Queue())
        with self._lock:
            self._all.add(visitor)
            if self._problems:
                visitor.events.put(_problems(self._problems))
        return visitor

    def leave(self, visitor: Visitor) -> None:
        """A page was closed."""
        with self._lock:
            self._all.discard(visitor)

    @property
    def paths(self) -> frozenset[str]:
        """The files of the open pages."""
        with self._lock:
            return frozenset(visitor.path for visitor in self._all)

    def tell_problems(self, problems: tuple[str, ...]) -> None:
        """Show every page what is wrong; with no problems, take that away."""
        with self._lock:
            if problems or self._problems:
                self._tell(self._all, _problems(problems))
            self._problems = problems

    def reload(self, changed: frozenset[str]) -> None:
        """Have the pages loaded again that have changed; all of them, if something that pages show has."""
        everyone = any(not path.endswith((".html", ".xml", ".json", ".ics", ".csv")) for path in changed)
        with self._lock:
            self._tell({visitor for visitor in self._all if everyone or visitor.path in changed}, ("reload", ""))

    @staticmethod
    def _tell(visitors: set[Visitor], event: Event) -> None:
        for visitor in visitors:
            visitor.events.put(event)


def _problems(lines: tuple[str, ...]) -> Event:
    return "problems", json.dumps(lines)
