"""The themes of the toolkit: a page of them with what belongs to each. They are a list of their own, not challenges."""

from collections.abc import Iterator

import msgspec

from plugins.core.data.terms import TermKey
from plugins.core.features import signals
from plugins.core.features.artifacts import Page, View
from plugins.core.features.feature import Feature
from plugins.core.languages import LANGUAGES
from plugins.core.pages.dossier import listed
from plugins.core.pages.making import page_head
from plugins.core.pages.views import Card, card, name_of
from plugins.core.site import Site
from plugins.core.urls import in_language

_VOCABULARY = "themes"
_ADDRESS = "themes/"


class Theme(msgspec.Struct, frozen=True):
    """A theme and the items that refer to it, newest first."""

    name: str
    cards: tuple[Card, ...]


class ThemesView(View, frozen=True, kw_only=True):
    """Every theme, in the order of the toolkit."""

    title: str
    themes: tuple[Theme, ...]


def themes(site: Site) -> Iterator[Page]:
    """The page, in every language; none for a site without themes."""
    if not site.vocabularies[_VOCABULARY].terms:
        return
    for lang in LANGUAGES:
        words = site.words[lang]
        yield Page(
            address=in_language(_ADDRESS, lang),
            lang=lang,
            template="themes/list.html",
            head=page_head(site, lang, _ADDRESS, words("themes.title"), words("themes.description")),
            view=ThemesView(title=words("themes.title"), themes=tuple(_themes(site, lang))),
            origin="data/themes.yaml",
        )


def term_pages(site: Site) -> dict[TermKey, str]:
    """Every theme lies on the one page."""
    return {(_VOCABULARY, term.code): _ADDRESS for term in site.vocabularies[_VOCABULARY].terms}


def _themes(site: Site, lang: str) -> Iterator[Theme]:
    for term in site.vocabularies[_VOCABULARY].terms:
        name = name_of(site, _VOCABULARY, term.code, lang)
        items = listed(site.about(_VOCABULARY, term.code))
        yield Theme(name, tuple(card(site, item, lang) for item in items))


def feature(_sender: object) -> Feature:
    """The page of the themes."""
    return Feature(name="themes", outputs=(themes,), term_pages=(term_pages,))


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
