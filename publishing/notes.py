"""What a target remembers: the manifests of its releases, what was begun and not finished, and who holds publishing."""

import datetime as dt

import msgspec

from publishing.hosts.host import Store
from publishing.manifest import Manifest, decode, encode

KEPT = 5
_HOLD = "hold.json"
_UNDERWAY = "underway.json"


class Hold(msgspec.Struct, frozen=True):
    """Why nothing is published: someone went back to an earlier release, and the next publish would undo that."""

    person: str
    since: dt.datetime
    release: str


class Underway(msgspec.Struct, frozen=True):
    """What was begun: the releases `between` which the site may stand, and those of them that were never live yet."""

    between: tuple[str, ...] = ()
    unborn: tuple[str, ...] = ()


def releases(store: Store) -> list[str]:
    """The releases that have a manifest, the oldest first."""
    return [name.removesuffix(".json") for name in store.names("releases")]


def complete(store: Store, live: str) -> list[Manifest]:
    """The releases that are, or were, seen by readers, the oldest first."""
    unborn = set(underway(store).unborn) - {live}
    found = (read_manifest(store, release) for release in releases(store) if release not in unborn)
    return [manifest for manifest in found if manifest]


def begin(store: Store, release: str, *, is_new: bool) -> None:
    """Note that a release is about to be made live."""
    note = underway(store)
    unborn = {*note.unborn, release} if is_new else set(note.unborn)
    write = Underway(tuple(sorted({*note.between, release})), tuple(sorted(unborn)))
    store.write(_UNDERWAY, msgspec.json.encode(write))


def underway(store: Store) -> Underway:
    """What was begun and is not finished."""
    data = store.read(_UNDERWAY)
    return Underway() if data is None else msgspec.json.decode(data, type=Underway)


def finish(store: Store) -> None:
    """Note that the site is what the live release is."""
    store.remove(_UNDERWAY)


def read_manifest(store: Store, release: str) -> Manifest | None:
    """What is in a release; None if that is not known."""
    data = store.read(_manifest(release)) if release else None
    return None if data is None else decode(data, release)


def write_manifest(store: Store, manifest: Manifest) -> None:
    """Keep what is in a release."""
    store.write(_manifest(manifest.release), encode(manifest))


def forget(store: Store, release: str) -> None:
    """Take the manifest of a release away: nobody can go back to it any more."""
    store.remove(_manifest(release))


def hold(store: Store, note: Hold) -> None:
    """Hold publishing until `resume`."""
    store.write(_HOLD, msgspec.json.encode(note))


def held(store: Store) -> Hold | None:
    """Who holds publishing; None if nobody does."""
    data = store.read(_HOLD)
    return None if data is None else msgspec.json.decode(data, type=Hold)


def resume(store: Store) -> None:
    """Let publishing go on."""
    store.remove(_HOLD)


def _manifest(release: str) -> str:
    return f"releases/{release}.json"
