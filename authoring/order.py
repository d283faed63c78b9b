"""The order of fields in front matter: what an item is called and when, what is its own, what all kinds may say."""

import itertools
import re

from plugins.core.entry import Entry, Kind, OriginalText, TranslatedText
from plugins.core.frontmatter.records import fields_of, written_names
from plugins.core.frontmatter.syntax import Mapping

_FIRST = ("title", "date", "summary", "lang")


def field_order(kind: Kind, *, translation: bool = False) -> tuple[str, ...]:
    """The names of all fields of a kind's files, in the order in which they are written."""
    if translation:
        return tuple(fields_of(TranslatedText))
    written = written_names(kind.entry)
    names = [*fields_of(OriginalText), *(written[name] for name in fields_of(kind.entry))]
    first = [name for name in _FIRST if name in names]
    shared = [name for name in fields_of(Entry) if name not in first]
    own = [name for name in names if name not in first and name not in shared]
    return (*first, *own, *shared)


def in_order(block: str, mapping: Mapping, order: tuple[str, ...]) -> str:
    """The block (whose mapping is given, its lines counted from 1) with its fields in order.

    Remarks go with the field below them; those above the first field and below the last stay where they are.
    """
    lines = block.split("\n")
    begins = [key.line - 1 for key, _ in mapping.items]
    names = [key.value for key, _ in mapping.items]
    if len(set(begins)) < len(begins) or any(name not in order for name in names) or lines[begins[0]][:1] in "{ \t":
        return block
    starts = [begins[0], *(_with_remarks(lines, begin, above) for above, begin in itertools.pairwise(begins))]
    end = _with_remarks(lines, len(lines), begins[-1])
    pieces = [lines[start:stop] for start, stop in zip(starts, [*starts[1:], end], strict=True)]
    ranked = sorted(zip(names, pieces, strict=True), key=lambda pair: order.index(pair[0]))
    return "\n".join([*lines[: starts[0]], *itertools.chain.from_iterable(piece for _, piece in ranked), *lines[end:]])


def _with_remarks(lines: list[str], begin: int, above: int) -> int:
    """The line at which the remarks right above a field begin."""
    while begin > above + 1 and re.match(r"#|\s*$", lines[begin - 1]):
        begin -= 1
    return begin
