"""The note of a report for print: its paragraphs, headings and lists, with what is stressed in them."""

from collections.abc import Iterable
from html.parser import HTMLParser

import msgspec

_HEADINGS = dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading")
_BLOCKS = {"p": "text", "li": "item"} | _HEADINGS
_STRESSED = frozenset({"strong", "b", "em", "i"})


class Run(msgspec.Struct, frozen=True):
    """Words that are stressed or not."""

    text: str
    stressed: bool


class Block(msgspec.Struct, frozen=True):
    """A paragraph, a heading or an item of a list."""

    sort: str
    runs: tuple[Run, ...]


def blocks(chunks: Iterable[str]) -> tuple[Block, ...]:
    """What there is to read of a text, given as HTML cut at its slots.

    Links are plain words in print, and pictures are left out.
    """
    reader = _Reader()
    for chunk in chunks:
        reader.feed(chunk)
    reader.close()
    return tuple(reader.found())


class _Reader(HTMLParser):
    """Reads HTML that the core has made and cleaned."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[tuple[str, list[Run]]] = []
        self._inside = False
        self._stressed = 0

    def found(self) -> Iterable[Block]:
        """Those that say something."""
        return (Block(sort, tuple(runs)) for sort, runs in self._blocks if any(run.text.strip() for run in runs))

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _BLOCKS:
            self._blocks.append((_BLOCKS[tag], []))
            self._inside = True
        elif tag in _STRESSED:
            self._stressed += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._inside = False
        elif tag in _STRESSED:
            self._stressed -= 1

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._blocks[-1][1].append(Run(data.replace("\n", " "), self._stressed > 0))
