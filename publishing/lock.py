"""One publish at a time: a note on the target that says who publishes, and since when.

A publisher that was killed leaves its note behind. Its own machine, which holds a second lock that no killed process
keeps, knows so at once; others take the note as void when it is too old.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from publishing import telling
from publishing.errors import Stopped
from publishing.hosts.host import Store

NOTE = "lock.json"
VOID_AFTER = dt.timedelta(hours=1)


class Owner(msgspec.Struct, frozen=True):
    """Who publishes: a person at a machine, with the folder there; `turn` tells two publishes of one owner apart."""

    person: str
    place: str
    turn: str


class _Note(msgspec.Struct, frozen=True):
    owner: Owner
    since: dt.datetime
    seen: dt.datetime


class Lock:
    """Held by one publish. `now` gives the time, in UTC."""

    def __init__(self, store: Store, owner: Owner, now: dt.datetime) -> None:
        self._store, self._owner, self._since = store, owner, now

    def take(self) -> None:
        """Stopped if another publish goes on."""
        mine = self._note(self._since)
        # Looked at first, for some that speak S3 overwrite what they were told not to.
        if self._store.read(NOTE) is None and self._store.create(NOTE, mine):
            return
        other = read(self._store)
        if other and other.owner.place != self._owner.place and self._since - other.seen < VOID_AFTER:
            raise Stopped(busy(other, self._since))
        self._store.write(NOTE, mine)
        self.renew(self._since)  # of two who took a void note over at once, the first finds the other's

    def renew(self, now: dt.datetime) -> None:
        """Say that the publish goes on. Stopped if another one has taken over."""
        other = read(self._store)
        if other is None or other.owner != self._owner:
            taker = f"{other.owner.person} has taken over" if other else "someone has freed the lock"
            raise Stopped(f"{taker}, so this publish stopped; the live site is whole.")
        self._store.write(NOTE, self._note(now))

    def free(self) -> None:
        """Take the note away, if it is still this publish's."""
        other = read(self._store)
        if other and other.owner == self._owner:
            self._store.remove(NOTE)

    def _note(self, now: dt.datetime) -> bytes:
        return msgspec.json.encode(_Note(self._owner, self._since, now))


@contextmanager
def alone_here(folder: Path, target: str) -> Iterator[None]:
    """Stopped if another process of this folder publishes to the target."""
    folder.mkdir(parents=True, exist_ok=True)
    turn = FileLock(folder / f"{target}.lock", timeout=0)
    try:
        turn.acquire()
    except Timeout:
        raise Stopped(f"another publish to '{target}' runs in this folder: wait until it has ended.") from None
    try:
        yield
    finally:
        turn.release()


def read(store: Store) -> _Note | None:
    """Who publishes now; None if nobody does, or the note cannot be read."""
    data = store.read(NOTE)
    try:
        return None if data is None else msgspec.json.decode(data, type=_Note)
    except msgspec.MsgspecError:
        return None


def busy(note: _Note, now: dt.datetime) -> str:
    """Why one has to wait."""
    since = telling.age((now - note.since).total_seconds())
    return (
        f"{note.owner.person} is publishing, and began {since} ago: wait until that has ended. "
        "If it was killed, 'run.py unlock TARGET' lets others publish."
    )
