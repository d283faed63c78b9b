"""Redirects: a small page at each old address that leads to the new one, for hosts that only serve files."""

from collections.abc import Iterator

from plugins.core import signals
from plugins.core.artifacts import Page, View
from plugins.core.feature import Feature
from plugins.core.languages import LANGUAGES
from plugins.core.pages import page_head
from plugins.core.prose import typeset
from plugins.core.site import Item, Site
from plugins.core.urls import in_language


class RedirectView(View, frozen=True):
    """Where to go, from the root of the host. `lang` is the language of the title."""

    title: str
    lang: str
    url: str


def redirects(site: Site) -> Iterator[Page]:
    """A page for each alias of each entry that has a page, be it one that says that the entry was withdrawn."""
    for item in site.items:
        if item.state in ("out", "withdrawn") and item.kind.address is not None:
            for alias in item.entry.aliases:
                yield from (_redirect(site, item, address, lang) for address, lang in _places(alias))


def _places(alias: str) -> Iterator[tuple[str, str]]:
    """Where an alias lies, with the language it leads to: one below `fr/` is old French, any other is in all three."""
    folder = alias.partition("/")[0]
    if folder in LANGUAGES:
        yield alias, folder
    else:
        yield from ((in_language(alias, lang), lang) for lang in LANGUAGES)


def _redirect(site: Site, item: Item, address: str, lang: str) -> Page:
    gone = item.state == "withdrawn"
    title = site.words[lang]("withdrawn.title") if gone else typeset(item.text(lang).title, item.text(lang).lang)
    canonical = item.address(item.text(lang).lang)
    return Page(
        address=address,
        lang=lang,
        template="redirect.html",
        head=page_head(site, lang, canonical, title, title, noindex=True, translations={lang: canonical}),
        view=RedirectView(title, lang if gone else item.text(lang).lang, site.settings.urls.link(item.address(lang))),
        origin=item.entry.path,
    )


def feature(_sender: object) -> Feature:
    """Pages at old addresses."""
    return Feature(name="redirects", outputs=(redirects,))


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
