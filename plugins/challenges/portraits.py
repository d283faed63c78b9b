"""The page of a challenge: what it is about, and the evidence of what was done about it."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from plugins.challenges.archives import archives, year_links
from plugins.challenges.challenge import (
    ABOVE,
    ADDRESS,
    CHALLENGE,
    belonging,
    challenge_card,
    challenge_of,
    group_name,
)
from plugins.challenges.regions import RegionPart, region_parts
from plugins.core.features.artifacts import Page
from plugins.core.features.channels import channel
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.pages.dossier import Dossier, dossier
from plugins.core.pages.making import document_title, entry_page, withdrawn_pages
from plugins.core.pages.related import Related, relate
from plugins.core.pages.views import Card, EntryView, Tag, brief
from plugins.core.site import Item, Site
from plugins.core.urls import in_language


class ChallengeView(EntryView, frozen=True, kw_only=True):
    """A challenge on its page.

    `group` is '' where the group has no name; `others` refer to the challenge and are no evidence, such as a page of
    the site; `years` are the archives, if there is more than the page shows; `overview` leads to all challenges.
    """

    code: str
    group: str
    dossier: Dossier
    regions: tuple[RegionPart, ...]
    others: tuple[Card, ...]
    years: tuple[Tag, ...]
    overview: str


def portraits(site: Site) -> Iterator[Page]:
    """The page of every challenge, and its archives, in every language."""
    index = relate(())  # the page shows all that belongs to it
    for item in site.of(CHALLENGE.name):
        items = belonging(site, item)
        for lang in LANGUAGES:
            told = dossier(site, items, lang, (CHALLENGE.vocabulary, challenge_of(item).code))
            yield _page(site, item, items, told, lang, index)
            if not told.complete:
                yield from archives(site, item, items, lang)
    yield from withdrawn_pages(site, CHALLENGE)


def _page(site: Site, item: Item, items: tuple[Item, ...], told: Dossier, lang: str, index: Related) -> Page:
    page = entry_page(site, item, lang, ABOVE, index, _defined_term, challenge_card(site, item, lang))
    code = challenge_of(item).code
    others = (each for each in site.about(CHALLENGE.vocabulary, code) if not each.kind.rank and each is not item)
    view = ChallengeView(
        **msgspec.structs.asdict(page.view),
        code=code,
        group=group_name(site, challenge_of(item).group, lang),
        dossier=told,
        regions=region_parts(site, items, lang),
        others=tuple(brief(site, each, lang) for each in others),
        years=() if told.complete else year_links(site, item, items, lang),
        overview=site.settings.urls.link(in_language(ADDRESS, lang)),
    )
    calendar = site.term_calendar(CHALLENGE.vocabulary, code, lang)
    return msgspec.structs.replace(
        page,
        head=msgspec.structs.replace(page.head, title=document_title(site, f"{code} {view.title}")),
        view=view,
        channel=channel(site, lang, item.address(DEFAULT), view.title, page.head.description, items, calendar=calendar),
    )


def _defined_term(site: Site, item: Item, lang: str, said: Mapping[str, str]) -> dict[str, Any]:
    """The challenge as a schema.org DefinedTerm."""
    canonical = site.settings.urls.absolute(item.address(lang))
    return {
        "@type": CHALLENGE.schema_type,
        "@id": f"{canonical}#challenge",
        "url": canonical,
        "name": said["name"],
        "description": said["description"],
        "termCode": challenge_of(item).code,
        "inDefinedTermSet": site.settings.urls.absolute(in_language(ADDRESS, lang)),
    }
