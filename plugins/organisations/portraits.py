"""The page of an organisation: all that belongs to it, the meetings with it, and what it told of the network."""

from collections.abc import Iterator

from plugins.core.features.artifacts import Page, View
from plugins.core.features.channels import channel
from plugins.core.languages import LANGUAGES
from plugins.core.network.meetings import MeetingView, meetings_with
from plugins.core.network.mentions import MentionView, mentions_by
from plugins.core.pages.dossier import Dossier, dossier
from plugins.core.pages.making import Listing, page_head
from plugins.core.site import Site
from plugins.core.urls import in_language
from plugins.organisations.directory import ADDRESS, VOCABULARY, Organisation, directory

_ORIGIN = "data/organisations.yaml"
_ABOVE = (Listing("organisations.title", ADDRESS),)


class OrganisationView(View, frozen=True, kw_only=True):
    """An organisation on its page; `website` is '' where none is known."""

    title: str
    sort: str
    other_names: tuple[str, ...]
    website: str
    meetings: tuple[MeetingView, ...]
    mentions: tuple[MentionView, ...]
    dossier: Dossier


def portraits(site: Site) -> Iterator[Page]:
    """The page of every organisation of which there is something to show, in every language."""
    for each in directory(site):
        if each.has_page:
            yield from (_page(site, each, lang) for lang in LANGUAGES)


def _page(site: Site, organisation: Organisation, lang: str) -> Page:
    code, name, items = organisation.term.code, organisation.name(lang), organisation.items
    words = site.words[lang]
    title, description = (
        words("organisations.page.title", name=name),
        words("organisations.page.description", name=name),
    )
    calendar = site.term_calendar(VOCABULARY, code, lang)
    told = channel(site, lang, organisation.address, name, description, items, calendar=calendar)
    return Page(
        address=in_language(organisation.address, lang),
        lang=lang,
        template="organisations/organisation.html",
        head=page_head(site, lang, organisation.address, title, description, above=_ABOVE),
        channel=told if items else None,
        view=OrganisationView(
            title=name,
            sort=organisation.term.kind or "other",
            other_names=organisation.other_names(lang),
            website=organisation.term.url,
            meetings=meetings_with(site, VOCABULARY, code, lang),
            mentions=mentions_by(site, code, lang),
            dossier=dossier(site, items, lang, (VOCABULARY, code)),
        ),
        origin=_ORIGIN,
    )
