"""The kind of content that holds what a report says that was made by hand, with its names as they are spelt there."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import msgspec

from plugins.core.entry import Entry, Kind
from plugins.core.frontmatter import fields, records
from plugins.core.site import Site


class PrintedActivity(msgspec.Struct, frozen=True):
    """An activity as a printed report has it: names as they are spelt there."""

    id: Annotated[str, fields.Pattern("Its number.", r"[A-Z]\d+", "an activity such as A05")]
    line: Annotated[str, fields.Text("Its action line.")]
    date: Annotated[str, fields.Text("Its date as printed.")]
    start: Annotated[dt.date, fields.Day("The first day, as that is read.")]
    end: Annotated[dt.date | None, fields.Day("The last day, if that is another.")] = None
    members: Annotated[tuple[str, ...], fields.ListOf("The members.", fields.Text("A name."))] = ()
    outcomes: Annotated[tuple[str, ...], fields.ListOf("The outcomes.", fields.Text("A code."))] = ()
    challenges: Annotated[tuple[str, ...], fields.ListOf("The challenges.", fields.Text("A code."))] = ()
    alliances: Annotated[tuple[str, ...], fields.ListOf("The alliances.", fields.Text("A name."))] = ()


class MonthOfMentions(msgspec.Struct, frozen=True):
    """How many media mentions a month has."""

    month: Annotated[str, fields.Pattern("The month.", r"\d{4}-\d\d", "a month such as 2022-04")]
    count: Annotated[float, fields.Decimal("How many.", 0, 1e6)]


class RegionOfMembers(msgspec.Struct, frozen=True):
    """How many members a region has."""

    region: Annotated[str, fields.Term("The region.", "regions")]
    count: Annotated[float, fields.Decimal("How many.", 0, 1e6)]


class Remark(msgspec.Struct, frozen=True):
    """Why the report and the site differ on something."""

    about: Annotated[str, fields.Text("What it is about, as the page of comparison calls it: 'engaged', 'A15 date'.")]
    note: Annotated[str, fields.Text("The explanation.")]


class Printed(Entry, frozen=True, kw_only=True):
    """What a report says that was made by hand, for editors to compare.

    Its `challenges` and `outcomes` are those that it lists, whether or not an activity has them.
    """

    report: Annotated[str, fields.Text("The report on the same months, by the name of its file without '.md'.")]
    document: Annotated[str, fields.Text("What it is called.")]
    activities: Annotated[
        tuple[PrintedActivity, ...], fields.ListOf("The activities.", records.Group("One.", PrintedActivity))
    ]
    engaged: Annotated[tuple[str, ...], fields.ListOf("The members it calls engaged.", fields.Text("A name."))] = ()
    meetings: Annotated[tuple[str, ...], fields.ListOf("Whom the network met.", fields.Text("A name."))] = ()
    mentions: Annotated[
        tuple[MonthOfMentions, ...], fields.ListOf("Media mentions.", records.Group("A month.", MonthOfMentions))
    ] = ()
    membership: Annotated[
        tuple[RegionOfMembers, ...], fields.ListOf("Its members.", records.Group("A region.", RegionOfMembers))
    ] = ()
    remarks: Annotated[tuple[Remark, ...], fields.ListOf("Explanations.", records.Group("One.", Remark))] = ()

    def title_in(self, lang: str, title: str) -> str:
        """A title for those who write: readers do not see it."""
        return title


PRINTED = Kind(name="printed", folder="printed", entry=Printed, address=None)


def printed_twin(site: Site, slug: str) -> Printed | None:
    """What the report that was made by hand on the same months says; None if there is none."""
    return next(_twins(site, slug), None)


def _twins(site: Site, slug: str) -> Iterator[Printed]:
    for item in site.of(PRINTED.name):
        if isinstance(item.entry, Printed) and item.entry.report == slug:
            yield item.entry
