"""The kind of content that an article of the blog is."""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from plugins.core.entry import Entry, Kind
from plugins.core.folding import slugify
from plugins.core.frontmatter import fields, records
from plugins.core.frontmatter.values import Localised, Moment


class Author(msgspec.Struct, frozen=True):
    """Who signs an article: a person, or an organisation alone."""

    name: Annotated[str, fields.Text("The full name, which has a page of its own; none for an organisation.")] = ""
    office: Annotated[Localised | None, fields.PerLanguage("The author's office.")] = None
    organisation: Annotated[
        str, fields.Text("The author's organisation, or the one that signs; linked if it is among the organisations.")
    ] = ""

    def misfits(self) -> Iterator[tuple[str, str]]:
        """An author is somebody, and the name of a person becomes an address."""
        if not self.name and not self.organisation:
            yield "name", "an author has a 'name', an 'organisation', or both"
        if self.name and not self.slug:
            yield "name", f"the name '{self.name}' becomes part of an address: write it in Latin letters"

    @property
    def slug(self) -> str:
        """What tells one person from another: two spellings that fold to the same are one."""
        return slugify(self.name)


class Article(Entry, frozen=True, kw_only=True):
    """An opinion: what its authors think, not the network."""

    date: Annotated[Moment, fields.DayOrHour("The day it appears, with an hour if that matters.")]
    authors: Annotated[
        tuple[Author, ...], fields.ListOf("Who signs it; none if nobody knows.", records.Group("An author.", Author))
    ] = ()

    @property
    def published_on(self) -> Moment:
        """The moment it appears."""
        return self.date

    @property
    def by(self) -> tuple[str, ...]:
        """Its authors by name; the network is never one of them."""
        return tuple(author.name or author.organisation for author in self.authors)


ARTICLE = Kind(
    name="article",
    folder="blog",
    entry=Article,
    address="blog/{slug}/",
    template="blog/article.html",
    schema_type="BlogPosting",
    rank=50,
)
