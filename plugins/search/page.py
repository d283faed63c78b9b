"""The page of search. For those without JavaScript it leads everywhere by links: sections, regions, members by name."""

from collections.abc import Iterator
from itertools import groupby

import msgspec

from plugins.core.features.artifacts import Page, View
from plugins.core.folding import sorted_as
from plugins.core.languages import LANGUAGES
from plugins.core.pages.making import everywhere, hidden_head
from plugins.core.pages.views import name_of
from plugins.core.site import Site
from plugins.core.urls import in_language
from plugins.search.addresses import ALL, SEARCH
from plugins.search.catalogue import PAGE, kind_of

_ORIGIN = "plugins/search/page.py"


class Choice(msgspec.Struct, frozen=True):
    """A value that a filter can have, and what it is called."""

    value: str
    label: str


class Filter(msgspec.Struct, frozen=True):
    """A way to narrow what was found; `word` is the key of what it is called."""

    name: str
    word: str
    choices: tuple[Choice, ...]


class Place(msgspec.Struct, frozen=True):
    """A link to what one may be looking for."""

    label: str
    url: str


class Shelf(msgspec.Struct, frozen=True):
    """The links of a vocabulary; `word` is the key of what it is called."""

    word: str
    places: tuple[Place, ...]


class Letter(msgspec.Struct, frozen=True):
    """The members whose names begin with a letter."""

    letter: str
    members: tuple[Place, ...]


class SearchView(View, frozen=True, kw_only=True):
    """The form with its filters, and what there is to browse. `index` leads to the script that searches."""

    title: str
    url: str
    index: str
    filters: tuple[Filter, ...]
    shelves: tuple[Shelf, ...]
    letters: tuple[Letter, ...]


def search_pages(site: Site) -> Iterator[Page]:
    """The page in each language. It is not to be found by searching."""
    link = site.settings.urls.link
    for lang in LANGUAGES:
        words = site.words[lang]
        shelves = (
            Shelf("search.challenges", _places(site, "challenges", lang)),
            Shelf("search.regions", _places(site, "regions", lang)),
        )
        yield Page(
            address=in_language(SEARCH, lang),
            lang=lang,
            template="search/search.html",
            head=hidden_head(site, lang, everywhere(SEARCH), words("search.title"), words("search.description")),
            view=SearchView(
                title=words("search.title"),
                url=link(in_language(SEARCH, lang)),
                index=link(ALL),
                filters=tuple(_filters(site, lang)),
                shelves=tuple(shelf for shelf in shelves if shelf.places),
                letters=_letters(site, lang),
            ),
            origin=_ORIGIN,
        )


def _filters(site: Site, lang: str) -> Iterator[Filter]:
    """Those that have a choice. The choices that nothing belongs to are there too: the counts tell."""
    years = sorted({item.day.year for item in site.with_pages if item.entry.dated}, reverse=True)
    every = (
        Filter("kind", "search.kind", tuple(_kinds(site, lang))),
        Filter("challenge", "search.challenge", tuple(_terms(site, "challenges", lang, "{code}\u00a0{label}"))),
        Filter("region", "search.region", tuple(_terms(site, "regions", lang, "{label}"))),
        Filter("year", "search.year", tuple(Choice(str(year), str(year)) for year in years)),
    )
    return (each for each in every if each.choices)


def _terms(site: Site, vocabulary: str, lang: str, form: str) -> Iterator[Choice]:
    for term in site.vocabularies[vocabulary].terms:
        yield Choice(term.code, form.format(code=term.code, label=name_of(site, vocabulary, term.code, lang)))


def _kinds(site: Site, lang: str) -> Iterator[Choice]:
    """The kinds that lists show come first, in their order; the pages come last."""
    ranks = {kind_of(item.kind): item.kind.rank for item in site.with_pages} | {PAGE: 0}
    for kind in sorted(ranks, key=lambda kind: (kind == PAGE, not ranks[kind], ranks[kind], kind)):
        yield Choice(kind, site.words[lang](f"kind.{kind}"))


def _places(site: Site, vocabulary: str, lang: str) -> tuple[Place, ...]:
    """The terms that have a page."""
    links = ((term.code, site.term_page(vocabulary, term.code, lang)) for term in site.vocabularies[vocabulary].terms)
    return tuple(Place(name_of(site, vocabulary, code, lang), url) for code, url in links if url)


def _letters(site: Site, lang: str) -> tuple[Letter, ...]:
    places = sorted(_places(site, "members", lang), key=lambda place: (sorted_as(place.label), place.url))
    letters = groupby(places, key=lambda place: sorted_as(place.label)[:1].upper())
    return tuple(Letter(letter, tuple(members)) for letter, members in letters)
