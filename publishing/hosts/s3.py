"""A bucket, in which there are no folders to switch: files are put in place in an order that is safe at each moment.

    site/<path>                 what readers see
    publishing/files/<hash>     every file of the kept releases, once
    publishing/                 notes: manifests, the lock, which release is live

A release is first brought to `publishing/files/`, where nobody sees it. Then the bucket itself copies what changed
into place: first what pages name, then new pages, then changed ones; what is gone is removed last. A note names the
releases between which the site may stand, so the next publish mends what a killed one left.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

import msgspec

from publishing import notes
from publishing.hosts.bucket import Bucket, at_once
from publishing.hosts.host import Transfer
from publishing.manifest import Manifest

_NOTES = "publishing/"
_FILES = "publishing/files/"
_LIVE = "live.json"

Headers = Callable[[str], Mapping[str, str]]


class BucketStore:
    """Notes as objects."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket

    def read(self, name: str) -> bytes | None:
        return self._bucket.get(_NOTES + name)

    def write(self, name: str, data: bytes) -> None:
        self._bucket.put(_NOTES + name, data)

    def create(self, name: str, data: bytes) -> bool:
        return self._bucket.put(_NOTES + name, data, new=True)

    def remove(self, name: str) -> None:
        self._bucket.remove([_NOTES + name])

    def names(self, folder: str) -> list[str]:
        start = f"{_NOTES}{folder}/"
        return [key.removeprefix(start) for key in self._bucket.keys(start)]


class StorageHost:
    """Releases in a bucket. `headers` gives the header fields of a path, `prefix` is where readers' files lie."""

    def __init__(self, bucket: Bucket, prefix: str, headers: Headers) -> None:
        self._bucket, self._headers = bucket, headers
        self._site = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        self.store = BucketStore(bucket)

    def live(self) -> str:
        data = self.store.read(_LIVE)
        return "" if data is None else msgspec.json.decode(data, type=str)

    def held(self) -> set[str]:
        return set(notes.releases(self.store))  # a release is its manifest: its files lie among those of all

    def bring(self, folder: Path, new: Manifest, old: Manifest | None) -> Transfer:
        there = {key.removeprefix(_FILES) for key in self._bucket.keys(_FILES)}
        lacking = {digest: path for path, digest in new.files.items() if digest not in there}
        at_once(partial(self._upload, folder), lacking.items())
        return Transfer(len(lacking), sum((folder / path).stat().st_size for path in lacking.values()))

    def _upload(self, folder: Path, lacking: tuple[str, str]) -> None:
        digest, path = lacking
        self._bucket.put(_FILES + digest, (folder / path).read_bytes())

    def carry(self, release: str, files: Mapping[str, str], source: str) -> None:
        """Nothing to do: `switch` removes only what the release does not carry."""

    def switch(self, new: Manifest, old: Manifest | None) -> None:
        between = notes.underway(self.store).between
        stages = [notes.read_manifest(self.store, release) for release in sorted({*between} - {new.release})]
        if old:
            stages.append(old)
        for some in _in_order(new, stages):
            at_once(partial(self._place, new.all_files), some)
        self.store.write(_LIVE, msgspec.json.encode(new.release))
        self._bucket.remove(self._site + path for path in self._extra(new, stages))

    def _place(self, files: Mapping[str, str], path: str) -> None:
        self._bucket.copy(_FILES + files[path], self._site + path, self._headers(path))

    def _extra(self, new: Manifest, stages: list[Manifest | None]) -> set[str]:
        """The paths at which something may be that the release has not."""
        if len(stages) == 1 and stages[0]:
            return set(stages[0].all_files) - set(new.all_files)
        there = (key.removeprefix(self._site) for key in self._bucket.keys(self._site))
        return {path for path in there if not (self._site + path).startswith(_NOTES)} - set(new.all_files)

    def drop(self, releases: Iterable[str], kept: Iterable[Manifest]) -> None:
        wanted = {digest for manifest in kept for digest in manifest.all_files.values()}
        there = {key.removeprefix(_FILES) for key in self._bucket.keys(_FILES)}
        self._bucket.remove(_FILES + digest for digest in there - wanted)


def _in_order(new: Manifest, stages: list[Manifest | None]) -> list[list[str]]:
    """What is to be put in place, in steps: what pages name, new pages, changed pages, what tells of pages.

    The site stands at one of the stages, or between them; one that is None is not known.
    """
    steps: list[list[str]] = [[], [], [], []]
    for path, digest in sorted(new.all_files.items()):
        known = {stage.all_files.get(path, "") if stage and stage.policy == new.policy else "" for stage in stages}
        if known != {digest}:
            steps[_step(path, is_new=not any(known))].append(path)
    return steps


def _step(path: str, *, is_new: bool) -> int:
    if path.endswith(".html"):
        return 1 if is_new else 2
    return 3 if path.endswith(".xml") else 0
