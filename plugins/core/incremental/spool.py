"""A spool: bytes by name that are needed once more in this build, kept out of its memory."""

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import BinaryIO
from weakref import finalize


class Spool(Mapping[str, bytes]):
    """A mapping whose values lie in a file without a name, which goes when the spool does. Forks read it too.

    What cannot be written there stays in memory.
    """

    def __init__(self) -> None:
        self._file: BinaryIO | None = None
        self._end = 0
        self._places: dict[str, tuple[int, int]] = {}
        self._held: dict[str, bytes] = {}

    def add(self, name: str, data: bytes) -> None:
        """Keep the bytes of a name, which had none."""
        with suppress(OSError):
            self._write(data)
            self._places[name] = (self._end, len(data))
            self._end += len(data)
            return
        self._held[name] = data

    def __getitem__(self, name: str) -> bytes:
        if name in self._held:
            return self._held[name]
        offset, size = self._places[name]
        return self._read(size, offset)

    def __iter__(self) -> Iterator[str]:
        yield from self._places
        yield from self._held

    def __len__(self) -> int:
        return len(self._places) + len(self._held)

    def _write(self, data: bytes) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  # closed when the spool goes
            finalize(self, self._file.close)
        self._file.seek(self._end)  # what was written of a value in vain is written over
        left = memoryview(data)
        while left:
            left = left[self._file.write(left) :]

    def _read(self, size: int, offset: int) -> bytes:
        assert self._file is not None, "the value of a place was written"
        if sys.platform != "win32":
            return os.pread(self._file.fileno(), size, offset)  # forks share the place in the file where others read
        self._file.seek(offset)
        return self._file.read(size)
