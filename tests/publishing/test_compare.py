"""What a release must not lose, and how its changes are told."""

import pytest

from publishing.errors import Stopped
from tests.publishing.support import Desk, Tree, calendar

MANY = {f"news/{number}/": "N" for number in range(40)}
BASE = {"": "Home", "news/a/": "A", "news/b/": "B"}


def test_what_changes_is_told_in_plain_words(desk: Desk) -> None:
    desk.publish(Tree())
    desk.publish(Tree(pages={"": "Home", "news/a/": "Other", "news/b/": "B", "news/c/": "C"}))
    assert desk.said[1:-2] == [
        "1 page added:",
        "  /news/c/",
        "1 page changed:",
        "  /news/a/",
        "1 other file added, changed or taken off.",
    ]


def test_an_event_at_another_time_is_told(desk: Desk) -> None:
    desk.publish(Tree(files={"calendar.ics": calendar("e1", "20220601T100000Z")}))
    desk.publish(Tree(files={"calendar.ics": calendar("e1", "20220602T100000Z")}))
    assert "  Forum: from 2022-06-01T10:00:00+00:00 to 2022-06-02T10:00:00+00:00" in desk.said


def test_a_lost_id_stops_the_publish(desk: Desk) -> None:
    """Feeds and calendars know an item by its id: without it, subscribers see the item twice."""
    desk.publish(Tree())
    said = desk.refused(Tree(items={"news/a": "news/a/", "news/other": "news/b/"}))
    assert "the id 'news/b' is lost (it was at /news/b/): give the file that has taken its place 'id: news/b'" in said


def test_a_lost_address_stops_the_publish(desk: Desk) -> None:
    desk.publish(Tree(pages={**BASE, "about/": "About"}))
    assert "the address /about/ is lost: name it in data/redirects.yaml" in desk.refused(Tree())


def test_an_address_that_leads_on_is_not_lost(desk: Desk) -> None:
    """A redirect keeps it, and with it what lies below it or is named like it, such as its feed and its calendar."""
    files = {"about/feed.xml": "<rss><channel/></rss>", "about.ics": calendar("e1", "20220601")}
    files["about.ics"] = files["about.ics"].replace("DTSTART:", "DTSTART;VALUE=DATE:")
    desk.publish(Tree(pages={**BASE, "about/": "About"}, files=files))
    desk.publish(Tree(moved={"about/": "Moved"}))
    assert "  /about/" in desk.said


def test_all_that_is_lost_is_told_at_once(desk: Desk) -> None:
    desk.publish(Tree(pages={**BASE, "x/": "X", "y/": "Y"}))
    assert desk.refused(Tree()).count(" is lost: ") == 2


def test_a_lost_file_that_people_link_to_must_be_meant(desk: Desk) -> None:
    """Feeds, calendars, documents and data; pictures and the parts of pages come and go."""
    desk.publish(Tree(files={"feed.json": "{}", "card.png": "x", "files/plan.pdf": "x"}))
    said = desk.refused(Tree())
    assert "the file /feed.json is lost" in said and "the file /files/plan.pdf is lost" in said
    assert "card.png" not in said
    desk.publish(Tree(), allow_removals=True)


def test_many_pages_are_not_taken_off_by_accident(desk: Desk) -> None:
    """More than twenty, and more than one in twenty."""
    desk.publish(Tree(pages=BASE | MANY))
    tree = Tree(moved=MANY)
    assert "40 of 43 pages would be taken off: if that is meant, use --allow-removals" in desk.refused(tree)
    desk.publish(tree, allow_removals=True)


def test_twenty_pages_may_be_taken_off(desk: Desk) -> None:
    desk.publish(Tree(pages=BASE | MANY))
    pages = dict(list(MANY.items())[:20])
    desk.publish(Tree(pages=BASE | pages, moved={each: "Moved" for each in MANY if each not in pages}))


def test_an_id_may_not_be_lost_even_if_removals_are_meant(desk: Desk) -> None:
    desk.publish(Tree())
    with pytest.raises(Stopped, match="the id 'news/a' is lost"):
        desk.publish(Tree(items={}), allow_removals=True)
