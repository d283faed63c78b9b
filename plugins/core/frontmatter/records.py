"""Records: groups of fields, read into structs.

A field is put beside an attribute with `Annotated`; nothing else declares it. From that one declaration come the
reading of front matter, its messages and its JSON Schema.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, Generic, Protocol, TypeVar, get_type_hints, runtime_checkable

import msgspec

from plugins.core.frontmatter.fields import Faults, Field, ListOf, is_empty, refuse
from plugins.core.frontmatter.syntax import Mapping, Node, Scalar, Sequence
from plugins.core.problems import CUT_OFF, unknown

S = TypeVar("S", bound=msgspec.Struct)

# What needs no quotes as a value between braces, and is short enough to be said again.
_PLAIN = re.compile(r"(?=.{1,60}$)\w(?:[^,:{}\[\]#\"']|:(?! ))*")


@runtime_checkable
class Checked(Protocol):
    """A struct whose values must fit each other."""

    def misfits(self) -> Iterator[tuple[str, str]]:
        """The name of each field that does not fit the others, and what is wrong with it."""


class Group(msgspec.Struct, Generic[S], frozen=True):
    """A group of fields: `{label: .., url: ..}`, read into the struct `of`."""

    help: str
    of: type[S]

    def read(self, node: Node, faults: Faults) -> S | None:
        if not isinstance(node, Mapping):
            written = written_names(self.of)
            allowed = ", ".join(written[name] for name in fields_of(self.of))
            example = _example(self.of, node)
            refuse(node, faults, f"a group of fields is expected here, with: {allowed}. Write it as {example}")
            return None
        return read_record(self.of, node, faults)

    def schema(self) -> dict[str, Any]:
        return record_schema(self.of)


def _example(struct: type[msgspec.Struct], node: Node) -> str:
    """The shortest group that fits, its first value being what was written instead: `{file: x.jpg, alt: ..}`."""
    given = node.value.strip() if isinstance(node, Scalar) else ""
    first = given if _PLAIN.fullmatch(given) else ".."
    names = required_fields(struct) or tuple(fields_of(struct))[:2]
    written = [written_names(struct)[name] for name in names]
    return "{" + ", ".join([f"{written[0]}: {first}", *(f"{name}: .." for name in written[1:])]) + "}"


@cache
def fields_of(struct: type[msgspec.Struct]) -> dict[str, Field]:
    """The fields that a struct declares, by name, in the order of its attributes."""
    hints = get_type_hints(struct, include_extras=True)
    metadata = {name: getattr(hints[name], "__metadata__", ()) for name in struct.__struct_fields__}
    return {name: found for name, extras in metadata.items() for found in extras if isinstance(found, Field)}


def values_in(struct: msgspec.Struct) -> Iterator[tuple[str, Field, Any]]:
    """Every value that a struct and the groups within it state, with the name of its field and the field itself."""
    for name, field in fields_of(struct.__class__).items():
        value = getattr(struct, name)
        if not value:
            continue
        if isinstance(field, Group):
            yield from values_in(value)
        elif isinstance(field, ListOf) and isinstance(field.item, Group):
            for each in value:
                yield from values_in(each)
        else:
            yield name, field, value


@cache
def written_names(struct: type[msgspec.Struct]) -> dict[str, str]:
    """How each attribute is called in a file: as itself, unless the struct renames it (`from` is no Python name)."""
    return dict(zip(struct.__struct_fields__, struct.__struct_encode_fields__, strict=True))


@cache
def required_fields(struct: type[msgspec.Struct]) -> tuple[str, ...]:
    """The names of its fields that have no default."""
    fields = fields_of(struct)
    return tuple(info.name for info in msgspec.structs.fields(struct) if info.required and info.name in fields)


def read_values(fields: dict[str, Field], required: Collection[str], node: Mapping, faults: Faults) -> dict[str, Any]:
    """The values of a mapping by their fields; unknown, missing and unfitting ones are faults."""
    values: dict[str, Any] = {}
    for key, value_node in node.items:
        field = fields.get(key.value)
        if field is None:
            is_cut_off = " " in key.value and is_empty(value_node)
            refuse(key, faults, unknown("field", key.value, fields) + (CUT_OFF if is_cut_off else ""))
            continue
        if is_empty(value_node) or (key.value in required and _is_empty_list(value_node)):
            refuse(value_node, faults, _empty(key.value, key.value in required))
            continue
        value = field.read(value_node, faults)
        if value is not None:
            values[key.value] = value
    for name in required:
        if node.get(name) is None:
            refuse(node, faults, f"the field '{name}' is missing")
    return values


def _is_empty_list(node: Node) -> bool:
    return isinstance(node, Sequence) and not node.items


def _empty(name: str, required: bool) -> str:
    advice = "write it" if required else "write it, or take the line away"
    return f"the field '{name}' is empty: {advice} (text that begins with # must be put in quotes)"


def read_record(struct: type[S], node: Mapping, faults: Faults) -> S | None:
    """The mapping as a struct; None, with faults added, if a required value is missing."""
    written = written_names(struct)
    required = [written[name] for name in required_fields(struct)]
    values = read_values({written[name]: field for name, field in fields_of(struct).items()}, required, node, faults)
    if any(name not in values for name in required):
        return None
    record = struct(**{name: values[key] for name, key in written.items() if key in values})
    _check(record, node, faults)
    return record


def _check(record: object, node: Mapping, faults: Faults) -> None:
    if isinstance(record, Checked):
        for name, message in record.misfits():
            refuse(node.get(name) or node, faults, message)


def record_schema(struct: type[msgspec.Struct]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a group of fields."""
    written, fields = written_names(struct), fields_of(struct)
    return {
        "type": "object",
        "properties": {written[name]: {"description": field.help} | field.schema() for name, field in fields.items()},
        "required": [written[name] for name in required_fields(struct)],
        "additionalProperties": False,
    }
