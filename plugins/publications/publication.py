"""The kind of content that a publication is."""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from plugins.core.entry import Audio, Entry, Kind
from plugins.core.frontmatter import fields, records
from plugins.core.frontmatter.values import Localised, Moment
from plugins.core.frontmatter.web_address import WebAddress
from plugins.core.times.rough_dates import DayMonthOrYear
from plugins.publications.identifiers import Isbn

TYPES = (
    "comparative-study",
    "issue-paper",
    "policy-brief",
    "report",
    "progress-report",
    "toolkit",
    "white-paper",
    "plan",
    "statement",
    "communique",
    "call-to-action",
    "talk",
    "publication",
)


class Author(msgspec.Struct, frozen=True):
    """Who wrote it: a person, or an organisation alone."""

    name: Annotated[str, fields.Text("The full name, first name first; none for an organisation.")] = ""
    family: Annotated[
        str, fields.Text("The end of the name by which it is sorted, if that is more than its last word.")
    ] = ""
    organisation: Annotated[str, fields.Text("The organisation that the author works for, or that is the author.")] = ""

    def misfits(self) -> Iterator[tuple[str, str]]:
        """An author is somebody."""
        if not self.name and not self.organisation:
            yield "name", "an author has a 'name', an 'organisation', or both"
        if self.name and not self.name.endswith(self.family):
            yield "family", f"the name '{self.name}' does not end with '{self.family}'"


class Edition(msgspec.Struct, frozen=True):
    """The publication in one language: a file of ours, an address elsewhere, or a language and no more."""

    language: Annotated[str, fields.Pattern("Its language.", r"[a-z]{2}", "a language code such as ar")]
    file: Annotated[str, fields.FileName("The file, beside this one or below content/.")] = ""
    url: Annotated[str, WebAddress("Where it is, if elsewhere.")] = ""
    label: Annotated[Localised | None, fields.PerLanguage("What sets this edition apart, such as 'Summary'.")] = None
    pages: Annotated[
        str,
        fields.Pattern("How many pages it has; of a PDF of ours, this is counted.", r"[1-9][0-9]{0,4}", "a number"),
    ] = ""

    def misfits(self) -> Iterator[tuple[str, str]]:
        """An edition lies in one place."""
        if self.file and self.url:
            yield "url", "an edition is a file here or an address elsewhere: take 'file' or 'url' away"
        if self.pages and self.file.lower().endswith(".pdf"):
            yield "pages", "the pages of a PDF are counted: take 'pages' away"


class Publication(Entry, frozen=True, kw_only=True):
    """Something to read, to hear and to cite."""

    date: Annotated[
        Moment | None,
        DayMonthOrYear("When it was published, as far as is known: 2022-03-31, 2022-03 or 2022. Left out if unknown."),
    ] = None
    type: Annotated[str, fields.Choice("What it is.", "type", TYPES)] = "publication"
    series: Annotated[str, fields.Term("The series it is part of.", "projects")] = ""
    number: Annotated[str, fields.Text("Its number in the series.")] = ""
    authors: Annotated[
        tuple[Author, ...], fields.ListOf("Who wrote it; none for the network.", records.Group("An author.", Author))
    ] = ()
    publisher: Annotated[str, fields.Text("Who published it, if not the network.")] = ""
    partners: Annotated[tuple[str, ...], fields.Terms("With whom it was made.", "organisations")] = ()
    editions: Annotated[
        tuple[Edition, ...], fields.ListOf("One for each language.", records.Group("An edition.", Edition))
    ] = ()
    cover: Annotated[
        str, fields.FileName("A picture of its cover; without one, it is made of the first page or drawn.", "picture")
    ] = ""
    isbn: Annotated[str, Isbn("Its ISBN.")] = ""
    doi: Annotated[
        str, fields.Pattern("Its DOI, without an address.", r"10\.[0-9]{4,9}/[^\s{}]+", "a DOI such as 10.1000/xyz123")
    ] = ""
    supersedes: Annotated[
        str, fields.Text("The publication that it replaces, by the name of its file without '.md'.")
    ] = ""
    contents: Annotated[
        tuple[Localised, ...], fields.ListOf("Its chapters, in their order.", fields.PerLanguage("A chapter."))
    ] = ()
    audio: Annotated[Audio | None, records.Group("The recording of a talk or of an episode.", Audio)] = None

    @property
    def published_on(self) -> Moment | None:
        """When it was published; of a year or a month, its first day."""
        return self.date

    @property
    def sound(self) -> Audio | None:
        """The recording, which feeds enclose."""
        return self.audio

    @property
    def year(self) -> str:
        """The year it was published in; '' if that is not known."""
        return str(self.date.day.year) if self.date else ""


PUBLICATION = Kind(
    name="publication",
    folder="publications",
    entry=Publication,
    address="publications/{slug}/",
    template="publications/publication.html",
    schema_type="Report",
    rank=30,
)
