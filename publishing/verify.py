"""The built site, looked at as its readers and their programs do, before anything is published."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from publishing import calendars, feeds, pages
from publishing.manifest import Event


class Verified(msgspec.Struct, frozen=True):
    """What is wrong with a built site, the addresses that its sitemap lists, and its events."""

    faults: tuple[str, ...]
    pages: tuple[str, ...]
    events: Mapping[str, Event]


def verify(folder: Path, files: Iterable[str], siteurl: str) -> Verified:
    """Check the links of every page, every feed and calendar, and that the sitemap lists each page there is."""
    files = sorted(files)
    there = frozenset(files)
    base = urlsplit(siteurl)
    html = [pages.read_page(name, (folder / name).read_bytes(), base) for name in files if name.endswith(".html")]
    listed, faults = feeds.sitemap(folder, there, base)
    faults += _unlisted(html, frozenset(listed))
    for page in html:
        faults += (f"{page.name}: the link '{link}' leads nowhere" for link in pages.broken(page, there, base, folder))
    for name in files:
        faults += (f"{name}: {fault}" for fault in feeds.faults(name, folder / name))
    events, wrong = calendars.read_all(folder, (name for name in files if name.endswith(".ics")))
    return Verified((*faults, *wrong), tuple(sorted(listed)), events)


def _unlisted(html: Iterable[pages.ReadPage], listed: frozenset[str]) -> Iterator[str]:
    """A fault for each page that search engines may show and the sitemap forgets."""
    for page in html:
        if page.is_indexed and page.address not in listed:
            yield f"{page.name}: the sitemap does not list it"
