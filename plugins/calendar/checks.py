"""What is wrong with events: times that cannot be, states without a note; clashes as warnings."""

from collections.abc import Iterable, Iterator

from plugins.calendar.event import EVENTS, Event
from plugins.calendar.schedule import Scheduled, city_places, in_order, place_in_time
from plugins.core.data.organisation import is_country, is_language
from plugins.core.features.checks import Finding
from plugins.core.site import Item, Site

# Days. Nothing the network holds lasts two years; a mistyped year would make a page for each month until then.
_LONGEST = 731


def check_events(site: Site) -> Iterator[Finding]:
    """All findings, also of events whose moment to appear has not come: they must not be found out only then."""
    places = city_places(site)
    items = [each for each in site.items if each.kind.name == EVENTS.name and each.state in ("out", "waiting")]
    found = [place_in_time(item, places) for item in items]
    for item in items:
        yield from _check_facts(item)
    for each in found:
        yield from _check_times(each) if isinstance(each, Scheduled) else each
    to_come = (each for each in in_order(found) if not each.has_passed(site.settings.today))
    yield from _clashes(to_come)


def _check_facts(item: Item) -> Iterator[Finding]:
    event = item.entry
    assert isinstance(event, Event), "every entry of the kind is an event"
    if event.state in ("cancelled", "postponed") and not event.changes:
        message = f"an event that is {event.state} says why: add 'changes:' with the day and a note"
        yield Finding(event.path, "state", message)
    for number, lang in enumerate(event.languages):
        if not is_language(lang):
            yield Finding(
                event.path, f"languages.{number}", f"unknown language '{lang}': write a code such as ar or pt"
            )
    if event.place and event.place.country and not is_country(event.place.country):
        message = f"unknown country '{event.place.country}': write a code such as TR"
        yield Finding(event.path, "place.country", message)
    days = [change.date for change in event.changes]
    for number in range(1, len(days)):
        if days[number] < days[number - 1]:
            message = f"the changes are listed from the first to the last: {days[number]} is before {days[number - 1]}"
            yield Finding(event.path, f"changes.{number}.date", message)


def _check_times(scheduled: Scheduled) -> Iterator[Finding]:
    event, span, deadline = scheduled.event, scheduled.span, scheduled.deadline
    if (span.last - span.first).days > _LONGEST:
        yield Finding(
            event.path, "end", f"it would last from {span.first} to {span.last}: is the year of the end right?"
        )
    if deadline and deadline.begins_after(span):
        message = f"registration closes ({deadline.written()}) after the start ({span.written()})"
        yield Finding(event.path, "registration.deadline", message)
    for number, (session, part) in enumerate(zip(event.programme, scheduled.programme, strict=True)):
        if not span.holds(part):
            message = f"'{session.title.in_(scheduled.item.entry.lang)}' ({part.written()}) lies outside the event"
            yield Finding(event.path, f"programme.{number}.start", message)


def _clashes(scheduled: Iterable[Scheduled]) -> Iterator[Finding]:
    """The network's own events that are to take place at one time; both may be wanted, so it is a warning.

    Of those that took place, nobody can change the time any more.
    """
    running: list[Scheduled] = []
    for event in scheduled:
        if event.event.role != "organises" or event.is_off():
            continue
        # Days at two places may differ by one for one moment.
        running = [each for each in running if (event.span.first - each.span.last).days <= 1]
        for other in running:
            if other.span.overlaps(event.span):
                message = f"it overlaps with '{other.item.original.title}' ({other.event.path}), also the network's own"
                yield Finding(event.event.path, "start", message, "warning")
        running.append(event)
