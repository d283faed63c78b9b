"""Records: a group of fields becomes a struct, by the annotations of the struct alone."""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from plugins.core.frontmatter import fields, records, syntax
from plugins.core.frontmatter.syntax import Mapping
from plugins.core.problems import Fault


class Range(msgspec.Struct, frozen=True):
    """From one number to another."""

    least: Annotated[float, fields.Decimal("The least.", 0, 10)]
    most: Annotated[float, fields.Decimal("The most.", 0, 10)] = 10
    inner: str = "not a field"

    def misfits(self) -> Iterator[tuple[str, str]]:
        """The least comes first."""
        if self.most < self.least:
            yield "most", "too little"


def read(block: str) -> tuple[Range | None, list[Fault]]:
    mapping = syntax.read(block, offset=0)
    assert isinstance(mapping, Mapping)
    faults: list[Fault] = []
    return records.read_record(Range, mapping, faults), faults


def test_what_is_annotated_is_a_field() -> None:
    assert list(records.fields_of(Range)) == ["least", "most"]
    assert records.required_fields(Range) == ("least",)
    assert read("least: 1") == (Range(1), [])


def test_a_record_without_a_required_value_is_none() -> None:
    """A value that does not fit is said to be wrong, not to be missing as well."""
    assert read("least: eleven") == (None, [Fault(1, "'eleven' is not a number such as 41.38")])
    assert read("most: 5") == (None, [Fault(1, "the field 'least' is missing")])


def test_values_that_do_not_fit_each_other_are_faults() -> None:
    """At the line of the field that does not fit."""
    assert read("least: 5\nmost: 4")[1] == [Fault(2, "too little")]


def test_the_schema_follows_the_annotations() -> None:
    schema = records.record_schema(Range)
    assert list(schema["properties"]) == ["least", "most"]
    assert schema["required"] == ["least"] and schema["additionalProperties"] is False
    assert schema["properties"]["least"]["description"] == "The least."


class Stay(msgspec.Struct, frozen=True, rename={"start": "from"}):
    """A struct with a field that is no Python name."""

    start: Annotated[float, fields.Decimal("The first.", 0, 10)]
    until: Annotated[float, fields.Decimal("The last.", 0, 10)] = 10


def test_a_message_calls_a_field_as_the_file_does() -> None:
    """Where a group is expected, where a field is missing, where one is unknown."""
    faults: list[Fault] = []
    text = syntax.read("a: x\nb: {until: 3}\nc: {start: 1, from: 1}", offset=0)
    assert isinstance(text, Mapping)
    for _, node in text.items:
        records.Group("A stay.", Stay).read(node, faults)
    assert [fault.message for fault in faults] == [
        "a group of fields is expected here, with: from, until. Write it as {from: x}",
        "the field 'from' is missing",
        "unknown field 'start'. Allowed: from, until.",
    ]
