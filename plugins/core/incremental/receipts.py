"""Receipts: what was published, from what, and how the disk showed it then, so that it need not be made again.

A file is intact if it looks as it did (size, both times, inode), else if its bytes have the hash that they had.
"""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

import msgspec

from plugins.core.incremental.hashes import digest


class Receipt(msgspec.Struct, frozen=True, array_like=True):
    """A published file: the key of what it was made from, the hash of its bytes, and what the disk said of it."""

    key: bytes
    digest: bytes
    size: int
    modified: int
    changed: int
    inode: int


Receipts = Mapping[str, Receipt]


def look(path: Path | str) -> tuple[int, int, int, int] | None:
    """The size, the times (ns) and the inode of a file; None if no file is there."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def is_intact(receipt: Receipt, path: str) -> bool:
    """Whether the file at a path is as it was published."""
    seen = look(path)
    if seen is None or seen[0] != receipt.size:
        return False
    if seen == (receipt.size, receipt.modified, receipt.changed, receipt.inode):
        return True
    try:
        return digest(Path(path).read_bytes()) == receipt.digest
    except OSError:
        return False


def read_receipts(file: Path) -> dict[str, Receipt]:
    """The receipts of a file by the paths of what they are for; none if it is not there, or not whole."""
    try:
        data = file.read_bytes()
        if digest(data[16:]) == data[:16]:
            return msgspec.msgpack.decode(data[16:], type=dict[str, Receipt])
    except (OSError, msgspec.MsgspecError):
        pass
    return {}


def write_receipts(file: Path, receipts: Receipts) -> None:
    """Replace the file as a whole. OSError if that fails."""
    data = msgspec.msgpack.encode(receipts)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_bytes(digest(data) + data)
    draft.replace(file)
