"""For tests of the feeds: documents as a reader's program sees them."""

import json
from collections.abc import Mapping
from typing import Any

import feedparser
from bs4 import BeautifulSoup

Output = Mapping[str, bytes]
HOST = "https://metropolis.example"


def feeds(output: Output) -> list[str]:
    """The feeds of RSS and Atom, by path."""
    names = (name.rpartition("/")[2] for name in output)
    return [path for path, name in zip(output, names, strict=True) if name == "feed.xml" or name.startswith("atom")]


def feed(output: Output, path: str) -> Any:
    """A feed of RSS or Atom, read as it is: nothing is resolved or taken out."""
    return feedparser.parse(output[path], resolve_relative_uris=False, sanitize_html=False)


def json_feed(output: Output, path: str) -> Any:
    """A JSON Feed."""
    return json.loads(output[path])


def titles(output: Output, path: str) -> list[str]:
    """What the entries of a feed are called, in its order."""
    if path.endswith(".json"):
        return [item["title"] for item in json_feed(output, path)["items"]]
    return [entry.title for entry in feed(output, path).entries]


def entry(output: Output, path: str, title: str) -> Any:
    """The entry of this title."""
    return next(each for each in feed(output, path).entries if each.title == title)


def text(output: Output, path: str, title: str) -> BeautifulSoup:
    """The text of the entry of this title."""
    return BeautifulSoup(entry(output, path, title).content[0].value, "html.parser")
