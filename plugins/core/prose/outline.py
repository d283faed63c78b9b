"""The headings of a text, and the ids by which each can be linked."""

from collections.abc import Iterable

from plugins.core.folding import slugify
from plugins.core.problems import Fault
from plugins.core.prose.lines import Locator
from plugins.core.prose.markup import HEADINGS, Close, Open, Token
from plugins.core.prose.reading import plain

_UNNAMED = "section"
"""The id of a heading without a single letter of the Latin alphabet."""

_FIRST_LEVEL = "a heading in the text starts with ## (the title is the page's only first-level heading)"


def outlined(tokens: list[Token], locator: Locator) -> tuple[list[Token], list[Fault]]:
    """The tokens with an id on each heading, and a fault for each that may not stand in a text.

    An id that the author gave stays; the others are made of the words and differ from every id of the text.
    """
    named = list(tokens)
    faults: list[Fault] = []
    taken = set(anchors(tokens))
    above = 1
    for start, end, tag in _spans(tokens):
        text = plain(tokens[start + 1 : end])
        written = int(tag.tag[1])
        if objection := _objection(written, above, text):
            faults.append(Fault(_line(written, text, locator), objection))
        above = level = max(written, 2)
        name = tag.get("id") or _unique(slugify(text) or _UNNAMED, taken)
        taken.add(name)
        named[start] = Open(f"h{level}", tag.having(id=name).attrs)
        named[end] = Close(f"h{level}")
    return named, faults


def anchors(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Every id, in the order of the document."""
    ids = (token.get("id") for token in tokens if isinstance(token, Open) and token.attrs)
    return tuple(name for name in ids if name)


def _unique(name: str, taken: set[str]) -> str:
    number, unique = 1, name
    while unique in taken:
        number += 1
        unique = f"{name}-{number}"
    return unique


def _spans(tokens: list[Token]) -> Iterable[tuple[int, int, Open]]:
    """The indices of the start and end tag of each heading, and the start tag. Headings do not nest."""
    start = 0
    tag = Open("")
    for index, token in enumerate(tokens):
        if isinstance(token, Open) and token.tag in HEADINGS:
            start, tag = index, token
        elif isinstance(token, Close) and token.tag in HEADINGS:
            yield start, index, tag


def _objection(level: int, above: int, text: str) -> str | None:
    """Why a heading of `level` may not follow one of the level `above` (the title's is 1), or may not be so."""
    if not text:
        return "a heading has no words: write some or delete it"
    if level == 1:
        return _FIRST_LEVEL
    if level > above + 1:
        return f"the heading '{text}' skips a level: begin it with {'#' * (above + 1)}"
    return None


def _line(level: int, text: str, locator: Locator) -> int:
    """The line of a heading; its first word is enough to find it, and the least changed by typography."""
    signs = "#" * level
    first = text.partition(" ")[0]
    return locator.line(f"{signs} {first}", text, first) if text else locator.line(f"{signs}\n")
