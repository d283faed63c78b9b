"""The pages of a built site: what each links to, and whether search engines may show it.

Pages are read by patterns, which is fast; a link that seems broken is looked at again by a parser before it is told.
"""

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

import msgspec

_LINK = re.compile(rb'\s(?:href|src|poster|srcset)="([^"]*)"')
_ATTRIBUTES = frozenset({"href", "src", "poster", "srcset"})
_CANONICAL = re.compile(rb'<link rel="canonical" href="([^"]*)"')
_NOINDEX = re.compile(rb'<meta name="robots" content="[^"]*noindex')
_INDEX = "index.html"
_OURS = ("", "http", "https", "webcal")


class ReadPage(msgspec.Struct, frozen=True):
    """A page: the file it lies in, its address, the links in it, and whether search engines may show it."""

    name: str
    address: str
    links: frozenset[str]
    is_indexed: bool


def read_page(name: str, data: bytes, base: SplitResult) -> ReadPage:
    """The page of these bytes. `base` is the address of the site."""
    found = frozenset(html.unescape(link.decode()) for raw in set(_LINK.findall(data)) for link in _each(raw))
    canonical = _CANONICAL.search(data)
    address = address_of(name)
    own = bool(canonical) and canonical[1].decode() == f"{base.geturl().rstrip('/')}/{address}" if canonical else True
    return ReadPage(name, address, found, own and not _NOINDEX.search(data))


def address_of(name: str) -> str:
    """The address at which readers find a file: `news/x/` for `news/x/index.html`."""
    return name.removesuffix(_INDEX) if name == _INDEX or name.endswith("/" + _INDEX) else name


def broken(page: ReadPage, there: frozenset[str], base: SplitResult, folder: Path) -> list[str]:
    """The links of a page that lead to nothing in the site."""
    suspects = [link for link in sorted(page.links) if not _leads(link, page, there, base)]
    if not suspects:
        return []
    parser = _Links()
    parser.feed((folder / page.name).read_text("utf-8"))
    return [link for link in suspects if link in parser.found]


def _leads(link: str, page: ReadPage, there: frozenset[str], base: SplitResult) -> bool:
    """Whether a link leads to a file of the site, or out of it."""
    if link.startswith(("#", "mailto:", "tel:", "data:")):
        return True
    try:
        parts = urlsplit(link if link.startswith("/") else urljoin(f"{base.path.rstrip('/')}/{page.address}", link))
    except ValueError:
        return False
    if parts.scheme not in _OURS or (parts.netloc and parts.netloc != base.netloc):
        return True
    path = unquote(parts.path)
    root = base.path.rstrip("/") + "/"
    if not path.startswith(root):
        return not root.rstrip("/") and not path  # the bare host is the home page
    target = path.removeprefix(root)
    return target in there or f"{target}{_INDEX}" in there or f"{target}/{_INDEX}" in there


def _each(value: bytes) -> Iterator[bytes]:
    """The links of an attribute, of which a srcset has several, each with its width."""
    if b" " not in value:
        yield value
    else:
        yield from (part.split()[0] for part in value.split(b",") if part.strip())


class _Links(HTMLParser):
    """The links of a page, as a browser finds them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in _ATTRIBUTES and value:
                self.found.update(each.decode() for each in _each(value.encode()))
