"""What is withdrawn is gone with one publish, and stays gone."""

from pathlib import Path

import pytest

from publishing import notes
from publishing.errors import Stopped
from tests.publishing.support import Desk, Tree, calendar
from tests.support import built, news_item

SECRET = "Ostrich"
BEFORE = Tree(
    pages={"": f"Home of {SECRET}", "news/a/": "A", "news/b/": SECRET, "news/": "B only"},
    files={
        "news/b.ics": calendar("b", "20220601T100000Z", SECRET),
        "files/b.pdf": SECRET,
        "files/news/b.0123456789-720.webp": SECRET,
        "pagefind/fragment/en_1.pf_fragment": SECRET,
    },
)
AFTER = Tree(
    pages={"": "Home", "news/a/": "A"}, items={"news/a": "news/a/"}, withdrawn={"news/b": "news/b/"}, style="f" * 10
)


def anywhere(desk: Desk) -> list[str]:
    """The files on the target in which the secret is."""
    files = (path for path in (desk.root / "host").rglob("*") if path.is_file())
    return [path.name for path in files if SECRET.encode() in path.read_bytes()]


def test_nothing_of_it_is_left_on_the_target(desk: Desk) -> None:
    """Pages, files, pictures, search, and every kept release, whose lists and feeds tell of it too."""
    desk.publish(BEFORE)
    desk.publish(Tree(**{**BEFORE.__dict__, "style": "e" * 10}))
    assert anywhere(desk)
    live = desk.publish(AFTER)
    assert not anywhere(desk)
    assert desk.host.held() == {live}
    assert "Removed for what was withdrawn: 2 earlier releases." in desk.said


def test_its_addresses_are_known_to_be_gone(desk: Desk) -> None:
    """And stay known, from release to release."""
    desk.publish(BEFORE)
    desk.publish(AFTER)
    wanted = ["files/b.pdf", "files/news/b.0123456789-720.webp", "news/b.ics", "news/b/index.html", "news/index.html"]
    assert list(desk.live().gone) == wanted
    desk.publish(Tree(**{**AFTER.__dict__, "style": "a" * 10}))
    assert list(desk.live().gone) == wanted


def test_the_host_is_told_what_is_gone(desk: Desk) -> None:
    """But not of a list that went with it while other pages lie below: nginx takes an address for all below it."""
    desk.publish(BEFORE)
    desk.publish(AFTER)
    told = (desk.root / "host" / "current" / "_nginx.conf").read_text()
    assert told.count("return 410") == len(desk.live().gone) - 1
    assert '"^/news/b(?:' in told and '"^/news(?:' not in told


def test_an_address_that_is_used_again_is_not_gone(desk: Desk) -> None:
    desk.publish(BEFORE)
    desk.publish(AFTER)
    desk.publish(Tree(**{**AFTER.__dict__, "pages": {**AFTER.pages, "news/": "Others"}}))
    assert "news/index.html" not in desk.live().gone


def test_a_page_that_is_open_still_has_its_style(desk: Desk) -> None:
    """The theme tells nothing of what was withdrawn."""
    desk.publish(BEFORE)
    desk.publish(AFTER)
    assert f"theme/site.{BEFORE.style}.css" in desk.shown()


def test_one_cannot_go_back_to_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even when the publish was killed before it had removed the earlier releases."""
    old = desk.publish(BEFORE)
    with monkeypatch.context() as patch:
        patch.setattr(notes, "forget", killed)
        with pytest.raises(KeyboardInterrupt):
            desk.publish(AFTER)
    with pytest.raises(Stopped, match="holds what was withdrawn since: there is no way back to it"):
        desk.go_back(old)
    desk.publish(AFTER)
    assert not anywhere(desk)


def test_the_build_leaves_nothing_of_it(tmp_path: Path) -> None:
    """The site itself: no text, picture or document of what is withdrawn is in any file, and the ledger says so."""
    secret = news_item(
        f"{SECRET} ![A photo](ostrich.svg)", title=SECRET, status="withdrawn", documents="[{label: X, file: o.ics}]"
    )
    files: dict[str, str | bytes] = {
        "content/news/gone.md": secret,
        "content/news/other.md": news_item(),
        "content/news/ostrich.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
        "content/news/o.ics": calendar("o", "20220601T100000Z"),
    }
    output = built(tmp_path, files)
    assert not [path for path, data in output.items() if SECRET.lower() in data.decode(errors="ignore").lower()]
    assert not [path for path in output if "ostrich" in path or path.endswith("/o.ics")]
    assert b'"withdrawn": {\n  "news/gone": [\n   "news/gone/"' in output["ledger.json"]


def killed(*_: object, **__: object) -> None:
    """What a step does in a publish that is killed there."""
    raise KeyboardInterrupt
