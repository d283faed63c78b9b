"""Tokens checked against the allow-list: what may stay stays, every other thing becomes a fault of its
author.

What comes out is well formed and holds allowed elements, attributes and targets only, whatever went in.
"""

from collections.abc import Iterable
from typing import Literal

from plugins.core.problems import Fault
from plugins.core.prose import allowed, targets
from plugins.core.prose.lines import Locator
from plugins.core.prose.markup import VOID, Attributes, Close, Hole, Open, Stray, Text, Token

_INSTEAD = "write it in Markdown; of HTML only simple tags such as <abbr>, <cite>, <kbd> or <details> may be used"
_SUMMARY = 60
"""Characters of a tag that a message shows."""


def sanitise(tokens: Iterable[Token], locator: Locator) -> tuple[list[Token], list[Fault]]:
    """The tokens that may stay, with every open element closed, and the faults in the order of the text."""
    sanitiser = _Sanitiser(locator)
    for token in tokens:
        sanitiser.take(token)
    sanitiser.end()
    return sanitiser.kept, sanitiser.faults


class _Element:
    """An element that is open: its start tag, and whether it was kept."""

    __slots__ = ("kept", "start")

    def __init__(self, start: Open, kept: bool) -> None:
        self.start = start
        self.kept = kept


class _Sanitiser:
    """Reads one text. `kept` and `faults` are its results."""

    def __init__(self, locator: Locator) -> None:
        self.kept: list[Token] = []
        self.faults: list[Fault] = []
        self._locator = locator
        self._open: list[_Element] = []
        self._tags: list[str] = []
        self._dropping = ""
        self._ids: set[str] = set()

    def take(self, token: Token) -> None:
        """Check the next token."""
        if self._dropping:
            if isinstance(token, Close) and token.tag == self._dropping:
                self._dropping = ""
            return
        match token:
            case Text(text):
                self._text(text)
            case Open():
                self._start(token)
            case Close():
                self._end_tag(token)
            case Stray(raw):
                self._fault(f"a '<' begins no tag in '{targets.shown(raw)}': write &lt; for the sign itself", raw, "<")
                self.kept.append(Text("<"))
            case Hole():
                self.kept.append(token)

    def end(self) -> None:
        """End the text: what is still open is closed, and is a fault."""
        while self._open:
            self._unclosed(self._open.pop())

    def _text(self, text: str) -> None:
        if self._tags and not text.isspace() and not allowed.may_hold_text(self._tags[-1]):
            self._fault(f"text stands directly inside <{self._tags[-1]}>: put it into a cell or an item", text.strip())
        if "<" in text and "code" in self._tags:
            self._locator.skip(text)
        self.kept.append(Text(text))

    def _start(self, tag: Open) -> None:
        if tag.tag not in allowed.TAGS:
            self._refuse(tag)
            return
        objection = allowed.nesting_objection(tag.tag, self._tags)
        if objection:
            self._fault(objection, tag.raw, f"<{tag.tag}")
        start = self._checked(tag)
        keep = start is not None and not (tag.tag == "a" and "a" in self._tags)
        if start is not None and keep:
            self.kept.append(start)
        if tag.tag not in VOID:
            self._push(tag, keep)
            if tag.closes_itself:
                self._unclosed(self._pop())

    def _refuse(self, tag: Open) -> None:
        self._fault(f"the tag <{tag.tag}> is not allowed here: {_INSTEAD}", tag.raw, f"<{tag.tag}")
        if tag.tag in allowed.CONTENT_DROPPED and tag.tag not in VOID:
            self._dropping = tag.tag
        elif tag.tag not in VOID and not tag.closes_itself:
            self._push(tag, kept=False)

    def _end_tag(self, tag: Close) -> None:
        if not any(element.start.tag == tag.tag for element in self._open):
            self._fault(f"{tag.raw} closes nothing: delete it, or write the tag that begins it", tag.raw)
            return
        while self._open[-1].start.tag != tag.tag:
            self._unclosed(self._pop())
        element = self._pop()
        if element.kept:
            self.kept.append(Close(tag.tag, tag.raw))

    def _push(self, tag: Open, kept: bool) -> None:
        self._open.append(_Element(tag, kept))
        if kept:
            self._tags.append(tag.tag)

    def _pop(self) -> _Element:
        element = self._open.pop()
        if element.kept:
            self._tags.pop()
        return element

    def _unclosed(self, element: _Element) -> None:
        tag = element.start
        name = tag.raw if len(tag.raw) <= _SUMMARY else f"<{tag.tag}>"
        self._fault(f"{name} is not closed where it should be: write </{tag.tag}> at its end", tag.raw, f"<{tag.tag}")
        if element.kept:
            self.kept.append(Close(tag.tag))

    def _checked(self, tag: Open) -> Open | None:
        """`tag` with the attributes and the target that may stay; None for a picture that leads nowhere."""
        kept = self._attributes(tag)
        start = Open(tag.tag, kept, tag.raw)
        if tag.tag == "a" and start.get("href") is not None:
            return start if self._leads(tag, start.get("href") or "", "link") else start.having(href=None)
        if tag.tag == "img":
            return self._picture(start)
        return start

    def _attributes(self, tag: Open) -> Attributes:
        kept: dict[str, str] = {}
        for name, value in tag.attrs:
            if name in kept:
                self._fault(f"the attribute '{name}' stands twice on <{tag.tag}>: delete one", tag.raw, name)
            elif objection := allowed.attribute_objection(tag.tag, name, value):
                self._fault(objection, tag.raw, value, name)
            elif name == "id" and value in self._ids:
                message = f"the id '{value}' is used twice: give each its own"
                self.faults.append(Fault(self._locator.last_line(value), message))
            elif name != "title" or value:
                kept[name] = value
        self._ids.add(kept.get("id", ""))
        return tuple(kept.items())

    def _picture(self, tag: Open) -> Open | None:
        source = tag.get("src") or ""
        if not self._leads(tag, source, "picture"):
            return None
        if not (tag.get("alt") or "").strip():
            message = f"picture '{targets.shown(source)}' has no alternative text: write what it shows"
            self._fault(f"{message} between the square brackets", f"({source}", source)
        return tag

    def _leads(self, tag: Open, target: str, kind: Literal["link", "picture"]) -> bool:
        objection = targets.objection(target, kind)
        if objection is None:
            return True
        empty = ("](", "[](") if not target.strip() else ()
        self._fault(objection, f"({target}" if target else "", target, tag.raw, *empty)
        return False

    def _fault(self, message: str, *needles: str) -> None:
        self.faults.append(Fault(self._locator.line(*needles), message))
