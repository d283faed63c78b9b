"""The site: every entry with its texts, the vocabularies resolved, and what stands behind each link. Immutable."""

import datetime as dt
from collections.abc import Callable, Hashable, Mapping
from functools import cached_property
from typing import Any, Literal, TypeVar

import msgspec

from plugins.core import urls
from plugins.core.data.organisation import Network
from plugins.core.data.terms import TermKey, terms_of
from plugins.core.data.vocabulary import Term, Vocabularies
from plugins.core.data.words import Words
from plugins.core.entry import ContentText, Entry, Kind
from plugins.core.frontmatter.values import Localised
from plugins.core.languages import LANGUAGES
from plugins.core.media.files import MediaFile
from plugins.core.settings import Settings

# out: readers see it. waiting: its moment has not come. draft: its author has not released it.
# withdrawn: readers saw it once, and its address says that it is gone.
State = Literal["out", "waiting", "draft", "withdrawn"]
T = TypeVar("T")


class Item(msgspec.Struct, frozen=True):
    """An entry with what each language says of it; the original's text comes first."""

    entry: Entry
    kind: Kind
    state: State
    texts: Mapping[str, ContentText]

    @property
    def original(self) -> ContentText:
        return self.texts[self.entry.lang]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it is written in, in the site's order."""
        return tuple(lang for lang in LANGUAGES if lang in self.texts)

    def text(self, lang: str) -> ContentText:
        """What `lang` says of it, else the original."""
        return self.texts.get(lang, self.original)

    def address(self, lang: str) -> str:
        """Where its page in a language lies. Raises ValueError for a kind without pages."""
        if self.kind.address is None:
            raise ValueError(f"a {self.kind.name} has no page")
        return urls.of_entry(self.kind.address, self.entry.slug, lang)

    @property
    def day(self) -> dt.date:
        """The day that orders it."""
        return self.entry.day

    @property
    def term(self) -> Term | None:
        """The term that it is in the vocabulary of its kind; None if it is none."""
        if not self.kind.vocabulary:
            return None
        return self.entry.as_term(Localised({lang: text.title for lang, text in self.texts.items()}))


class Link(msgspec.Struct, frozen=True, tag="link"):
    """What a link in a text leads to. An empty `href` is a link whose target is not to be seen: plain words."""

    href: str
    external: bool = False


class Source(msgspec.Struct, frozen=True):
    """A picture in one format: its links, each with the width of what is there in pixels, the smallest first."""

    type: str
    links: tuple[tuple[str, int], ...]


class Picture(msgspec.Struct, frozen=True, tag="picture"):
    """A picture with its size in pixels. Browsers take the first of the sources that they know, else `src`."""

    src: str
    alt: str
    width: int
    height: int
    sources: tuple[Source, ...] = ()


class Recording(msgspec.Struct, frozen=True, tag="recording"):
    """A video or a recording, played where it lies: the page only links to it. `host` is empty for a file of ours."""

    href: str
    title: str
    medium: Literal["video", "audio"]
    host: str = ""


Fill = Link | Picture | Recording


class TextRef:
    """A text, named by the path of its file. It is a class of its own so that whoever encodes a view meets it."""

    __slots__ = ("path",)

    def __init__(self, path: str) -> None:
        self.path = path

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TextRef) and other.path == self.path

    def __hash__(self) -> int:
        return hash(self.path)

    def __repr__(self) -> str:
        return f"TextRef({self.path!r})"


class Body(msgspec.Struct, frozen=True):
    """A text for one page: which, and what fills the slots of it there."""

    text: TextRef
    fills: tuple[Fill, ...] = ()


