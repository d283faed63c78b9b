"""Notes: what other features say of an event besides its title: its state, its dates, its place."""

from collections.abc import Iterator, Mapping

from plugins.calendar import wording
from plugins.calendar.schedule import Scheduled, schedule
from plugins.core.languages import LANGUAGES
from plugins.core.site import Site


def notes(site: Site) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The notes on every event, in every language."""
    return {(each.event.id, lang): tuple(_notes(site, each, lang)) for each in schedule(site) for lang in LANGUAGES}


def _notes(site: Site, scheduled: Scheduled, lang: str) -> Iterator[str]:
    words, event = site.words[lang], scheduled.event
    if event.standing != "confirmed":
        yield words(f"event.state.{event.standing}")
    when, clock = wording.in_words(scheduled.span, lang), wording.clock(site, scheduled, lang)
    yield when if scheduled.span.all_day or not clock else f"{when} ({words('event.clock', city=clock)})"
    if place := wording.place(site, scheduled, lang):
        yield place
    if event.attendance:
        yield words(f"event.format.{event.attendance}")
