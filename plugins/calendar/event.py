"""Events: what takes place, when and where, and what became of it."""

import datetime as dt
from typing import Annotated

import msgspec

from plugins.core.entry import Entry, Kind, Period
from plugins.core.frontmatter import fields, records
from plugins.core.frontmatter.values import Localised, Moment
from plugins.core.frontmatter.web_address import WebAddress
from plugins.core.times.when import DayOrLocalHour, When

STATES = ("confirmed", "tentative", "cancelled", "postponed", "moved-online")
STANDINGS = (*STATES, "rescheduled")
FORMATS = ("in-person", "online", "hybrid")


class Place(msgspec.Struct, frozen=True):
    """Where it is. A city that is a member is known by the member's name."""

    city: Annotated[str, fields.Text("The city: a member's name, or another.")] = ""
    country: Annotated[str, fields.Pattern("Its country.", r"[A-Z]{2}", "a country code such as TR")] = ""
    name: Annotated[Localised | None, fields.PerLanguage("The building or institution.")] = None


class Registration(msgspec.Struct, frozen=True):
    """How to take part."""

    url: Annotated[str, WebAddress("Where to register.", ("https", "http", "mailto"))]
    deadline: Annotated[When | None, DayOrLocalHour("The last day, or hour, to register.")] = None


class Speaker(msgspec.Struct, frozen=True):
    """Who speaks."""

    name: Annotated[str, fields.Text("The name.")]
    office: Annotated[Localised | None, fields.PerLanguage("The office.")] = None


class Session(msgspec.Struct, frozen=True):
    """A part of the programme, with its own time."""

    title: Annotated[Localised, fields.PerLanguage("What it is.")]
    start: Annotated[When, DayOrLocalHour("When it starts.")]
    end: Annotated[When | None, DayOrLocalHour("When it ends.")] = None
    speakers: Annotated[tuple[Speaker, ...], fields.ListOf("Who speaks.", records.Group("A speaker.", Speaker))] = ()


class Change(msgspec.Struct, frozen=True):
    """What changed after publication. Their number is the event's SEQUENCE (RFC 5545, section 3.8.7.4)."""

    date: Annotated[dt.date, fields.Day("The day of the change.")]
    note: Annotated[Localised, fields.PerLanguage("What changed and why, in one sentence.")]
    was: Annotated[When | None, DayOrLocalHour("The start before the change, if that changed.")] = None


class Event(Entry, frozen=True, kw_only=True):
    """Something that takes place. `date` is the day it was announced; it is ordered by its start."""

    start: Annotated[When, DayOrLocalHour("The first day, or the day and hour at the place.")]
    end: Annotated[When | None, DayOrLocalHour("The last day (included), or the day and hour it ends.")] = None
    timezone: Annotated[str, fields.Text("Whose clocks: Europe/Madrid, or a city such as Barcelona.")] = ""
    date: Annotated[Moment | None, fields.DayOrHour("The day it was announced.")] = None
    state: Annotated[
        str,
        fields.Choice(
            "What to expect; postponed: until the new day is known, or with it as the start.", "state", STATES
        ),
    ] = "confirmed"
    changes: Annotated[
        tuple[Change, ...], fields.ListOf("What changed after it was announced.", records.Group("A change.", Change))
    ] = ()
    format: Annotated[str, fields.Choice("How one attends.", "format", FORMATS)] = ""
    place: Annotated[Place | None, records.Group("Where it is.", Place)] = None
    online: Annotated[str, WebAddress("Where to join online.")] = ""
    role: Annotated[str, fields.Choice("The network's part.", "role", ("organises", "takes-part"))] = "organises"
    organisers: Annotated[tuple[str, ...], fields.Terms("Who organises it besides.", "organisations")] = ()
    audience: Annotated[str, fields.Choice("Who may come.", "audience", ("public", "members", "invitation"))] = ""
    regions: Annotated[
        tuple[str, ...], fields.Terms("The regions that it concerns; none for the whole world.", "regions")
    ] = ()
    languages: Annotated[
        tuple[str, ...],
        fields.ListOf("Spoken languages.", fields.Pattern("A code.", r"[a-z]{2}", "a language code such as ar")),
    ] = ()
    registration: Annotated[Registration | None, records.Group("How to register.", Registration)] = None
    theme: Annotated[Localised | None, fields.PerLanguage("The theme of this edition.")] = None
    programme: Annotated[tuple[Session, ...], fields.ListOf("Its parts.", records.Group("A part.", Session))] = ()
    speakers: Annotated[tuple[Speaker, ...], fields.ListOf("Who speaks.", records.Group("One.", Speaker))] = ()
    series: Annotated[str, fields.Term("The series it is an edition of.", "projects")] = ""

    @property
    def standing(self) -> str:
        """What readers are told of it: its state, or `rescheduled` where it has another start than was announced."""
        former = [change.was for change in self.changes if change.was]
        moved = bool(former) and former[-1] != self.start
        return "rescheduled" if moved and self.state in ("confirmed", "postponed") else self.state

    @property
    def attendance(self) -> str:
        """How one attends, now: an event that was moved online is online, whatever it was planned as."""
        return "online" if self.state == "moved-online" else self.format

    @property
    def published_on(self) -> Moment | None:
        """The day it was announced, before which it is not shown."""
        return self.date

    @property
    def announced(self) -> Moment:
        """The day it was announced; of an event of which that is not known, readers are told when it takes place."""
        return self.date or Moment(self.start.day)

    @property
    def dated(self) -> Moment:
        """When it starts."""
        return Moment(self.start.day, self.start.hour or dt.time.min)

    @property
    def days(self) -> Period:
        """From its first day to its last."""
        return Period(self.start.day, self.end.day if self.end else self.start.day)


class Times(msgspec.Struct, frozen=True):
    """What becomes of the days and hours of an event once its zone is known, for those who read it as data."""

    begins: Annotated[str, fields.Text("The first day, or the hour with the offset of the place (ISO 8601).")]
    ends: Annotated[str, fields.Text("The last day (included), or the hour of the end with its offset (ISO 8601).")]
    standing: Annotated[
        str, fields.Choice("What to expect now: its state, or that it was rescheduled.", "state", STANDINGS)
    ]
    zone: Annotated[str, fields.Text("The time zone of its hours (IANA).")] = ""


EVENTS = Kind(
    name="event",
    folder="events",
    entry=Event,
    address="events/{slug}/",
    template="calendar/event.html",
    schema_type="Event",
    rank=10,
)
