"""Publishing to a folder: what readers see, whatever happens on the way."""

import errno
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from publishing import notes
from publishing.errors import Stopped
from tests.publishing.support import Desk, Tree


def test_readers_see_what_was_built_and_nothing_else(desk: Desk) -> None:
    """The ledger goes into the manifest; it is no part of the site."""
    tree = Tree()
    desk.publish(tree)
    wanted = tree.all_files()
    del wanted["ledger.json"]
    assert desk.shown() == wanted


def test_a_release_costs_what_is_new_in_it(desk: Desk) -> None:
    """A file that did not change is one file in both releases."""
    old = desk.publish(Tree())
    new = desk.publish(Tree(pages={"": "Home", "news/a/": "A", "news/b/": "Other"}))
    folder = desk.root / "host" / "releases"
    assert (folder / old / "news/a/index.html").samefile(folder / new / "news/a/index.html")
    assert "Uploaded 1 file of" in " ".join(desk.said)


def test_five_releases_are_kept(desk: Desk) -> None:
    made = [desk.publish(Tree(pages={"": str(number), "news/a/": "A", "news/b/": "B"})) for number in range(7)]
    assert notes.releases(desk.host.store) == made[2:]
    assert desk.host.held() == set(made[2:])


def test_nothing_is_published_twice(desk: Desk) -> None:
    """A rebuild that changes nothing leaves the live release, and caches, alone."""
    first = desk.publish(Tree())
    assert desk.publish(Tree()) == first
    assert desk.said[-1] == "Nothing has changed: the live release stays."


def test_an_open_page_still_finds_its_style(desk: Desk) -> None:
    """Who has a page of the last release open may ask for a file with a hash in its name that the new one has not."""
    desk.publish(Tree(style="aaaaaaaaaa"))
    desk.publish(Tree(style="bbbbbbbbbb"))
    assert "theme/site.aaaaaaaaaa.css" in desk.shown()
    desk.go_back()
    assert {"theme/site.aaaaaaaaaa.css", "theme/site.bbbbbbbbbb.css"} <= desk.shown().keys()


def test_what_was_carried_goes_with_the_release_that_had_it(desk: Desk) -> None:
    """Old files are not carried for good."""
    for number in range(7):
        desk.publish(Tree(style=f"{number:010}"))
    styles = [path for path in desk.shown() if path.startswith("theme/")]
    assert styles == [f"theme/site.{number:010}.css" for number in range(2, 7)]


def test_going_back_shows_the_release_as_it_was(desk: Desk) -> None:
    desk.publish(Tree())
    before = desk.shown()
    desk.publish(Tree(pages={"": "Wrong", "news/a/": "A", "news/b/": "B"}))
    desk.go_back()
    assert desk.shown() == before


def test_one_can_go_back_to_a_named_release(desk: Desk) -> None:
    made = [desk.publish(Tree(pages={"": str(number), "news/a/": "A", "news/b/": "B"})) for number in range(3)]
    assert desk.go_back(made[0]) == made[0]
    with pytest.raises(Stopped, match="there is no release 'x' to go back to"):
        desk.go_back("x")


def test_after_going_back_nothing_is_published_until_somebody_says_so(desk: Desk) -> None:
    """The next automatic publish would bring back what somebody just took away."""
    desk.publish(Tree())
    notes.hold(desk.host.store, notes.Hold("ben on ship", desk.now(), "r1"))
    desk.hours += 2
    assert "publishing is held: ben on ship went back to release r1 3 hours ago" in desk.refused(Tree(style="c" * 10))
    notes.resume(desk.host.store)
    desk.publish(Tree(style="c" * 10))


def test_a_killed_publish_is_mended_by_the_next(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever it dies, readers see one whole release, and the next publish leaves nothing of it behind."""
    desk.publish(Tree())
    before = desk.shown()
    changed = Tree(pages={"": "New", "news/a/": "A", "news/b/": "B"})
    after = {path: text for path, text in changed.all_files().items() if path != "ledger.json"}
    for step in ("bring", "switch", "drop"):
        with monkeypatch.context() as patch:
            patch.setattr(desk.host, step, killed)
            with pytest.raises(KeyboardInterrupt):
                desk.publish(changed)
        assert desk.shown() in (before, after)
    desk.publish(changed)
    assert desk.shown() == after
    assert desk.host.held() == set(notes.releases(desk.host.store))
    assert notes.underway(desk.host.store) == notes.Underway()


def test_one_cannot_go_back_to_a_release_that_was_never_live(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first = desk.publish(Tree())
    with monkeypatch.context() as patch:
        patch.setattr(desk.host, "switch", killed)
        with pytest.raises(KeyboardInterrupt):
            desk.publish(Tree(style="b" * 10))
    assert [each.release for each in notes.complete(desk.host.store, first)] == [first]


def test_a_full_disk_leaves_the_live_site_and_no_rubbish(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.publish(Tree())
    before = desk.shown()

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "x")

    monkeypatch.setattr(shutil, "copyfile", full)
    said = desk.refused(Tree(style="d" * 10))
    assert said.endswith("host/releases could not be written: the disk is full. The live site is as it was.")
    assert desk.shown() == before
    assert not (desk.root / "host" / "releases" / ".incoming").exists()


def test_what_is_no_link_of_ours_is_not_replaced(desk: Desk) -> None:
    """A folder `current` may be somebody's site."""
    theirs = Path(desk.root, "host", "current", "index.html")
    theirs.parent.mkdir(parents=True)
    theirs.write_text("theirs")
    assert "is no link of ours" in desk.refused(Tree())
    assert theirs.read_text() == "theirs"


def test_a_lost_manifest_is_not_taken_for_a_first_release(desk: Desk) -> None:
    """Without it nobody can tell what would be lost."""
    live = desk.publish(Tree())
    notes.forget(desk.host.store, live)
    assert f"the manifest of the live release {live} is gone" in desk.refused(Tree(style="e" * 10))
    desk.publish(replace(Tree(), style="e" * 10), allow_removals=True)


def killed(*_: object, **__: object) -> None:
    """What a step does in a publish that is killed there."""
    raise KeyboardInterrupt
