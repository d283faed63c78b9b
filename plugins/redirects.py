"""Redirects: a small page at each old address that leads to the new one, for hosts that only serve files.

An entry says of itself where it was before (`aliases:`); data/redirects.yaml says it of all else.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from plugins.core.data.vocabulary import read_data
from plugins.core.features import signals
from plugins.core.features.artifacts import Page, View
from plugins.core.features.feature import Feature
from plugins.core.frontmatter.fields import OldAddress
from plugins.core.frontmatter.syntax import Node, Scalar
from plugins.core.languages import LANGUAGES
from plugins.core.pages.making import hidden_head
from plugins.core.problems import Fault, Problem, at, quoted
from plugins.core.prose import typeset
from plugins.core.site import Item, Site
from plugins.core.urls import in_language

_LIST = "data/redirects.yaml"
_TEMPLATE = "redirect.html"
_ADDRESS = OldAddress("An address of this site.")

# What keeps a value from being an address of this site, in the order in which it is looked for.
_SLIPS = (
    (
        re.compile(r"([A-Za-z][A-Za-z0-9+.-]*:|//)"),
        "it is a whole address, and a line leads from page to page of this site",
    ),
    (re.compile(r".*\?"), "it has a question mark, and files cannot answer what follows it"),
    (re.compile(r".*\s"), "it has a blank"),
    (re.compile(r".*[A-Z]"), "it has capitals"),
)


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
    leads = _leads(moves)
    for move in moves:
        if not _wrong(move, leads, there):
            for address, lang in _places(move.old):
                yield _to_page(site, there[in_language(move.new, lang)], address)


def check_list(site: Site, pages: Iterable[Page]) -> Iterator[Problem]:
    """What is wrong with the list."""
    there = _by_address(pages)
    faults: list[Fault] = []
    moves = _moves(site, faults)
    leads = _leads(moves)
    faults += [Fault(move.line, wrong) for move in moves if (wrong := _wrong(move, leads, there))]
    yield from at(_LIST, faults)


def _moves(site: Site, faults: list[Fault]) -> tuple[Move, ...]:
    path = site.settings.data / "redirects.yaml"
    moves: dict[str, Move] = {}
    for key, value in read_data(path, faults).items if path.exists() else ():
        old, new = _address(key, faults), _address(value, faults)
        if old and new:
            first = moves.setdefault(old, Move(old, new, key.line))
            if first.line != key.line:
                faults.append(Fault(key.line, f"'/{old}' stands already on line {first.line}"))
    return tuple(moves.values())


def _address(node: Node, faults: list[Fault]) -> str | None:
    """The address that a key or value of the list is; None, with a fault that says what is wrong with it, if none."""
    text = node.value.strip() if isinstance(node, Scalar) else ""
    slip = next((slip for pattern, slip in _SLIPS if pattern.match(text)), "")
    if slip:
        faults.append(Fault(node.line, f"{quoted(text)} is not an address of this site such as /news/old-name: {slip}"))
        return None
    return _ADDRESS.read(node, faults)


def _leads(moves: Iterable[Move]) -> Mapping[str, str]:
    """Where each old address leads by the list."""
    return {address: in_language(move.new, lang) for move in moves for address, lang in _places(move.old)}


def _wrong(move: Move, leads: Mapping[str, str], there: Mapping[str, Page]) -> str:
    """Why a line of the list cannot be followed; '' if it can."""
    folder = move.new.partition("/")[0]
    if folder in LANGUAGES:
        return f"'/{move.new}' is written without /{folder}/: where a line leads holds for all languages"
    for address, lang in _places(move.old):
        if address in there:
            return f"'/{address}' is the address of a page, which '{there[address].origin}' makes: take the line away"
        new = in_language(move.new, lang)
        if _is_circle(address, leads):
            return f"'/{address}' leads in a circle: write the page that took its place"
        if new in leads:
            return f"'/{new}' is itself an old address of this list: write where it leads"
        if new not in there:
            return f"'/{new}' leads nowhere: there is no such page"
        if there[new].template == _TEMPLATE:
            return f"'/{new}' is itself an old address, of '{there[new].origin}': write where it leads"
    return ""


def _is_circle(address: str, leads: Mapping[str, str]) -> bool:
    """Whether who follows the list from an old address comes back to it."""
    passed: set[str] = set()
    place = leads[address]
    while place in leads and place not in passed:
        passed.add(place)
        place = leads[place]
    return address in passed


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
        head=hidden_head(site, lang, {lang: canonical}, title, title),
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
