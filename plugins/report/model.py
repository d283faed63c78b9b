"""What a report holds: facts by code, in no language but for titles. It is also its open data."""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from plugins.core.entry import Period


def _field(text: str) -> msgspec.Meta:
    """What a field means, for those who read the data."""
    return msgspec.Meta(description=text)


class Activity(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the network did: an entry of the site that counts."""

    id: Annotated[str, _field("Its number in the report.")]
    line: Annotated[str, _field("The code of its action line.")]
    entry: Annotated[str, _field("The id of the entry that tells of it.")]
    kind: Annotated[str, _field("The kind of that entry.")]
    title: Annotated[dict[str, str], _field("Its title, by language.")]
    days: Annotated[Period, _field("The days on which it counts.")]
    own: Annotated[Period | None, _field("The days that the entry itself gives; null where it gives none.")]
    overridden: Annotated[bool, _field("Whether 'days' are set by hand, against what the entry gives.")]
    members: Annotated[tuple[str, ...], _field("The ids of the members that took part.")]
    guests: Annotated[tuple[str, ...], _field("Others that took part, by name.")]
    outcomes: Annotated[tuple[str, ...], _field("The outcomes of the plan that it serves, by code.")]
    challenges: Annotated[tuple[str, ...], _field("The metropolitan challenges that it answers, by code.")]
    alliances: Annotated[tuple[str, ...], _field("The ids of the alliances that it was done with.")]


class Line(msgspec.Struct, frozen=True):
    """An action line with its activities, by their numbers."""

    code: str
    activities: tuple[Activity, ...]


class Count(msgspec.Struct, frozen=True):
    """How many activities there are of something."""

    code: str
    count: int


class MemberCount(msgspec.Struct, frozen=True):
    """How many activities a member took part in."""

    code: str
    region: str
    count: int


class Mention(msgspec.Struct, frozen=True):
    """A media mention: the id of the outlet, the ids of what it is about, or what it says it is about, by language."""

    outlet: str
    about: tuple[str, ...]
    item: dict[str, str]


class MentionMonth(msgspec.Struct, frozen=True):
    """The media mentions of a month."""

    month: str
    mentions: tuple[Mention, ...]


class Meeting(msgspec.Struct, frozen=True):
    """A bilateral meeting: with a term of a vocabulary, in person, online, or '' where that is not known."""

    vocabulary: str
    code: str
    format: str


class Region(msgspec.Struct, frozen=True):
    """The members of a region on the last day."""

    code: str
    members: tuple[str, ...]


class Seat(msgspec.Struct, frozen=True):
    """Who held a seat on the last day."""

    name: str
    body: str
    role: str
    region: str
    members: tuple[str, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A report. What is ranked comes with the highest count first, then by code."""

    period: Annotated[Period, _field("Its days, both included.")]
    lines: Annotated[tuple[Line, ...], _field("The activities by action line.")]
    months: Annotated[
        tuple[Count, ...],
        _field("Activities by the month in which they start; '' for those of which only the period is known."),
    ]
    kinds: Annotated[tuple[Count, ...], _field("Activities by the kind of entry, ranked.")]
    challenges: Annotated[tuple[Count, ...], _field("Activities by metropolitan challenge, ranked.")]
    outcomes: Annotated[tuple[Count, ...], _field("Activities by outcome of the plan, ranked.")]
    members: Annotated[tuple[MemberCount, ...], _field("The members that took part in something, by id.")]
    alliances: Annotated[tuple[Count, ...], _field("Activities by alliance, ranked.")]
    crossing: Annotated[tuple[str, ...], _field("The numbers of activities that end after the period.")]
    begun_before: Annotated[
        tuple[Activity, ...], _field("Activities that went on in the period and count where they started, before it.")
    ]
    mentions: Annotated[tuple[MentionMonth, ...], _field("Media mentions by month.")]
    meetings: Annotated[tuple[Meeting, ...], _field("Bilateral meetings.")]
    membership: Annotated[tuple[Region, ...], _field("The members on the last day, by region.")]
    seats: Annotated[tuple[Seat, ...], _field("Who held which seat on the last day.")]

    @property
    def activities(self) -> tuple[Activity, ...]:
        """All activities, in the order of the report."""
        return tuple(self._activities())

    def _activities(self) -> Iterator[Activity]:
        for line in self.lines:
            yield from line.activities
