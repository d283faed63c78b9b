"""The pages that hosts show for an address that does not exist.

One is in all languages at once, since most hosts know only one such page. For those that look in the folders above the
address, and so know the reader's language, French and Spanish have one of their own.
"""

from collections.abc import Container, Iterable, Iterator

import msgspec

from plugins.core.features import signals
from plugins.core.features.artifacts import Page, View
from plugins.core.features.feature import Feature
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.pages.making import hidden_head
from plugins.core.site import Site
from plugins.core.urls import in_language

_ADDRESS = "404.html"
_SEARCH = "search/"


class Apology(msgspec.Struct, frozen=True):
    """What is said in one language, with the ways home and to search ('' if the site has none)."""

    lang: str
    title: str
    text: str
    home: str
    home_title: str
    search: str
    search_title: str


class NotFoundView(View, frozen=True):
    """The apologies, the default language's first."""

    apologies: tuple[Apology, ...]


def not_found(site: Site, pages: Iterable[Page]) -> Iterator[Page]:
    """The page of the whole site, and one below the folder of each other language."""
    there = {page.address for page in pages}
    apologies = {lang: _apology(site, lang, there) for lang in LANGUAGES}
    yield _page(site, DEFAULT, tuple(apologies.values()))
    yield from (_page(site, lang, (apologies[lang],)) for lang in LANGUAGES if lang != DEFAULT)


def _page(site: Site, lang: str, apologies: tuple[Apology, ...]) -> Page:
    address, first = in_language(_ADDRESS, lang), apologies[0]
    return Page(
        address=address,
        lang=lang,
        template="not_found.html",
        head=hidden_head(site, lang, {lang: address}, first.title, first.text),
        view=NotFoundView(apologies),
        origin="plugins/not_found.py",
    )


def _apology(site: Site, lang: str, there: Container[str]) -> Apology:
    words, link, search = site.words[lang], site.settings.urls.link, in_language(_SEARCH, lang)
    return Apology(
        lang=lang,
        title=words("not_found.title"),
        text=words("not_found.text"),
        home=link(in_language("", lang)),
        home_title=words("home.title"),
        search=link(search) if search in there else "",
        search_title=words("search.title"),
    )


def feature(_sender: object) -> Feature:
    """The 404 pages."""
    return Feature(name="not_found", surveys=(not_found,))


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
