"""The output folder on disk, changed one whole step at a time and never through a link that stands in it.

Paths are relative to the folder, with forward slashes. An OSError leaves as a PublishError with the path.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path
from time import sleep

_PIECE = 2**16
# On Windows a file that a virus scanner or an editor holds open cannot be replaced, as a rule for an instant.
_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
_JUNCTION = 0xA0000003  # Windows: a folder that leads elsewhere without being a symbolic link
_NOT_EMPTY = frozenset({errno.ENOTEMPTY, errno.EEXIST})
_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EACCES: "there is no permission to change it, or another program holds it open",
    errno.EPERM: "there is no permission to change it, or another program holds it open",
    errno.EROFS: "the disk is read-only",
    errno.EXDEV: "it is on another filesystem, where files cannot be put in place whole",
    errno.ENAMETOOLONG: "the name is too long for this disk",
}


class PublishError(Exception):
    """Why publishing stopped: one plain sentence for a person."""


class Kind(Enum):
    """What stands at a path: a mount is a folder on another filesystem, other is a device, pipe or socket."""

    NOTHING = auto()
    FILE = auto()
    FOLDER = auto()
    LINK = auto()
    MOUNT = auto()
    OTHER = auto()


@contextmanager
def plainly(name: str) -> Iterator[None]:
    """Turn an OSError of the block into a PublishError about `name`."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        raise PublishError(f"{name} could not be published: {reason}.") from error


def folders(path: str) -> Iterator[str]:
    """The folders that the path stands in, outermost first."""
    end = path.find("/")
    while end >= 0:
        yield path[:end]
        end = path.find("/", end + 1)


def replace(source: Path, target: Path) -> None:
    """Put one file in the place of another at once. OSError if that stays impossible for about a second."""
    _patiently(lambda: source.replace(target))


def _patiently(action: Callable[[], object]) -> None:
    for pause in _PAUSES:
        try:
            action()
        except PermissionError:
            sleep(pause)
        else:
            return
    action()


class Tree:
    """A folder and what stands in it; `device` is the filesystem from which files are moved into it."""

    def __init__(self, root: Path, device: int) -> None:
        self._root = root
        self._prefix = f"{root}/"
        self._device = device
        self._solid: set[str] = set()  # folders seen to be real and in real ones, so as to look once

    def look_again(self) -> None:
        """Forget which folders were seen to be real: others may have changed them since."""
        self._solid.clear()

    def _lstat(self, path: str) -> os.stat_result:
        return os.lstat(f"{self._prefix}{path}")  # of every file in every build: a Path takes twice the time

    def name(self, path: str) -> str:
        """The path as a person knows it."""
        return f"{self._root.name}/{path}"

    def kind(self, path: str) -> Kind:
        """What stands at the path itself, links not followed."""
        with plainly(self.name(path)):
            try:
                found = self._lstat(path)
            except (FileNotFoundError, NotADirectoryError):
                return Kind.NOTHING
        return self._kind_of(found)

    def _kind_of(self, found: os.stat_result) -> Kind:
        if stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION:
            return Kind.LINK
        if stat.S_ISREG(found.st_mode):
            return Kind.FILE
        if not stat.S_ISDIR(found.st_mode):
            return Kind.OTHER
        return Kind.FOLDER if found.st_dev == self._device else Kind.MOUNT

    def is_solid(self, path: str) -> bool:
        """Whether every folder that the path stands in is there and is a real one."""
        if path.rpartition("/")[0] in self._solid:
            return True
        for folder in folders(path):
            if folder not in self._solid:
                if self.kind(folder) is not Kind.FOLDER:
                    return False
                self._solid.add(folder)
        return True

    def holds(self, path: str, data: bytes) -> bool:
        """Whether a real file stands there that can be read and has exactly these bytes."""
        if not self.is_solid(path):
            return False
        try:
            found = self._lstat(path)
            if not stat.S_ISREG(found.st_mode) or found.st_size != len(data):
                return False
            with open(f"{self._prefix}{path}", "rb", buffering=0) as file:  # noqa: PTH123 -- as in _lstat
                return all(file.read(_PIECE) == data[at : at + _PIECE] for at in range(0, len(data), _PIECE))
        except OSError:
            return False

    def is_same(self, path: str, other: str) -> bool:
        """Whether both paths lead to one file, as two spellings do where case does not count."""
        try:
            return os.path.samestat(self._lstat(path), self._lstat(other))
        except OSError:
            return False

    def below(self, folder: str) -> Iterator[tuple[str, Kind]]:
        """Everything in a real folder and in the real folders below it."""
        with plainly(self.name(folder)):
            names = sorted(entry.name for entry in (self._root / folder).iterdir())
        for path in (f"{folder}/{name}" for name in names):
            kind = self.kind(path)
            yield path, kind
            if kind is Kind.FOLDER:
                yield from self.below(path)

    def put(self, source: Path, path: str) -> None:
        """Move a file to the path, in the place of the file or the link that is there."""
        with plainly(self.name(path)):
            replace(source, self._root / path)

    def make_folder(self, folder: str) -> None:
        """Make the folder ('' is the root) and those it stands in, unless they are there."""
        with plainly(self.name(folder)):
            (self._root / folder).mkdir(parents=True, exist_ok=True)

    def remove(self, path: str) -> bool:
        """Remove the file or the link at the path; False if none is there, or only through a link."""
        if not self.is_solid(path) or self.kind(path) not in (Kind.FILE, Kind.LINK):
            return False
        with plainly(self.name(path)):
            _patiently((self._root / path).unlink)
        return True

    def prune(self, folder: str) -> None:
        """Remove the folder if it is a real one and empty."""
        if not self.is_solid(folder) or self.kind(folder) is not Kind.FOLDER:
            return
        with plainly(self.name(folder)):
            try:
                _patiently((self._root / folder).rmdir)
            except OSError as error:
                if error.errno not in _NOT_EMPTY:
                    raise
            else:
                self._solid.discard(folder)
