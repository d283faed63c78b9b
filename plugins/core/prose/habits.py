"""Lists as people write them, made such as Python-Markdown reads them.

Code hosts and editors follow CommonMark: a list may follow a line of text without an empty line between, and
what belongs to an item begins where the item's words begin. Python-Markdown wants an empty line, and four spaces
for each level; what is written otherwise it reads, without a word, as something else. Text that follows its rules
stays as it is.
"""

import re
from collections.abc import Callable

import msgspec

from plugins.core.prose.limits import MAX_NESTING

_LEVEL = 4
"""Spaces that make one level of a list; as many more than that make code."""
_MARKER = re.compile(r"( *)([*+-]|([0-9]{1,9})\.)( +)(?=[^ ])")
_RULE = re.compile(r" {0,3}(?:(?:- *+){3,}+|(?:_ *+){3,}+|(?:\* *+){3,}+)$")
_TABLE_RULE = re.compile(r"(?=[^|]*+\|)(?=[^-]*+-)[ :|-]++$")
_TABLE_RULE_LINE = 2
"""The line of a table, counted in its block, that tells the head from the rest."""
_FENCE = re.compile(r" +(`{3,9}(?=[^`]*$)|~{3,9}(?!~))")
"""Indented, and of few kinds: for each, the lines that may close it are gone through once."""

_ANY_MARKER = re.compile(r"^ *(?:[*+-]|[0-9]{1,9}\.) +[^ ]", re.MULTILINE)
_ANY_FENCE = re.compile(r"^ +(?:```|~~~)", re.MULTILINE)


class Mended(msgspec.Struct, frozen=True):
    """A text whose lists Python-Markdown understands, and the lines that are nested too deep to be a part of them."""

    text: str
    too_deep: tuple[str, ...] = ()


def mended(text: str) -> Mended:
    """`text`, which holds no fenced code and no blocks of HTML any more, with its lists as Python-Markdown wants them.

    There is an empty line before each list, and items and what belongs to them are indented by four spaces a level.
    """
    if not _ANY_MARKER.search(text):
        return Mended(text)
    reading = _Reading()
    lines = [reading.line(line) for line in text.split("\n")]
    return Mended("\n".join(lines), tuple(reading.too_deep))


def without_fences(lines: list[str], put_aside: Callable[[list[str]], str]) -> list[str]:
    """The lines with one line for each piece of indented fenced code, as in an item of a list.

    `put_aside` is given the lines of such a piece without their indentation; it gives what shall stand for them, or
    nothing if the piece has to stay.
    """
    if not _ANY_FENCE.search("\n".join(lines)):
        return lines
    return _Fences(lines, put_aside).kept()


class _Item:
    """An open item of a list.

    What belongs to it is indented as its words are (`words`), as CommonMark says, or by one level more than the item's
    list (`level`), as Python-Markdown says. `start` is the one of the two that its author chose, once that is known.
    """

    __slots__ = ("level", "ordered", "start", "words")

    def __init__(self, words: int, level: int, ordered: bool) -> None:
        self.words = words
        self.level = level
        self.ordered = ordered
        self.start = 0

    def holds(self, indent: int) -> bool:
        return indent >= self.words or indent >= self.level

    def begin(self, indent: int, is_item: bool) -> int:
        """Where what belongs to the item starts, given the indentation of something that does.

        Whole levels are Python-Markdown's way. It takes an item between two levels for one of the upper level, but
        other text there is code, as CommonMark says, if it is so far from the words.
        """
        whole = is_item or (indent - self.level) % _LEVEL == 0
        return self.start or (self.level if indent >= self.level and whole else self.words)


