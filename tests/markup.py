"""For tests: built pages as trees of elements, and the links of a whole site."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

Output = Mapping[str, bytes]


def page(output: Output, path: str) -> BeautifulSoup:
    """The page that lies in a file below output/. It is one tree for all who ask, so nobody changes it."""
    return _parsed(output[path])


@lru_cache(maxsize=64)
def _parsed(html: bytes) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def attribute(element: Tag, name: str) -> str:
    """The value of an attribute; '' if there is none."""
    value = element.get(name, "")
    return value if isinstance(value, str) else " ".join(value or [])


def attributes(page: Tag, selector: str, name: str) -> list[str]:
    """The values of an attribute of all elements that a selector finds."""
    return [attribute(element, name) for element in page.select(selector)]


def texts(page: Tag, selector: str) -> list[str]:
    """The words of all elements that a selector finds."""
    return [" ".join(element.get_text().split()) for element in page.select(selector)]


def hreflang(page: BeautifulSoup) -> dict[str, str]:
    """The translations that a page declares, by language."""
    return {
        attribute(link, "hreflang"): attribute(link, "href") for link in page.select("link[rel=alternate][hreflang]")
    }


def graph(page: BeautifulSoup) -> list[dict[str, Any]]:
    """The things of a page's JSON-LD."""
    block = page.select_one('script[type="application/ld+json"]')
    things: list[dict[str, Any]] = json.loads(block.get_text())["@graph"] if block else []
    return things


def links(html: bytes) -> list[str]:
    """All that a browser fetches from a page or follows."""
    reader = _Links()
    reader.feed(html.decode())
    return reader.found


class _Links(HTMLParser):
    """A whole tree of elements would take most of the time of a test that follows all links of a site."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.found += [given[name] for name in ("href", "src") if name in given]
        if given.get("http-equiv") == "refresh":
            self.found.append(given["content"].partition("url=")[2])


def dead_links(output: Output, siteurl: str) -> list[str]:
    """`page: link` for each link within the site's host that leads to no file of it, or out of the site's path."""
    site = urlsplit(siteurl or "https://local.example")
    root = f"{site.scheme}://{site.netloc}"
    base = site.path.rstrip("/") + "/"
    dead = []
    for name in output:
        if name.endswith(".html"):
            here = f"{root}{base}{name.removesuffix('index.html')}"
            for link in links(output[name]):
                there = urlsplit(urljoin(here, link))
                if there.netloc == site.netloc and not _is_there(output, there.path or "/", base):
                    dead.append(f"{name}: {link}")
    return dead


def _is_there(output: Output, path: str, base: str) -> bool:
    name = unquote(path).removeprefix(base)
    return path.startswith(base) and (f"{name}index.html" if re.search(r"(^|/)$", name) else name) in output
