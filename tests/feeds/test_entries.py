"""What a feed says of an item, and the item's text where it is read away from its page."""

from pathlib import Path

import pytest

from plugins.core.media.files import RECORDINGS
from plugins.feeds import entries
from tests.feeds.samples import SITE
from tests.feeds.support import HOST, Output, entry, feed, feeds, json_feed, text
from tests.support import built, news_item

NEW = "New & <improved>"


def test_everything_in_a_text_has_a_whole_address(output: Output) -> None:
    """Links, pictures, recordings, and what leads to another place of the same text."""
    for name in feeds(output):
        for found in feed(output, name).entries:
            body = text(output, name, found.title)
            for element in body.select("[href], [src], [srcset]"):
                for attribute in ("href", "src", "srcset"):
                    address = str(element.get(attribute, HOST))
                    assert address.startswith(("https://", "mailto:", "tel:")), f"{name}: {found.title}: {element}"


def test_a_text_is_whole(output: Output) -> None:
    body = text(output, "feed.xml", NEW)
    there = [str(link["href"]) for link in body.select("a[href]")]
    assert f"{HOST}/news/old/" in there and f"{HOST}/events/summit/#where" in there
    assert f"{HOST}/news/new/#more" in there and f"{HOST}/news/new/#fn:1" in there
    assert "https://vimeo.com/1" in there and "https://example.org/sign" in there
    assert body.select_one(f'img[alt="A map"][src^="{HOST}/files/news/"]')
    assert "The talk" in body.get_text() and "Picture: Someone" in body.get_text()


def test_nothing_in_a_text_runs_or_needs_a_page_of_the_site(output: Output) -> None:
    for name in feeds(output):
        for found in feed(output, name).entries:
            assert not text(output, name, found.title).select(
                "script, style, svg, iframe, [style], [onclick], [loading]"
            )


def test_an_event_tells_when_and_where_in_the_language_of_the_feed(output: Output) -> None:
    """It is published on the day it was announced, not on that of the event."""
    first = text(output, "fr/calendar/feed.xml", "Sommet").find("strong")
    assert first and first.get_text().replace("\u00a0", " ").replace("\u202f", " ") == (
        "1er septembre 2022, 15:00 (heure locale : Bruxelles) · Bruxelles, Belgique · Sur place et en ligne"
    )
    assert entry(output, "calendar/feed.xml", "Summit").published == "Tue, 01 Mar 2022 00:00:00 +0100"
    cancelled = text(output, "calendar/feed.xml", "Off").find("strong")
    assert cancelled and cancelled.get_text().startswith("Cancelled · 3 September 2022")


def test_dates_are_those_of_the_content(output: Output) -> None:
    """In the site's time zone. Only a correction that matters makes an item new again."""
    assert entry(output, "feed.xml", NEW).published == "Sun, 10 Apr 2022 09:30:00 +0200"
    assert "updated" not in entry(output, "feed.xml", NEW)
    assert entry(output, "feed.xml", "Corrected").updated == "2022-04-20T00:00:00+02:00"
    assert entry(output, "feed.xml", "Corrected").published == "Thu, 10 Feb 2022 00:00:00 +0100"
    assert feed(output, "news/feed.xml").feed.updated == "Wed, 20 Apr 2022 00:00:00 +0200"
    atom = entry(output, "atom.xml", "Corrected")
    assert atom.published_parsed[:6] == (2022, 2, 9, 23, 0, 0) and atom.updated_parsed[:6] == (2022, 4, 19, 22, 0, 0)
    item = next(each for each in json_feed(output, "feed.json")["items"] if each["title"] == "Corrected")
    assert (item["date_published"], item["date_modified"]) == ("2022-02-10T00:00:00+01:00", "2022-04-20T00:00:00+02:00")
    assert "Another figure." in item["content_html"]


