"""The documents are what their formats ask for, whatever the content."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from tests.feeds.support import Output, entry, feed, feeds, json_feed, text
from tests.support import built, news_item, problems_of

ADDRESS = {"type": "string", "pattern": "^https?://"}
WORDS = {"type": "string", "minLength": 1}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$"}
AUTHORS = {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["name"]}}


def strict(required: list[str], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


# JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/: what the feeds use of it, and nothing that it does not know.
JSON_FEED = strict(
    ["version", "title", "items"],
    {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": WORDS,
        "home_page_url": ADDRESS,
        "feed_url": ADDRESS,
        "description": WORDS,
        "icon": ADDRESS,
        "favicon": ADDRESS,
        "authors": AUTHORS,
        "language": {"enum": ["en", "fr", "es"]},
        "items": {
            "type": "array",
            "maxItems": 50,
            "items": strict(
                ["id", "url", "title", "content_html", "date_published", "authors", "language"],
                {
                    "id": WORDS,
                    "url": ADDRESS,
                    "title": WORDS,
                    "content_html": WORDS,
                    "summary": WORDS,
                    "image": ADDRESS,
                    "date_published": MOMENT,
                    "date_modified": MOMENT,
                    "authors": AUTHORS,
                    "tags": {"type": "array", "items": WORDS},
                    "language": WORDS,
                    "attachments": {
                        "type": "array",
                        "items": strict(
                            ["url", "mime_type"],
                            {"url": ADDRESS, "mime_type": WORDS, "size_in_bytes": {"type": "integer", "minimum": 1}},
                        ),
                    },
                },
            ),
        },
    },
)

HARD = """
Words from right to left: <span lang="ar" dir="rtl">المدن الكبرى</span>, <bdi>עיר</bdi>. Emoji: 👩🏽‍🚀 🇪🇸. The end
of a section: `]]>` and ]]> and &lt;![CDATA[. A & B, "quotes", &#60;script&#62;, &nbsp;.

| a | b |
|---|--:|
| 1 | 2 |

1. One
    - two

> A quotation

<details><summary>More</summary><dl><dt>Term</dt><dd>What it is</dd></dl></details>

<figure><figcaption>A caption</figcaption></figure>

<ins datetime="2022-01-01">in</ins><del>out</del> <kbd>K</kbd> <mark>m</mark> <time datetime="2022">t</time>
H<sub>2</sub>O
<abbr title="a &quot;b&quot; <c>">x</abbr> <q>q</q> <s>s</s> <small>s</small> <u>u</u> <var>v</var> <samp>s</samp> <wbr>

```
<a href="#not-a-link">code</a> ]]>
```

---

A note.[^1] **Strong** *soft* ~~gone~~ <https://example.org/?a=1&b=2> [mail](mailto:a@example.org)

[^1]: The note.
"""


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Output:
    """A site of content that is hard to write down."""
    title = '"مرحبا ]]> 👋 & <b>"'
    return built(
        tmp_path_factory.mktemp("hard"),
        {
            "content/news/hard.md": news_item(HARD, title=title, summary=title),
            "content/news/long.md": news_item("\n\n".join(["Word after word, and no end. " * 30] * 1200), title="Long"),
            "content/news/empty.md": news_item("", title="Empty"),
        },
    )


def test_programs_read_every_feed(output: Output, hard: Output) -> None:
    for built_site in (output, hard):
        names = feeds(built_site)
        assert names
        for name in names:
            found = feed(built_site, name)
            assert not found.bozo, f"{name}: {found.get('bozo_exception')}"
            assert found.version == ("rss20" if name.endswith("feed.xml") else "atom10")


def test_json_feeds_are_of_their_format(output: Output, hard: Output) -> None:
    jsonschema.Draft202012Validator.check_schema(JSON_FEED)
    for built_site in (output, hard):
        names = [name for name in built_site if name.endswith("feed.json")]
        assert names
        for name in names:
            jsonschema.validate(json_feed(built_site, name), JSON_FEED)


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
def test_no_content_breaks_a_feed(hard: Output, name: str) -> None:
    """What an author may write arrives as it was written, in all formats."""
    title = "مرحبا ]]> 👋 & <b>"
    body = text(hard, name, title)
    as_json = next(item for item in json_feed(hard, "feed.json")["items"] if item["title"] == title)
    assert entry(hard, name, title).content[0].value == as_json["content_html"].strip()
    assert body.select_one('span[dir="rtl"][lang="ar"]') and "👩🏽‍🚀 🇪🇸" in body.get_text()
    assert body.get_text().count("]]>") == 3 and '<a href="#not-a-link">code</a>' in body.get_text()
    assert body.select("table td") and body.select("details dl dd") and body.select("blockquote, ol ul")
    assert len(entry(hard, name, "Long").content[0].value) > 1_000_000
    assert body.select_one("abbr[title='a “b” <c>']")


def test_what_no_feed_can_hold_is_refused_before(tmp_path: Path) -> None:
    """XML has no control characters: where there is one, the author is told."""
    for number, bad in enumerate(("\x0b", "\x1b", "\x08", "\x7f", "\x85", "\ufffe")):
        in_body = problems_of(tmp_path / f"body{number}", {"content/news/x.md": news_item(f"Te{bad}xt.")})
        in_front = problems_of(tmp_path / f"front{number}", {"content/news/x.md": news_item(title=f'"Ti{bad}tle"')})
        assert len(in_body) == 1 and in_body[0].startswith("content/news/x.md:6: "), repr(bad)
        assert len(in_front) == 1 and in_front[0].startswith("content/news/x.md:2: "), repr(bad)


def test_a_feed_can_be_read_in_a_browser(output: Output) -> None:
    """By a style sheet of CSS, since browsers give up XSLT, and a sentence in the language of the feed."""
    for name in feeds(output):
        lines = output[name].decode().split("\n", 2)
        assert lines[1] == '<?xml-stylesheet type="text/css" href="/feed.css"?>', name
        link = ElementTree.fromstring(output[name]).find(".//{http://www.w3.org/1999/xhtml}a")
        assert link is not None and link.get("href") == feed(output, name).feed.link
    assert "flux" in output["fr/feed.xml"].decode()


def test_a_feed_below_a_path_knows_its_addresses(tmp_path: Path) -> None:
    output = built(tmp_path, {"content/news/x.md": news_item("[About](#a)\n\n## A")}, siteurl="https://x.example/site")
    assert b'href="/site/feed.css"' in output["feed.xml"]
    assert feed(output, "feed.xml").feed.links[1].href == "https://x.example/site/feed.xml"
    link = text(output, "feed.xml", "A title").a
    assert link and link["href"] == "https://x.example/site/news/x/#a"
