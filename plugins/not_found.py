"""The page that hosts show for an address that does not exist, in all languages at once: no host knows the reader's."""

from collections.abc import Iterator

import msgspec

from plugins.core import signals
from plugins.core.artifacts import Page, View
from plugins.core.feature import Feature
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.pages import page_head
from plugins.core.site import Site
from plugins.core.urls import in_language

_ADDRESS = "404.html"


class Apology(msgspec.Struct, frozen=True):
    """What is said in one language, with the way home."""

    lang: str
    title: str
    text: str
    home: str
    home_title: str


class NotFoundView(View, frozen=True):
    """The apologies, the default language's first."""

    apologies: tuple[Apology, ...]


def not_found(site: Site) -> Iterator[Page]:
    """One page for the whole site."""
    apologies = tuple(_apology(site, lang) for lang in LANGUAGES)
    first = apologies[0]
    yield Page(
        address=_ADDRESS,
        lang=DEFAULT,
        template="not_found.html",
        head=page_head(
            site, DEFAULT, _ADDRESS, first.title, first.text, noindex=True, translations={DEFAULT: _ADDRESS}
        ),
        view=NotFoundView(apologies),
        origin="plugins/not_found.py",
    )


def _apology(site: Site, lang: str) -> Apology:
    words, home = site.words[lang], site.settings.urls.link(in_language("", lang))
    return Apology(lang, words("not_found.title"), words("not_found.text"), home, words("home.title"))


def feature(_sender: object) -> Feature:
    """The 404 page."""
    return Feature(name="not_found", outputs=(not_found,))


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
