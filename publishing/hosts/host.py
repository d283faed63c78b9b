"""What publishing asks of a host, whatever it is: a store of small notes, and releases that it can make live."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

import msgspec

from publishing.manifest import Manifest


class Store(Protocol):
    """Small files beside the site that readers do not see, each written whole or not at all."""

    def read(self, name: str) -> bytes | None:
        """The file; None if there is none."""

    def write(self, name: str, data: bytes) -> None:
        """Put the file in the place of the one that is there."""

    def create(self, name: str, data: bytes) -> bool:
        """Put the file if there is none; whether that was so. Of two who try at once, one succeeds."""

    def remove(self, name: str) -> None:
        """Remove the file if it is there."""

    def names(self, folder: str) -> list[str]:
        """The names of the files in a folder, in order."""


class Transfer(msgspec.Struct, frozen=True):
    """What went to the host: files, and their bytes."""

    files: int
    size: int


class Host(Protocol):
    """Where releases lie. Whatever stops it, readers see the old release or the new one."""

    @property
    def store(self) -> Store:
        """The notes."""

    def live(self) -> str:
        """The release that readers see; '' before the first."""

    def held(self) -> set[str]:
        """The releases whose files are there, be they complete or not."""

    def bring(self, folder: Path, new: Manifest, old: Manifest | None) -> Transfer:
        """Bring a release from a folder to the host; what it carried over is taken from the live one, `old`."""

    def carry(self, release: str, files: Mapping[str, str], source: str) -> None:
        """Add files of one release to another, which lack there."""

    def switch(self, new: Manifest, old: Manifest | None) -> None:
        """Make a release that is on the host the live one."""

    def drop(self, releases: Iterable[str], kept: Iterable[Manifest]) -> None:
        """Remove what only these releases hold; `kept` are all others."""
