"""The page of a project: what it is, with whom, its editions, and all else that belongs to it."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

import msgspec

from plugins.core.features.artifacts import Page
from plugins.core.features.channels import channel
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.pages.dossier import Dossier, dossier, listed
from plugins.core.pages.making import Listing, document_title, entry_page, withdrawn_pages
from plugins.core.pages.related import Related, relate
from plugins.core.pages.views import Card, EntryView, Tag, card, tag_of
from plugins.core.site import Item, Site
from plugins.projects.project import PROJECT, Project

ADDRESS = "projects/"
_ABOVE = (Listing("projects.title", ADDRESS),)


class ProjectView(EntryView, frozen=True, kw_only=True):
    """A project on its page. `dossier` counts all that belongs to it; `others` holds what is no edition of it."""

    sort: str
    partners: tuple[Tag, ...]
    since: str
    until: str
    website: str
    editions: tuple[Card, ...]
    dossier: Dossier
    others: Dossier


def portraits(site: Site) -> Iterator[Page]:
    """The page of every project, in every language."""
    index = relate(())  # the page shows all that belongs to it
    for item in site.of(PROJECT.name):
        yield from (_page(site, item, lang, index) for lang in LANGUAGES)
    yield from withdrawn_pages(site, PROJECT)


def belonging(site: Site, item: Item) -> tuple[Item, ...]:
    """All that belongs to a project, newest first."""
    return listed(site.about(PROJECT.vocabulary, item.entry.slug))


def _page(site: Site, item: Item, lang: str, index: Related) -> Page:
    page = entry_page(site, item, lang, _ABOVE, index, _project)
    project, code = cast(Project, item.entry), item.entry.slug
    items = belonging(site, item)
    editions = tuple(each for each in items if _is_edition(each, code))
    others = tuple(each for each in items if not _is_edition(each, code))
    view = ProjectView(
        **msgspec.structs.asdict(page.view),
        sort=project.sort,
        partners=tuple(tag_of(site, "organisations", partner, lang) for partner in project.partners),
        since=project.since,
        until=project.until,
        website=project.website,
        editions=tuple(card(site, each, lang) for each in editions),
        dossier=dossier(site, items, lang, (PROJECT.vocabulary, code)),
        others=dossier(site, others, lang, (PROJECT.vocabulary, code)),
    )
    calendar = site.term_calendar(PROJECT.vocabulary, code, lang)
    told = channel(site, lang, item.address(DEFAULT), view.title, page.head.description, items, calendar=calendar)
    title = document_title(site, site.words[lang]("projects.page.title", name=view.title))
    head = msgspec.structs.replace(page.head, title=title)
    return msgspec.structs.replace(page, head=head, view=view, channel=told if items else None)


def _is_edition(item: Item, code: str) -> bool:
    """Whether it is an edition or episode: kinds that have a `series` say so with it."""
    return getattr(item.entry, "series", "") == code


def _project(site: Site, item: Item, lang: str, said: Mapping[str, str]) -> dict[str, Any]:
    """The project in the terms of schema.org."""
    canonical = site.settings.urls.absolute(item.address(lang))
    return {
        "@type": PROJECT.schema_type,
        "@id": f"{canonical}#project",
        "url": canonical,
        "name": said["name"],
        "description": said["description"],
    }
