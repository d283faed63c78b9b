"""Artifacts: what a feature adds to the site. A page is a template and its view; a file is an address and its bytes."""

from pathlib import Path

import msgspec

from plugins.core.head import Head


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a template sees of its page, and all that it sees besides the frame of its language."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """An HTML page to render. `origin` says where it comes from."""

    address: str
    lang: str
    template: str
    head: Head
    view: View
    origin: str


class File(msgspec.Struct, frozen=True):
    """A file with given bytes, or those of a file of content/ or the theme; `origin` says where it comes from."""

    address: str
    data: bytes | Path
    origin: str


Artifact = Page | File
