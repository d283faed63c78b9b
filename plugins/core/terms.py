"""Terms: which terms of which vocabularies an entry refers to, wherever in its fields it does."""

from collections.abc import Iterator

import msgspec

from plugins.core.fields import Term, Terms
from plugins.core.records import values_in

# A vocabulary and a code of it.
TermKey = tuple[str, str]

# The vocabularies that are part of another one, in which their codes mean the same.
WHOLE = {"alliances": "organisations"}


def terms_of(struct: msgspec.Struct) -> Iterator[TermKey]:
    """The terms that a struct and the groups within it refer to, each once, in the order of the fields."""
    yield from dict.fromkeys(_all(struct))


def _all(struct: msgspec.Struct) -> Iterator[TermKey]:
    for _, field, value in values_in(struct):
        if isinstance(field, Terms | Term):
            vocabulary = WHOLE.get(field.vocabulary, field.vocabulary)
            yield from ((vocabulary, code) for code in (value if isinstance(field, Terms) else (value,)))
