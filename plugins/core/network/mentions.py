"""Media mentions: who told of the network, of which more than one feature tells."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, cast

import msgspec

from plugins.core.entry import Entry, Kind
from plugins.core.frontmatter import fields, records
from plugins.core.frontmatter.values import Localised
from plugins.core.frontmatter.web_address import WebAddress
from plugins.core.pages.views import Tag, tag_of
from plugins.core.prose import typeset
from plugins.core.site import Site
from plugins.core.times import dates


class Mention(msgspec.Struct, frozen=True):
    """An outlet that told of something."""

    outlet: Annotated[str, fields.Term("Who told of it.", "organisations")]
    item: Annotated[
        Localised | None, fields.PerLanguage("What was told of, if it is not simply what 'about' names.")
    ] = None
    about: Annotated[tuple[str, ...], fields.Terms("The projects and series that it is about.", "projects")] = ()
    date: Annotated[dt.date | None, fields.Day("The day, if it is known.")] = None
    url: Annotated[str, WebAddress("Where it can be read, if known.")] = ""

    def misfits(self) -> Iterator[tuple[str, str]]:
        """Something is mentioned."""
        if not self.item and not self.about:
            yield "item", "a mention says of what: write 'item', 'about', or both"


class Mentions(Entry, frozen=True, kw_only=True):
    """The mentions of a month."""

    month: Annotated[
        str, fields.Pattern("The month.", r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])", "a month of a year such as 2022-04")
    ]
    mentions: Annotated[
        tuple[Mention, ...], fields.ListOf("The mentions, in their order.", records.Group("A mention.", Mention))
    ]

    def title_in(self, lang: str, title: str) -> str:
        """The month: it needs no translation."""
        return dates.month(self.first, lang)

    @property
    def first(self) -> dt.date:
        """The first day of the month."""
        return dt.date.fromisoformat(f"{self.month}-01")


MENTIONS = Kind(name="mentions", folder="mentions", entry=Mentions, address=None)


class MentionView(msgspec.Struct, frozen=True):
    """A mention in a list. What is not known is ''; `about` is what it tells of, without `item`."""

    when: str
    outlet: Tag
    item: str
    about: tuple[Tag, ...]
    url: str


def months(site: Site) -> tuple[Mentions, ...]:
    """The mentions by month, the latest first."""
    entries = (cast(Mentions, item.entry) for item in site.of(MENTIONS.name))
    return tuple(sorted(entries, key=lambda entry: entry.month, reverse=True))


def mentions_by(site: Site, code: str, lang: str) -> tuple[MentionView, ...]:
    """What an outlet told, the latest month first."""
    return tuple(
        mention_view(site, each, lang, dates.month(entry.first, lang))
        for entry in months(site)
        for each in entry.mentions
        if each.outlet == code
    )


def mention_view(site: Site, mention: Mention, lang: str, month: str = "") -> MentionView:
    """A mention in a language: on its day, or in its month if no more is known."""
    return MentionView(
        when=dates.day(mention.date, lang) if mention.date else month,
        outlet=tag_of(site, "organisations", mention.outlet, lang),
        item=typeset(mention.item.in_(lang), lang) if mention.item else "",
        about=tuple(tag_of(site, "projects", code, lang) for code in mention.about),
        url=mention.url,
    )
