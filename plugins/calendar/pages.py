"""The page of an event, in every language."""

from collections.abc import Iterator
from functools import partial

import msgspec

from plugins.calendar import structured
from plugins.calendar.event import EVENTS, Times
from plugins.calendar.lists import ABOVE
from plugins.calendar.schedule import Scheduled, schedule
from plugins.calendar.views import event_view
from plugins.core.features.artifacts import Page
from plugins.core.languages import LANGUAGES
from plugins.core.pages.making import document_title, entry_page, withdrawn_pages
from plugins.core.pages.related import Related, relate
from plugins.core.pages.views import EntryView
from plugins.core.site import Site


def event_pages(site: Site) -> Iterator[Page]:
    """The page of every event, and of those that were withdrawn."""
    index = relate(site.with_pages)
    for scheduled in schedule(site):
        for lang in LANGUAGES:
            yield _event_page(site, scheduled, lang, index)
    yield from withdrawn_pages(site, EVENTS)


def _event_page(site: Site, scheduled: Scheduled, lang: str, index: Related) -> Page:
    page = entry_page(site, scheduled.item, lang, ABOVE, index, partial(structured.event, scheduled))
    assert isinstance(page.view, EntryView), "the page of an entry has an entry's view"
    view = event_view(site, scheduled, lang, page.view)
    # With its days, since a name such as that of a world day is one in all languages and may be one in two years.
    head = msgspec.structs.replace(page.head, title=document_title(site, f"{view.title}, {view.when}"))
    span, zone = scheduled.span, scheduled.zone
    times = Times(span.iso_start(), span.iso_end(), scheduled.event.standing, zone.key if zone else "")
    return msgspec.structs.replace(page, head=head, view=view, facts=times)
