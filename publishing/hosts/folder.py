"""A folder of this machine: a folder for each release, and the link `current`, which leads to the live one.

    current -> releases/20220425-101500-3fa2c1
    releases/<release>/     the site, to be served
    publishing/             notes: manifests, the lock

A file that did not change is the same file in both releases (a hard link), so a release costs what is new in it.
"""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from publishing.errors import Stopped
from publishing.hosts.host import Transfer
from publishing.manifest import Manifest

_INCOMING = ".incoming"


@contextmanager
def _plainly(place: Path) -> Iterator[None]:
    """Turn an OSError of the block into one sentence."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        reason = "the disk is full" if full else error.strerror or str(error)
        raise Stopped(f"{place} could not be written: {reason}. The live site is as it was.") from error


class FolderStore:
    """Notes as files in a folder."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def read(self, name: str) -> bytes | None:
        try:
            return (self._root / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Stopped(f"{self._root / name} cannot be read: {error.strerror}.") from None

    def write(self, name: str, data: bytes) -> None:
        with _plainly(self._root):
            self._draft(name, data).replace(self._root / name)

    def create(self, name: str, data: bytes) -> bool:
        with _plainly(self._root):
            draft = self._draft(name, data)
            try:
                os.link(draft, self._root / name)
            except FileExistsError:
                return False
            finally:
                draft.unlink()
        return True

    def remove(self, name: str) -> None:
        with _plainly(self._root):
            (self._root / name).unlink(missing_ok=True)

    def names(self, folder: str) -> list[str]:
        place = self._root / folder
        return sorted(path.name for path in place.iterdir() if path.suffix == ".json") if place.is_dir() else []

    def _draft(self, name: str, data: bytes) -> Path:
        draft = self._root / f"{name}.{os.getpid()}"
        draft.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return draft


class FolderHost:
    """Releases in a folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._releases = root / "releases"
        self._current = root / "current"
        self.store = FolderStore(root / "publishing")

    def live(self) -> str:
        return self._current.readlink().name if self._current.is_symlink() else ""

    def held(self) -> set[str]:
        return {path.name for path in self._releases.iterdir()} - {_INCOMING} if self._releases.is_dir() else set()

    def bring(self, folder: Path, new: Manifest, old: Manifest | None) -> Transfer:
        incoming = self._releases / _INCOMING
        with _plainly(self._releases):
            shutil.rmtree(incoming, ignore_errors=True)  # of a publish that was cut short
            try:
                sizes = list(self._fill(incoming, folder, new, old))
                incoming.rename(self._releases / new.release)
            except OSError:
                shutil.rmtree(incoming, ignore_errors=True)  # to leave no full disk behind
                raise
        return Transfer(len(sizes), sum(sizes))

    def _fill(self, incoming: Path, folder: Path, new: Manifest, old: Manifest | None) -> Iterator[int]:
        """Copy what is new, link to what is not; gives the sizes of what was copied."""
        before = self._releases / old.release if old else incoming
        for path, digest in new.files.items():
            place = incoming / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if not (old and old.all_files.get(path) == digest and _linked(before / path, place)):
                shutil.copyfile(folder / path, place)
                yield place.stat().st_size
        for path in new.carried:
            _add(before / path, incoming / path)

    def carry(self, release: str, files: Mapping[str, str], source: str) -> None:
        with _plainly(self._releases):
            for path in files:
                _add(self._releases / source / path, self._releases / release / path)

    def switch(self, new: Manifest, old: Manifest | None) -> None:
        draft = self._root / ".current.new"
        if self._current.exists() and not self._current.is_symlink():
            raise Stopped(f"{self._current} is no link of ours: move it away, then publish again.")
        with _plainly(self._current):
            draft.unlink(missing_ok=True)
            draft.symlink_to(Path("releases", new.release), target_is_directory=True)
            draft.replace(self._current)

    def drop(self, releases: Iterable[str], kept: Iterable[Manifest]) -> None:
        with _plainly(self._releases):
            for release in releases:
                shutil.rmtree(self._releases / release, ignore_errors=True)


def _linked(source: Path, place: Path) -> bool:
    """Make the place the same file as the source; whether the disk could do that."""
    try:
        os.link(source, place)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise
        return False
    return True


def _add(source: Path, place: Path) -> None:
    """Put a file there, unless there is one."""
    if not place.exists() and source.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        if not _linked(source, place):
            shutil.copyfile(source, place)
