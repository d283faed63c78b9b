"""The frame: what all pages of a language share (menus, footer, theme assets)."""

from collections.abc import Container, Iterable, Mapping

import msgspec

from plugins.core import urls
from plugins.core.data.organisation import Network
from plugins.core.features.feature import Feature, NavigationEntry
from plugins.core.site import Site
from plugins.core.times import dates


class MenuLink(msgspec.Struct, frozen=True):
    """A link of a menu."""

    title: str
    url: str
    address: str


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """One for each language; every template sees it as `frame`. `assets` gives the link of a theme file by its name.

    `feeds` are the main ones, which every page advertises; `open_data` leads to the page about it, and `search` to that
    of search, if there are any.
    `preview` is what a preview says of itself on every page; '' on the site that is published.
    """

    lang: str
    sitename: str
    home: str
    header: tuple[MenuLink, ...]
    footer: tuple[MenuLink, ...]
    feeds: tuple[MenuLink, ...]
    open_data: tuple[MenuLink, ...]
    search: tuple[MenuLink, ...]
    network: Network
    country: str
    credit: str
    assets: Mapping[str, str]
    preview: str = ""


def frames(
    site: Site, features: Iterable[Feature], assets: Mapping[str, str], addresses: Container[str]
) -> dict[str, Frame]:
    """The frame of each language. A menu offers what is there: the links that lead to one of `addresses`."""
    offered = (entry for feature in features for entry in feature.navigation if entry.address in addresses)
    entries = sorted(offered, key=lambda entry: (entry.order, entry.word))
    return {lang: _frame(site, lang, entries, assets) for lang in site.words}


def _frame(site: Site, lang: str, entries: Iterable[NavigationEntry], assets: Mapping[str, str]) -> Frame:
    from babel import Locale  # imported where used: reading its data takes longer than a small build

    links = [(entry.place, _menu_link(site, lang, entry)) for entry in entries]
    network = site.network
    return Frame(
        lang=lang,
        sitename=site.settings.sitename,
        home=site.settings.urls.link(urls.in_language("", lang)),
        header=tuple(link for place, link in links if place == "header"),
        footer=tuple(link for place, link in links if place == "footer"),
        feeds=tuple(link for place, link in links if place == "feeds"),
        open_data=tuple(link for place, link in links if place == "data"),
        search=tuple(link for place, link in links if place == "search"),
        network=network,
        country=Locale(lang).territories[network.address.country],
        credit=network.credit.in_(lang) if network.credit else "",
        assets=assets,
        preview=_preview(site, lang),
    )


def _preview(site: Site, lang: str) -> str:
    settings = site.settings
    if not settings.preview:
        return ""
    return site.words[lang]("preview.banner", branch=settings.preview, date=dates.day(settings.today, lang))


def _menu_link(site: Site, lang: str, entry: NavigationEntry) -> MenuLink:
    address = urls.in_language(entry.address, lang)
    return MenuLink(site.words[lang](entry.word), site.settings.urls.link(address), address)
