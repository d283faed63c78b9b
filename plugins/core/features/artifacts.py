"""Artifacts: what a feature adds to the site.

A page is a template and its view; a file is an address and its bytes; a composition is a file made of rendered parts.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from plugins.core.features.channels import Channel
from plugins.core.features.head import Head


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a template sees of its page, and all that it sees besides the frame of its language."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """An HTML page to render.

    `origin` is where it comes from; `channel` is what it lists, if one can subscribe to that. For those who read the
    site as data, `facts` is what is known of its entry besides the fields of that (a struct that declares its fields
    in the same way), and `files` are the addresses of files that hold what it lists.
    """

    address: str
    lang: str
    template: str
    head: Head
    view: View
    origin: str
    channel: Channel | None = None
    facts: msgspec.Struct | None = None
    files: tuple[str, ...] = ()


class Fragment(msgspec.Struct, frozen=True):
    """A part of a page alone: a template that extends nothing, and its view."""

    template: str
    view: View


class SizeOf(msgspec.Struct, frozen=True):
    """The size of another file of the site, in bytes, which nobody knows before that is made."""

    address: str


class Composition(msgspec.Struct, frozen=True, kw_only=True):
    """A file made of fragments in a language: `compose` makes its bytes of `facts` and their HTML, in their order.

    Among them may be the sizes of other files, which come as digits. `compose` is a function that can be found by its
    name.
    """

    address: str
    lang: str
    fragments: tuple[Fragment | SizeOf, ...]
    compose: Callable[[Any, tuple[str, ...]], bytes]
    facts: msgspec.Struct
    origin: str


class File(msgspec.Struct, frozen=True):
    """A file with given bytes, or those of a file of content/ or the theme; `origin` says where it comes from."""

    address: str
    data: bytes | Path
    origin: str


class Made(msgspec.Struct, frozen=True):
    """A file whose bytes take long to make. `key` names all that it is made from: under it the bytes are kept."""

    address: str
    key: str
    make: Callable[[], bytes]
    origin: str


Artifact = Page | File | Composition | Made
