"""When the last plan still stands, and what is made then."""

import datetime as dt
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
import pytest

from plugins.core.build import build, draft_after, draft_of, made_first, store_of, write
from plugins.core.entries.stamp import stamp
from plugins.core.incremental.standing import standing_plan
from plugins.core.incremental.store import Store
from plugins.core.now import Now
from plugins.core.rendering.templates import nothing_compiled
from plugins.core.settings import Settings
from tests.support import FEATURES, NOW, news_item, project

ORDERED = tuple(sorted(FEATURES, key=lambda feature: feature.name))
FILES: Mapping[str, str] = {
    "content/news/one.md": news_item("First.\n\nSecond.", title="One", summary="Said."),
    "content/news/two.md": news_item("See [one](one.md#goals).\n\n## Goals", title="Two"),
    "content/news/old.md": news_item("Long.", title="Old"),
    "content/news/old.fr.md": "---\ntitle: Vieux\nsource: 0123456789abcdef\n---\nLong.\n",
}


def begun(root: Path) -> Settings:
    files = dict(FILES)
    files["content/news/one.md"] += "\n## Goals\n"
    settings = project(root, files)
    problems, published = build(settings, FEATURES)
    assert published is not None, problems
    return settings


def stands(settings: Settings) -> bool:
    with Store(store_of(settings)) as store:
        return standing_plan(store, settings, ORDERED) is not None


def edited(settings: Settings, name: str, old: str, new: str) -> None:
    path = settings.content / "news" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_plan_stands_while_nothing_changes(tmp_path: Path) -> None:
    settings = begun(tmp_path)
    assert stands(settings)
    _, published = build(settings, FEATURES)
    assert published is not None and not published.written and not published.removed


def test_an_edit_that_nobody_else_notices_makes_its_pages_alone(tmp_path: Path) -> None:
    """Its page in each language, and the feeds that hold the text."""
    settings = begun(tmp_path)
    edited(settings, "one.md", "Second.", "Second, and more.")
    assert stands(settings)
    _, published = build(settings, FEATURES)
    assert published is not None
    pages = {path for path in published.written if path.endswith(".html")}
    assert pages == {f"{lang}news/one/index.html" for lang in ("", "fr/", "es/")}
    assert {path.rpartition("/")[2] for path in published.written} <= {
        "index.html",
        "feed.xml",
        "atom.xml",
        "feed.json",
        "atom-archive-1.xml",
    }


NOTICED: Mapping[str, Callable[[Settings], object]] = {
    "a title": lambda settings: edited(settings, "one.md", "title: One", "title: The one"),
    "a heading that can be linked to": lambda settings: edited(settings, "one.md", "## Goals", "## Goals\n\n## Aims"),
    "the beginning of a text without a summary": lambda settings: edited(settings, "two.md", "See", "Look at"),
    "a link": lambda settings: edited(settings, "two.md", "one.md#goals", "one.md"),
    "a fact": lambda settings: edited(settings, "one.md", "date: 2022-04-25", "date: 2022-04-24"),
    "a problem": lambda settings: edited(settings, "one.md", "Second.", "Second <script>."),
    "a new file": lambda settings: (settings.content / "news" / "new.md").write_text(news_item()),
    "a file that is gone": lambda settings: (settings.content / "news" / "two.md").unlink(),
    "data": lambda settings: (settings.data / "contacts.yaml").write_text("policy: {email: a@b.org}\n"),
    "a file beside the texts": lambda settings: (settings.content / "news" / "x.pdf").write_bytes(b"%PDF-1.4"),
    "the file of a problem, whose line may be another": lambda settings: edited(settings, "old.fr.md", "Long", "Court"),
}


@pytest.mark.parametrize("what", NOTICED)
def test_what_others_can_notice_is_planned_anew(tmp_path: Path, what: str) -> None:
    settings = begun(tmp_path)
    NOTICED[what](settings)
    assert not stands(settings)


def test_a_translation_that_grows_old_is_noticed(tmp_path: Path) -> None:
    """It was current when the plan was made, and is not after an edit of its original."""
    files = {
        "content/news/x.md": news_item("Long.", summary="Said."),
        "content/news/x.fr.md": "---\ntitle: X\n---\nL.\n",
    }
    settings = project(tmp_path, files)
    stamp(settings.content / "news" / "x.fr.md")
    build(settings, FEATURES)
    assert stands(settings)
    edited(settings, "x.md", "Long.", "Long and longer.")
    assert not stands(settings)


@pytest.mark.parametrize(
    ("hours", "does"), [(0, True), (11, True), (12, False), (-1, False)], ids=["now", "evening", "midnight", "earlier"]
)
def test_it_stands_until_the_day_ends(tmp_path: Path, hours: int, does: bool) -> None:
    """A page asked what day it is; and a plan of today is none of yesterday."""
    settings = begun(tmp_path)
    later = Now(NOW + dt.timedelta(hours=hours), settings.timezone)
    assert stands(msgspec.structs.replace(settings, now=later)) is does


