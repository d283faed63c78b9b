"""The manifest of a release: all that it holds and promises. It is made by the publish and kept with the release."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from publishing.errors import Stopped


class Event(msgspec.Struct, frozen=True):
    """When an event of the calendars takes place, as subscribers read it."""

    title: str
    start: str
    end: str
    status: str = ""


class Ledger(msgspec.Struct, frozen=True):
    """What the build says that it published: the addresses of each id, and of each that was withdrawn."""

    items: Mapping[str, tuple[str, ...]] = {}
    withdrawn: Mapping[str, tuple[str, ...]] = {}


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """A release. `files` are its own with the hash of each, `carried` those of earlier ones that open pages name.

    `pages` are the addresses that the sitemap lists; `gone` those that were withdrawn for good; `policy` stands for
    the headers that its files were published with.
    """

    release: str
    made: str
    by: str
    files: Mapping[str, str]
    carried: Mapping[str, str] = {}
    pages: tuple[str, ...] = ()
    ledger: Ledger = Ledger()
    events: Mapping[str, Event] = {}
    gone: tuple[str, ...] = ()
    policy: str = ""

    @property
    def all_files(self) -> Mapping[str, str]:
        """Every file that lies on the target while this release is live."""
        return {**self.carried, **self.files}


def encode(manifest: Manifest) -> bytes:
    """The same bytes for the same release, which a person can read and compare."""
    return msgspec.json.format(msgspec.json.encode(manifest, order="deterministic"), indent=1) + b"\n"


def decode(data: bytes, name: str) -> Manifest:
    """Stopped if these are no manifest."""
    try:
        return msgspec.json.decode(data, type=Manifest)
    except msgspec.MsgspecError as error:
        raise Stopped(f"the manifest of release {name} cannot be read ({error}): publish from an older copy.") from None


def read_ledger(path: Path) -> Ledger:
    """The ledger of a build. Stopped if it cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Ledger)
    except OSError as error:
        raise Stopped(f"{path.name} of the built site cannot be read: {error.strerror}.") from None
    except msgspec.MsgspecError as error:
        raise Stopped(f"{path.name} of the built site cannot be read: {error}.") from None


def digests(folder: Path) -> Mapping[str, str]:
    """The hash of every file below a folder, by its relative path."""
    found = {}
    for where, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(where, name)  # noqa: PTH118 -- of every file: a Path takes twice the time
            with open(path, "rb") as file:  # noqa: PTH123 -- as above
                found[path] = hashlib.file_digest(file, "sha256").hexdigest()
    return {Path(path).relative_to(folder).as_posix(): digest for path, digest in sorted(found.items())}
