"""Slices of the library: the publications of one year, series, challenge, language or type."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from plugins.core.folding import fold
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.pages.views import name_of
from plugins.core.site import Site
from plugins.publications.publication import TYPES
from plugins.publications.works import Work

_UNDATED = "unknown"


class Slice(msgspec.Struct, frozen=True):
    """The works of one value of a facet, and what that is called in each language."""

    facet: str
    value: str
    labels: Mapping[str, str]
    works: tuple[Work, ...]


def slices_of(site: Site, library: Iterable[Work]) -> Iterator[Slice]:
    """Every value of every facet that has works, in the order in which they are offered."""
    library = tuple(library)
    yield from _years(site, library)
    yield from sorted(_terms(site, "series", "projects", library), key=lambda each: fold(each.labels[DEFAULT]))
    yield from _terms(site, "challenge", "challenges", library)
    yield from _languages(library)
    for kind in TYPES:
        labels = {lang: site.words[lang](f"publications.type.{kind}") for lang in LANGUAGES}
        yield from _slice("type", kind, labels, (work for work in library if work.publication.type == kind))


def _years(site: Site, library: tuple[Work, ...]) -> Iterator[Slice]:
    """The newest first, and last what has no date: `year` is that of each, or ''."""
    for year in sorted({work.publication.year for work in library}, reverse=True):
        labels = {lang: year or site.words[lang]("publications.undated") for lang in LANGUAGES}
        yield from _slice("year", year or _UNDATED, labels, (each for each in library if each.publication.year == year))


def _terms(site: Site, facet: str, vocabulary: str, library: tuple[Work, ...]) -> Iterator[Slice]:
    for term in site.vocabularies[vocabulary].terms:
        labels = {lang: name_of(site, vocabulary, term.code, lang) for lang in LANGUAGES}
        yield from _slice(facet, term.code, labels, (work for work in library if term.code in _codes(work, facet)))


def _languages(library: tuple[Work, ...]) -> Iterator[Slice]:
    """The site's own first, then the others by their code."""
    from babel import Locale  # imported where used: reading its data takes longer than a small build

    for lang in dict.fromkeys((*LANGUAGES, *sorted(lang for work in library for lang in work.languages))):
        labels = {each: str(Locale(each).languages[lang]) for each in LANGUAGES}
        yield from _slice("language", lang, labels, (work for work in library if lang in work.languages))


def _codes(work: Work, facet: str) -> tuple[str, ...]:
    return (work.publication.series,) if facet == "series" else work.publication.challenges


def _slice(facet: str, value: str, labels: Mapping[str, str], chosen: Iterable[Work]) -> Iterator[Slice]:
    works = tuple(chosen)
    if works:
        yield Slice(facet, value, labels, works)
