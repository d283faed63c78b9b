"""Saved pages: the bytes that a browser wrote, read as HTML, or why they cannot be."""

import re
from pathlib import Path

import msgspec
from bs4 import BeautifulSoup

LARGEST = 5 * 2**20
"""Bytes. A page of the old site had a tenth of this; a larger file holds its pictures, or is something else."""

_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_HEAD = 4096
_HTML = re.compile(r"<(!doctype\s+html|html|head|body|article|main|div|p)\b", re.IGNORECASE)
_ARCHIVE = re.compile(rb"^MIME-Version:|^Content-Type: multipart/related", re.IGNORECASE | re.MULTILINE)
_BINARY = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP or an Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_AGAIN = "open the page in a browser and save it again as 'Webpage, complete'"


class ImportRefusal(Exception):  # noqa: N818  # it is no fault of the program's
    """Why a file cannot become a draft; the message says it in one sentence."""


class SavedPage(msgspec.Struct, frozen=True):
    """A page as it was saved. `notes` tell what was doubtful when it was read."""

    path: Path
    tree: BeautifulSoup
    source: str
    notes: tuple[str, ...] = ()


def read_page(path: Path) -> SavedPage:
    """The page at a path. Raises ImportRefusal."""
    data = _bytes(path)
    text, notes = _decoded(data)
    if not _HTML.search(text):
        raise ImportRefusal(f"it is no HTML page: {_AGAIN}")
    tree = BeautifulSoup(text, "lxml")
    return SavedPage(path, tree, text, notes)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            size = path.stat().st_size / 2**20
            raise ImportRefusal(f"it has {size:.1f} MB, and a page has less than {LARGEST / 2**20:.0f} MB: {_AGAIN}")
        data = path.read_bytes()
    except OSError as error:
        raise ImportRefusal(f"it cannot be read: {error.strerror}") from error
    if not data.strip():
        raise ImportRefusal(f"the file is empty: {_AGAIN}")
    for beginning, what in _BINARY:
        if data.startswith(beginning):
            raise ImportRefusal(f"it is {what}, no HTML page: put it beside the entry it belongs to")
    if _ARCHIVE.search(data[:_HEAD]):
        raise ImportRefusal(f"it is a web archive in a single file (MHTML): {_AGAIN}")
    return data


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text by its mark or by what the page declares, with a note where neither holds."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if not marked and b"\0" in data:
        raise ImportRefusal(f"it is no text, for it holds NUL bytes: {_AGAIN}")
    found = _DECLARED.search(data[:_HEAD])
    declared = marked or (found[1].decode("ascii").lower() if found else "utf-8")
    try:
        return data.decode(declared), ()
    except (LookupError, UnicodeDecodeError):
        pass
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        told = f"the page says that it is {declared}, which is not so" if found else "the page is not UTF-8"
        return data.decode("cp1252", "replace"), (f"{told}: it was read as windows-1252; check accents and quotes",)
