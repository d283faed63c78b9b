"""The page of all organisations by kind, and of the bilateral meetings."""

from collections.abc import Iterator
from itertools import groupby

import msgspec

from plugins.core.data.vocabulary import ORGANISATIONS
from plugins.core.features.artifacts import Page, View
from plugins.core.folding import fold
from plugins.core.languages import LANGUAGES
from plugins.core.network.meetings import held
from plugins.core.pages.making import page_head
from plugins.core.pages.views import Tag, tag_of
from plugins.core.site import Site
from plugins.core.urls import in_language
from plugins.organisations.directory import ADDRESS, Organisation, directory

_ORIGIN = "plugins/organisations/overview.py"
_OTHER = "other"


class Named(msgspec.Struct, frozen=True):
    """An organisation in a list; `url` is '' where it has no page, `items` counts what the site tells of it."""

    name: str
    url: str
    items: int


class Group(msgspec.Struct, frozen=True):
    """The organisations of a kind, by name."""

    sort: str
    organisations: tuple[Named, ...]


class Encounters(msgspec.Struct, frozen=True):
    """Whom the network met in a time; `format` is '' where it is not known how."""

    when: str
    format: str
    parties: tuple[Tag, ...]


class OverviewView(View, frozen=True, kw_only=True):
    """Every organisation, and every bilateral meeting, the latest first."""

    title: str
    groups: tuple[Group, ...]
    meetings: tuple[Encounters, ...]


def overview(site: Site) -> Iterator[Page]:
    """The page, in every language."""
    organisations = directory(site)
    for lang in LANGUAGES:
        words = site.words[lang]
        yield Page(
            address=in_language(ADDRESS, lang),
            lang=lang,
            template="organisations/list.html",
            head=page_head(site, lang, ADDRESS, words("organisations.title"), words("organisations.description")),
            view=OverviewView(
                title=words("organisations.title"),
                groups=tuple(_groups(site, organisations, lang)),
                meetings=tuple(_meetings(site, lang)),
            ),
            origin=_ORIGIN,
        )


def _groups(site: Site, organisations: tuple[Organisation, ...], lang: str) -> Iterator[Group]:
    for sort in (*ORGANISATIONS, _OTHER):
        of_sort = (each for each in organisations if (each.term.kind or _OTHER) == sort)
        named = tuple(sorted((_named(site, each, lang) for each in of_sort), key=lambda each: fold(each.name)))
        if named:
            yield Group(sort, named)


def _named(site: Site, organisation: Organisation, lang: str) -> Named:
    url = site.settings.urls.link(in_language(organisation.address, lang)) if organisation.has_page else ""
    return Named(organisation.name(lang), url, len(organisation.items))


def _meetings(site: Site, lang: str) -> Iterator[Encounters]:
    for (when, form), group in groupby(held(site), key=lambda each: (each.when(lang), each.meeting.format)):
        yield Encounters(when, form, tuple(tag_of(site, *each.meeting.term, lang) for each in group))
