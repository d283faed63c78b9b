"""The agenda: the events, and the occasions of other entries (the deadline of a call) as events beside them."""

from collections.abc import Iterator

import msgspec

from plugins.calendar.event import Event
from plugins.calendar.schedule import Scheduled, city_places, in_order, place_in_time, schedule
from plugins.core.entry import Entry, Occasion
from plugins.core.site import Item, Site


def agenda(site: Site) -> tuple[Scheduled, ...]:
    """All that calendars show, in its order. An occasion has no page: it leads to that of its entry."""
    places = city_places(site)
    return in_order([*schedule(site), *(place_in_time(item, places) for item in _occasions(site))])


def _occasions(site: Site) -> Iterator[Item]:
    for item in site.with_pages:
        for occasion in item.entry.occasions:
            texts = {
                lang: msgspec.structs.replace(text, title=site.words[lang](occasion.word, title=text.title))
                for lang, text in item.texts.items()
            }
            yield msgspec.structs.replace(item, entry=_event(item.entry, occasion), texts=texts)


def _event(entry: Entry, occasion: Occasion) -> Event:
    """The occasion as an event of a day or a moment, with what the calendar's slices go by."""
    return Event(
        path=entry.path,
        kind=entry.kind,
        slug=entry.slug,
        lang=entry.lang,
        id=f"{entry.id}/{occasion.name}",
        updated=entry.updated,
        challenges=entry.challenges,
        members=entry.members,
        start=occasion.when,
        timezone=occasion.timezone,
        date=entry.published_on,
    )
