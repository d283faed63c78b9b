"""The values this package gives away: a `Prose`, its slots and its outline."""

from collections.abc import Iterable, Sequence
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


class Outline(msgspec.Struct, frozen=True):
    """What other pages can notice of a text: all else may change without a change of theirs.

    `anchors` holds every id, in the order of the document. `excerpt` is the plain text of the first paragraph in
    whole words, at most about 200 characters. `blank` is a text that says and shows nothing.
    """

    slots: tuple[Slot, ...] = ()
    anchors: tuple[str, ...] = ()
    excerpt: str = ""
    blank: bool = True


class Prose(msgspec.Struct, frozen=True):
    """One rendered text: HTML cut at the slots of its outline, so that there is one more chunk than slots."""

    chunks: tuple[str, ...]
    outline: Outline


EMPTY = Prose(chunks=("",), outline=Outline())
"""What becomes of no text."""


def assemble(chunks: Sequence[str], fills: Iterable[str]) -> str:
    """The HTML of a text, with what stands in each of its slots."""
    pieces = [chunks[0]]
    for fill, chunk in zip(fills, chunks[1:], strict=True):
        pieces += (fill, chunk)
    return "".join(pieces)
