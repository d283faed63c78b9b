"""The page of a publication: what it is, where to read it, how to cite it, what came before and after it."""

from collections.abc import Iterator, Mapping

import msgspec

from plugins.core.features.artifacts import Page
from plugins.core.languages import LANGUAGES
from plugins.core.pages.making import Listing, entry_page, withdrawn_pages
from plugins.core.pages.related import Related, relate
from plugins.core.pages.views import EntryView
from plugins.core.site import Site
from plugins.publications import addresses
from plugins.publications.covers import cover_card
from plugins.publications.publication import PUBLICATION
from plugins.publications.structured import describe
from plugins.publications.views import work_view
from plugins.publications.works import Work, works

ABOVE = (Listing("publications.title", addresses.LIBRARY),)


def publication_pages(site: Site) -> Iterator[Page]:
    """The page of every publication, in every language."""
    index = relate(site.with_pages)
    by_slug = {work.publication.slug: work for work in works(site)}
    for work in by_slug.values():
        yield from (_page(site, work, lang, index, by_slug) for lang in LANGUAGES)
    yield from withdrawn_pages(site, PUBLICATION)


def _page(site: Site, work: Work, lang: str, index: Related, by_slug: Mapping[str, Work]) -> Page:
    page = entry_page(site, work.item, lang, ABOVE, index, describe(work), cover_card(site, work, lang))
    assert isinstance(page.view, EntryView), "the page of an entry has an entry's view"
    older = by_slug.get(work.publication.supersedes)
    newer = tuple(each for each in by_slug.values() if each.publication.supersedes == work.publication.slug)
    return msgspec.structs.replace(page, view=work_view(site, work, lang, page.view, older, newer))
