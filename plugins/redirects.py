"""Redirects: a small page at each old address that leads to the new one, for hosts that only serve files."""

from collections.abc import Iterator

from plugins.core import signals
from plugins.core.artifacts import Page, View
from plugins.core.feature import Feature
from plugins.core.languages import LANGUAGES
from plugins.core.pages import page_head
from plugins.core.site import Site
from plugins.core.urls import in_language


class RedirectView(View, frozen=True):
    """Where to go, from the root of the host."""

    title: str
    url: str


def redirects(site: Site) -> Iterator[Page]:
    """A page for each alias of each entry, in every language."""
    for item in site.with_pages:
        for alias in item.entry.aliases:
            for lang in LANGUAGES:
                target = item.address(lang)
                title = item.text(lang).title
                yield Page(
                    address=in_language(alias, lang),
                    lang=lang,
                    template="redirect.html",
                    head=page_head(site, lang, target, title, title, noindex=True, translations={lang: target}),
                    view=RedirectView(title, site.settings.urls.link(target)),
                    origin=item.entry.path,
                )


def feature(_sender: object) -> Feature:
    """Pages at old addresses."""
    return Feature(name="redirects", outputs=(redirects,))


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
