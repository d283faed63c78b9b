"""A bucket has no folders to switch: the order of its writes keeps what readers see whole, wherever it is cut short."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
import pytest

from publishing import notes
from publishing.errors import Unreachable
from publishing.hosts.bucket import Bucket
from publishing.hosts.s3 import StorageHost
from publishing.policy import fields_for, read_policy
from publishing.settings import Storage
from tests.publishing import support
from tests.publishing.support import Desk, Tree
from tests.support import ROOT

POLICY = read_policy(ROOT / "headers.toml")


class Memory(Bucket):
    """A bucket in memory whose network can be cut after so many writes. Before each, it looks at what readers find."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.fields: dict[str, Mapping[str, str]] = {}
        self.writes = 0
        self.left = 10_000

    def get(self, key: str) -> bytes | None:
        return self.objects.get(key)

    def put(self, key: str, data: bytes, *, new: bool = False) -> bool:
        if new and key in self.objects:
            return False
        self._write()
        self.objects[key] = data
        return True

    def copy(self, source: str, key: str, fields: Mapping[str, str]) -> None:
        self._write()
        self.objects[key] = self.objects[source]
        self.fields[key] = fields

    def remove(self, keys: Iterable[str]) -> None:
        for key in sorted(keys):
            self._write()
            self.objects.pop(key, None)

    def keys(self, prefix: str) -> Iterator[str]:
        return iter(sorted(key for key in self.objects if key.startswith(prefix)))

    def _write(self) -> None:
        if self.left <= 0:
            raise Unreachable("cut")
        self.left -= 1
        self.writes += 1
        missing = {link for key, data in self.objects.items() if key.endswith(".html") for link in assets(data)}
        assert not [link for link in missing if f"site{link}" not in self.objects], "a page names what is not there"

    def shown(self) -> dict[str, str]:
        """What readers find."""
        return {key.removeprefix("site/"): self.objects[key].decode() for key in self.keys("site/")}


def assets(data: bytes) -> list[str]:
    return re.findall(r'href="(/theme/[^"]+)"', data.decode())


@pytest.fixture
def bucket() -> Memory:
    return Memory()


@pytest.fixture
def store(tmp_path: Path, bucket: Memory) -> Desk:
    """A desk with a bucket as its target."""
    desk = Desk(tmp_path, Storage(bucket="b"))
    desk.host = StorageHost(bucket, "site", lambda path: fields_for(POLICY, path))
    return desk


OLD = Tree()
NEW = Tree(
    pages={"": "New", "news/b/": "B", "news/c/": "C"},
    moved={"news/a/": "Moved"},
    items={"news/a": "news/c/", "news/b": "news/b/"},
    style="f" * 10,
)


def shown(tree: Tree) -> dict[str, str]:
    return {path: text for path, text in tree.all_files().items() if path != "ledger.json"}


def test_readers_see_what_was_built(store: Desk, bucket: Memory) -> None:
    store.publish(OLD)
    assert bucket.shown() == shown(OLD)
    assert bucket.fields["site/index.html"]["Content-Type"] == "text/html; charset=utf-8"
    assert "immutable" in bucket.fields[f"site/theme/site.{OLD.style}.css"]["Cache-Control"]


def test_only_what_changed_is_written(store: Desk, bucket: Memory) -> None:
    store.publish(OLD)
    before = bucket.writes
    store.publish(Tree(pages={"": "Home", "news/a/": "A", "news/b/": "Other"}))
    assert store.said[-2].startswith("Uploaded 1 file of")
    notes_of_a_publish = 9
    assert bucket.writes - before == 2 + notes_of_a_publish


def test_wherever_it_is_cut_pages_are_whole_and_the_next_publish_mends_it(tmp_path: Path) -> None:
    """Each page is of the old release or the new one, and what it names is there."""
    for moment in range(0, 200, 3):
        bucket = Memory()
        store = Desk(tmp_path, Storage(bucket="b"))
        store.host = StorageHost(bucket, "site", lambda path: fields_for(POLICY, path))
        store.publish(OLD)
        bucket.left = moment
        try:
            store.publish(NEW)
        except Unreachable:
            for path, text in bucket.shown().items():
                assert text in (shown(OLD).get(path), shown(NEW).get(path))
            bucket.left = 10_000
            store.publish(NEW)
            kept = {f"theme/site.{OLD.style}.css": shown(OLD)[f"theme/site.{OLD.style}.css"]}
            assert bucket.shown() == shown(NEW) | kept
            assert notes.underway(store.host.store) == notes.Underway()
        else:
            break
    assert 20 < moment < 199


def test_going_back_needs_nothing_from_here(store: Desk, bucket: Memory) -> None:
    """The bucket holds the files of the kept releases."""
    store.publish(OLD)
    store.publish(NEW)
    store.go_back()
    assert bucket.shown().items() >= shown(OLD).items()
    assert "news/c/index.html" not in bucket.shown()


def test_going_back_that_was_cut_short_can_be_done_again(store: Desk, bucket: Memory) -> None:
    first = store.publish(OLD)
    store.publish(NEW)
    bucket.left = 4
    with pytest.raises(Unreachable):
        store.go_back()
    bucket.left = 10_000
    assert store.go_back(first) == first
    assert bucket.shown().items() >= shown(OLD).items()


def test_files_of_releases_that_are_gone_are_removed(store: Desk, bucket: Memory) -> None:
    for number in range(8):
        store.publish(Tree(pages={"": f"Home {number}", "news/a/": "A", "news/b/": "B"}))
    homes = [data for key, data in bucket.objects.items() if key.startswith("publishing/files/") and b"Home " in data]
    assert len([each for each in homes if b"<p>Home " in each]) == notes.KEPT


def test_nothing_withdrawn_is_left_in_the_bucket(store: Desk, bucket: Memory) -> None:
    secret = Tree(pages={"": "Home", "news/a/": "A", "news/b/": "Ostrich"}, files={"files/b.pdf": "Ostrich"})
    store.publish(secret)
    store.publish(
        Tree(pages={"": "Home", "news/a/": "A"}, items={"news/a": "news/a/"}, withdrawn={"news/b": "news/b/"})
    )
    assert not [key for key, data in bucket.objects.items() if b"Ostrich" in data]


def test_new_header_fields_reach_files_that_did_not_change(
    store: Desk, bucket: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bucket keeps the header fields of a file with the file."""
    store.publish(OLD)
    bucket.fields.clear()
    other = msgspec.structs.replace(POLICY, encodings=())
    monkeypatch.setattr(support, "read_policy", lambda _path: other)
    store.publish(OLD)
    assert store.said[-2].startswith("Uploaded 0 files")
    assert len(bucket.fields) == len(shown(OLD))
