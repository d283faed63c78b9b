"""Hashes: what something is made from, as sixteen bytes."""

import hashlib
from collections.abc import Iterable

SIZE = 16


def digest(data: bytes) -> bytes:
    """The hash of some bytes."""
    return hashlib.blake2b(data, digest_size=SIZE).digest()


def digest_of(parts: Iterable[bytes]) -> bytes:
    """The hash of several parts, which tells where one ends and the next begins."""
    whole = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.digest()
