"""A built site is looked at before it is published, and each fault is told with the file it is in."""

import pytest

from tests.publishing.support import Desk, Tree, calendar, sitemap

ENTRY = "<item><guid>{guid}</guid><pubDate>{date}</pubDate></item>"
DATE = "Mon, 25 Apr 2022 00:00:00 +0000"
EVENTS = calendar("e1", "20220601T100000Z")
EVENT = EVENTS[EVENTS.index("BEGIN:VEVENT") : EVENTS.index("END:VCALENDAR")]


def rss(*guids: str, date: str = DATE) -> str:
    return f"<rss><channel>{''.join(ENTRY.format(guid=guid, date=date) for guid in guids)}</channel></rss>"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("news/x.html", '<a href="/nowhere/">x</a>', "news/x.html: the link '/nowhere/' leads nowhere"),
        ("news/x.html", '<a href="../missing">x</a>', "news/x.html: the link '../missing' leads nowhere"),
        ("news/x.html", '<img srcset="/a.webp 1x, /b.webp 2x">', "the link '/b.webp' leads nowhere"),
        ("news/x.html", '<a href="https://metropolis.example/no">x</a>', "the link 'https://metropolis.example/no'"),
        ("x/feed.xml", "<rss><channel>", "x/feed.xml: it cannot be parsed: no element found"),
        ("x/feed.xml", rss("a", "a"), "x/feed.xml: two entries have one id"),
        ("x/feed.xml", rss(""), "x/feed.xml: an entry has no id"),
        ("x/feed.xml", rss("a", date="yesterday"), "x/feed.xml: 'yesterday' is no date"),
        ("data/x.json", "{", "data/x.json: it cannot be parsed"),
        ("x.ics", "BEGIN:VCALENDAR\r\n", "x.ics: it cannot be parsed"),
        ("x.ics", EVENTS.replace("DTSTART:20220601T100000Z\r\n", ""), "an event has no DTSTART"),
        ("x.ics", EVENTS.replace(EVENT, EVENT + EVENT),
         "x.ics: two events have one id"),
        ("sitemap.xml", "<urlset>", "sitemap.xml: it cannot be parsed"),
        ("sitemaps/all.xml", sitemap(["", "news/a/"])["sitemaps/all.xml"],
         "news/b/index.html: the sitemap does not list it"),
        ("sitemaps/all.xml", sitemap(["", "news/a/", "news/b/", "no/"])["sitemaps/all.xml"],
         "sitemaps/all.xml: it lists https://metropolis.example/no/, which is no page of the site"),
        ("sitemaps/all.xml", sitemap(["", "", "news/a/", "news/b/"])["sitemaps/all.xml"],
         "sitemap.xml: it lists a page twice"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_file(desk: Desk, name: str, text: str, said: str) -> None:
    text = f'<meta name="robots" content="noindex">{text}' if name.endswith(".html") else text
    assert said in desk.refused(Tree(files={"a.webp": "x", name: text}))


@pytest.mark.parametrize(
    "link",
    ["/news/a/", "/news/a", "a/", "#top", "?page=2", "mailto:x@y.org", "https://other.org/x", "webcal://metropolis.example/c.ics",
     "https://metropolis.example", "/%C3%A9/"],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_no_fault(desk: Desk, link: str) -> None:
    page = f'<meta name="robots" content="noindex"><a href="{link}">x</a>'
    desk.publish(
        Tree(files={"news/x.html": page, "c.ics": EVENTS, "é/index.html": '<meta name="robots" content="noindex">'})
    )


def test_what_only_looks_like_a_link_is_none(desk: Desk) -> None:
    """A text about HTML is not read as HTML."""
    desk.publish(Tree(files={"x.html": '<meta name="robots" content="noindex"><pre>&lt;a href="/no"&gt;</pre>'}))
