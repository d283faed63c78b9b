"""What a report says in a language: the page and the PDF show the same."""

import datetime as dt

import msgspec

from plugins.core.features.artifacts import View
from plugins.core.network.people import HolderView
from plugins.core.pages.dossier import Count
from plugins.core.pages.views import EntryView, Tag


class ActivityView(msgspec.Struct, frozen=True, kw_only=True):
    """An activity. `lang` is the language of its title; `remark` says what is odd about its days, if anything is."""

    id: str
    anchor: str
    title: str
    lang: str
    url: str
    kind: str
    when: str
    start: dt.date
    remark: str
    members: tuple[Tag, ...]
    guests: tuple[str, ...]
    outcomes: tuple[Tag, ...]
    challenges: tuple[Tag, ...]
    alliances: tuple[Tag, ...]


class LineView(msgspec.Struct, frozen=True):
    """An action line with its activities."""

    code: str
    name: str
    url: str
    activities: tuple[ActivityView, ...]


class MentionRow(msgspec.Struct, frozen=True):
    """A media mention."""

    outlet: Tag
    what: str


class MonthView(msgspec.Struct, frozen=True):
    """A month of mentions."""

    name: str
    mentions: tuple[MentionRow, ...]


class RegionView(msgspec.Struct, frozen=True, kw_only=True):
    """A region: the members that took part in something, with the number of activities of each, and its dots on a map.

    `count` is how many took part, of `total` members on the last day; `members` are those.
    """

    name: str
    url: str
    dots: str
    count: int
    total: int
    engaged: tuple[Count, ...]
    members: tuple[Tag, ...]


class MeetingRow(msgspec.Struct, frozen=True):
    """With whom the network met, and how."""

    name: Tag
    format: str


class NodeView(msgspec.Struct, frozen=True):
    """A line, an axis or an outcome of the plan, with the activities that serve it; `name` is '' if nobody knows."""

    code: str
    level: str
    name: str
    url: str
    activities: tuple[Tag, ...]
    parts: tuple["NodeView", ...]


class Figure(msgspec.Struct, frozen=True):
    """A number that stands for itself; `word` is the key of what it counts."""

    word: str
    number: int


class Part(msgspec.Struct, frozen=True):
    """A part of the report: its id on the page, and its title."""

    id: str
    title: str


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A report in a language.

    `kinds`, `by_line` and `months` are its main results; `undone` are the outcomes of the plan that nothing serves.
    """

    when: str
    figures: tuple[Figure, ...]
    parts: tuple[Part, ...]
    lines: tuple[LineView, ...]
    mentions: tuple[MonthView, ...]
    regions: tuple[RegionView, ...]
    alliances: tuple[Count, ...]
    meetings: tuple[MeetingRow, ...]
    kinds: tuple[Count, ...]
    by_line: tuple[Count, ...]
    months: tuple[Count, ...]
    challenges: tuple[Count, ...]
    outcomes: tuple[Count, ...]
    plan: tuple[NodeView, ...]
    undone: tuple[Tag, ...]
    crossing: tuple[ActivityView, ...]
    begun_before: tuple[ActivityView, ...]
    board: tuple[HolderView, ...]
    secretaries: tuple[HolderView, ...]
    secretariat: tuple[HolderView, ...]
    interns: tuple[HolderView, ...]
    signed: str
    office: str
    credit: str


class DataFile(msgspec.Struct, frozen=True):
    """A file of the report, by what it is."""

    word: str
    url: str


class ReportView(EntryView, frozen=True, kw_only=True):
    """A report on its page; `pdf` leads to the publication that holds it, `check` to the page for editors."""

    told: Told
    map: str
    last: dt.date
    pdf: str
    check: str
    files: tuple[DataFile, ...]


class ReportRow(msgspec.Struct, frozen=True):
    """A report in the list."""

    title: str
    lang: str
    url: str
    when: str
    summary: str


class ListView(View, frozen=True, kw_only=True):
    """Every report, the latest first."""

    title: str
    reports: tuple[ReportRow, ...]