def test_other_settings_and_features_are_planned_anew(tmp_path: Path) -> None:
    settings = begun(tmp_path)
    assert not stands(msgspec.structs.replace(settings, sitename="Another"))
    with Store(store_of(settings)) as store:
        assert standing_plan(store, settings, ORDERED[1:]) is None


def later(settings: Settings, days: int = 0) -> Settings:
    """The settings of a build of its own, which nobody has asked for the moment yet."""
    return msgspec.structs.replace(settings, now=Now(settings.now.local + dt.timedelta(days=days), settings.timezone))


def test_a_plan_that_stood_holds_no_longer_than_when_it_was_made(tmp_path: Path) -> None:
    """A build that had nothing to plan asks nothing of the moment, and passes on what was asked before."""
    settings = begun(tmp_path)
    edited(settings, "one.md", "Second.", "Second, and more.")
    assert stands(later(settings))
    build(later(settings), FEATURES)
    assert stands(later(settings))
    assert not stands(later(settings, days=1))


def test_a_problem_stays_in_its_line(tmp_path: Path) -> None:
    """A text that a problem of the last plan names is planned anew when it changes in any way."""
    files = {
        "content/news/x.md": news_item("See [it](draft.md).", title="X"),
        "content/news/draft.md": news_item(status="draft"),
    }
    settings = project(tmp_path, files)
    (before,), _ = build(settings, FEATURES)
    edited(settings, "x.md", "title: X", "# A remark.\ntitle: X")
    (after,), _ = build(later(settings), FEATURES)
    assert (after.path, after.line, after.message) == (before.path, before.line + 1, before.message)


def test_a_template_is_no_part_of_the_plan(tmp_path: Path) -> None:
    """All pages are made again, of the plan as it was."""
    settings = begun(tmp_path)
    theme = tmp_path / "theme"
    shutil.copytree(settings.theme, theme)
    base = theme / "templates" / "base.html"
    base.write_text(base.read_text("utf-8").replace("</footer>", "<p>In every footer</p></footer>"), "utf-8")
    settings = msgspec.structs.replace(settings, theme=theme)
    assert stands(settings)
    build(settings, FEATURES)
    pages = sorted(settings.output.rglob("index.html"))
    assert pages and all("In every footer" in page.read_text("utf-8") for page in pages)


def test_a_lost_output_is_made_again_without_planning(tmp_path: Path) -> None:
    settings = begun(tmp_path)
    page = settings.output / "news/one/index.html"
    whole = page.read_bytes()
    page.unlink()
    _, published = build(settings, FEATURES)
    assert published is not None and published.written == ("news/one/index.html",)
    assert page.read_bytes() == whole


def test_what_was_read_and_never_published_is_not_made(tmp_path: Path) -> None:
    """The words of a site with errors, taken back with the error, are in no page or feed that is made later."""
    settings = begun(tmp_path)
    before = {name: (settings.content / "news" / name).read_text("utf-8") for name in ("one.md", "two.md")}
    edited(settings, "one.md", "Second.", "Never meant.")
    edited(settings, "two.md", "title:", "titel:")
    assert build(settings, FEATURES)[1] is None
    for name, text in before.items():
        (settings.content / "news" / name).write_text(text, "utf-8")
    edited(settings, "two.md", "## Goals", "## Goals\n\nAnd so on.")
    _, published = build(settings, FEATURES)
    assert published is not None and "news/feed.xml" in published.written
    feed = (settings.output / "news" / "feed.xml").read_text("utf-8")
    assert "And so on." in feed and "Second." in feed and "Never meant." not in feed


PAGE = "news/one/index.html"


def test_a_text_alone_is_shown_before_the_site_is_read(tmp_path: Path) -> None:
    """Its page is that of the build that follows, and nothing is published meanwhile."""
    settings = begun(tmp_path)
    draft = draft_of(settings, FEATURES)
    edited(settings, "one.md", "Second.", "Second, and more.")
    after = draft_after(draft, [settings.content / "news" / "one.md"])
    assert after is not None
    shown = made_first(after, {PAGE}, nothing_compiled())
    assert b"Second, and more." in shown[PAGE] and b"and more" not in (settings.output / PAGE).read_bytes()
    write(draft_of(settings, FEATURES))
    assert (settings.output / PAGE).read_bytes() == shown[PAGE]


@pytest.mark.parametrize("what", ["a title", "a fact", "a problem", "a new file", "a file that is gone"])
def test_no_more_than_a_text_is_shown_before(tmp_path: Path, what: str) -> None:
    """Where other pages may change as well, the whole site is read first."""
    settings = begun(tmp_path)
    draft = draft_of(settings, FEATURES)
    NOTICED[what](settings)
    name = {"a new file": "new.md", "a file that is gone": "two.md"}.get(what, "one.md")
    assert draft_after(draft, [settings.content / "news" / name]) is None
