"""Hosts that take a folder as a whole: the last manifest is found at the live site."""

from pathlib import Path

import pytest

from publishing import artifact, web
from publishing.errors import Stopped
from publishing.publish import Job
from publishing.settings import Pages
from tests.publishing.support import Desk, Tree

TARGET = Pages(path="public", url="https://metropolis.example")


def publish(desk: Desk, tree: Tree, target: Pages = TARGET) -> Path:
    """Make the folder of a tree; gives it."""
    desk.target = target
    job: Job = desk.job
    artifact.publish(job, target, lambda: tree.write(desk.root / "output"), allow_removals=False)
    return desk.root / "public"


def test_the_folder_holds_the_site_and_its_manifest(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "get", lambda _url: (404, b""))
    folder = publish(desk, Tree())
    assert (folder / "index.html").read_text() == Tree().all_files()["index.html"]
    assert {"_headers", "_redirects", "release.json"} <= {path.name for path in folder.iterdir()}
    assert not list(folder.rglob("*.br")), "such hosts compress by themselves"


def test_it_is_held_to_what_is_live(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "get", lambda _url: (404, b""))
    manifest = (publish(desk, Tree()) / "release.json").read_bytes()
    monkeypatch.setattr(web, "get", lambda _url: (200, manifest))
    with pytest.raises(Stopped, match="the id 'news/b' is lost"):
        publish(desk, Tree(pages={"": "Home", "news/a/": "A"}, items={"news/a": "news/a/"}))


def test_a_site_that_does_not_answer_is_not_taken_for_a_new_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "get", lambda _url: (500, b""))
    with pytest.raises(Stopped, match="answers with 500, so nobody can tell what would be lost"):
        publish(desk, Tree())


def test_the_pages_of_the_build_stay_as_they_are(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What pages say of themselves for such a host is said in the copy."""
    monkeypatch.setattr(web, "get", lambda _url: (404, b""))
    tree = Tree(files={"x.html": '<meta charset="utf-8">\n<meta name="robots" content="noindex">'})
    folder = publish(desk, tree, Pages(path="public", url="https://metropolis.example", meta=True))
    assert "Content-Security-Policy" in (folder / "x.html").read_text()
    assert (desk.root / "output" / "x.html").read_text() == tree.files["x.html"]


def test_a_folder_of_somebody_else_is_not_emptied(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = desk.root / "public" / "theirs"
    theirs.parent.mkdir()
    theirs.touch()
    monkeypatch.setattr(web, "get", lambda _url: (404, b""))
    with pytest.raises(Stopped, match="is not empty and was not made by a publish"):
        publish(desk, Tree())
    assert theirs.exists()
