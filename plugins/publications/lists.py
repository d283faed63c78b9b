"""The library: all publications on one page by year, and a page for each value of a facet."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from plugins.core.features.artifacts import Page, View
from plugins.core.features.channels import channel
from plugins.core.languages import LANGUAGES
from plugins.core.pages.facets import Facet, Narrowed, facets
from plugins.core.pages.making import page_head
from plugins.core.site import Site
from plugins.core.urls import in_language
from plugins.publications import addresses
from plugins.publications.pages import ABOVE
from plugins.publications.slices import Slice, slices_of
from plugins.publications.views import WorkCard, work_card
from plugins.publications.works import Work, works

_ORIGIN = "plugins/publications/lists.py"


class Year(msgspec.Struct, frozen=True):
    """The publications of a year ('' for those without a date)."""

    year: str
    cards: tuple[WorkCard, ...]


class LibraryView(View, frozen=True, kw_only=True):
    """A list of publications; `everything` is where all of them are, on a page that has only some."""

    title: str
    count: int
    years: tuple[Year, ...]
    facets: tuple[Facet, ...]
    everything: str = ""


def lists(site: Site) -> Iterator[Page]:
    """The library and its slices, in every language."""
    library = tuple(works(site))
    slices = tuple(slices_of(site, library))
    for lang in LANGUAGES:
        words = site.words[lang]
        yield _page(site, lang, addresses.LIBRARY, words("publications.title"), library, slices)
        for each in slices:
            address = addresses.slice_of(each.facet, each.value)
            title = words(f"publications.{each.facet}.title", name=each.labels[lang])
            yield _page(site, lang, address, title, each.works, slices)


def _page(site: Site, lang: str, address: str, title: str, chosen: tuple[Work, ...], slices: tuple[Slice, ...]) -> Page:
    whole = address == addresses.LIBRARY
    description = site.words[lang]("publications.description", name=title)
    items = (work.item for work in chosen)
    return Page(
        address=in_language(address, lang),
        lang=lang,
        template="publications/list.html",
        head=page_head(site, lang, address, title, description, above=() if whole else ABOVE),
        channel=channel(site, lang, address, title, description, items, section=True) if whole else None,
        view=LibraryView(
            title=title,
            count=len(chosen),
            years=tuple(_years(site, chosen, lang)),
            facets=facets(site, _narrowed(slices, lang), lang, address),
            everything="" if whole else site.settings.urls.link(in_language(addresses.LIBRARY, lang)),
        ),
        origin=_ORIGIN,
    )


def _years(site: Site, chosen: Iterable[Work], lang: str) -> Iterator[Year]:
    for year, of_year in groupby(chosen, key=lambda work: work.publication.year):
        yield Year(year, tuple(work_card(site, work, lang) for work in of_year))


def _narrowed(slices: Iterable[Slice], lang: str) -> Iterator[Narrowed]:
    for each in slices:
        address = addresses.slice_of(each.facet, each.value)
        yield Narrowed(f"publications.{each.facet}", each.labels[lang], address, len(each.works))
