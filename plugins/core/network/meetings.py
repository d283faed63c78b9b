"""Bilateral meetings: with whom the network met, of which more than one feature tells."""

from collections.abc import Iterator
from typing import Annotated, cast

import msgspec

from plugins.core.data.terms import TermKey
from plugins.core.entry import Entry, Kind, Period
from plugins.core.frontmatter import fields, records
from plugins.core.site import Site
from plugins.core.times import dates


class Meeting(msgspec.Struct, frozen=True):
    """A meeting with a member or with an organisation."""

    member: Annotated[str, fields.Term("The member, if it was one.", "members")] = ""
    organisation: Annotated[str, fields.Term("The organisation, if it was no member.", "organisations")] = ""
    format: Annotated[str, fields.Choice("How they met, if it is known.", "format", ("in-person", "online"))] = ""

    def misfits(self) -> Iterator[tuple[str, str]]:
        """Two meet: the network and someone."""
        if bool(self.member) == bool(self.organisation):
            yield "organisation", "a bilateral meeting is with one 'member' or one 'organisation': write one of the two"

    @property
    def term(self) -> TermKey:
        """Whom the network met."""
        return ("members", self.member) if self.member else ("organisations", self.organisation)


class Meetings(Entry, frozen=True, kw_only=True):
    """The bilateral meetings of a time, of which the days are not told."""

    period: Annotated[Period, records.Group("When they were held.", Period)]
    meetings: Annotated[
        tuple[Meeting, ...], fields.ListOf("The meetings, in their order.", records.Group("A meeting.", Meeting))
    ]

    def title_in(self, lang: str, title: str) -> str:
        """A title for those who write: readers do not see it."""
        return title


MEETINGS = Kind(name="meetings", folder="meetings", entry=Meetings, address=None)


class Held(msgspec.Struct, frozen=True):
    """A meeting with someone, in a time."""

    period: Period
    meeting: Meeting

    def when(self, lang: str) -> str:
        """The time in words."""
        return dates.day_range(self.period.start, self.period.end, lang)


def held(site: Site) -> tuple[Held, ...]:
    """Every meeting, those of the latest time first."""
    entries = sorted(
        (cast(Meetings, item.entry) for item in site.of(MEETINGS.name)),
        key=lambda entry: (entry.period.end, entry.period.start, entry.id),
        reverse=True,
    )
    return tuple(Held(entry.period, meeting) for entry in entries for meeting in entry.meetings)


class MeetingView(msgspec.Struct, frozen=True):
    """A meeting on the page of whom the network met; `format` is '' where it is not known."""

    when: str
    format: str


def meetings_with(site: Site, vocabulary: str, code: str, lang: str) -> tuple[MeetingView, ...]:
    """The meetings with a member or an organisation, the latest first."""
    return tuple(
        MeetingView(each.when(lang), each.meeting.format)
        for each in held(site)
        if each.meeting.term == (vocabulary, code)
    )
