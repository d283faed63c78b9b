"""What a reader reads: plain text, the excerpt, and Markdown that was left unread."""

import re
from collections.abc import Iterable

from plugins.core.problems import Fault
from plugins.core.prose import targets
from plugins.core.prose.lines import Locator
from plugins.core.prose.markup import NOTE_LINK, Close, Open, Text, Token, names

EXCERPT_LENGTH = 200
"""Characters of an excerpt at most, its ellipsis aside."""

_BREAKS = names(
    "blockquote br caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre "
    "summary table td th tr ul"
)
_SPACING = re.compile(r"[ \t\n]{2,}|[\t\n]")
"""White space that HTML collapses, where it is more than a space; no-break spaces stay."""
_REFERENCE = re.compile(r"\[[^\[\]]+\] ?\[([^\[\]]+)\]")
_STARS = re.compile(r"\*\* [^*]+ \*\*")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")


def plain(tokens: Iterable[Token]) -> str:
    """The text of `tokens` on one line, without the numbers of footnotes and the arrows back to them."""
    return _SPACING.sub(" ", _joined(tokens, with_code=True)).strip()


def excerpt(tokens: list[Token]) -> str:
    """The plain text of the first paragraph that has any, cut between words with `…` if it is long."""
    start = -1
    for index, token in enumerate(tokens):
        if isinstance(token, Open) and token.tag == "p":
            start = index
        elif isinstance(token, Close) and token.tag == "p" and start >= 0:
            text = plain(tokens[start:index])
            if text:
                return _cut(text)
    return ""


def left_over(tokens: list[Token], locator: Locator) -> list[Fault]:
    """A warning for each reference to a link or a footnote that is defined nowhere, and so was left as it
    stands.
    """
    text = _SPACING.sub(" ", _joined(tokens, with_code=False))
    notes = [
        Fault(
            locator.line(f"[^{name}]"),
            f"the footnote [^{name}] is defined nowhere: write '[^{name}]: …'",
            "warning",
        )
        for name in _NOTE.findall(text)
    ]
    links = [
        Fault(
            locator.line(f"[{name}]"),
            f"the link target [{name}] is defined nowhere: write '[{name}]: address'",
            "warning",
        )
        for name in _REFERENCE.findall(text)
        if not name.startswith("^")
    ]
    return notes + links


def stars(tokens: Iterable[Token], locator: Locator) -> list[Fault]:
    """A warning for each pair of stars that was to make words bold, and is shown instead."""
    message = "the stars are shown as they stand: there is no blank between them and the words that are bold: **words**"
    found = _STARS.finditer(_joined(tokens, with_code=False))
    return [Fault(locator.line(each[0]), message, "warning") for each in found]


def wordless(tokens: Iterable[Token], locator: Locator) -> list[Fault]:
    """A warning for each link that nobody can see or follow, as it holds neither words nor a picture."""
    faults: list[Fault] = []
    target = ""
    for token in tokens:
        match token:
            case Open(tag="a"):
                target = token.get("href") or ""
            case Open(tag="img"):
                target = ""
            case Text(text) if text.strip():
                target = ""
            case Close(tag="a") if target:
                message = f"the link to '{targets.shown(target)}' has no words: write some between the square brackets"
                faults.append(Fault(locator.line(f"]({target}", target), message, "warning"))
    return faults


def _joined(tokens: Iterable[Token], *, with_code: bool) -> str:
    """The text with a space where a block or a line ends; without links to and from footnotes."""
    pieces: list[str] = []
    skipping = ""
    for token in tokens:
        match token:
            case _ if skipping:
                skipping = "" if isinstance(token, Close) and token.tag == skipping else skipping
            case Text(text):
                pieces.append(text)
            case Open(tag="a") if NOTE_LINK.match(token.get("href") or ""):
                skipping = "a"
            case Open(tag="code") if not with_code:
                skipping = "code"
            case Open(tag) | Close(tag) if tag in _BREAKS:
                pieces.append(" ")
    return "".join(pieces)


def _cut(text: str) -> str:
    if len(text) <= EXCERPT_LENGTH:
        return text
    whole, _, _ = text[: EXCERPT_LENGTH + 1].rpartition(" ")
    return (whole or text[:EXCERPT_LENGTH]).rstrip(" ,;:.–—-…") + "…"
