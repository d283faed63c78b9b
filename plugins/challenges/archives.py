"""The archives of a challenge: all that belongs to it, year by year."""

from collections.abc import Iterator
from itertools import groupby

from plugins.challenges.challenge import ABOVE, challenge_card
from plugins.core.features.artifacts import Page, View
from plugins.core.languages import DEFAULT
from plugins.core.pages.making import page_head
from plugins.core.pages.views import Card, Tag, card
from plugins.core.prose import typeset
from plugins.core.site import Item, Site
from plugins.core.urls import in_language

_ORIGIN = "plugins/challenges/archives.py"


class ArchiveView(View, frozen=True, kw_only=True):
    """A year of a challenge; `lang` is the language of the challenge's name."""

    title: str
    challenge: Tag
    lang: str
    year: str
    years: tuple[Tag, ...]
    cards: tuple[Card, ...]


def archives(site: Site, item: Item, items: tuple[Item, ...], lang: str) -> Iterator[Page]:
    """The page of each year of a challenge, given its items newest first. What has no date is in no year."""
    years = year_links(site, item, items, lang)
    dated = (each for each in items if each.entry.dated)
    for year, of_year in groupby(dated, key=lambda each: str(each.day.year)):
        yield _archive(site, item, year, years, tuple(card(site, each, lang) for each in of_year), lang)


def year_links(site: Site, item: Item, items: tuple[Item, ...], lang: str) -> tuple[Tag, ...]:
    """The years that have items, the last first."""
    years = dict.fromkeys(str(each.day.year) for each in items if each.entry.dated)
    return tuple(Tag(year, site.settings.urls.link(in_language(_address(item, year), lang))) for year in years)


def _archive(site: Site, item: Item, year: str, years: tuple[Tag, ...], cards: tuple[Card, ...], lang: str) -> Page:
    words, text, address = site.words[lang], item.text(lang), _address(item, year)
    name = typeset(text.title, text.lang)
    title = words("challenges.year.title", name=name, year=year)
    description = words("challenges.year.description", name=name, year=year)
    return Page(
        address=in_language(address, lang),
        lang=lang,
        template="challenges/archive.html",
        head=page_head(site, lang, address, title, description, above=ABOVE, card=challenge_card(site, item, lang)),
        view=ArchiveView(
            title=title,
            challenge=Tag(name, site.settings.urls.link(item.address(lang))),
            lang=text.lang,
            year=year,
            years=years,
            cards=cards,
        ),
        origin=_ORIGIN,
    )


def _address(item: Item, year: str) -> str:
    return f"{item.address(DEFAULT)}{year}/"