class _Reading:
    """Reads lines one after the other, and knows which items of lists are open.

    A block is what stands between two empty lines: Python-Markdown divides a text into blocks before all else.
    """

    def __init__(self) -> None:
        self.too_deep: list[str] = []
        self.in_html = False
        """Whether the block begins like one of HTML."""
        self._items: list[_Item] = []
        self._lines = 0
        self._begun: int | None = None
        """The depth of the item that begins the block; None if something else begins it."""
        self._inside = 0
        """In how many items the block stands, if it does not begin with one."""
        self._in_paragraph = False
        self._in_table = False

    def line(self, line: str) -> str:
        """`line` indented as Python-Markdown wants it, with an empty line before it where it wants one."""
        indent = _indent(line)
        if indent == len(line):
            self._lines = 0
            self.in_html = self._in_table = self._in_paragraph = False
            return line
        self._lines += 1
        self.in_html = self.in_html or (self._lines == 1 and line.startswith("<"))
        self._in_table = self._in_table or (self._lines == _TABLE_RULE_LINE and bool(_TABLE_RULE.match(line)))
        depth = self._depth(indent)
        marker = None if self._in_table or _RULE.match(line) else _MARKER.match(line)
        if marker and self._is_item(marker, depth):
            return self._item(line, marker, depth)
        return self._other(line, indent, depth)

    def offset(self, indent: int, *, is_item: bool = False) -> tuple[int, int]:
        """In how many items something so indented stands, and how many spaces it has beyond theirs."""
        depth = self._depth(indent)
        return depth, indent - self._start(depth, indent, is_item)

    def _depth(self, indent: int) -> int:
        depth = 0
        while depth < len(self._items) and self._items[depth].holds(indent):
            depth += 1
        return depth

    def _start(self, depth: int, indent: int, is_item: bool) -> int:
        return self._items[depth - 1].begin(indent, is_item) if depth else 0

    def _is_item(self, marker: re.Match[str], depth: int) -> bool:
        """Whether an item begins here: not in code, and in a paragraph only if it is a bullet or the number 1."""
        indent = len(marker[1])
        if self.offset(indent, is_item=True)[1] >= _LEVEL:
            return False
        if not self._in_paragraph or depth < len(self._items) or int(marker[3] or 1) == 1:
            return True
        return self._begun is not None and bool(self._items) and indent >= self._items[-1].level

    def _item(self, line: str, marker: re.Match[str], depth: int) -> str:
        indent = len(marker[1])
        ordered = marker[3] is not None
        apart = self._lines > 1 and self._must_stand_apart(depth, ordered)
        start = self._leave(depth, indent, is_item=True)
        if not self._enter(line, marker, start):
            self.too_deep.append(line)
            return line
        if apart or self._lines == 1:
            self._begun = depth
            self._inside = 0
        self._in_paragraph = True
        moved = _indented(line, depth, indent - start)
        return f"\n{moved}" if apart else moved

    def _must_stand_apart(self, depth: int, ordered: bool) -> bool:
        """Python-Markdown sees no item in a block that begins with other text, with a deeper item, or after an item
        of another kind.
        """
        if self._begun is None or depth < self._begun:
            return True
        return depth < len(self._items) and self._items[depth].ordered != ordered

    def _enter(self, line: str, first: re.Match[str], start: int) -> bool:
        """Open the item, and those that begin on the same line inside it; False if they are too many.

        In those, Python-Markdown knows no other indentation than whole levels.
        """
        words = first.end(2) + (len(first[4]) if len(first[4]) <= _LEVEL else 1)
        marker: re.Match[str] | None = first
        while marker and not _RULE.match(line, marker.start(2)):
            if len(self._items) == MAX_NESTING:
                return False
            start += _LEVEL
            self._items.append(_Item(words or start, start, marker[3] is not None))
            words = 0
            marker = _MARKER.match(line, marker.end())
        return True

    def _leave(self, depth: int, indent: int, *, is_item: bool) -> int:
        """Close the items deeper than `depth`; gives where what belongs to the last of the others starts."""
        del self._items[depth:]
        start = self._start(depth, indent, is_item)
        if depth:
            self._items[-1].start = start
        return start

    def _other(self, line: str, indent: int, depth: int) -> str:
        """What begins no item: it begins a block, belongs to one, or goes on with the words of an item."""
        ends = line.startswith("#") or (not depth and bool(_RULE.match(line)))
        if ends or self._lines == 1:
            self._leave(depth, indent, is_item=False)
            self._begun, self._inside = None, depth
        if ends:
            self._in_paragraph = False
        elif not self._in_paragraph:
            self._in_paragraph = self.offset(indent)[1] < _LEVEL
        if not self._inside or depth < self._inside:
            return line
        return _indented(line, self._inside, indent - self._items[self._inside - 1].start)


class _Fences:
    """Finds indented fenced code."""

    def __init__(self, lines: list[str], put_aside: Callable[[list[str]], str]) -> None:
        self._lines = lines
        self._put_aside = put_aside
        self._reading = _Reading()
        self._hopeless: dict[str, int] = {}
        """For each fence, the line before which it begins no code."""

    def kept(self) -> list[str]:
        kept: list[str] = []
        number = 0
        while number < len(self._lines):
            line = self._lines[number]
            end = self._end(number)
            stands_for = self._put_aside(self._code(number, end)) if end else ""
            if end and not stands_for:
                self._hopeless[self._fence(number)] = end + 1
            new = ["", " " * _indent(line) + stands_for, ""] if stands_for else [line]
            for each in new:
                self._reading.line(each)
            kept += new
            number = end + 1 if stands_for else number + 1
        return kept

    def _end(self, number: int) -> int:
        """The line that closes the fence on line `number`; 0 if that is no fence, or none closes it."""
        line, fence = self._lines[number], self._fence(number)
        if not fence or self._reading.in_html or self._hopeless.get(fence, 0) > number:
            return 0
        depth, extra = self._reading.offset(_indent(line))
        if extra >= _LEVEL:
            return 0
        end = number + 1
        while end < len(self._lines):
            words = self._lines[end].strip(" ")
            if words and self._reading.offset(_indent(self._lines[end]))[0] < depth:
                break
            if words.startswith(fence) and not words.strip(fence[0]):
                return end
            end += 1
        self._hopeless[fence] = end
        return 0

    def _fence(self, number: int) -> str:
        found = _FENCE.match(self._lines[number])
        return found[1] if found else ""

    def _code(self, begin: int, end: int) -> list[str]:
        indent = _indent(self._lines[begin])
        opening = self._lines[begin].lstrip(" ")
        code = [line[min(indent, _indent(line)) :] for line in self._lines[begin + 1 : end]]
        return [opening, *code, self._fence(begin)]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _indented(line: str, depth: int, extra: int) -> str:
    return " " * (_LEVEL * depth + max(0, extra)) + line.lstrip(" ")
