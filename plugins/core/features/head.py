"""The head of a page: what browsers, search engines and other sites are told of it."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from plugins.core.data.terms import TermKey
from plugins.core.languages import LANGUAGES, NAMES


class Crumb(msgspec.Struct, frozen=True):
    """One step of the way from the home page: its title and its address from the root of the host."""

    title: str
    url: str


class LanguageLink(msgspec.Struct, frozen=True):
    """This page in another language. `translated` is false where that page shows the text in its original language."""

    lang: str
    name: str
    url: str
    translated: bool = True


class Drawn(msgspec.Struct, frozen=True):
    """A card to be drawn: the card of the page at `address` (in the default language), which others may share.

    `title` and `label`, the small line above it, are what it says. The dots on its map are the members of `term`, or
    all of them. Instead of the map it shows a `cover`: the link to another picture of the site.
    """

    address: str
    lang: str
    title: str
    label: str = ""
    term: TermKey | None = None
    cover: str = ""


class Shared(msgspec.Struct, frozen=True):
    """The picture that stands for a page where it is shared, by its absolute address; `drawn` if it is a card."""

    url: str
    alt: str
    width: int
    height: int
    drawn: Drawn | None = None


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """`title` is the document's; `canonical` and `alternates` are absolute addresses.

    `alternates` pairs a language (or x-default) with the address of a real translation; `switch` leads to the page in
    each language. `jsonld` is the text of a JSON-LD block, safe inside a script element.
    """

    title: str
    description: str
    canonical: str
    image: Shared
    alternates: tuple[tuple[str, str], ...] = ()
    switch: tuple[LanguageLink, ...] = ()
    crumbs: tuple[Crumb, ...] = ()
    og_type: str = "website"
    noindex: bool = False
    jsonld: str = ""


def alternates(addresses: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """hreflang pairs for the absolute addresses of real translations; none for a page that stands alone."""
    if len(addresses) < 2:
        return ()
    default = next(addresses[lang] for lang in LANGUAGES if lang in addresses)
    return (*((lang, addresses[lang]) for lang in LANGUAGES if lang in addresses), ("x-default", default))


def switch(urls: Mapping[str, str], translated: Iterable[str] = LANGUAGES) -> tuple[LanguageLink, ...]:
    """The links to a page's languages, in the site's order."""
    real = frozenset(translated)
    return tuple(LanguageLink(lang, NAMES[lang], urls[lang], lang in real) for lang in LANGUAGES if lang in urls)


def jsonld(*things: Mapping[str, Any]) -> str:
    """The things as one JSON-LD graph. What could end a script element is escaped (HTML, section 4.12.1.3)."""
    graph = {"@context": "https://schema.org", "@graph": list(things)}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def breadcrumbs(crumbs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """A schema.org BreadcrumbList of titles and absolute addresses, outermost first."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "item": address}
            for position, (title, address) in enumerate(crumbs, start=1)
        ],
    }
