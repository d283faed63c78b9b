"""Tokens written as HTML and cut at the slots."""

from collections.abc import Iterable

from plugins.core.prose import markup
from plugins.core.prose.markup import NOTE_LINK, Hole, Open, Token
from plugins.core.prose.model import LinkSlot, Slot


def cut(tokens: Iterable[Token]) -> tuple[tuple[str, ...], tuple[Slot, ...]]:
    """The chunks of HTML and the slots between them.

    Every link is open except those between a footnote and its place: where they lead does not depend on the
    page.
    """
    chunks: list[str] = []
    slots: list[Slot] = []
    pieces: list[str] = []
    for token in tokens:
        match token:
            case Hole(slot):
                chunks.append("".join(pieces))
                slots.append(slot)
                pieces.clear()
            case Open(tag="a") if _is_open(token):
                chunks.append("".join((*pieces, "<a")))
                slots.append(LinkSlot(token.get("href") or ""))
                pieces[:] = (f"{markup.attributes(token.having(href=None).attrs)}>",)
            case _:
                pieces.append(markup.written(token))
    return (*chunks, "".join(pieces)), tuple(slots)


def _is_open(link: Open) -> bool:
    href = link.get("href")
    return href is not None and not NOTE_LINK.match(href)
