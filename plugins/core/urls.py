"""Addresses: the only place where one is made.

An address is relative to the site's root, without a leading slash: '' is the home page, `news/x/` a page that lies in
`news/x/index.html`, `sitemap.xml` a file.
"""

from functools import cache, lru_cache
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

import msgspec

from plugins.core.folding import slugify
from plugins.core.languages import DEFAULT

HOME = ""


class Urls(msgspec.Struct, frozen=True):
    """Turns addresses into links. `siteurl` may be empty (a local build) or hold a path (a project page)."""

    siteurl: str

    def link(self, address: str) -> str:
        """From the root of the host: `/news/x/`."""
        return f"{_path_of(self.siteurl)}/{_quoted(address)}"

    def absolute(self, address: str) -> str:
        """With scheme and host, as readers outside the site need it: `https://metropolis.org/news/x/`."""
        return f"{self.siteurl.rstrip('/')}/{_quoted(address)}"

    def webcal(self, link: str) -> str:
        """A link from the root of the host, as programs that subscribe to calendars want it; '' for a local build."""
        host = urlsplit(self.siteurl).netloc
        return f"webcal://{host}{link}" if host else ""


@cache
def _path_of(siteurl: str) -> str:
    return urlsplit(siteurl).path.rstrip("/")


@lru_cache(2**16)
def _quoted(address: str) -> str:
    return quote(address, safe="/")


def in_language(address: str, lang: str) -> str:
    """The address of the same thing in a language: French and Spanish live below `fr/` and `es/`."""
    return address if lang == DEFAULT else f"{lang}/{address}"


def of_entry(pattern: str, slug: str, lang: str) -> str:
    """Of an entry's page in a language, by the pattern of its kind: `news/{slug}/`."""
    return in_language(pattern.format(slug=slug), lang)


def of_file(path: PurePosixPath) -> str:
    """Of a picture or document at a path below content/, in plain letters: `files/news/img-2041.jpg`."""
    folders = [slugify(part) or "x" for part in path.parts[:-1]]
    name = (slugify(path.stem) or "x") + path.suffix.lower()
    return "/".join(["files", *folders, name])


def of_first_page(document: str) -> str:
    """Of the picture of the first page of the PDF at an address: `files/publications/x.pdf.webp`."""
    return f"{document}.webp"


def of_picture(address: str, variant: str, extension: str) -> str:
    """Of one of the files that the picture at an address becomes: `files/news/img-2041.0123456789-720.avif`."""
    return f"{address.rpartition('.')[0]}.{variant}.{extension}"


def of_card(address: str, lang: str) -> str:
    """Of the card that is drawn for the page at an address (in the default language): `fr/news/card.png`."""
    return in_language(address, lang) + "card.png"


def of_feed(address: str, name: str = "feed.xml") -> str:
    """Of a feed of the page at an address; the other formats are named `atom.xml` and `feed.json`."""
    return address + name


def of_data(address: str, suffix: str = "json") -> str:
    """Of the open data of the list at an address (in the default language): `data/v1/news.json`."""
    return f"data/v1/{data_name(address)}.{suffix}"


def data_name(address: str) -> str:
    """What the data of the list at an address is called."""
    return address.rstrip("/") or "everything"


def of_asset(name: str, digest: str) -> str:
    """Of a file of the theme; the hash in its name, if it is given one, lets browsers keep it for good."""
    path = PurePosixPath("theme", name)
    if not digest:
        return path.as_posix()
    return path.with_name(f"{path.stem}.{digest}{path.suffix}").as_posix()


def save_as(address: str) -> str:
    """The file below output/ in which an address lies."""
    return f"{address}index.html" if address.endswith("/") or not address else address
