"""Compressed copies beside the files of a release, for servers that send those instead of compressing themselves.

To compress well takes long, and most files are those of the last release: the copies are kept by the content of the
file, so that a release costs only what changed.
"""

import gzip
import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from plugins.core.disk.kept import Kept, key_of
from publishing.policy import Policy

_GZIP_LEVEL = 9
_BROTLI_QUALITY = 10  # 11 takes nearly three times as long, for three in a hundred


def compress(folder: Path, policy: Policy, kept: Path) -> int:
    """Make the copies of all files below a folder that the policy wants compressed; returns how many there are now.

    `kept` is the folder that keeps them between releases. A copy that is no smaller than its file is left out, and so
    is one whose file is gone.
    """
    store = Kept(kept)
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and _is_wanted(path, policy))
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # both libraries work while other threads do
        tried = [each for some in pool.map(partial(_copies, policy=policy, store=store), paths) for each in some]
    store.sweep({key for key, _ in tried})
    made = [copy for _, copy in tried if copy]
    _drop_others(folder, policy, frozenset(made))
    return len(made)


def _is_wanted(path: Path, policy: Policy) -> bool:
    return path.suffix.removeprefix(".") in policy.compress.types and path.stat().st_size >= policy.compress.least


def _copies(path: Path, policy: Policy, store: Kept) -> list[tuple[str, Path | None]]:
    """The key of each copy, with where it lies; None for one that is left out."""
    data = path.read_bytes()
    tried: list[tuple[str, Path | None]] = []
    for encoding in policy.encodings:
        key = key_of(encoding, str(_QUALITIES[encoding]), data)
        small = store.get(key, partial(_MAKERS[encoding], data))
        place = copy_of(path, encoding) if len(small) < len(data) else None
        if place:
            place.write_bytes(small)
        tried.append((key, place))
    return tried


def copy_of(path: Path, encoding: str) -> Path:
    """Where the copy of a file lies: `index.html.br` beside `index.html`."""
    return path.with_name(f"{path.name}.{encoding}")


def _drop_others(folder: Path, policy: Policy, made: frozenset[Path]) -> None:
    """Remove copies that an earlier release left and that are copies no more."""
    for kind in policy.compress.types:
        for encoding in _MAKERS:
            for path in folder.rglob(f"*.{kind}.{encoding}"):
                if path not in made:
                    path.unlink()


def _brotli(data: bytes) -> bytes:
    import brotli

    return bytes(brotli.compress(data, quality=_BROTLI_QUALITY))


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, _GZIP_LEVEL, mtime=0)  # the same bytes at any hour


_MAKERS = {"br": _brotli, "gz": _gzip}
_QUALITIES = {"br": _BROTLI_QUALITY, "gz": _GZIP_LEVEL}
