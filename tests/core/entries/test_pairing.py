"""Pairing: an original and its translations are one item, in a state and at a place in time."""

from pathlib import Path

import pytest

from tests.support import item_of, news_item, site_of

X = "content/news/x.md"
TITLE = "---\ntitle: {}\n---\n"


def test_translations_join_their_original(tmp_path: Path) -> None:
    """By folder and name, whatever the original's language."""
    files = {
        "content/news/2022/x.md": news_item(title="Uno", lang="es"),
        "content/news/2022/x.en.md": TITLE.format("One"),
        "content/news/2022/x.fr.md": TITLE.format("Un"),
    }
    item = item_of(site_of(tmp_path, files), "news/x")
    assert item.languages == ("en", "fr", "es")
    assert item.original.title == "Uno" and item.text("en").title == "One"
    assert item.address("es") == "es/news/x/"


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"date": "2022-05-01"}, "out"),
        ({"date": "2022-05-01 12:00"}, "out"),
        ({"date": "2022-05-01 12:01"}, "waiting"),
        ({"date": "2022-05-02"}, "waiting"),
        ({"status": "scheduled", "date": "2022-05-02"}, "waiting"),
        ({"status": "scheduled"}, "out"),
        ({"status": "draft"}, "draft"),
        ({"status": "withdrawn"}, "withdrawn"),
    ],
)
def test_the_state_follows_status_and_date(tmp_path: Path, fields: dict[str, str], state: str) -> None:
    """The build of these tests is at noon of 1 May 2022."""
    assert item_of(site_of(tmp_path, {X: news_item(**fields)}), "news/x").state == state


def test_items_are_newest_first_and_then_by_id(tmp_path: Path) -> None:
    dates = {"a": "2022-01-01", "b": "2022-01-01 08:00", "c": "2022-01-02", "d": "2022-01-01"}
    site = site_of(tmp_path, {f"content/news/{name}.md": news_item(date=date) for name, date in dates.items()})
    assert [item.entry.slug for item in site.of("news")] == ["c", "b", "a", "d"]


def test_a_renamed_file_keeps_its_identity(tmp_path: Path) -> None:
    """By `id:`; what it was called before leads to it by `aliases:`."""
    item = item_of(site_of(tmp_path, {"content/news/new.md": news_item(id="news/x", aliases="[/news/x]")}), "news/x")
    assert (item.address("en"), item.entry.aliases) == ("news/new/", ("news/x/",))
