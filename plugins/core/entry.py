"""Entries: the frozen facts of a piece of content, and the kinds they come in."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated

import msgspec

from plugins.core.data.vocabulary import Term
from plugins.core.frontmatter import fields, records
from plugins.core.frontmatter.focus import Focus
from plugins.core.frontmatter.values import Localised, Moment, Status
from plugins.core.frontmatter.web_address import WebAddress
from plugins.core.languages import LANGUAGES
from plugins.core.now import Now
from plugins.core.prose import Outline
from plugins.core.times.when import When

_IDENTIFIER = r"[a-z0-9]+([-/][a-z0-9]+)*"


class Image(msgspec.Struct, frozen=True):
    """The picture that stands for an entry."""

    file: Annotated[str, fields.FileName("The picture, beside this file or below content/.", "picture")]
    alt: Annotated[str, fields.Text("What the picture shows, for those who do not see it.")]
    credit: Annotated[str, fields.Text("Who made it.")] = ""
    focus: Annotated[
        tuple[float, float], Focus("What it is about, where it has to be cut: across and down, as 30% 50%.")
    ] = (0.5, 0.5)


class Document(msgspec.Struct, frozen=True):
    """Something to read: a file of ours, an address elsewhere, or a title that is known and no more."""

    label: Annotated[Localised, fields.PerLanguage("What the document is called.")]
    file: Annotated[str, fields.FileName("The file, beside this one or below content/.")] = ""
    url: Annotated[str, WebAddress("Where it is, if elsewhere.")] = ""
    languages: Annotated[
        tuple[str, ...],
        fields.ListOf("Its languages.", fields.Choice("A language code.", "language", LANGUAGES)),
    ] = ()

    def misfits(self) -> Iterator[tuple[str, str]]:
        """A document lies in one place."""
        if self.file and self.url:
            yield "url", "a document is a file here or an address elsewhere: take 'file' or 'url' away"


class Audio(msgspec.Struct, frozen=True):
    """A recording to listen to: a file of ours, or an address elsewhere."""

    file: Annotated[str, fields.FileName("The file, beside this one or below content/.", "recording")] = ""
    url: Annotated[str, WebAddress("Where it is, if elsewhere.")] = ""
    duration: Annotated[
        str, fields.Pattern("How long it lasts.", r"([0-9]{1,2}:)?[0-5]?[0-9]:[0-5][0-9]", "a duration such as 42:10")
    ] = ""

    def misfits(self) -> Iterator[tuple[str, str]]:
        """A recording lies in one place."""
        if self.file and self.url:
            yield "url", "a recording is a file here or an address elsewhere: take 'file' or 'url' away"
        if not self.file and not self.url:
            yield "file", "a recording has a 'file' here or a 'url' elsewhere"


class Action(msgspec.Struct, frozen=True):
    """What a reader is asked to do."""

    label: Annotated[Localised, fields.PerLanguage("The words of the button.")]
    url: Annotated[str, WebAddress("Where it leads.", ("https", "http", "mailto", "tel"))]


class Correction(msgspec.Struct, frozen=True):
    """A material correction, shown to readers."""

    date: Annotated[dt.date, fields.Day("The day of the correction.")]
    note: Annotated[Localised, fields.PerLanguage("What was corrected, in one sentence.")]


class Period(msgspec.Struct, frozen=True):
    """The days between which an activity counts, both included."""

    start: Annotated[dt.date, fields.Day("The first day.")]
    end: Annotated[dt.date, fields.Day("The last day.")]

    def misfits(self) -> Iterator[tuple[str, str]]:
        """Time goes one way."""
        if self.end < self.start:
            yield "end", f"the end, {self.end}, is before the start, {self.start}"


class Activity(msgspec.Struct, frozen=True):
    """What makes an entry count in the progress report."""

    id: Annotated[str, fields.Pattern("The activity's number in its report.", r"[A-Z]\d+", "an activity such as A05")]
    line: Annotated[str, fields.Term("The action line.", "outcomes")]
    period: Annotated[Period | None, records.Group("Overrides the dates that the report counts.", Period)] = None


class Occasion(msgspec.Struct, frozen=True):
    """A day or an hour of an entry that calendars show among the events, such as a deadline.

    `name` tells it from the entry's others; `word` is the key of what it is called, with a place for the {title}.
    """

    name: str
    word: str
    when: When
    timezone: str


class Variant(msgspec.Struct, frozen=True):
    """A term that an entry names otherwise than by its code or its usual name: the field, what is written, the code."""

    field: str
    written: str
    vocabulary: str
    code: str


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What every original states, whatever its kind. Its translations inherit all of it.

    `variants` is not written by anyone: it is what was read otherwise than it is written.
    """

    path: str
    kind: str
    slug: str
    lang: str
    folder: str = ""
    id: Annotated[
        str,
        fields.Pattern(
            "What feeds know it by: the old one, when its file is renamed.", _IDENTIFIER, "an id such as news/my-item"
        ),
    ] = ""
    status: Annotated[
        Status,
        fields.Choice("Who may see it.", "status", ("published", "draft", "scheduled", "withdrawn")),
    ] = "published"
    aliases: Annotated[
        tuple[str, ...], fields.ListOf("Addresses that led here before.", fields.OldAddress("An old address."))
    ] = ()
    updated: Annotated[Correction | None, records.Group("A correction that readers should know of.", Correction)] = None
    image: Annotated[Image | None, records.Group("The picture that stands for it.", Image)] = None
    challenges: Annotated[tuple[str, ...], fields.Terms("Metropolitan challenges, by code.", "challenges")] = ()
    members: Annotated[
        tuple[str, ...], fields.Terms("Members that took part.", "members", "Who is no member goes under 'guests:'.")
    ] = ()
    guests: Annotated[tuple[str, ...], fields.ListOf("Participants that are no members.", fields.Text("A name."))] = ()
    organisations: Annotated[tuple[str, ...], fields.Terms("Other organisations.", "organisations")] = ()
    alliances: Annotated[tuple[str, ...], fields.Terms("Alliances it was done with.", "alliances")] = ()
    projects: Annotated[tuple[str, ...], fields.Terms("Projects and series it belongs to.", "projects")] = ()
    outcomes: Annotated[tuple[str, ...], fields.Terms("Outcomes of the plan, by code.", "outcomes")] = ()
    themes: Annotated[tuple[str, ...], fields.Terms("Themes of the toolkit.", "themes")] = ()
    campaigns: Annotated[tuple[str, ...], fields.Terms("Campaigns that it is part of.", "campaigns")] = ()
    documents: Annotated[tuple[Document, ...], fields.ListOf("Documents.", records.Group("A document.", Document))] = ()
    actions: Annotated[tuple[Action, ...], fields.ListOf("What readers can do.", records.Group("One.", Action))] = ()
    contact: Annotated[str, fields.Term("Whom readers may write to.", "contacts")] = ""
    activity: Annotated[Activity | None, records.Group("Its place in the progress report.", Activity)] = None
    variants: tuple[Variant, ...] = ()

    @property
    def published_on(self) -> Moment | None:
        """When it appears; None for a kind that is not dated."""
        return None

    @property
    def dated(self) -> Moment | None:
        """The moment that lists show and that orders it among others; None for what has none."""
        return self.published_on

    @property
    def day(self) -> dt.date:
        """The day that orders it; the earliest possible one for what has none."""
        return self.dated.day if self.dated else dt.date.min

    @property
    def days(self) -> Period | None:
        """The days that it takes, as far as they are known; None if no day is."""
        return Period(self.day, self.day) if self.dated and self.dated.known == "day" else None

    @property
    def point(self) -> tuple[float, float] | None:
        """Where it is, in degrees north and east; None for what has no place or an unknown one."""
        return None

    def title_in(self, lang: str, title: str) -> str:
        """Its title in a language, for an entry that is data: it has no text to translate. '' if it has to be."""
        return ""

    @property
    def announced(self) -> Moment | None:
        """When readers are told of it: the moment that orders feeds; None for what is no news."""
        return self.published_on

    def is_topical(self, now: Now) -> bool:
        """Whether the home page should point to it now."""
        return False

    @property
    def topical_until(self) -> dt.datetime | None:
        """The moment, with its offset, after which a page that is older should not point to it; None if never."""
        return None

    @property
    def sound(self) -> Audio | None:
        """The recording that it is, which feeds enclose; None for what is to be read."""
        return None

    @property
    def occasions(self) -> tuple[Occasion, ...]:
        """What calendars show of it, beside the events."""
        return ()

    @property
    def by(self) -> tuple[str, ...] | None:
        """Who signs it, of whom nobody may be known; None where it is the network that speaks."""
        return None

    def as_term(self, titles: Localised) -> Term | None:
        """The term that the entry, of these titles, is in its kind's vocabulary; None if it is none."""
        return None