def test_no_two_entries_of_an_atom_feed_are_of_the_same_moment(tmp_path: Path) -> None:
    """Validators warn of it; where only the day is known, the fraction of a second is made from the identity."""
    output = built(tmp_path, {f"content/news/n{number}.md": news_item() for number in range(20)})
    assert len({each.updated for each in feed(output, "atom.xml").entries}) == 20


def test_a_typo_does_not_make_an_item_new(tmp_path: Path, output: Output) -> None:
    mended = built(tmp_path, SITE | {"content/news/old.md": news_item("Mended.", title="Old", date="2022-01-10")})
    was, now = entry(output, "atom.xml", "Old"), entry(mended, "atom.xml", "Old")
    assert (was.published, was.updated) == (now.published, now.updated)
    assert was.content[0].value != now.content[0].value


def test_categories_say_of_which_list_they_are(output: Output) -> None:
    assert {(each.term, each.scheme, each.label) for each in entry(output, "fr/atom.xml", "Ancien").tags} == {
        ("2.3", f"{HOST}/challenges/", "Résilience climatique"),
        ("news", "tag:metropolis.org,2022:kinds", "Actualité"),
    }
    assert ("Climate resilience", f"{HOST}/challenges/") in {
        (each.term, each.scheme) for each in entry(output, "feed.xml", "Old").tags
    }


def test_the_network_signs_what_nobody_signs(output: Output) -> None:
    assert {each.author for each in feed(output, "feed.xml").entries} == {"Metropolis"}
    assert {each.author for each in feed(output, "atom.xml").entries} == {"Metropolis"}


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
def test_a_picture_goes_with_its_item(output: Output, name: str) -> None:
    """With the size and the type of the file that is published."""
    enclosed = entry(output, name, NEW).enclosures[0]
    path = enclosed.href.removeprefix(f"{HOST}/")
    assert (enclosed.type, int(enclosed.length)) == ("image/jpeg", len(output[path]))


def test_a_json_feed_names_the_picture_and_its_file(output: Output) -> None:
    item = next(each for each in json_feed(output, "feed.json")["items"] if each["title"] == NEW)
    attached = item["attachments"][0]
    assert item["image"] == attached["url"]
    assert attached["size_in_bytes"] == len(output[attached["url"].removeprefix(f"{HOST}/")])


def test_a_recording_goes_with_its_item_before_a_picture(tmp_path: Path) -> None:
    publication = "---\ntitle: A talk\ndate: 2022-03-01\ntype: report\naudio: {file: talk.mp3}\n---\n\nText.\n"
    sound = b"ID3" + bytes(500)
    output = built(tmp_path, {"content/publications/talk.md": publication, "content/publications/talk.mp3": sound})
    enclosed = entry(output, "feed.xml", "A talk").enclosures[0]
    assert (enclosed.type, int(enclosed.length)) == ("audio/mpeg", len(sound))


def test_a_drawing_goes_with_its_item_as_it_is(tmp_path: Path) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'
    item = news_item(image="{file: x.svg, alt: A drawing}")
    output = built(tmp_path, {"content/news/x.md": item, "content/news/x.svg": drawing})
    enclosed = entry(output, "feed.xml", "A title").enclosures[0]
    assert (enclosed.type, int(enclosed.length)) == ("image/svg+xml", len(drawing))


def test_the_type_of_each_recording_is_known() -> None:
    assert entries._TYPES.keys() >= set(RECORDINGS)


def test_a_summary_is_words_and_no_markup(output: Output) -> None:
    """RSS and Atom read it as HTML, JSON as plain text."""
    for name in ("feed.xml", "atom.xml"):
        assert entry(output, name, NEW).summary == "Less than &lt;b&gt;ever&lt;/b&gt; &amp; more."
    item = next(each for each in json_feed(output, "feed.json")["items"] if each["title"] == NEW)
    assert item["summary"] == "Less than <b>ever</b> & more."
    assert b"<title>New &#x26; &#x3C;improved&gt;</title>" in output["feed.xml"], "as the RSS Profile asks for"
