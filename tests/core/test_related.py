"""What else to read."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from plugins.core.related import relate
from tests.markup import attributes, page
from tests.support import built, item_of, news_item, site_of


def related(tmp_path: Path, to: str, files: Mapping[str, str], **changes: object) -> list[str]:
    """The slugs of the items that are related to one."""
    site = site_of(tmp_path, {f"content/news/{slug}.md": text for slug, text in files.items()}, **changes)
    return [item.entry.slug for item in relate(site.with_pages).to(item_of(site, f"news/{to}"))]


def about(challenges: str, date: str = "2022-04-25", body: str = "Text.", **fields: str) -> str:
    return news_item(body, challenges=f"[{challenges}]", date=date, **fields)


def test_items_are_related_by_what_they_share(tmp_path: Path) -> None:
    """And only by that: neither to themselves nor to what shares nothing."""
    files = {"x": about("2.3"), "y": about("2.3, 1.1"), "z": about("1.1")}
    assert related(tmp_path, "x", files) == ["y"]


def test_what_is_shared_by_few_counts_for_more(tmp_path: Path) -> None:
    """Nearly everything is about climate: an item on the same rare subject comes first."""
    many = {f"climate-{number}": about("2.3") for number in range(4)}
    files = {"x": about("2.3, 1.1"), "rare": about("1.1"), **many}
    assert related(tmp_path, "x", files)[0] == "rare"


def test_of_two_that_share_as_much_the_nearer_day_comes_first(tmp_path: Path) -> None:
    """Near to the item's own day, before or after it."""
    files = {
        "x": about("2.3", "2015-01-01"),
        "newest": about("2.3", "2022-01-01"),
        "before": about("2.3", "2014-12-01"),
        "after": about("2.3", "2015-03-01"),
    }
    assert related(tmp_path, "x", files) == ["before", "after", "newest"]


def test_equals_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    """So every build, in whatever order the files are read, gives the same."""
    files = {slug: about("2.3") for slug in ("x", "c", "a", "b")}
    assert related(tmp_path / "1", "x", files) == ["a", "b", "c"]
    assert related(tmp_path / "2", "x", dict(reversed(files.items()))) == ["a", "b", "c"]
    assert related(tmp_path / "3", "x", {"x": about("2.3, 1.1"), "b": about("2.3"), "a": about("1.1")}) == ["a", "b"]


def test_the_day_of_the_build_changes_nothing(tmp_path: Path) -> None:
    """Else every page would change every day."""
    files = {"x": about("2.3", "2020-01-01"), "old": about("2.3", "2010-01-01"), "new": about("2.3", "2022-01-01")}
    orders = [related(tmp_path / str(year), "x", files, now=dt.datetime(year, 5, 1)) for year in (2023, 2043)]  # noqa: DTZ001
    assert orders[0] == orders[1] == ["new", "old"]


def test_a_popular_subject_is_no_quadratic_work(tmp_path: Path) -> None:
    """Of the items on one subject, the twenty nearest on each side are weighed."""
    files = {f"n{number:03}": about("2.3", f"2022-01-{number % 28 + 1:02}") for number in range(100)}
    assert len(related(tmp_path, "n050", files)) <= 40


def test_a_page_shows_at_most_five(tmp_path: Path) -> None:
    files = {f"content/news/{slug}.md": about("2.3") for slug in "abcdefgh"}
    links = attributes(page(built(tmp_path, files), "news/a/index.html"), ".related .card-title a", "href")
    assert links == [f"/news/{slug}/" for slug in "bcdef"]


def test_what_the_text_links_to_is_not_offered_again(tmp_path: Path) -> None:
    """Whether it is linked as it is, by an anchor, or in another language; the next best take its place."""
    body = "[b](b.md), [c](c.md#part), [d](d.fr.md)"
    files = {f"content/news/{slug}.md": about("2.3", body="## Part") for slug in "bcdefghi"}
    files |= {"content/news/a.md": about("2.3", body=body), "content/news/d.fr.md": "---\ntitle: D\n---\nTexte.\n"}
    links = attributes(page(built(tmp_path, files), "news/a/index.html"), ".related .card-title a", "href")
    assert links == [f"/news/{slug}/" for slug in "efghi"]


def test_without_relations_there_is_no_such_section(tmp_path: Path) -> None:
    output = built(tmp_path, {"content/news/a.md": news_item()})
    assert not page(output, "news/a/index.html").select(".related")
