"""The page of all projects, by sort."""

from collections.abc import Iterator
from typing import cast

import msgspec

from plugins.core.features.artifacts import Page, View
from plugins.core.folding import fold
from plugins.core.languages import LANGUAGES
from plugins.core.pages.making import page_head
from plugins.core.pages.views import Card, card
from plugins.core.site import Item, Site
from plugins.core.urls import in_language
from plugins.projects.portraits import ADDRESS, belonging
from plugins.projects.project import PROJECT, SORTS, Project

_ORIGIN = "plugins/projects/overview.py"


class Listed(msgspec.Struct, frozen=True):
    """A project, and how much belongs to it."""

    card: Card
    items: int


class Group(msgspec.Struct, frozen=True):
    """The projects of a sort, by title."""

    sort: str
    projects: tuple[Listed, ...]


class OverviewView(View, frozen=True, kw_only=True):
    """Every project."""

    title: str
    groups: tuple[Group, ...]


def overview(site: Site) -> Iterator[Page]:
    """The page, in every language."""
    for lang in LANGUAGES:
        words = site.words[lang]
        yield Page(
            address=in_language(ADDRESS, lang),
            lang=lang,
            template="projects/list.html",
            head=page_head(site, lang, ADDRESS, words("projects.title"), words("projects.description")),
            view=OverviewView(title=words("projects.title"), groups=tuple(_groups(site, lang))),
            origin=_ORIGIN,
        )


def _groups(site: Site, lang: str) -> Iterator[Group]:
    for sort in SORTS:
        of_sort = (item for item in site.of(PROJECT.name) if cast(Project, item.entry).sort == sort)
        projects = sorted((_listed(site, item, lang) for item in of_sort), key=lambda each: fold(each.card.title))
        if projects:
            yield Group(sort, tuple(projects))


def _listed(site: Site, item: Item, lang: str) -> Listed:
    return Listed(card(site, item, lang), len(belonging(site, item)))
