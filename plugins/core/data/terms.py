"""Terms: which terms of which vocabularies an entry refers to, wherever in its fields it does."""

from collections.abc import Iterator
from functools import cache

import msgspec

from plugins.core.frontmatter.fields import ListOf, Term, Terms
from plugins.core.frontmatter.records import Group, fields_of

# A vocabulary and a code of it.
TermKey = tuple[str, str]

# The vocabularies that are part of another one, in which their codes mean the same.
WHOLE = {"alliances": "organisations"}


def terms_of(struct: msgspec.Struct) -> Iterator[TermKey]:
    """The terms that a struct and the groups within it refer to, each once, in the order of the fields."""
    yield from dict.fromkeys(_all(struct))


def _all(struct: msgspec.Struct) -> Iterator[TermKey]:
    for name, vocabulary, holds_groups in _places(struct.__class__):
        value = getattr(struct, name)
        if not value:
            continue
        if holds_groups:
            for group in value if isinstance(value, tuple) else (value,):
                yield from _all(group)
        elif isinstance(value, tuple):
            yield from ((vocabulary, code) for code in value)
        else:
            yield vocabulary, value


@cache
def _places(struct: type[msgspec.Struct]) -> tuple[tuple[str, str, bool], ...]:
    """The attributes in which a struct has terms: the name, their vocabulary, whether groups of fields hold them."""
    places = []
    for name, field in fields_of(struct).items():
        group = field.item if isinstance(field, ListOf) else field
        if isinstance(field, Terms | Term):
            places.append((name, WHOLE.get(field.vocabulary, field.vocabulary), False))
        elif isinstance(group, Group):
            inner: type[msgspec.Struct] = group.of
            if _places(inner):
                places.append((name, "", True))
    return tuple(places)
