"""Channels: what a page lists, for those who subscribe to it or read it as data."""

from collections.abc import Iterable

import msgspec

from plugins.core import urls
from plugins.core.site import Item, Site


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """The list of a page. `items` are ids, the last announced first; `key` is its address in the default language.

    `rss` and `data` are the links to its feed and its data; `calendar`, `webcal` those to its events ('' for none).
    A `section` of the site has its feed in all formats, and has one even where nothing was announced yet.
    """

    key: str
    title: str
    description: str
    items: tuple[str, ...]
    rss: str
    data: str
    calendar: str = ""
    webcal: str = ""
    section: bool = False


def channel(
    site: Site,
    lang: str,
    address: str,
    title: str,
    description: str,
    items: Iterable[Item],
    *,
    calendar: str = "",
    section: bool = False,
) -> Channel:
    """The channel of the page at `address` (in the default language), in `lang`.

    `calendar` is the link to the calendar of its events.
    """
    link = site.settings.urls.link
    told = [item for item in items if item.entry.announced and item.entry.announced.passed(site.settings.now)]
    told.sort(key=lambda item: (item.entry.announced, item.entry.id), reverse=True)
    return Channel(
        key=address,
        title=title,
        description=description,
        items=tuple(item.entry.id for item in told),
        rss=link(urls.of_feed(urls.in_language(address, lang))) if told or section else "",
        data=link(urls.of_data(address)),
        calendar=calendar,
        webcal=site.settings.urls.webcal(calendar) if calendar else "",
        section=section,
    )
