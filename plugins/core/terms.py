"""Terms: which terms of which vocabularies an entry refers to, wherever in its fields it does."""

from collections.abc import Iterator

import msgspec

from plugins.core.fields import ListOf, Term, Terms
from plugins.core.records import Group, fields_of

# A vocabulary and a code of it.
TermKey = tuple[str, str]

# The vocabularies that are part of another one, in which their codes mean the same.
WHOLE = {"alliances": "organisations"}


def terms_of(struct: msgspec.Struct) -> Iterator[TermKey]:
    """The terms that a struct and the groups within it refer to, each once, in the order of the fields."""
    yield from dict.fromkeys(_all(struct))


def _all(struct: msgspec.Struct) -> Iterator[TermKey]:
    for name, field in fields_of(struct.__class__).items():
        value = getattr(struct, name)
        if not value:
            continue
        match field:
            case Terms():
                yield from ((WHOLE.get(field.vocabulary, field.vocabulary), code) for code in value)
            case Term():
                yield WHOLE.get(field.vocabulary, field.vocabulary), value
            case Group():
                yield from _all(value)
            case ListOf(item=Group()):
                for each in value:
                    yield from _all(each)
