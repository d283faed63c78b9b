"""What a text may not hold before it is even read as Markdown.

The bounds are far above what people write. They are there because Python-Markdown recurses once per nested
quote or list item and rescans a paragraph once per open bracket: without them a few kilobytes could take
minutes.
"""

import re

from plugins.core.problems import Fault

MAX_TEXT = 20_000_000
"""Characters of one text."""
MAX_LINE = 20_000
"""Characters of one line."""
MAX_NESTING = 20
"""Quotes and lists within each other."""
MAX_MARKERS = 1_000
"""`[` or `<` in one paragraph, each counted for itself."""

TOO_DEEP = f"quotes and lists are nested more than {MAX_NESTING} deep: use fewer levels"

_INDENT = 4
"""Spaces that make one level of a list (Python-Markdown's tab length)."""
_NEST_PREFIX = re.compile(r"(?:[ \t]*(?:>|[*+:-](?=[ \t])|\d{1,9}\.(?=[ \t])))+")
_NEST_MARKER = re.compile(r">|[*+:-]|\d+\.")
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BLANK_LINES = re.compile(r"\n[ \t]*\n")


def clean(markdown: str) -> tuple[str, tuple[Fault, ...]]:
    """`markdown` with line feeds as line ends and U+FFFD for what is not text, and a fault for each of those.

    Not text are control characters other than line feed and tab, lone surrogates and Unicode's noncharacters:
    HTML forbids them, and Python-Markdown uses two of them as private marks. Nor are the embeddings and overrides of
    direction (U+202A to U+202E), which reverse what follows the text where it is listed (Unicode TR36, 3.1).
    """
    text = markdown.replace("\r\n", "\n").removeprefix("\ufeff")
    faults = tuple(
        Fault(
            text.count("\n", 0, found.start()) + 1,
            f"the invisible character U+{ord(found[0]):04X} does not belong in a text: delete it",
        )
        for found in _NOT_TEXT.finditer(text)
    )
    return (_NOT_TEXT.sub("\ufffd", text), faults) if faults else (text, ())


def excesses(markdown: str) -> tuple[Fault, ...]:
    """A fault for each bound the text breaks. A text that breaks one must not be given to Python-Markdown."""
    if len(markdown) > MAX_TEXT:
        return (Fault(1, f"the text is longer than {MAX_TEXT} characters: divide it into several pages"),)
    return (*_long_lines(markdown), *_deep_lines(markdown), *_crowded_paragraphs(markdown))


def _long_lines(markdown: str) -> list[Fault]:
    return [
        Fault(number, f"the line is longer than {MAX_LINE} characters: divide it into paragraphs")
        for number, line in enumerate(markdown.split("\n"), 1)
        if len(line) > MAX_LINE
    ]


def _deep_lines(markdown: str) -> list[Fault]:
    return [
        Fault(number, TOO_DEEP)
        for number, line in enumerate(markdown.split("\n"), 1)
        if len(line) > MAX_NESTING and _nesting(line) > MAX_NESTING
    ]


def _nesting(line: str) -> int:
    """How deep the line can nest: the levels its first marker is indented, and the markers that follow one
    another.
    """
    prefix = _NEST_PREFIX.match(line)
    if prefix is None:
        return 0
    expanded = line.expandtabs(_INDENT)
    indent = len(expanded) - len(expanded.lstrip(" "))
    return indent // _INDENT + len(_NEST_MARKER.findall(prefix[0]))


def _crowded_paragraphs(markdown: str) -> list[Fault]:
    faults = []
    for marker in ("[", "<"):
        if markdown.count(marker) > MAX_MARKERS:
            line = _crowded_line(markdown, marker)
            if line:
                message = f"a paragraph has more than {MAX_MARKERS} '{marker}': divide it, or leave some out"
                faults.append(Fault(line, message))
    return faults


def _crowded_line(markdown: str, marker: str) -> int:
    """The line on which the first paragraph with too many of `marker` begins; 0 if there is none."""
    line = 1
    for paragraph in _BLANK_LINES.split(markdown):
        if paragraph.count(marker) > MAX_MARKERS:
            return line
        line += paragraph.count("\n") + 2
    return 0
