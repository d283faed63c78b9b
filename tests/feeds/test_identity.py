"""Whoever follows a feed is told of an item once, whatever becomes of its title, its file and the site's address."""

import sys
from pathlib import Path

import feedparser_sgmllib
import pytest
from reader import Reader, make_reader

from tests.feeds.support import Output, feed
from tests.support import built, news_item

# The copy of feedparser that comes with this program looks for a part of it by its former name.
sys.modules.setdefault("sgmllib", feedparser_sgmllib)

BEFORE = {
    "content/news/first.md": news_item(title="First", date="2022-01-10"),
    "content/news/second.md": news_item(title="Second", date="2022-02-10", id="news/kept"),
    "content/news/third.md": news_item(title="Third", date="2022-03-10"),
}
# Another title, another file, a translation.
AFTER = {
    "content/news/first.md": news_item(title="First, renamed", date="2022-01-10"),
    "content/news/moved.md": news_item(title="Second", date="2022-02-10", id="news/kept"),
    "content/news/third.md": news_item(title="Third", date="2022-03-10"),
    "content/news/third.fr.md": "---\ntitle: Troisième\n---\n\nTexte.\n",
}


def seen(reader: Reader) -> dict[str, str | None]:
    """The titles of the entries that the subscriber knows, by identity."""
    return {entry.id: entry.title for entry in reader.get_entries()}


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Output, Output]:
    """The site before and after, which has moved to another domain and path."""
    before = built(tmp_path_factory.mktemp("before"), BEFORE)
    return before, built(tmp_path_factory.mktemp("after"), AFTER, siteurl="https://www.another.example/site")


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml", "feed.json"])
@pytest.mark.parametrize("lang", ["", "fr/"])
def test_a_subscriber_sees_no_item_twice(tmp_path: Path, builds: tuple[Output, Output], name: str, lang: str) -> None:
    """A new title, a moved file, a translation, another domain and another path: what was known is updated."""
    before, after = builds
    with make_reader(":memory:", feed_root=str(tmp_path), plugins=()) as reader:
        reader.add_feed(name)
        (tmp_path / name).write_bytes(before[f"{lang}{name}"])
        first, known = reader.update_feed(name), seen(reader)
        (tmp_path / name).write_bytes(after[f"{lang}{name}"])
        second, renamed = reader.update_feed(name), seen(reader)
    assert first and (first.new, first.modified) == (3, 0)
    assert second and (second.new, second.modified) == (0, 3)
    assert known.keys() == renamed.keys() and known != renamed


def test_the_feeds_of_the_languages_are_not_taken_for_each_other(builds: tuple[Output, Output]) -> None:
    output = builds[1]
    ids = [entry.id for name in ("feed.xml", "fr/feed.xml", "es/feed.xml") for entry in feed(output, name).entries]
    assert len(ids) == len(set(ids)) == 9
    assert len({feed(output, name).feed.id for name in ("atom.xml", "fr/atom.xml", "news/atom.xml")}) == 3
