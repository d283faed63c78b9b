"""The site: every entry with its texts, the vocabularies resolved, and what stands behind each link. Immutable."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Literal

import msgspec

from plugins.core import urls
from plugins.core.entry import ContentText, Entry, Kind
from plugins.core.languages import LANGUAGES
from plugins.core.media import MediaFile
from plugins.core.network import Network
from plugins.core.settings import Settings
from plugins.core.vocabulary import Vocabularies
from plugins.core.words import Words

# out: readers see it. waiting: its moment has not come. draft: its author has not released it.
# withdrawn: readers saw it once, and its address says that it is gone.
State = Literal["out", "waiting", "draft", "withdrawn"]


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


class Link(msgspec.Struct, frozen=True, tag="link"):
    """What a link in a text leads to. An empty `href` is a link whose target is not to be seen: plain words."""

    href: str
    external: bool = False


class Picture(msgspec.Struct, frozen=True, tag="picture"):
    """A picture in a text, with its size in pixels."""

    src: str
    alt: str
    width: int
    height: int


class Recording(msgspec.Struct, frozen=True, tag="recording"):
    """A video or a recording, played where it lies: the page only links to it. `host` is empty for a file of ours."""

    href: str
    title: str
    medium: Literal["video", "audio"]
    host: str = ""


Fill = Link | Picture | Recording


class Body(msgspec.Struct, frozen=True):
    """A text for one page: the key of its prose, and what fills the slots of it there."""

    key: str
    fills: tuple[Fill, ...] = ()


class Site(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """All that features plan from. Items are ordered newest first, then by id."""

    settings: Settings
    network: Network
    items: tuple[Item, ...]
    vocabularies: Vocabularies
    words: Mapping[str, Words]
    bodies: Mapping[tuple[str, str], Body]
    media: Mapping[tuple[str, str], MediaFile]

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

    def body(self, item: Item, lang: str) -> Body:
        """The text of an item for its page in a language."""
        return self.bodies[item.entry.id, lang]

    def file(self, item: Item, target: str) -> MediaFile:
        """The file that an entry of this site means by the path that it gives."""
        return self.media[item.entry.path, target]

    def label(self, vocabulary: str, code: str, lang: str) -> str:
        """What a term is called in a language; its code if it has no label."""
        return self.vocabularies[vocabulary][code].label.in_(lang) or code
