"""Publishing: of the rendered bytes what changed is written to the output folder, and what is gone removed.

Everything is staged beside the output folder before its first file changes, then renamed into place one by
one. A build that is killed at any moment leaves each file old or new, never partial. The list of the files
that are ours is written ahead, naming old and new, so the next build finds and mends what a killed one left.

Against a power cut only that list is flushed to the disk: flushing every file would make a full build several
times slower, and a file that the disk lost is mended by the next build, which compares bytes.
"""

import os
import shutil
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from plugins.core.disk.owned import Layout, caseless, check, in_the_way, layout, read_list, write_list
from plugins.core.disk.tree import Kind, PublishError, Tree, folders, plainly

__all__ = ["PublishError", "Published", "Release"]


class Published(msgspec.Struct, frozen=True):
    """What a release did to the output; `note` is a sentence if the list of our files had been lost."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    note: str | None


class Release:
    """One publication, used once in a `with` block; only one runs at a time for an output folder.

    What was published under the same `name` before and is not published again is removed; what others own there, be
    it under another name, is left alone. Entering waits up to `wait` seconds for another one. Leaving without
    `commit` leaves the output untouched.
    Entering, `add` and `commit` raise PublishError, one sentence for a person, if something prevents them.
    """

    def __init__(self, output: Path, wait: float = 60, name: str = "owned") -> None:
        self._output = output.absolute()
        self._state = self._output.with_name(f".{self._output.name}.state")
        self._staging = self._state / "staging"
        self._list = self._state / f"{name}.json"
        from filelock import FileLock  # imported where used: it loads asyncio, and who only checks publishes nothing

        self._lock = FileLock(self._state / "lock", timeout=wait)
        self._wait = wait
        self._staged: dict[str, Path] = {}
        self._intact: set[str] = set()
        self._count = 0

    @property
    def state(self) -> Path:
        """The folder of what is known of the output."""
        return self._state

    def __enter__(self) -> Self:
        with plainly(f"{self._output.name}/"):
            self._state.mkdir(parents=True, exist_ok=True)
            self._acquire()
            try:
                self._open()
            except BaseException:
                self._lock.release()
                raise
        return self

    def _acquire(self) -> None:
        from filelock import Timeout

        try:
            self._lock.acquire()
        except Timeout:
            raise PublishError(
                f"another build is publishing to {self._output.name}/ and did not finish in {self._wait:g} "
                "seconds: let it finish or stop it, then build again."
            ) from None

    def _open(self) -> None:
        if self._staging.exists():  # a build was killed
            shutil.rmtree(self._staging)
        self._staging.mkdir()
        device = self._staging.stat().st_dev
        if self._output.exists() and self._output.stat().st_dev != device:
            raise PublishError(
                f"{self._output.name}/ is on another filesystem than the folder it stands in, so files "
                "cannot be put in place whole: set the output to a folder inside that filesystem."
            )
        self._tree = Tree(self._output, device)
        self._listed = read_list(self._list)
        self._owned = self._listed or frozenset()
        self._is_lost = self._listed is None and self._output.exists() and any(self._output.iterdir())
        self._spellings = _by_caseless(self._owned)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            shutil.rmtree(self._staging, ignore_errors=True)
        finally:
            self._lock.release()

    def add(self, path: str, data: bytes) -> None:
        """Publish these bytes at the path. ValueError if the path is unfit or was given before."""
        self.take(path, self.stage(path, data))

    def stage(self, path: str, data: bytes) -> Path | None:
        """Put these bytes beside the output; None if the path has them already. It may be called in a fork.

        ValueError if the path is unfit.
        """
        self._expect_fit(path)
        # Where case does not count, the file found may be ours by another spelling, which is about to go.
        respelled = any(other != path for other in self._spellings.get(caseless(path), ()))
        if not respelled and self._tree.holds(path, data):
            return None
        self._count += 1
        staged = self._staging / f"{os.getpid()}-{self._count}"
        with plainly(self._tree.name(path)), staged.open("xb") as file:
            file.write(data)
        return staged

    def take(self, path: str, staged: Path | None) -> None:
        """Publish at the path what was staged for it. ValueError if the path is unfit or was given before."""
        if staged is None:
            self.keep(path)
            return
        self._expect_new(path)
        self._staged[path] = staged

    def keep(self, path: str) -> None:
        """Declare the file there, which the caller has looked at, as still ours and intact.

        ValueError if the path is unfit or was given before.
        """
        self._expect_new(path)
        self._intact.add(path)

    def _expect_new(self, path: str) -> None:
        self._expect_fit(path)
        if path in self._staged or path in self._intact:
            raise ValueError(f"{path!r} is published twice")

    def _expect_fit(self, path: str) -> None:
        if path not in self._owned:  # what is on the list was checked
            check(path)

    def commit(self) -> Published:
        """Make the output what was added and kept, beside the files of others.

        What can be known beforehand raises PublishError before anything has changed. After an error on the
        way, such as a disk that fails, each file is old or new, and the next release mends the rest.
        """
        self._tree.look_again()
        wanted = self._staged.keys() | self._intact
        places = layout(wanted)
        for path in self._staged:
            self._check_room(path)
        gone = {path for path in self._owned - wanted if not self._is_kept_otherwise(path, places)}
        first = in_the_way(gone, places)

        self._write_list(self._owned | wanted)
        removed = self._remove(first)
        self._put_staged()
        removed += self._remove(gone - first)
        self._write_list(wanted)
        return Published(tuple(sorted(self._staged)), tuple(sorted(removed)), len(self._intact), self._note())

    def _check_room(self, path: str) -> None:
        """PublishError if what others put into the output stands where the path must go."""
        if not self._tree.is_solid(path):
            for folder in folders(path):
                self._check_folder(folder, path)
        kind = self._tree.kind(path)
        is_foreign_file = kind is Kind.FILE and not self._is_lost and not self._is_ours(path)
        if is_foreign_file or kind in (Kind.MOUNT, Kind.OTHER):
            raise self._obstacle(path, path)
        if kind is Kind.FOLDER and (foreign := self._foreign_in(path)):
            raise self._obstacle(foreign, path)

    def _check_folder(self, folder: str, path: str) -> None:
        kind = self._tree.kind(folder)
        if kind is Kind.LINK:
            raise PublishError(
                f"{self._tree.name(folder)} is a link, and nothing is published through links: "
                f"remove it to make room for {self._tree.name(path)}, then build again."
            )
        if kind in (Kind.MOUNT, Kind.OTHER) or (kind is Kind.FILE and not self._is_ours(folder)):
            raise self._obstacle(folder, path)

    def _obstacle(self, obstacle: str, path: str) -> PublishError:
        return PublishError(
            f"{self._tree.name(obstacle)} was not made by this site and stands where {self._tree.name(path)} "
            "must go: move it away, then build again."
        )

    def _is_ours(self, path: str) -> bool:
        """Whether the file at the path is on the list, be it by another spelling where case does not count."""
        return any(self._tree.is_same(path, other) for other in self._spellings.get(caseless(path), ()))

    def _foreign_in(self, folder: str) -> str | None:
        """The first path that is not ours among the folder and all that is in it."""
        ours = {caseless(path) for owned in self._owned for path in folders(owned)}
        if caseless(folder) not in ours:
            return folder
        for path, kind in self._tree.below(folder):
            known: Iterable[str] = ours if kind is Kind.FOLDER else self._spellings
            if kind in (Kind.MOUNT, Kind.OTHER) or caseless(path) not in known:
                return path
        return None

    def _is_kept_otherwise(self, path: str, places: Layout) -> bool:
        """Whether a gone path is another spelling of a kept file, where case does not count."""
        place = places.get(caseless(path))
        return place is not None and place.path in self._intact and self._tree.is_same(path, place.path)

    def _write_list(self, paths: AbstractSet[str]) -> None:
        if paths != self._listed:
            with plainly(f"{self._state.name}/{self._list.name}"):
                write_list(self._list, paths)
            self._listed = frozenset(paths)

    def _put_staged(self) -> None:
        for folder in sorted({path.rpartition("/")[0] for path in self._staged} | {""}):
            self._tree.make_folder(folder)
        for path, staged in self._staged.items():
            self._tree.put(staged, path)

    def _remove(self, paths: Iterable[str]) -> list[str]:
        """Remove the files and the folders they leave empty; the paths at which there was one."""
        removed = [path for path in sorted(paths) if self._tree.remove(path)]
        for folder in sorted({folder for path in paths for folder in folders(path)}, reverse=True):
            self._tree.prune(folder)
        return removed

    def _note(self) -> str | None:
        if not self._is_lost:
            return None
        return (
            f"The list of the files this site made in {self._output.name}/ was lost, so nothing was removed: "
            "if old files matter, empty that folder and build again."
        )


def _by_caseless(paths: Iterable[str]) -> dict[str, list[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        groups[caseless(path)].append(path)
    return dict(groups)
