"""Indexing: Pagefind makes the index of each language from the pages as they were built.

A step of its own, after the build. It looks at what would be indexed first: where that is as it was, and the index is
whole, nothing is done. The files are published as the pages are, whole ones in the place of whole ones, under a list of
their own; what names all others (`pagefind-entry.json`) comes last, so a visitor and a killed run find the old index or
the new one. Without this step, an index stays as long as every page that it names is there.
"""

import hashlib
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from plugins.core.kept import key_of
from plugins.core.publish import PublishError, Release
from plugins.core.urls import save_as
from plugins.search.addresses import BUNDLES, CATALOGUE
from plugins.search.bundles import make_bundles, recipe
from plugins.search.catalogue import Record, read_catalogue
from plugins.search.documents import IndexingError, documents
from plugins.search.pagefind import PagefindError

_STATE = "search.json"
_ENTRY = "pagefind-entry.json"


class State(msgspec.Struct, frozen=True):
    """What was indexed last: the key of all that it was made from, its pages, and its files with their hashes."""

    key: str
    pages: tuple[str, ...]
    files: dict[str, str]


class Indexed(msgspec.Struct, frozen=True):
    """How many pages the index holds, and whether it had to be made."""

    pages: int
    made: bool


def main(output: Path, cache: Path, wanted: bool = True) -> int:
    """Index the site in `output`, or see to it that what is there names no page that is gone; the exit status."""
    try:
        if wanted:
            done = index(output, cache)
            sys.stdout.write(f"Search: {done.pages} pages {'indexed' if done.made else 'unchanged'}.\n")
        elif withdraw(output, cache):
            sys.stdout.write("Search: the index named pages that are gone, and was removed.\n")
    except (IndexingError, PagefindError, PublishError, OSError) as error:
        sys.stderr.write(f"run.py: the site was built, but its search is not up to date: {error}\n")
        with suppress(PublishError, OSError):  # what hinders this was told
            withdraw(output, cache)
        return 1
    return 0


def index(output: Path, cache: Path) -> Indexed:
    """Bring the index up to date with the pages. Raises what `main` tells; the old index is then as it was."""
    records = _records(output)
    key = key_of(*recipe(), msgspec.json.encode(records), *(text for _, text in documents(output, records)))
    state = _read_state(cache)
    if state and state.key == key and _is_intact(output, state.files):
        return Indexed(len(records), made=False)
    with TemporaryDirectory(prefix="search-") as room:
        files = make_bundles(Path(room), documents(output, records))
        (cache / _STATE).unlink(missing_ok=True)  # until the new one is there, nobody knows which is
        _publish(output, files)
        hashes = {path: _hash(file) for path, file in files.items()}
        _write_state(cache, State(key, tuple(record.address for record in records), hashes))
    return Indexed(len(records), made=True)


def withdraw(output: Path, cache: Path) -> bool:
    """Remove an index that names a page that is gone, or of which nobody knows what it names; whether there was one."""
    state = _read_state(cache)
    if state and all((output / save_as(page)).is_file() for page in state.pages):
        return False
    if not (output / BUNDLES).exists():
        return False
    (cache / _STATE).unlink(missing_ok=True)
    return bool(_publish(output, {}))


def _records(output: Path) -> list[Record]:
    """What the build says is to be found; nothing, where the site has no search."""
    try:
        return read_catalogue((output / CATALOGUE).read_bytes())
    except FileNotFoundError:
        return []
    except ValueError as error:
        raise IndexingError(f"{output.name}/{CATALOGUE} is damaged ({error}): build again.") from error


def _publish(output: Path, files: dict[str, Path]) -> tuple[str, ...]:
    """Publish the files, those that name the others last; the paths of those that went."""
    with Release(output, name="search") as release:
        for path in sorted(files, key=lambda path: (path.endswith(_ENTRY), path)):
            release.add(path, files[path].read_bytes())
        return release.commit().removed


def _is_intact(output: Path, files: dict[str, str]) -> bool:
    try:
        return all(_hash(output / path) == known for path, known in files.items())
    except OSError:
        return False


def _hash(file: Path) -> str:
    return hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest()


def _read_state(cache: Path) -> State | None:
    """What was indexed last; None if nobody knows, for the cache may be deleted at any time."""
    try:
        return msgspec.json.decode((cache / _STATE).read_bytes(), type=State)
    except (OSError, ValueError):
        return None


def _write_state(cache: Path, state: State) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    partial = cache / f"{_STATE}.new"
    partial.write_bytes(msgspec.json.encode(state))
    partial.replace(cache / _STATE)
