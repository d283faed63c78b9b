"""Redirects: a small page at each old address that leads to the new one, for hosts that only serve files.

An entry says of itself where it was before (`aliases:`); data/redirects.yaml says it of all else.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from plugins.core import signals
from plugins.core.artifacts import Page, View
from plugins.core.feature import Feature
from plugins.core.fields import OldAddress
from plugins.core.languages import LANGUAGES
from plugins.core.pages import page_head
from plugins.core.problems import Fault, Problem, at
from plugins.core.prose import typeset
from plugins.core.site import Item, Site
from plugins.core.urls import in_language
from plugins.core.vocabulary import read_data

_LIST = "data/redirects.yaml"
_TEMPLATE = "redirect.html"
_ADDRESS = OldAddress("An address of this site.")


class RedirectView(View, frozen=True):
    """Where to go, from the root of the host. `lang` is the language of the title."""

    title: str
    lang: str
    url: str


class Move(msgspec.Struct, frozen=True):
    """A line of the list: the old address and the new one."""

    old: str
    new: str
    line: int


def redirects(site: Site) -> Iterator[Page]:
    """A page for each alias of each entry that has a page, be it one that says that the entry was withdrawn."""
    for item in site.items:
        if item.state in ("out", "withdrawn") and item.kind.address is not None:
            for alias in item.entry.aliases:
                yield from (_redirect(site, item, address, lang) for address, lang in _places(alias))


def listed_redirects(site: Site, pages: Iterable[Page]) -> Iterator[Page]:
    """A page for each line of the list with which nothing is wrong."""
    there = _by_address(pages)
    moves = _moves(site, [])
    for move in moves:
        if not _wrong(move, moves, there):
            for address, lang in _places(move.old):
                yield _to_page(site, there[in_language(move.new, lang)], address)


def check_list(site: Site, pages: Iterable[Page]) -> Iterator[Problem]:
    """What is wrong with the list."""
    there = _by_address(pages)
    faults: list[Fault] = []
    moves = _moves(site, faults)
    faults += [Fault(move.line, wrong) for move in moves if (wrong := _wrong(move, moves, there))]
    yield from at(_LIST, faults)


def _moves(site: Site, faults: list[Fault]) -> tuple[Move, ...]:
    path = site.settings.data / "redirects.yaml"
    moves: dict[str, Move] = {}
    for key, value in read_data(path, faults).items if path.exists() else ():
        old, new = _ADDRESS.read(key, faults), _ADDRESS.read(value, faults)
        if old and new:
            first = moves.setdefault(old, Move(old, new, key.line))
            if first.line != key.line:
                faults.append(Fault(key.line, f"'/{old}' stands already on line {first.line}"))
    return tuple(moves.values())


def _wrong(move: Move, moves: Iterable[Move], there: Mapping[str, Page]) -> str:
    """Why a line of the list cannot be followed; '' if it can."""
    for address, lang in _places(move.old):
        if address in there:
            return f"'/{address}' is the address of a page, which '{there[address].origin}' makes: take the line away"
        new = in_language(move.new, lang)
        if any(new == place for other in moves for place, _ in _places(other.old)):
            return f"'/{new}' is itself an old address of this list: write where it leads"
        if new not in there:
            return f"'/{new}' leads nowhere: there is no such page"
        if there[new].template == _TEMPLATE:
            return f"'/{new}' is itself an old address, of '{there[new].origin}': write where it leads"
    return ""


def _by_address(pages: Iterable[Page]) -> Mapping[str, Page]:
    """The pages that others make."""
    return {page.address: page for page in pages if page.origin != _LIST}


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
        template=_TEMPLATE,
        head=page_head(site, lang, canonical, title, title, noindex=True, translations={lang: canonical}),
        view=RedirectView(title, lang if gone else item.text(lang).lang, site.settings.urls.link(item.address(lang))),
        origin=item.entry.path,
    )


def _to_page(site: Site, page: Page, address: str) -> Page:
    """A redirect to a page, whose title and canonical address it has."""
    head = msgspec.structs.replace(page.head, noindex=True, alternates=(), switch=(), crumbs=(), jsonld="")
    return Page(
        address=address,
        lang=page.lang,
        template=_TEMPLATE,
        head=head,
        view=RedirectView(page.head.title, page.lang, site.settings.urls.link(page.address)),
        origin=_LIST,
    )


def feature(_sender: object) -> Feature:
    """Pages at old addresses."""
    return Feature(name="redirects", outputs=(redirects,), indexes=(listed_redirects,), audits=(check_list,))


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
