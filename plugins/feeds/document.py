"""Documents: a feed as a value, whatever the format that it is written in. All addresses in it are absolute."""

import datetime as dt

import msgspec

# Identities are of a day and a name that the network had then, and stay when the site moves to another address
# (RFC 4151). They say nothing of where anything lies.
_AUTHORITY = "tag:metropolis.org,2022"
# The date of a feed that nothing was told in yet: that of the identities.
_BEGINNING = dt.datetime(2022, 1, 1, tzinfo=dt.UTC)


class Category(msgspec.Struct, frozen=True):
    """A term that an entry is about: `scheme` says of which list it is."""

    term: str
    label: str
    scheme: str


class Enclosure(msgspec.Struct, frozen=True):
    """A file that goes with an entry: its media type, and its size in bytes, once that is known."""

    url: str
    type: str
    size: int = 0


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed says of an item, besides its text. `lang` is the language of that text."""

    id: str
    url: str
    title: str
    summary: str
    lang: str
    published: dt.datetime
    updated: dt.datetime
    authors: tuple[str, ...]
    categories: tuple[Category, ...]
    image: str = ""
    enclosure: Enclosure | None = None

    @property
    def is_corrected(self) -> bool:
        """Whether something material has changed since it was published."""
        return self.updated > self.published


class Archive(msgspec.Struct, frozen=True, kw_only=True):
    """Where a document stands among those that hold the whole feed (RFC 5005, section 4); '' for what is not there.

    `current` is the one to subscribe to. One that `is_full` will not change any more.
    """

    current: str = ""
    previous: str = ""
    next: str = ""
    is_full: bool = False


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A feed. `page` is the page that it follows, `versions` are the addresses of the same feed in other languages.

    `preface` tells whoever opens it in a browser what it is; `style` is the link of its style sheet.
    """

    id: str
    url: str
    title: str
    description: str
    lang: str
    page: str
    author: str
    rights: str
    icon: str
    logo: str
    style: str
    preface: str
    versions: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]
    archive: Archive = Archive()

    @property
    def updated(self) -> dt.datetime:
        """The day of the newest entry: a document that says nothing new is not new."""
        return max((entry.updated for entry in self.entries), default=_BEGINNING)


def completed(document: Document, parts: tuple[str, ...]) -> tuple[Document, tuple[str, ...]]:
    """The document with the sizes of what it encloses, and the texts of its entries.

    `parts` are the texts, in the order of the entries, and after them the sizes.
    """
    count = len(document.entries)
    known = iter(parts[count:])

    def complete(entry: Entry) -> Entry:
        if entry.enclosure is None:
            return entry
        enclosure = msgspec.structs.replace(entry.enclosure, size=int(next(known)))
        return msgspec.structs.replace(entry, enclosure=enclosure)

    return msgspec.structs.replace(document, entries=tuple(map(complete, document.entries))), parts[:count]


def identity(lang: str, name: str) -> str:
    """What an entry or a feed is known by in the feeds of a language, wherever the site and its pages lie."""
    return f"{_AUTHORITY}:{lang}/{name}"


def scheme(name: str) -> str:
    """What a list of terms is known by that has no page."""
    return f"{_AUTHORITY}:{name}"
