"""Which feeds there are, what each holds, and where they are offered."""

from pathlib import Path

import pytest

from tests.feeds.samples import SITE
from tests.feeds.support import HOST, Output, feed, feeds, json_feed, titles
from tests.markup import attributes, page
from tests.support import built, news_item

RSS = 'link[rel=alternate][type="application/rss+xml"]'


@pytest.mark.parametrize("lang", ["", "fr/", "es/"])
def test_everything_and_the_sections_have_all_formats(output: Output, lang: str) -> None:
    for section in ("", "news/", "calendar/"):
        assert {f"{lang}{section}{name}" for name in ("feed.xml", "atom.xml", "feed.json")} <= output.keys()


def test_a_page_of_its_own_has_rss_alone(output: Output) -> None:
    assert "members/brussels/feed.xml" in output and "members/berlin/feed.xml" not in output
    assert not [name for name in output if name.startswith("members/") and name.endswith(("atom.xml", "feed.json"))]


def test_the_last_that_is_new_comes_first(output: Output) -> None:
    """A correction that matters brings an item back; what its moment has not come for, and pages, are not told."""
    expected = ["Corrected", "New & <improved>", "Off", "Summit", "Old"]
    assert titles(output, "feed.xml") == titles(output, "atom.xml") == titles(output, "feed.json") == expected
    assert titles(output, "news/feed.xml") == ["Corrected", "New & <improved>", "Old"]
    assert titles(output, "calendar/feed.xml") == ["Off", "Summit"]


def test_what_is_not_translated_is_there_once_and_says_so(output: Output) -> None:
    """In its title, at the beginning of its text, and for machines."""
    french = feed(output, "fr/feed.xml")
    assert [each.title for each in french.entries] == [
        "Corrected (en anglais)",
        "New & <improved> (en anglais)",
        "Off (en anglais)",
        "Sommet",
        "Ancien",
    ]
    corrected, ancien = french.entries[0], french.entries[-1]
    assert (corrected.language, ancien.language) == ("en", "fr")
    assert output["fr/atom.xml"].count(b'<entry xml:lang="en">') == 3
    assert [each["language"] for each in json_feed(output, "fr/feed.json")["items"]] == ["en"] * 3 + ["fr"] * 2
    assert "anglais" in corrected.content[0].value.partition("</p>")[0]
    assert "anglais" not in ancien.content[0].value


def test_the_main_feeds_are_offered_on_every_page_and_its_own_on_a_page(output: Output) -> None:
    main = ["/fr/feed.xml", "/fr/calendar/feed.xml", "/fr/news/feed.xml"]
    assert sorted(attributes(page(output, "fr/about/index.html"), RSS, "href")) == sorted(main)
    assert sorted(attributes(page(output, "fr/members/brussels/index.html"), RSS, "href")) == sorted(
        [*main, "/fr/members/brussels/feed.xml"]
    )
    assert sorted(attributes(page(output, "fr/news/index.html"), RSS, "href")) == sorted(main)


def test_every_feed_that_is_offered_is_there(output: Output) -> None:
    """A page that lists nothing yet has no feed, and says nothing of one; a section has one that is empty."""
    for name in (name for name in output if name.endswith("index.html") and not name.startswith("styleguide/")):
        offered = attributes(page(output, name), f"{RSS}, .subscribe a[type='application/rss+xml']", "href")
        assert {address.lstrip("/") for address in offered} <= output.keys(), name


def test_a_section_without_news_has_an_empty_feed(tmp_path: Path) -> None:
    """Its date is a fixed one: that nothing happened is not news."""
    output = built(tmp_path, {"content/news/later.md": news_item(date="2023-01-01")})
    for name in ("news/feed.xml", "news/atom.xml"):
        found = feed(output, name)
        assert not found.bozo and not found.entries and found.feed.updated_parsed.tm_year == 2022


def test_a_feed_says_whose_it_is(output: Output) -> None:
    """Its own address, its page, the same feed in the other languages, its language, icon and rights."""
    for name, kind in (("fr/news/atom.xml", "application/atom+xml"), ("fr/news/feed.xml", "application/rss+xml")):
        found = feed(output, name).feed
        links = [(each.rel, each.get("type", "text/html"), each.get("hreflang", ""), each.href) for each in found.links]
        other = name.removeprefix("fr/")
        assert ("self", kind, "", f"{HOST}/{name}") in links
        assert ("alternate", kind, "en", f"{HOST}/{other}") in links
        assert ("alternate", kind, "es", f"{HOST}/es/{other}") in links
        assert found.link == f"{HOST}/fr/news/" and found.language == "fr" and found.title == "Actualités – Metropolis"
        assert found.rights == "© Metropolis"
    assert feed(output, "atom.xml").feed.icon == f"{HOST}/favicon.ico"
    assert feed(output, "atom.xml").feed.logo == feed(output, "feed.xml").feed.image.href == f"{HOST}/feed.png"
    assert {"feed.png", "favicon.ico", "feed.css"} <= output.keys()


def test_the_newest_fifty_are_enough(tmp_path: Path) -> None:
    news = {f"content/news/n{day}.md": news_item(title=str(day), date=f"2021-{day // 28 + 1:02}-{day % 28 + 1:02}")
            for day in range(120)}  # fmt: skip
    output = built(tmp_path, news)
    newest = [str(day) for day in range(119, 69, -1)]
    for name in ("feed.xml", "atom.xml", "feed.json", "news/feed.xml", "news/atom.xml", "news/feed.json"):
        assert titles(output, name) == newest, name


def test_one_edit_rewrites_the_feeds_that_hold_the_item(tmp_path: Path) -> None:
    """And no other: a feed has no date of its own."""
    before = built(tmp_path / "a", SITE)
    edited = SITE | {"content/news/old.fr.md": "---\ntitle: Vieux\n---\n\nTexte.\n"}
    after = built(tmp_path / "b", edited)
    changed = {name for name in after if name.endswith((".xml", ".json")) and before.get(name) != after[name]}
    changed_feeds = {name for name in changed if name.endswith(("feed.xml", "atom.xml", "feed.json"))}
    assert {"fr/feed.xml", "fr/news/atom.xml"} <= changed_feeds
    assert all("Vieux" in after[name].decode() for name in changed_feeds), "a feed changed that does not hold the item"


def test_the_order_of_files_does_not_show(output: Output, tmp_path: Path) -> None:
    again = built(tmp_path, dict(reversed(SITE.items())))
    assert not [name for name in (*feeds(output), "feed.json") if output[name] != again[name]]
