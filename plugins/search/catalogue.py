"""The catalogue: which pages are found, and what is known of each besides its text.

Found are the page of every item in the languages that it is written in, the page of every term, and the pages of
the first level, such as the list of all news; what only narrows such a list is left out.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from plugins.core.data.terms import TermKey
from plugins.core.entry import Kind
from plugins.core.features.artifacts import File, Page
from plugins.core.pages.dossier import regions_of
from plugins.core.pages.making import document_title
from plugins.core.prose import typeset
from plugins.core.site import Item, Site
from plugins.core.urls import in_language
from plugins.search.addresses import CATALOGUE

PAGE = "page"
# The vocabularies whose terms have names, by which they may be known in other languages too.
_NAMED = ("members", "organisations", "regions")
_ORIGIN = "plugins/search/catalogue.py"


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A page that is found. `also` are other names of what it is about, `code` is that of the challenge that it is.

    `about` is a sentence for a page that may have no text of its own, such as a list.
    """

    address: str
    lang: str
    title: str
    about: str = ""
    kind: str = PAGE
    date: str = ""
    code: str = ""
    challenges: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


def catalogue(site: Site, pages: Iterable[Page]) -> Iterator[File]:
    """The file of all records, one a line, from which the index is made."""
    lines = b",\n".join(map(msgspec.json.encode, records(site, pages)))
    yield File(CATALOGUE, b"[\n" + lines + b"\n]\n", _ORIGIN)


def read_catalogue(data: bytes) -> list[Record]:
    """The records of such a file. Raises ValueError for what is none."""
    return msgspec.json.decode(data, type=list[Record])


def records(site: Site, pages: Iterable[Page]) -> tuple[Record, ...]:
    """A record of each page that is found, by address."""
    items = {item.address(lang): item for item in site.with_pages for lang in item.languages}
    terms = {
        in_language(address, lang): term for term, address in sorted(site.term_pages.items()) for lang in site.words
    }
    return tuple(
        _record(site, page, items.get(page.address), terms.get(page.address))
        for page in sorted(pages, key=lambda page: page.address)
        if _is_own(site, page) and (page.address in items or page.address in terms or _is_first_level(page))
    )


def kind_of(kind: Kind) -> str:
    """The kind under which its items are found: those of a folder of their own by its name, the others as pages."""
    return kind.name if kind.address and "/" in kind.address.removesuffix("/") else PAGE


def _is_own(site: Site, page: Page) -> bool:
    """Whether it may be found at all, and is not the stand-in for a page in another language."""
    return not page.head.noindex and page.head.canonical == site.settings.urls.absolute(page.address)


def _is_first_level(page: Page) -> bool:
    return page.address.count("/") == in_language("x/", page.lang).count("/")


def _record(site: Site, page: Page, item: Item | None, term: TermKey | None) -> Record:
    own: Mapping[str, str] = dict([term]) if term else {}
    challenges = {*(item.entry.challenges if item else ()), own.get("challenges", "")} - {""}
    regions = {*(_regions(site, item) if item else ()), own.get("regions", "")} - {""}
    return Record(
        address=page.address,
        lang=page.lang,
        title=_title(site, page, item, own.get("challenges", "")),
        about="" if item and _has_text(item, page.lang) else page.head.description,
        kind=kind_of(item.kind) if item else PAGE,
        date=item.entry.dated.iso(site.settings.timezone)[:10] if item and item.entry.dated else "",
        code=own.get("challenges", ""),
        challenges=tuple(sorted(challenges)),
        regions=tuple(sorted(regions)),
        also=_other_names(site, term, page.lang) if term else (),
    )


def _title(site: Site, page: Page, item: Item | None, code: str) -> str:
    """That of the item, after the code of the challenge that it is; else that of the page."""
    if item is None:
        return page.head.title.removesuffix(document_title(site, ""))
    return f"{code} {typeset(item.text(page.lang).title, page.lang)}".strip()


def _has_text(item: Item, lang: str) -> bool:
    text = item.text(lang)
    return bool(text.summary or text.outline.excerpt)


def _regions(site: Site, item: Item) -> frozenset[str]:
    """Those of its members and those that it names, or the one that it lies in."""
    return regions_of(site, item) | ({item.entry.folder} & {term.code for term in site.vocabularies["regions"].terms})


def _other_names(site: Site, term: TermKey, lang: str) -> tuple[str, ...]:
    vocabulary, code = term
    if code not in site.vocabularies[vocabulary]:  # a place for what a site may have, and this one has not
        return ()
    known = site.vocabularies[vocabulary][code]
    labels = known.label.texts.values() if vocabulary in _NAMED else ()
    names = dict.fromkeys((*labels, *known.short.texts.values(), *known.also))
    return tuple(name for name in names if name != known.label.in_(lang))
