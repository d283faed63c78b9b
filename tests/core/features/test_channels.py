"""What a page offers to those who subscribe to it."""

from pathlib import Path

from plugins.core.features.channels import Channel, channel
from tests.support import news_item, site_of

FILES = {
    "content/news/old.md": news_item(date="2022-01-10"),
    "content/news/new.md": news_item(date="2022-04-10"),
    "content/pages/about.md": "---\ntitle: About\n---\nText.\n",
    "content/events/told.md": "---\ntitle: Told\nstart: 2022-09-01\ndate: 2022-03-01\n---\n",
    "content/events/untold.md": "---\ntitle: Untold\nstart: 2022-09-02\n---\n",
    "content/events/held.md": "---\ntitle: Held\nstart: 2022-02-02\n---\n",
}


def made(root: Path, lang: str = "en", calendar: str = "", **changes: object) -> Channel:
    site = site_of(root, FILES, **changes)
    return channel(site, lang, "all/", "All", "All there is.", site.with_pages, calendar=calendar)


def test_what_was_announced_last_comes_first(tmp_path: Path) -> None:
    """An event whose day of announcement nobody wrote down is told when it takes place; a page is no news."""
    assert made(tmp_path).items == ("news/new", "event/told", "event/held", "news/old")


def test_its_feed_is_in_its_language_and_its_data_in_all(tmp_path: Path) -> None:
    french = made(tmp_path, "fr")
    assert (french.rss, french.data, french.key) == ("/fr/all/feed.xml", "/data/v1/all.json", "all/")


def test_a_calendar_program_is_called_by_its_own_scheme(tmp_path: Path) -> None:
    """It needs a host, which a build for this machine alone does not have."""
    assert made(tmp_path, calendar="/all.ics").webcal == "webcal://metropolis.example/all.ics"
    assert made(tmp_path, calendar="/all.ics", siteurl="").webcal == ""
    assert made(tmp_path).webcal == ""


def test_what_lists_nothing_yet_has_no_feed_but_for_a_section(tmp_path: Path) -> None:
    site = site_of(tmp_path, FILES)
    assert channel(site, "en", "none/", "None", "Nothing.", ()).rss == ""
    assert channel(site, "en", "none/", "None", "Nothing.", (), section=True).rss == "/none/feed.xml"
