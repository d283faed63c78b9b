"""Kept bytes: what takes long to make is made once, and kept by a key that names all it is made from.

The folder may be deleted, copied, or damaged at any time: what is not there, or is not what was put there, is made
again. Where it cannot be written, nothing is kept, and that costs time only.
"""

import hashlib
import os
from collections.abc import Callable, Container
from contextlib import suppress
from pathlib import Path

_DIGEST = 16


def key_of(*parts: bytes | str) -> str:
    """A key for something that is made from these parts."""
    digest = hashlib.blake2b(digest_size=_DIGEST)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


class Kept:
    """The kept bytes of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The bytes of a key of `key_of`, made if they are not kept. Raises what `make` raises."""
        path = self._folder / key
        data = _read(path)
        if data is None:
            data = make()
            _write(path, data)
        return data

    def sweep(self, wanted: Container[str]) -> None:
        """Drop all but the bytes of the wanted keys."""
        if not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            if path.name not in wanted:
                with suppress(OSError):  # another build was faster, or it is none of ours
                    path.unlink()


def _read(path: Path) -> bytes | None:
    """What was put there; None if nothing was, or if it is damaged."""
    try:
        written = path.read_bytes()
    except OSError:
        return None
    digest, data = written[:_DIGEST], written[_DIGEST:]
    return data if hashlib.blake2b(data, digest_size=_DIGEST).digest() == digest else None


def _write(path: Path, data: bytes) -> None:
    """In one step, so that another build never reads half of it."""
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(hashlib.blake2b(data, digest_size=_DIGEST).digest() + data)
        partial.replace(path)
    except OSError:
        with suppress(OSError):
            partial.unlink()
