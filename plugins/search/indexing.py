"""Indexing: Pagefind makes the indexes from the pages as they were built.

A step of its own, after the build. It looks at what would be indexed first: where that is as it was, and an index is
whole, nothing is done for it. The files are published as the pages are, whole ones in the place of whole ones, under a
list of their own; what names others comes after them (`pagefind-entry.json`, and last the script that asks all), so a
visitor and a killed run find the old index or the new one. Without this step, the indexes stay as long as every page
that they name is there.
"""

import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from plugins.core.disk.kept import key_of
from plugins.core.disk.publish import PublishError, Release
from plugins.core.progress import Progress, clear_line, progress_bar, silent
from plugins.core.urls import save_as
from plugins.search.addresses import ALL, BUNDLES, CATALOGUE, in_bundle
from plugins.search.bundles import make_bundle, script_for_all
from plugins.search.catalogue import Record, read_catalogue
from plugins.search.documents import IndexingError, documents
from plugins.search.pagefind import PagefindError, program_version
from plugins.search.parts import LARGEST, Part, parts_of

_STATE = "search.json"
_ENTRY = "pagefind-entry.json"
_INDEXED = "pages indexed"


class Bundle(msgspec.Struct, frozen=True):
    """The index of a part as it was made last: the key of what it was made from, its pages, its files with hashes."""

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
            done = index(output, cache, progress=progress_bar(sys.stderr))
            sys.stdout.write(f"Search: {done.pages} pages {'indexed' if done.made else 'unchanged'}.\n")
        elif withdraw(output, cache):
            sys.stdout.write("Search: the index named pages that are gone, and was removed.\n")
    except (IndexingError, PagefindError, PublishError, OSError) as error:
        clear_line(sys.stderr)
        sys.stderr.write(f"run.py: the site was built, but its search is not up to date: {error}\n")
        with suppress(PublishError, OSError):  # what hinders this was told
            withdraw(output, cache)
        return 1
    return 0


def index(output: Path, cache: Path, largest: int = LARGEST, progress: Progress = silent) -> Indexed:
    """Bring the indexes up to date with the pages, each of about `largest` pages at most.

    Raises what `main` tells; the old ones are then as they were.
    """
    records = _records(output)
    parts = {part.name: part for part in parts_of(records, largest)}
    script = script_for_all(parts.values()).encode() if parts else None
    keys = {name: _key(output, part) for name, part in parts.items()}
    state = _read_state(cache)
    kept = {name: bundle for name, bundle in (state or {}).items() if _is_whole(output, bundle, keys.get(name))}
    if state is not None and kept.keys() == state.keys() == keys.keys() and _holds(output, script):
        return Indexed(len(records), made=False)
    with TemporaryDirectory(prefix="search-") as room:
        due = [part for name, part in parts.items() if name not in kept]
        files = dict(_made(output, due, Path(room), progress))
        (cache / _STATE).unlink(missing_ok=True)  # until the new ones are there, nobody knows which are
        _publish(output, {path: file for each in files.values() for path, file in each.items()}, kept.values(), script)
        made = {name: _bundle(parts[name], keys[name], each) for name, each in files.items()}
    _write_state(cache, kept | made)
    return Indexed(len(records), made=True)


def withdraw(output: Path, cache: Path) -> bool:
    """Remove the indexes if one names a page that is gone, or nobody knows what they name; whether there were some."""
    state = _read_state(cache)
    pages = (page for bundle in (state or {}).values() for page in bundle.pages)
    if state is not None and all((output / save_as(page)).is_file() for page in pages):
        return False
    if not (output / BUNDLES).exists():
        return False
    (cache / _STATE).unlink(missing_ok=True)
    return bool(_publish(output, {}, (), None))


def _records(output: Path) -> list[Record]:
    """What the build says is to be found; nothing, where the site has no search."""
    try:
        return read_catalogue((output / CATALOGUE).read_bytes())
    except FileNotFoundError:
        return []
    except ValueError as error:
        raise IndexingError(f"{output.name}/{CATALOGUE} is damaged ({error}): build again.") from error


def _key(output: Path, part: Part) -> str:
    """A digest of all that the index of a part is made from."""
    code = (file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py")))
    return key_of(program_version(), *code, msgspec.json.encode(part.records), *documents(output, part.records))


def _made(output: Path, due: Sequence[Part], room: Path, progress: Progress) -> Iterator[tuple[str, dict[str, Path]]]:
    """The names of parts with the files of their indexes, by the paths of these in the output."""
    done, total = 0, sum(len(part.records) for part in due)
    for part in due:
        progress(_INDEXED, done, total)
        made = make_bundle(room / part.name, part, documents(output, part.records))
        yield part.name, {in_bundle(part.name, name): file for name, file in made.items()}
        done += len(part.records)
    progress(_INDEXED, done, total)


def _bundle(part: Part, key: str, files: dict[str, Path]) -> Bundle:
    hashes = {path: _hash(file) for path, file in files.items()}
    return Bundle(key, tuple(record.address for record in part.records), hashes)


def _publish(output: Path, files: dict[str, Path], kept: Iterable[Bundle], script: bytes | None) -> tuple[str, ...]:
    """Publish the files beside what is kept, those that name others after them; the paths of those that went."""
    with Release(output, name="search") as release:
        for path in (path for bundle in kept for path in bundle.files):
            release.keep(path)
        for path in sorted(files, key=lambda path: (path.endswith(_ENTRY), path)):
            release.add(path, files[path].read_bytes())
        if script:
            release.add(ALL, script)
        return release.commit().removed


def _is_whole(output: Path, bundle: Bundle, key: str | None) -> bool:
    """Whether the index was made from what this is the key of, and its files are as they were made."""
    try:
        return bundle.key == key and all(_hash(output / path) == known for path, known in bundle.files.items())
    except (OSError, ValueError):  # a path that none can be says the second
        return False


def _holds(output: Path, script: bytes | None) -> bool:
    try:
        return (output / ALL).read_bytes() == script
    except OSError:
        return script is None


def _hash(file: Path) -> str:
    return hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest()


def _read_state(cache: Path) -> dict[str, Bundle] | None:
    """What was indexed last, by the names of the parts; None if nobody knows: the cache may be deleted at any time."""
    try:
        return msgspec.json.decode((cache / _STATE).read_bytes(), type=dict[str, Bundle])
    except (OSError, ValueError):
        return None


def _write_state(cache: Path, state: dict[str, Bundle]) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    partial = cache / f"{_STATE}.new"
    partial.write_bytes(msgspec.json.encode(state))
    partial.replace(cache / _STATE)
