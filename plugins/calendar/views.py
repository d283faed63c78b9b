"""What templates see of events: a row of a list, and the facts of an event's own page."""

import datetime as dt

import msgspec

from plugins.calendar import adding, addresses, wording
from plugins.calendar.event import Speaker
from plugins.calendar.schedule import Scheduled
from plugins.core.pages.views import EntryView, Tag, name_of
from plugins.core.prose import typeset
from plugins.core.site import Site
from plugins.core.times import dates
from plugins.core.times.when import Span
from plugins.core.urls import in_language


class EventCard(msgspec.Struct, frozen=True, kw_only=True):
    """An event in a list. `over_by` is the moment (ISO 8601, UTC) from which it belongs to the past."""

    title: str
    url: str
    lang: str
    day: int
    month: str
    when: str
    start: str
    over_by: str
    place: str
    format: str
    state: str
    tags: tuple[str, ...]


class SpeakerView(msgspec.Struct, frozen=True):
    """Who speaks, with the office if it is known."""

    name: str
    office: str = ""


class SessionView(msgspec.Struct, frozen=True):
    """A part of the programme: its time in words and for machines."""

    title: str
    when: str
    start: str
    speakers: tuple[SpeakerView, ...]


class ChangeView(msgspec.Struct, frozen=True):
    """A change after the announcement; `was` is the former start in words, '' if that did not change."""

    date: dt.date
    note: str
    was: str = ""


class EventView(EntryView, frozen=True, kw_only=True):
    """An event on its page. `start` and `end` are ISO 8601.

    `clock` names the zone of its hours, `programme_clock` that of its parts where the event itself has whole days;
    '' where there are no hours. `add` is None where there is nothing to add to a reader's own calendar.
    """

    when: str
    start: str
    end: str
    over_by: str
    clock: str
    programme_clock: str
    state: str
    format: str
    place: str
    online: str
    role: str
    organisers: tuple[Tag, ...]
    audience: str
    languages: tuple[str, ...]
    regions: tuple[Tag, ...]
    theme: str
    series: Tag | None
    registration: str
    deadline: str
    changes: tuple[ChangeView, ...]
    programme: tuple[SessionView, ...]
    speakers: tuple[SpeakerView, ...]
    ics: str
    add: adding.AddLinks | None


def event_card(site: Site, scheduled: Scheduled, lang: str) -> EventCard:
    """The event as a row of a list in `lang`."""
    text, event, span = scheduled.item.text(lang), scheduled.event, scheduled.span
    tags = tuple(name_of(site, "challenges", code, lang) for code in event.challenges)
    return EventCard(
        title=typeset(text.title, text.lang),
        url=site.settings.urls.link(scheduled.item.address(lang)),
        lang=text.lang,
        day=span.first.day,
        month=dates.month_name(span.first, lang),
        when=wording.in_words(span, lang),
        start=span.iso_start(),
        over_by=_over_by(span),
        place=wording.place(site, scheduled, lang),
        format=event.attendance,
        state=event.standing,
        tags=tags,
    )


def event_view(site: Site, scheduled: Scheduled, lang: str, view: EntryView) -> EventView:
    """The view of an entry's page, with what an event adds to it."""
    event, span = scheduled.event, scheduled.span
    clock = wording.clock(site, scheduled, lang)
    ics = site.settings.urls.link(in_language(addresses.event_ics(event.slug), lang))
    return EventView(
        **msgspec.structs.asdict(view),
        when=wording.in_words(span, lang),
        start=span.iso_start(),
        end=span.iso_end(),
        over_by=_over_by(span),
        clock="" if span.all_day else clock,
        programme_clock=clock if span.all_day and not all(part.all_day for part in scheduled.programme) else "",
        state=event.standing,
        format=event.attendance,
        place=wording.place(site, scheduled, lang),
        online=event.online,
        role=event.role,
        organisers=_tags(site, "organisations", event.organisers, lang),
        audience=event.audience,
        languages=event.languages,
        regions=_tags(site, "regions", event.regions, lang),
        theme=typeset(event.theme.in_(lang), lang) if event.theme else "",
        series=series_tag(site, event.series, lang) if event.series else None,
        registration=event.registration.url if event.registration and not scheduled.is_off() else "",
        deadline=_deadline(site, scheduled, lang, clock),
        changes=_changes(scheduled, lang),
        programme=_programme(scheduled, lang),
        speakers=_speakers(event.speakers, lang),
        ics=ics,
        add=adding.links(site, scheduled, lang, ics),
    )


def series_tag(site: Site, code: str, lang: str) -> Tag:
    """A series, with the page of its editions."""
    address = in_language(addresses.slice_of("series", code), lang)
    return Tag(name_of(site, "projects", code, lang), site.settings.urls.link(address))


def _over_by(span: Span) -> str:
    return f"{span.over_by():%Y-%m-%dT%H:%M:%SZ}"


def _tags(site: Site, vocabulary: str, codes: tuple[str, ...], lang: str) -> tuple[Tag, ...]:
    return tuple(Tag(name_of(site, vocabulary, code, lang)) for code in codes)


def _speakers(speakers: tuple[Speaker, ...], lang: str) -> tuple[SpeakerView, ...]:
    return tuple(
        SpeakerView(speaker.name, typeset(speaker.office.in_(lang), lang) if speaker.office else "")
        for speaker in speakers
    )


def _deadline(site: Site, scheduled: Scheduled, lang: str, clock: str) -> str:
    """The deadline in words; an hour says whose clocks are meant, unless the event's own hours say so already."""
    deadline = scheduled.deadline
    if deadline is None:
        return ""
    written = wording.in_words(deadline, lang)
    said = deadline.all_day or not scheduled.span.all_day
    return written if said else f"{written} ({site.words[lang]('event.clock', city=clock)})"


def _changes(scheduled: Scheduled, lang: str) -> tuple[ChangeView, ...]:
    pairs = zip(scheduled.event.changes, scheduled.former, strict=True)
    return tuple(
        ChangeView(change.date, typeset(change.note.in_(lang), lang), wording.in_words(was, lang) if was else "")
        for change, was in pairs
    )


def _programme(scheduled: Scheduled, lang: str) -> tuple[SessionView, ...]:
    pairs = zip(scheduled.event.programme, scheduled.programme, strict=True)
    parts = sorted(pairs, key=lambda pair: (pair[1].first, pair[1].iso_start()))
    return tuple(
        SessionView(
            typeset(session.title.in_(lang), lang),
            wording.in_words(span, lang),
            span.iso_start(),
            _speakers(session.speakers, lang),
        )
        for session, span in parts
    )
