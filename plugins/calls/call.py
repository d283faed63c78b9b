"""Calls: what a visitor can apply for, sign or join, until when, and who has."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import msgspec

from plugins.calls.times import Times, times
from plugins.core.entry import Entry, Kind, Occasion, Period
from plugins.core.frontmatter import fields, records
from plugins.core.frontmatter.values import Localised, Moment
from plugins.core.now import Now
from plugins.core.times.rough_dates import DayMonthOrYear
from plugins.core.times.when import DayOrLocalHour, When


class Signatory(msgspec.Struct, frozen=True):
    """Who has signed."""

    name: Annotated[str, fields.Text("The name, as the document prints it.")]
    member: Annotated[str, fields.Term("The member that it is.", "members")] = ""
    organisation: Annotated[str, fields.Term("The organisation that it is.", "organisations")] = ""
    role: Annotated[Localised | None, fields.PerLanguage("The role in which it signed.")] = None

    def misfits(self) -> Iterator[tuple[str, str]]:
        """A signatory is one of the two."""
        if self.member and self.organisation:
            yield "organisation", "a signatory is a member or an organisation: take one of the two away"


class Call(Entry, frozen=True, kw_only=True):
    """A call. With an opening and no deadline it stays open; without either, nobody knows when one can apply."""

    date: Annotated[Moment | None, DayMonthOrYear("The day, month or year it was announced.")] = None
    opens: Annotated[When | None, DayOrLocalHour("The first day, or hour, on which one can apply.")] = None
    deadline: Annotated[When | None, DayOrLocalHour("The last day (included), or the hour at which it closes.")] = None
    timezone: Annotated[str, fields.Text("Whose clocks: a zone such as Europe/Madrid.")] = ""
    offers: Annotated[Localised | None, fields.PerLanguage("What is offered.")] = None
    eligible: Annotated[Localised | None, fields.PerLanguage("Who may apply.")] = None
    signatories: Annotated[
        tuple[Signatory, ...], fields.ListOf("Who has signed, as printed.", records.Group("One.", Signatory))
    ] = ()
    signatories_note: Annotated[
        Localised | None, fields.PerLanguage("What is odd about the document's own list of signatories.")
    ] = None

    @property
    def times(self) -> Times:
        """When it opens and closes; nothing is known of a call that the checks refuse."""
        found = times(self.opens, self.deadline, self.timezone)
        return found if isinstance(found, Times) else Times()

    @property
    def published_on(self) -> Moment | None:
        """The day it was announced, if that is known to the day; before it, it is not shown."""
        return self.date if self.date and self.date.known == "day" else None

    @property
    def announced(self) -> Moment | None:
        """The day it was announced; readers are told of a call without one when it opens."""
        return self.date or (Moment(self.opens.day) if self.opens else None)

    @property
    def dated(self) -> Moment | None:
        """The day it opens, else the day it closes, else the day it was announced."""
        first = self.opens or self.deadline
        return Moment(first.day) if first else self.date

    @property
    def days(self) -> Period | None:
        """From the day it opens to the day it closes; of a call of which one is not known, the other."""
        first, last = self.opens or self.deadline, self.deadline or self.opens
        return Period(first.day, last.day) if first and last else super().days

    def is_topical(self, now: Now) -> bool:
        """As long as one can apply."""
        return self.times.state(now) in ("open", "soon")

    @property
    def topical_until(self) -> dt.datetime | None:
        """When it closes."""
        return self.times.closing

    @property
    def occasions(self) -> tuple[Occasion, ...]:
        """Its deadline."""
        zone = self.times.zone
        if self.deadline is None or zone is None:
            return ()
        return (Occasion("deadline", "calls.deadline.of", self.deadline, zone.key),)


CALL = Kind(name="call", folder="calls", entry=Call, address="calls/{slug}/", template="calls/call.html", rank=40)
