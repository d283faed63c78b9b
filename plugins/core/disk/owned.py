"""The site's own files in the output folder: how they may be named, and the list that is kept of them."""

import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from plugins.core.disk.tree import PublishError, folders, replace

# Control characters, halves of a character, what Windows reads as a folder, a drive or a stream; then a part
# that is empty, `.` or `..`, which covers a slash at either end.
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\\:]|(?:^|/)\.{0,2}(?:/|$)")


class Place(msgspec.Struct, frozen=True):
    """A path and whether a file or a folder stands there."""

    path: str
    is_file: bool


Layout = Mapping[str, Place]


def check(path: str) -> None:
    """ValueError unless the path is relative, normalised, and means the same on every system."""
    if unfit := _UNFIT.search(path):
        raise ValueError(f"{path!r} cannot be a path in the output folder: {unfit[0]!r} must not stand there")


def caseless(path: str) -> str:
    """A form that is equal for paths which are one where neither case nor the coding of accents counts."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", path).casefold())


def layout(paths: Iterable[str]) -> Layout:
    """Every file and folder that the paths make, by its caseless path.

    PublishError, naming two paths, if they are one on some filesystem or one needs the other to be a folder.
    """
    owners: dict[str, str] = {}
    places: dict[str, Place] = {}
    for path in sorted(paths):
        for place in _places(path):
            key = caseless(place.path)
            if places.setdefault(key, place) != place:
                raise PublishError(_clash(owners[key], places[key], path, place))
            owners.setdefault(key, path)
    return places


def _places(path: str) -> Iterator[Place]:
    for folder in folders(path):
        yield Place(folder, is_file=False)
    yield Place(path, is_file=True)


def _clash(first: str, first_place: Place, second: str, second_place: Place) -> str:
    if first_place.path == second_place.path:
        return f"{first} and {second} cannot both be published: {first} would be a file and a folder."
    return (
        f"{first} and {second} cannot both be published: {first_place.path} and {second_place.path} "
        "are one name where capitals do not count, so rename one of them."
    )


def in_the_way(gone: Iterable[str], wanted: Layout) -> frozenset[str]:
    """The gone files that must go first, since a wanted path has another spelling or kind of thing there."""
    return frozenset(
        path for path in gone if any(wanted.get(caseless(place.path), place) != place for place in _places(path))
    )


def read_list(file: Path) -> frozenset[str] | None:
    """The paths on the list; None if it is missing, cannot be read, or is not such a list."""
    try:
        paths = msgspec.json.decode(file.read_bytes(), type=list[str])
        for path in paths:
            check(path)
    except (OSError, ValueError):
        return None
    return frozenset(paths)


def write_list(file: Path, paths: Iterable[str]) -> None:
    """Replace the list at once and for good, power cuts included. OSError if that fails."""
    lines = b",\n".join(msgspec.json.encode(path) for path in sorted(paths))
    draft = file.with_name(file.name + ".new")
    with draft.open("wb") as stream:
        stream.write(b"[\n" + lines + b"\n]\n")
        stream.flush()
        os.fsync(stream.fileno())
    replace(draft, file)
    _sync_folder(file.parent)


def _sync_folder(folder: Path) -> None:
    if sys.platform != "win32":  # Windows neither needs this nor opens folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
