"""The page of each call, and the list of them: those that are open first, those that are closed by year."""

from collections.abc import Iterator
from itertools import groupby
from typing import cast

import msgspec

from plugins.calls.call import CALL, Call
from plugins.calls.views import CallRow, call_row, call_view
from plugins.core.features.artifacts import Page, View
from plugins.core.features.channels import channel
from plugins.core.languages import LANGUAGES
from plugins.core.pages.making import Listing, entry_page, page_head, withdrawn_pages
from plugins.core.pages.related import relate
from plugins.core.pages.views import EntryView
from plugins.core.site import Item, Site
from plugins.core.urls import in_language

ADDRESS = "calls/"
ABOVE = (Listing("calls.title", ADDRESS),)
_ORDER = ("soon", "open", "upcoming")


class ClosedYear(msgspec.Struct, frozen=True):
    """The closed calls of a year, the latest first."""

    year: int
    calls: tuple[CallRow, ...]


class CallsView(View, frozen=True, kw_only=True):
    """All calls. `current` are open or will open, what closes first before the rest; of `undated` no day is known."""

    title: str
    current: tuple[CallRow, ...]
    undated: tuple[CallRow, ...]
    closed: tuple[ClosedYear, ...]


def call_pages(site: Site) -> Iterator[Page]:
    """The page of every call, and of those that were withdrawn."""
    index = relate(site.with_pages)
    for item in site.of(CALL.name):
        for lang in LANGUAGES:
            page = entry_page(site, item, lang, ABOVE, index)
            assert isinstance(page.view, EntryView), "the page of an entry has an entry's view"
            yield msgspec.structs.replace(page, view=call_view(site, _call(item), lang, page.view))
    yield from withdrawn_pages(site, CALL)


def lists(site: Site) -> Iterator[Page]:
    """The list of all calls, in every language."""
    calls, now = site.of(CALL.name), site.settings.now
    states = {item.entry.id: _call(item).times.state(now) for item in calls}
    current = sorted((item for item in calls if states[item.entry.id] in _ORDER), key=lambda item: _order(site, item))
    undated = [item for item in calls if states[item.entry.id] == "unknown"]
    closed = [item for item in calls if states[item.entry.id] == "closed"]
    for lang in LANGUAGES:
        words = site.words[lang]
        title, description = words("calls.title"), words("calls.description")

        def rows(items: list[Item], lang: str = lang) -> tuple[CallRow, ...]:
            return tuple(call_row(site, item, _call(item), lang) for item in items)

        years = groupby(closed, key=lambda item: item.day.year)
        yield Page(
            address=in_language(ADDRESS, lang),
            lang=lang,
            template="calls/list.html",
            head=page_head(site, lang, ADDRESS, title, description),
            view=CallsView(
                title=title,
                current=rows(current),
                undated=rows(undated),
                closed=tuple(ClosedYear(year, rows(list(of_year))) for year, of_year in years),
            ),
            origin="plugins/calls/pages.py",
            channel=channel(site, lang, ADDRESS, title, description, calls, section=True),
        )


def _order(site: Site, item: Item) -> tuple[int, bool, str]:
    """By state; among those of one state what closes first, and what has no deadline last."""
    times = _call(item).times
    closing = times.closing
    state = times.state(site.settings.now)
    return _ORDER.index(state), closing is None, closing.isoformat() if closing else item.entry.id


def _call(item: Item) -> Call:
    return cast(Call, item.entry)
