"""The values this package gives away: a `Prose`, its slots and its headings."""

from collections.abc import Callable
from typing import Literal

import msgspec


class LinkSlot(msgspec.Struct, frozen=True, tag="link"):
    """The place of a link's address, between `<a` and its other attributes.

    It is filled with ` href="…"` (and what else the address needs), or with nothing for a link that leads
    nowhere. `href` is the target as the author wrote it, with character references resolved.
    """

    href: str


class PictureSlot(msgspec.Struct, frozen=True, tag="picture"):
    """The place of a whole `<img>` or `<picture>` element. `src` is the target as the author wrote it."""

    src: str
    alt: str


class MediaSlot(msgspec.Struct, frozen=True, tag="media"):
    """The place, inside `<figure class="media">`, of what stands for a video or a recording.

    `href` is the page or file as the author wrote it, `title` says what is seen or heard there. A caption, if
    there is one, follows the slot as `<figcaption>`.
    """

    href: str
    title: str
    medium: Literal["video", "audio"]


Slot = LinkSlot | PictureSlot | MediaSlot


class Heading(msgspec.Struct, frozen=True):
    """A heading of the text: its level (2 to 6), the id it can be linked by, and its plain words."""

    level: int
    id: str
    text: str


class Prose(msgspec.Struct, frozen=True):
    """One rendered text.

    `chunks` is HTML cut at the slots, so there is always one more chunk than slots. `anchors` holds every id,
    in the order of the document. `excerpt` is the plain text of the first paragraph in whole words, at most
    about 200 characters. `words` counts the words a reader reads.
    """

    chunks: tuple[str, ...]
    slots: tuple[Slot, ...]
    headings: tuple[Heading, ...]
    anchors: tuple[str, ...]
    excerpt: str
    words: int


EMPTY = Prose(chunks=("",), slots=(), headings=(), anchors=(), excerpt="", words=0)
"""What becomes of no text."""


def assemble(prose: Prose, fill: Callable[[Slot], str]) -> str:
    """The HTML of `prose`, each slot filled with the HTML that `fill` gives for it."""
    pieces = [prose.chunks[0]]
    for slot, chunk in zip(prose.slots, prose.chunks[1:], strict=True):
        pieces += (fill(slot), chunk)
    return "".join(pieces)