class Site(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """All that features plan from. Items are ordered newest first, then by id.

    `term_pages` and `term_calendars` are the addresses, in the default language, of what stands for a term; `notes`
    are short texts by the id of the item that they are about, and the language.
    """

    settings: Settings
    network: Network
    items: tuple[Item, ...]
    vocabularies: Vocabularies
    words: Mapping[str, Words]
    bodies: Mapping[tuple[str, str], Body]
    media: Mapping[tuple[str, str], MediaFile]
    term_pages: Mapping[TermKey, str] = {}
    term_calendars: Mapping[TermKey, str] = {}
    notes: Mapping[tuple[str, str], tuple[str, ...]] = {}

    def once(self, question: Callable[..., T], *about: Hashable) -> T:
        """What `question(site, *about)` answers, worked out when it is first asked: many pages ask the same."""
        key = (question, *(each.entry.id if isinstance(each, Item) else each for each in about))
        if key not in self._answers:
            self._answers[key] = question(self, *about)
        return self._answers[key]  # type: ignore[no-any-return]  # the answer is that of the question in its key

    @cached_property
    def _answers(self) -> dict[tuple[object, ...], Any]:
        return {}

    def of(self, kind: str) -> tuple[Item, ...]:
        """The items of a kind that readers see, newest first."""
        return self._out_by_kind.get(kind, ())

    @cached_property
    def _out_by_kind(self) -> Mapping[str, tuple[Item, ...]]:
        kinds: dict[str, list[Item]] = {}
        for item in self.items:
            if item.state == "out":
                kinds.setdefault(item.kind.name, []).append(item)
        return {kind: tuple(items) for kind, items in kinds.items()}

    @cached_property
    def with_pages(self) -> tuple[Item, ...]:
        """The items of every kind that readers see on a page of their own."""
        return tuple(item for item in self.items if item.state == "out" and item.kind.address is not None)

    @cached_property
    def _by_id(self) -> Mapping[str, Item]:
        return {item.entry.id: item for item in self.items}

    def item(self, identifier: str) -> Item:
        """The item of an id. Raises KeyError."""
        return self._by_id[identifier]

    @cached_property
    def _by_term(self) -> Mapping[TermKey, tuple[Item, ...]]:
        found: dict[TermKey, list[Item]] = {}
        for item in self.with_pages:
            for term in terms_of(item.entry):
                found.setdefault(term, []).append(item)
        return {term: tuple(items) for term, items in found.items()}

    def about(self, vocabulary: str, code: str) -> tuple[Item, ...]:
        """The items with a page that refer to a term, newest first. Alliances are found among the organisations."""
        return self._by_term.get((vocabulary, code), ())

    @cached_property
    def _by_own_term(self) -> Mapping[TermKey, Item]:
        return {(item.kind.vocabulary, term.code): item for item in self.items if (term := item.term)}

    def entry_of(self, vocabulary: str, code: str) -> Item | None:
        """The item that is this term itself; None if the term stands in a list of data/."""
        return self._by_own_term.get((vocabulary, code))

    def term_page(self, vocabulary: str, code: str, lang: str) -> str:
        """The link to the page of a term; '' if it has none."""
        return self._link_in(self.term_pages.get((vocabulary, code)), lang)

    def term_calendar(self, vocabulary: str, code: str, lang: str) -> str:
        """The link to the calendar of a term; '' if it has none."""
        return self._link_in(self.term_calendars.get((vocabulary, code)), lang)

    def _link_in(self, address: str | None, lang: str) -> str:
        return "" if address is None else self.settings.urls.link(urls.in_language(address, lang))

    def notes_on(self, item: Item, lang: str) -> tuple[str, ...]:
        """What readers must know of an item besides its title, such as when and where; often nothing."""
        return self.notes.get((item.entry.id, lang), ())

    def body(self, item: Item, lang: str) -> Body:
        """The text of an item for its page in a language."""
        return self.bodies[item.entry.id, lang]

    def file(self, item: Item, target: str) -> MediaFile:
        """The file that an entry of this site means by the path that it gives."""
        return self.media[item.entry.path, target]

    def label(self, vocabulary: str, code: str, lang: str) -> str:
        """What a term is called in a language; its code if it has no label."""
        return self.vocabularies[vocabulary][code].label.in_(lang) or code
