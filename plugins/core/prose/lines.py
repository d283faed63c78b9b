"""Where in the Markdown text something stands."""

import html
import re

_TARGET_BEGINS = r"""(?:\]\(\s*<?|<|\]:\s*<?|(?:href|src)\s*=\s*["']?)"""


def line_of(markdown: str, target: str) -> int:
    """The line, from 1, where `target` (of a link or picture, as written) first occurs; 1 if it does not.

    A place that looks like a target comes before one that merely holds the same letters.
    """
    spellings = dict.fromkeys((target, html.escape(target, quote=False)))
    for begins in (_TARGET_BEGINS, ""):
        for spelling in spellings:
            if found := re.search(begins + re.escape(spelling), markdown):
                return _line(markdown, found.end())
    return 1


def _line(markdown: str, index: int) -> int:
    return markdown.count("\n", 0, index) + 1


class Locator:
    """Finds the lines of things named in the order of the text, so that the second `<b>` is not taken for the
    first.

    HTML no longer knows its lines; what was written by hand can be looked up again, as it was kept letter by
    letter.
    """

    def __init__(self, markdown: str) -> None:
        self._markdown = markdown
        self._cursor = 0

    def line(self, *needles: str) -> int:
        """The line of the first needle that occurs: after the last place found if it can be, else anywhere,
        else 1.
        """
        for needle in filter(None, needles):
            found = self._find(needle)
            if found >= 0:
                self._cursor = found + len(needle)
                return _line(self._markdown, found)
        return self._line_of_disguised(needles)

    def last_line(self, needle: str) -> int:
        """The line where `needle` occurs last; 1 if it does not."""
        return _line(self._markdown, max(self._markdown.rfind(needle), 0))

    def skip(self, text: str) -> None:
        """Step over `text` (a piece of code), so that the tags it quotes are not taken for real ones.

        It may have been indented in the list that it stands in: then it is there line by line.
        """
        whole = text.strip()
        for piece in (whole,) if whole in self._markdown else filter(None, map(str.strip, whole.split("\n"))):
            found = self._markdown.find(piece, self._cursor)
            if found < 0:
                return
            self._cursor = found + len(piece)

    def _find(self, needle: str) -> int:
        ahead = self._markdown.find(needle, self._cursor)
        return ahead if ahead >= 0 else self._markdown.find(needle)

    def _line_of_disguised(self, needles: tuple[str, ...]) -> int:
        """The line of a needle that was written with character references, as `&#106;avascript:`; else 1."""
        plain = html.unescape(self._markdown)
        places = [plain.find(needle) for needle in needles if needle and needle in plain]
        return _line(plain, min(places, default=0))
