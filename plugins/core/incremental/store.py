"""The store: bytes by name, kept in one file that may be deleted, copied or damaged at any time.

Each value carries the hash of its name and its bytes: what is not whole is not there. Where the file cannot be used at
all, a new one is begun; where it cannot even be written, the values last as long as the build.
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from plugins.core.incremental.hashes import SIZE, digest_of

TABLES = ("texts", "chunks", "recipes", "states")
# The layout of the file. With another number, what an older program wrote is not read.
_VERSION = 1
# What reading a damaged file raises; the second where SQLite's own message quotes what is no text any more.
_DAMAGE = (sqlite3.Error, UnicodeDecodeError)


class Store:
    """Used in a `with` block; what was put is kept when the block is left. A fork opens the file anew for itself."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._spare: tempfile.TemporaryDirectory[str] | None = None
        self._is_damaged = False

    def __enter__(self) -> Self:
        self._connection = self._opened()
        self._process = os.getpid()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.keep()
        with suppress(sqlite3.Error):
            self._connection.close()
        if self._is_damaged:
            with suppress(OSError):
                self._begin_anew()
        if self._spare:
            self._spare.cleanup()

    def get(self, table: str, name: str) -> bytes | None:
        """The bytes of a name; None if they are not there, or not whole."""
        with self._tolerant():
            row = self._mine().execute(f"SELECT data FROM {table} WHERE name = ?", (name,)).fetchone()
            return _checked(name, row[0]) if row else None
        return None

    def all(self, table: str) -> Iterator[tuple[str, bytes]]:
        """Every name of a table with its bytes, but for what is not whole."""
        with self._tolerant():
            for name, kept in self._mine().execute(f"SELECT name, data FROM {table}"):
                if (data := _checked(name, kept)) is not None:
                    yield name, data

    def put(self, table: str, rows: Iterable[tuple[str, bytes]]) -> None:
        """Keep the bytes of each name, in the place of what it had."""
        sealed = ((name, digest_of((name.encode(), data)) + data) for name, data in rows)
        with self._tolerant():
            self._mine().executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", sealed)

    def drop(self, table: str, names: Iterable[str]) -> None:
        """Forget names."""
        with self._tolerant():
            self._mine().executemany(f"DELETE FROM {table} WHERE name = ?", ((name,) for name in names))

    def discard(self) -> None:
        """Begin anew the next time."""
        self._is_damaged = True

    def keep(self) -> None:
        """Put to disk what was put so far."""
        with self._tolerant():
            self._mine().commit()

    @contextmanager
    def _tolerant(self) -> Iterator[None]:
        """What goes wrong with the file is no error: what is not read is made again, what is not kept will be."""
        try:
            yield
        except sqlite3.OperationalError:  # another build holds it, or the disk is full
            return
        except _DAMAGE:
            self._is_damaged = True

    def _mine(self) -> sqlite3.Connection:
        """The connection of this process: one must not be carried over a fork."""
        if self._process != os.getpid():
            self._connection = _connected(self._file)
            self._process = os.getpid()
        return self._connection

    def _opened(self) -> sqlite3.Connection:
        """The file as it is, else a new one, else one that nobody keeps."""
        for mend in (self._make_room, self._begin_anew, self._make_spare):
            with suppress(*_DAMAGE, OSError):
                mend()
                return _prepared(self._file)
        raise RuntimeError("no folder can be written, not even that of temporary files")

    def _make_room(self) -> None:
        self._file = self._path
        self._path.parent.mkdir(parents=True, exist_ok=True)

    def _begin_anew(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    def _make_spare(self) -> None:
        self._spare = tempfile.TemporaryDirectory()
        self._file = Path(self._spare.name, "store.db")


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=10)
    connection.execute("PRAGMA synchronous = OFF")  # after a power cut what is lost is made again
    connection.execute("PRAGMA journal_mode = WAL")  # a build may be killed at any moment
    return connection


def _prepared(file: Path) -> sqlite3.Connection:
    """A connection to the file, with its tables. sqlite3.Error if it is no such file, or one of another layout."""
    connection = _connected(file)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError("another layout")
        for table in TABLES:
            connection.execute(f"CREATE TABLE IF NOT EXISTS {table} (name TEXT PRIMARY KEY, data BLOB)")
            connection.execute(f"SELECT name, data FROM {table} LIMIT 1").fetchone()
        connection.execute(f"PRAGMA user_version = {_VERSION}")
        connection.execute("CREATE TABLE IF NOT EXISTS probe (n)")  # it can be written
        connection.commit()
    except _DAMAGE:
        connection.close()
        raise
    return connection


def _checked(name: object, kept: object) -> bytes | None:
    if not isinstance(name, str) or not isinstance(kept, bytes):
        return None
    data = kept[SIZE:]
    return data if digest_of((name.encode(), data)) == kept[:SIZE] else None
