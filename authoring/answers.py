"""Answers: what a writer says of a field, as the YAML that goes into the file, held to the same rules as the file."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from authoring.names import own_name
from authoring.scalars import written
from plugins.core.data.vocabulary import Vocabularies
from plugins.core.frontmatter import syntax
from plugins.core.frontmatter.fields import Choice, Field, ListOf, Term, Terms
from plugins.core.frontmatter.records import Group, values_in
from plugins.core.languages import DEFAULT
from plugins.core.problems import Fault


def as_yaml(field: Field, answer: str, vocabularies: Vocabularies) -> str:
    """An answer as it is written in front matter. Several values have commas between them; YAML stays as it is."""
    answer = " ".join(answer.split())
    if answer.startswith(("{", "[")):
        return answer
    if isinstance(field, Terms) and not isinstance(vocabularies[field.vocabulary].find(answer), Fault):
        return as_list([answer])
    if isinstance(field, Terms | ListOf):
        return as_list(part.strip() for part in answer.split(",") if part.strip())
    return written(answer)


def as_list(values: Iterable[str]) -> str:
    """Plain values as a YAML list on one line."""
    return f"[{', '.join(written(value, flow=True) for value in values)}]"


def objections(name: str, field: Field, yaml: str, vocabularies: Vocabularies) -> list[str]:
    """What a check would say of a value of the field, written so."""
    mapping = syntax.read(f"{name}: {yaml}", offset=0)
    if isinstance(mapping, Fault):
        return [mapping.message]
    faults: list[Fault] = []
    value = field.read(mapping.items[0][1], faults)
    faults += [found for found in _lookups(field, value, vocabularies) if isinstance(found, Fault)]
    return [fault.message for fault in faults]


def _lookups(field: Field, value: Any, vocabularies: Vocabularies) -> Iterator[str | Fault]:
    """The code of each term that a value names, or why there is none."""
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    for each in values:
        if isinstance(field, Term | Terms):
            yield vocabularies[field.vocabulary].find(each)
        elif isinstance(each, msgspec.Struct):
            for _, inner, inside in values_in(each):
                yield from _lookups(inner, inside, vocabularies)


def choices(field: Field, vocabularies: Vocabularies) -> Mapping[str, str]:
    """All that may be answered, where that is a list; a code with what it stands for, else ''."""
    if isinstance(field, ListOf):
        return choices(field.item, vocabularies)
    if isinstance(field, Choice):
        return dict.fromkeys(field.choices, "")
    if isinstance(field, Term | Terms):
        vocabulary = vocabularies[field.vocabulary]
        named = [(own_name(vocabulary, term.code), term) for term in vocabulary.terms]
        return {name: term.label.in_(DEFAULT) if name == term.code else "" for name, term in named}
    return {}


def group_in(field: Field) -> type[msgspec.Struct] | None:
    """What a field, or each value of a list, is read into, if that is a group; None for plain values."""
    item = field.item if isinstance(field, ListOf) else field
    return item.of if isinstance(item, Group) else None
