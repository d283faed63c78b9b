"""When a release is live: what follows, and what is told if it cannot."""

import hashlib
import sys
from urllib.parse import parse_qs

import pytest

from publishing import after, web
from publishing.errors import Stopped, Unreachable
from publishing.manifest import Manifest
from publishing.settings import Folder

HOME = hashlib.sha256(b"home").hexdigest()
NEW = Manifest(release="r", made="", by="", files={"index.html": HOME, "x/index.html": HOME, "x/feed.xml": "1"})
PATHS = ["x/feed.xml", "x/index.html"]
TARGET = Folder(path="x", url="https://metropolis.example/")


def no_pause(_seconds: float) -> None:
    """Tests do not wait."""


def test_the_program_of_a_target_reads_the_changed_addresses(tmp_path: object) -> None:
    code = f"import pathlib, sys; pathlib.Path({f'{tmp_path}/told'!r}).write_text(sys.stdin.read())"
    after.run(Folder(path="x", afterwards=(sys.executable, "-c", code)), ["index.html", *PATHS])
    with open(f"{tmp_path}/told") as told:  # noqa: PTH123
        assert told.read() == "/\n/x/feed.xml\n/x/\n"


def test_a_program_that_fails_does_not_hide_that_the_release_is_live() -> None:
    failing = (sys.executable, "-c", "import sys; sys.exit('no such zone')")
    with pytest.raises(Stopped, match=r"the release is live, but what should follow did not: .* no such zone"):
        after.run(Folder(path="x", afterwards=failing), PATHS)


def test_the_live_site_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """The home page, and pages that changed."""
    asked: list[str] = []

    def get(url: str) -> tuple[int, bytes]:
        asked.append(url)
        return 200, b"home"

    monkeypatch.setattr(web, "get", get)
    after.look(TARGET, NEW, PATHS, no_pause)
    assert asked == ["https://metropolis.example/", "https://metropolis.example/x/"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [((200, b"old"), "the page of another release: is there a cache"), ((503, b""), "an error (503)")],
)
def test_another_page_than_was_published_is_told(
    monkeypatch: pytest.MonkeyPatch, answer: tuple[int, bytes], said: str
) -> None:
    monkeypatch.setattr(web, "get", lambda _url: answer)
    with pytest.raises(Stopped) as stopped:
        after.look(TARGET, NEW, PATHS, no_pause)
    assert f"the release is on the target, but https://metropolis.example/ shows {said}" in str(stopped.value)


def test_nobody_is_told_unless_that_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "post", lambda *_: pytest.fail("somebody was told"))
    assert not list(after.announce(TARGET, "https://metropolis.example", NEW, PATHS))


def test_hubs_are_told_of_feeds_and_search_engines_of_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: dict[str, bytes] = {}

    def post(url: str, data: bytes, _kind: str) -> int:
        sent[url] = data
        return 200

    monkeypatch.setattr(web, "post", post)
    target = Folder(path="x", websub="https://hub.example/", indexnow="key")
    said = list(after.announce(target, "https://metropolis.example", NEW, PATHS))
    assert said == ["WebSub was told.", "IndexNow was told."]
    form = parse_qs(sent["https://hub.example/"].decode())
    assert form == {"hub.mode": ["publish"], "hub.url": ["https://metropolis.example/x/feed.xml"]}
    assert b'"urlList": ["https://metropolis.example/x/"]' in sent[after.INDEXNOW]


def test_a_hub_that_is_away_does_not_stop_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    def post(url: str, _data: bytes, _kind: str) -> int:
        raise Unreachable(f"{url} does not answer.")

    monkeypatch.setattr(web, "post", post)
    target = Folder(path="x", websub="https://hub.example/")
    assert list(after.announce(target, "", NEW, PATHS)) == [
        "WebSub was not told: https://hub.example/ does not answer."
    ]
