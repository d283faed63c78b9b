"""Documents: the built pages as they are indexed."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from plugins.core.urls import save_as
from plugins.search.catalogue import Record


class IndexingError(Exception):
    """Why what was built cannot be indexed: one plain sentence for a person."""


def documents(output: Path, records: Iterable[Record]) -> Iterator[str]:
    """Each page as it is indexed: what is between its masthead and its footer, with what else is known of it."""
    for record in records:
        path = save_as(record.address)
        try:
            text = (output / path).read_text("utf-8")
        except FileNotFoundError:
            raise IndexingError(f"{output.name}/{path} is gone: build again.") from None
        start, end = text.find("<main"), text.rfind("</main>")
        if start < 0 or end < start:
            raise IndexingError(f"{output.name}/{path} has no <main>, so nothing of it can be found.")
        yield _document(record, text[text.index(">", start) + 1 : end])


def _document(record: Record, text: str) -> str:
    known = "".join(_attribute(name, value) for name, value in _names(record) if value)
    about = f"<p>{escape(record.about)}</p>" if record.about else ""
    return f'<!doctype html><html lang="{record.lang}"><main data-pagefind-body>{known}{about}{text}</main></html>\n'


def _names(record: Record) -> Iterator[tuple[str, str]]:
    """What is searched besides the text. A challenge outranks what belongs to it."""
    yield "title", record.title
    yield "also", " · ".join(record.also)
    yield "code", _word(record.code)
    yield "codes", " ".join(map(_word, record.challenges))
    yield "date", record.date


def _word(code: str) -> str:
    """The code of a challenge as one word, as `search.js` asks for it: a point would part it.

    Its number comes first: of an index that does not know a word, one is given that begins alike.
    """
    return f"{code.replace('.', 'x')}challenge" if code else ""


def _attribute(name: str, value: str) -> str:
    return f'<i data-pagefind-meta="{name}[title]" title="{escape(value)}"></i>'
