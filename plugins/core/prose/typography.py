"""Quotes, apostrophes, dashes, ellipses and French spaces, put right for each language.

Rules: English from New Hart's Rules, French from the Lexique des règles typographiques en usage à
l'Imprimerie nationale, Spanish from the Ortografía de la lengua española. Correct characters stay, so doing
it twice changes nothing.
"""

import re
from functools import lru_cache
from typing import Final

NARROW: Final = "\u202f"
"""Narrow no-break space: inside French quotes and before `;`, `!` and `?`."""
NO_BREAK: Final = "\u00a0"
"""No-break space: before a French colon."""

_SPACES = " \u00a0\u2009\u202f"
_URL = r"://[^\s<>\"'«»“”]++"
_DOUBLE = rf"\"(?:[{_SPACES}]*+(?![;:!?»]))?+"
_COMMON = rf"\.\.\.\.*+|---*+|{_DOUBLE}|'|“|”|»|{_URL}"
_FRENCH = rf"«[{_SPACES}]*+|;[;:!?]*+|:[;:!?]*+|![;:!?]*+|\?[;:!?]*+"
# Each alternative begins with a plain character: that lets `re` leap from one candidate to the next.
_PATTERNS = {
    "en": re.compile(f"{_COMMON}|«"),
    "es": re.compile(f"{_COMMON}|«"),
    "fr": re.compile(f"{_COMMON}|{_FRENCH}"),
}
_SPACED_BEFORE = frozenset(";:!?»")
_QUOTES = {"en": ("“", "”"), "es": ("«", "»"), "fr": (f"«{NARROW}", f"{NARROW}»")}
_PAIR = re.compile(r"""'(?=\S)(?:[^'"]|(?<=\w)'(?=\w))+?(?<=\S)'(?!\w)""")
_LEFT_EDGE = frozenset("([{«“‘—–-/¿¡")
_RIGHT_EDGE = frozenset(").,;:!?]}»”’'\"…")
_INLINE = "\ufffc"
"""Stands for what follows a piece, a word or not, when the block goes on after it."""
_EYES, _MOUTHS = (":", ";"), ("(", ")")


@lru_cache(2**15)
def typeset(text: str, lang: str) -> str:
    """`text` (plain, without markup) with the typography of `lang`: en, fr or es. Else it stays as it is."""
    return Typographer(lang).feed(text)


