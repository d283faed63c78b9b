"""Hand-written HTML read once more, as a browser reads it.

Our own reader is strict and simple; browsers follow a long list of repairs. Where the two disagree on what
the text is, a reader might see (or run) something other than what was checked. So a disagreement is a fault.
"""

from plugins.core.problems import Fault
from plugins.core.prose import allowed, markup
from plugins.core.prose.lines import Locator
from plugins.core.prose.markup import Close, Open, Text, Token

_MESSAGE = "a browser would have to repair the HTML here: close each tag before the one around it"


def confirmed(tokens: list[Token], locator: Locator, *, known_faulty: bool) -> tuple[list[Token], tuple[Fault, ...]]:
    """`tokens` if a browser reads them just so; else what a browser makes of them, and a fault.

    No fault is added to a text that is `known_faulty`: it would only say again, less clearly, what has been
    said.
    """
    repaired = list(markup.read(allowed.CLEANER.clean(markup.write(tokens))))
    ours, theirs = _comparable(tokens), _comparable(repaired)
    if ours == theirs:
        return tokens, ()
    return repaired, () if known_faulty else (Fault(_line(ours, theirs, locator), _MESSAGE),)


def _comparable(tokens: list[Token]) -> list[tuple[str, object]]:
    """What must agree: elements, attributes in any order, text.

    `<tbody>` may be left out in HTML, and a line feed right after `<pre>` is not content.
    """
    parts: list[tuple[str, object]] = []
    for token in tokens:
        match token:
            case Open(tag, attrs) if tag != "tbody":
                parts.append((tag, sorted(attrs)))
            case Close(tag) if tag != "tbody":
                parts.append(("/", tag))
            case Text(text):
                _add_text(parts, text)
    return parts


def _add_text(parts: list[tuple[str, object]], text: str) -> None:
    if parts and parts[-1][0] == "pre":
        text = text.removeprefix("\n")
    if parts and parts[-1][0] == "":
        text = f"{parts.pop()[1]}{text}"
    if text:
        parts.append(("", text))


def _line(ours: list[tuple[str, object]], theirs: list[tuple[str, object]], locator: Locator) -> int:
    """The line of the last element before the two readings part."""
    same = 0
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            break
        same += 1
    for name, _ in reversed(ours[: same + 1]):
        if name.isalnum():
            return locator.line(f"<{name}")
    return 1
