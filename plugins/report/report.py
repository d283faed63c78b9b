"""The kind of content that a report is: the months that it is on, its note, its choices."""

from typing import Annotated

import msgspec

from plugins.core.entry import Entry, Kind, Period
from plugins.core.frontmatter import fields, records
from plugins.core.frontmatter.values import Localised, Moment
from plugins.core.site import Item

ADDRESS = "reports/"
_DIGEST = r"[0-9a-f]{16}"


class Signature(msgspec.Struct, frozen=True):
    """Who signs the note."""

    name: Annotated[str, fields.Text("The name.")]
    office: Annotated[Localised | None, fields.PerLanguage("The office.")] = None


class ReportEntry(Entry, frozen=True, kw_only=True):
    """A report on some months. Its text is the note that opens it; all else is derived from what the site holds.

    It appears on the last day that it is on.
    """

    period: Annotated[Period, records.Group("The days that it is on.", Period)]
    lines: Annotated[
        tuple[str, ...], fields.Terms("The action lines in its order; those left out come last.", "outcomes")
    ] = ()
    signature: Annotated[Signature | None, records.Group("Who signs the note.", Signature)] = None
    credit: Annotated[Localised | None, fields.PerLanguage("Who supported it, for its last page.")] = None
    publication: Annotated[
        str,
        fields.Pattern(
            "The publication that holds it as a PDF, by the name of its file without '.md'.",
            r"[a-z0-9]+(-[a-z0-9]+)*",
            "the name of a file in content/publications/ without '.md'",
        ),
    ] = ""
    accepted: Annotated[
        tuple[str, ...],
        fields.ListOf(
            "What does not fit and stays so, for a reason: the check says no more of it, the page for editors does.",
            fields.Pattern(
                "An activity and what it is.",
                r"[A-Z]\d+ [a-z-]+",
                "a name of the page for editors such as A04 other-line",
            ),
        ),
    ] = ()
    frozen: Annotated[
        str, fields.Pattern("What the PDF was made from; written by `run.py report`.", _DIGEST, "a digest")
    ] = ""

    @property
    def published_on(self) -> Moment:
        """Its last day."""
        return Moment(self.period.end)


REPORT = Kind(
    name="report",
    folder="reports",
    entry=ReportEntry,
    address=f"{ADDRESS}{{slug}}/",
    template="report/report.html",
    schema_type="Report",
)


def report_of(item: Item) -> ReportEntry:
    """The report that an item of this kind is."""
    assert isinstance(item.entry, ReportEntry), "every entry of the kind is a report"
    return item.entry
