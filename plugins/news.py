"""News: what the network did and said. The newest on one page, and one archive a year.

A year's archive changes only when that year does, so a new item rewrites the newest page and one archive.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Annotated

import msgspec

from plugins.core.entry import Entry, Kind
from plugins.core.features import signals
from plugins.core.features.artifacts import Page, View
from plugins.core.features.channels import channel
from plugins.core.features.feature import Feature, NavigationEntry
from plugins.core.frontmatter import fields
from plugins.core.frontmatter.values import Moment
from plugins.core.languages import LANGUAGES
from plugins.core.pages.making import Listing, entry_pages, page_head
from plugins.core.pages.views import Card, card
from plugins.core.site import Item, Site
from plugins.core.urls import in_language

_NEWEST = 20
_ADDRESS = "news/"


class NewsItem(Entry, frozen=True, kw_only=True):
    """Something that happened, on the day on which it was told."""

    date: Annotated[Moment, fields.DayOrHour("The day it appears, with an hour if that matters.")]

    @property
    def published_on(self) -> Moment:
        """The moment it appears."""
        return self.date


NEWS = Kind(name="news", folder="news", entry=NewsItem, address="news/{slug}/", schema_type="NewsArticle", rank=20)
ABOVE = (Listing("news.title", _ADDRESS),)


class YearLink(msgspec.Struct, frozen=True):
    """A year's archive, and whether it is the page that shows the link."""

    year: int
    url: str
    current: bool


class NewsView(View, frozen=True, kw_only=True):
    """A list of news; `year` is 0 on the page of the newest."""

    title: str
    cards: tuple[Card, ...]
    newest_url: str
    years: tuple[YearLink, ...]
    year: int = 0


def lists(site: Site) -> Iterator[Page]:
    """The newest items, and the archive of each year, in every language."""
    items = site.of(NEWS.name)
    by_year = {year: tuple(group) for year, group in groupby(items, key=lambda item: item.day.year)}
    for lang in LANGUAGES:
        yield _list(site, lang, items[:_NEWEST], tuple(by_year))
        for year, of_year in by_year.items():
            yield _list(site, lang, of_year, tuple(by_year), year)


def _list(site: Site, lang: str, items: tuple[Item, ...], years: tuple[int, ...], year: int = 0) -> Page:
    """The archive of a year, or without one the list of the newest."""
    words, link = site.words[lang], site.settings.urls.link
    title = words("news.year.title", year=year) if year else words("news.title")
    description = words("news.year.description", year=year) if year else words("news.description")
    address = _archive(year) if year else _ADDRESS
    return Page(
        address=in_language(address, lang),
        lang=lang,
        template="news/list.html",
        head=page_head(site, lang, address, title, description, above=ABOVE if year else ()),
        channel=None if year else channel(site, lang, address, title, description, site.of(NEWS.name), section=True),
        view=NewsView(
            title=title,
            cards=tuple(card(site, item, lang) for item in items),
            newest_url=link(in_language(_ADDRESS, lang)),
            years=tuple(YearLink(each, link(in_language(_archive(each), lang)), each == year) for each in years),
            year=year,
        ),
        origin="plugins/news.py",
    )


def _archive(year: int) -> str:
    return f"{_ADDRESS}{year}/"


def feature(_sender: object) -> Feature:
    """News items, the newest, and the archives."""
    return Feature(
        name="news",
        kinds=(NEWS,),
        outputs=(lists, entry_pages(NEWS, ABOVE)),
        navigation=(NavigationEntry("nav.news", _ADDRESS, 10),),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