class OriginalText(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of an original that its translations say again."""

    title: Annotated[str, fields.Text("The title, in sentence case.")]
    summary: Annotated[str, fields.Text("One or two sentences for lists and search engines.")] = ""
    lang: Annotated[str, fields.Choice("The language, if not English.", "language", LANGUAGES)] = ""


class TranslatedText(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of a translation."""

    title: Annotated[str, fields.Text("The title.")]
    summary: Annotated[str, fields.Text("One or two sentences for lists and search engines.")] = ""
    alt: Annotated[str, fields.Text("What the picture shows.")] = ""
    source: Annotated[
        str,
        fields.Pattern("Stamped by `run.py stamp`.", r"[0-9a-f]{16}( \d{4}-\d\d-\d\d)?", "a stamp of `run.py stamp`"),
    ] = ""


class ContentText(msgspec.Struct, frozen=True, kw_only=True):
    """What one language says of an entry.

    `source` is the hash of the original that a translator had, with the day of its last material correction, and
    empty for an original; `outdated` is a translation whose original says something else by now. The text itself is
    not here: but for its outline, nothing but its own page depends on it.
    """

    path: str
    lang: str
    title: str
    summary: str = ""
    alt: str = ""
    source: str = ""
    outdated: bool = False
    outline: Outline = Outline()


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of content.

    `address` is the pattern of an entry's address ('' is the home page); None means that entries have no page of
    their own. With `vocabulary`, entries are also the terms of the vocabulary of that name. A `folder` such as
    `members/*` holds its entries in folders of its own: beside them, `members` may hold those of another kind.
    `rank` is the kind's place among those that lists of everything show; 0 for one that they leave out.
    """

    name: str
    folder: str
    entry: type[Entry]
    address: str | None
    template: str = "entry.html"
    schema_type: str = "WebPage"
    vocabulary: str = ""
    rank: int = 0


Kinds = Mapping[str, Kind]