class Typographer:
    """Sets one block of text, given in the pieces that its inline markup divides it into.

    It remembers the last character set and the quotes still open, as a quote may open in one piece and close
    in another.
    """

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._pattern = _PATTERNS.get(lang)
        self.begin()

    def begin(self) -> None:
        """Begin a block: nothing stands before it and no quote is open."""
        self._last = self._before = ""
        self._open: list[str] = []

    def skip(self) -> None:
        """Something unset, such as code or a picture, stands here: the next piece follows it as it would a
        word.
        """
        self._last = "x"

    def feed(self, text: str, *, more: bool = False) -> str:
        """`text` set. `more` says that the block goes on after it, so that its end is not the end of a
        sentence.
        """
        if not text:
            return text
        if self._pattern is None or not self._pattern.search(text):
            self._last = text[-1]
            return text
        return self._set(self._pattern, text, beyond=_INLINE if more else "")

    def _set(self, pattern: re.Pattern[str], text: str, beyond: str) -> str:
        pieces: list[str] = []
        self._before = self._last
        done = 0
        inner_end = -1
        for found in pattern.finditer(text):
            self._put(pieces, text[done : found.start()])
            done = found.end()
            mark, following = found[0], text[done : done + 1] or beyond
            if mark == "'" and self._lang != "en":
                inner_end = self._put_inner(pieces, text, found.start(), inner_end)
            elif mark[0] == '"':
                self._put_double(pieces, mark, following)
            elif mark[0] in _SPACED_BEFORE:
                self._put_spaced(pieces, mark, following)
            else:
                self._put(pieces, self._replacement(mark, following))
        self._put(pieces, text[done:])
        return "".join(pieces)

    def _put(self, pieces: list[str], piece: str) -> None:
        if piece:
            pieces.append(piece)
            self._last = piece[-1]

    def _replacement(self, mark: str, following: str) -> str:
        match mark[0]:
            case ".":
                return "…" if len(mark) == len("...") else mark
            case "-":
                return self._dash(mark, following)
            case "'":
                return self._english_single(following)
            case "«" | "“":
                return self._opened(mark)
            case "”":
                return self._closed(mark)
            case _:
                return mark

    def _dash(self, found: str, following: str) -> str:
        """`--` between two words or two spaces is a dash; in `--option` and `-->` it is not."""
        if len(found) == len("---"):
            return "—"
        even = _is_space(self._last) == _is_space(following)
        return "–" if len(found) == len("--") and even and self._last != "<" and following != ">" else found

    def _english_single(self, following: str) -> str:
        """A quote opens before a word; before a year (’90s) and everywhere else it is an apostrophe or
        closes.
        """
        return "‘" if self._at_left_edge() and not _is_space(following) and not following.isdigit() else "’"

    def _opened(self, found: str) -> str:
        self._open.append("»" if found[0] == "«" else "”")
        return f"«{NARROW}" if self._lang == "fr" and found[0] == "«" else found

    def _closed(self, found: str) -> str:
        if self._open:
            self._open.pop()
        return found

    def _put_spaced(self, pieces: list[str], mark: str, following: str) -> None:
        """A mark that French sets a space before, in whatever way the author did."""
        if mark == "»":
            self._closed(mark)
        tail = pieces.pop() if pieces else ""
        stem = tail.rstrip(_SPACES)
        last = stem[-1:] or (pieces[-1][-1] if pieces else self._before)
        space = self._space_before(mark, last, following) if "://" not in mark else None
        self._put(pieces, tail if space is None else stem)
        self._put(pieces, (space or "") + mark)

    def _space_before(self, mark: str, last: str, following: str) -> str | None:
        """The space that belongs between `last` and `mark`; None if what is there stays, as in times and smileys."""
        if self._lang != "fr" or _is_space(last):
            return None
        if mark == "»":
            return NARROW
        if last in _LEFT_EDGE or (mark in _EYES and following in _MOUTHS):
            return None
        ends = _is_space(following) or following in _RIGHT_EDGE or following == _INLINE
        return (NO_BREAK if mark == ":" else NARROW) if ends else None

    def _put_double(self, pieces: list[str], found: str, following: str) -> None:
        """A straight quote, with the spaces that follow it: it closes what is open, or opens, or stays."""
        spaces = found[1:]
        after = spaces[:1] or following
        ends = _is_space(after) or after in _RIGHT_EDGE
        if self._open and (ends or not self._at_left_edge()):
            self._close_double(pieces)
            self._put(pieces, spaces)
        elif self._at_left_edge() and not _is_space(following):
            self._open_double(pieces, spaces)
        else:
            self._put(pieces, found)

    def _open_double(self, pieces: list[str], spaces: str) -> None:
        outer, closing = _QUOTES[self._lang]
        inner = bool(self._open) or self._lang == "en"
        self._open.append("”" if inner else closing[-1])
        self._put(pieces, "“" if inner else outer)
        if inner or self._lang == "es":
            self._put(pieces, spaces)

    def _close_double(self, pieces: list[str]) -> None:
        """Close what was opened last. Spaces that stand before a French closing quote give way to its own."""
        if self._open[-1] == "»":
            self._put_spaced(pieces, "»", "")
        else:
            self._put(pieces, self._open.pop())

    def _put_inner(self, pieces: list[str], text: str, at: int, inner_end: int) -> int:
        """French and Spanish: 'a pair' is a quote within a quote, anything else an apostrophe.

        Gives the index where the inner quote that is now open will close, or -1.
        """
        if at == inner_end:
            self._put(pieces, self._closed("”"))
            return -1
        pair = _PAIR.match(text, at) if inner_end < 0 and self._at_left_edge() else None
        self._put(pieces, self._opened("“") if pair else "’")
        return pair.end() - 1 if pair else inner_end

    def _at_left_edge(self) -> bool:
        return _is_space(self._last) or self._last in _LEFT_EDGE


def _is_space(char: str) -> bool:
    """Whether `char` is white space, or the nothing before and after a text."""
    return not char or char.isspace()
