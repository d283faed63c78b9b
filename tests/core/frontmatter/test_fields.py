"""Fields: what each accepts. What is said about the rest is in tests/test_problems.py."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from plugins.core.frontmatter import fields, syntax
from plugins.core.frontmatter.fields import Field
from plugins.core.frontmatter.syntax import Mapping
from plugins.core.frontmatter.values import Localised, Moment
from plugins.core.problems import Fault

DAY = dt.date(2022, 4, 25)


def read(field: Field, written: str) -> Any:
    """The value, or the messages if there are any."""
    mapping = syntax.read(f"a: {written}")
    assert isinstance(mapping, Mapping)
    faults: list[Fault] = []
    value = field.read(mapping.items[0][1], faults)
    return [fault.message for fault in faults] if faults else value


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        (fields.Text(""), "' two   words\n\n '", "two words"),
        (fields.Pattern("", "[A-Z]{2}", ""), " ES ", "ES"),
        (fields.Day(""), "2022-04-25", DAY),
        (fields.DayOrHour(""), "2022-04-25", Moment(DAY)),
        (fields.DayOrHour(""), "2022-04-25 14:30", Moment(DAY, dt.time(14, 30))),
        (fields.DayOrHour(""), "2022-04-25T14:30", Moment(DAY, dt.time(14, 30))),
        (fields.DayOrHour(""), "2022-04-25   14:30", Moment(DAY, dt.time(14, 30))),
        (fields.Decimal("", -90, 90), "-41.38", -41.38),
        (fields.PerLanguage(""), "Text", Localised({"": "Text"})),
        (fields.PerLanguage(""), "{en: Text, fr: Texte}", Localised({"en": "Text", "fr": "Texte"})),
        (fields.ListOf("", fields.Text("")), "alone", ("alone",)),
        (fields.ListOf("", fields.Text("")), "[a, b]", ("a", "b")),
        (fields.ListOf("", fields.Text("")), "[]", ()),
        (fields.OldAddress(""), "/news/old", "news/old/"),
        (fields.OldAddress(""), "/news/old/", "news/old/"),
    ],
)
def test_a_field_reads_its_value(field: Field, written: str, value: object) -> None:
    assert read(field, written) == value


@pytest.mark.parametrize("written", ["91", "-90.1", "nan", "1e5", "٤", "1,5", "north"])
def test_a_number_is_between_its_limits(written: str) -> None:
    assert isinstance(read(fields.Decimal("", -90, 90), written), list)


@pytest.mark.parametrize("written", ["news/x", "/", "//x", "/News", "/a b", "/../x", "https://x.org/a"])
def test_an_old_address_is_one_of_this_site(written: str) -> None:
    assert isinstance(read(fields.OldAddress(""), written), list)


def test_every_field_of_a_list_is_read() -> None:
    """One wrong value hides no other."""
    assert len(read(fields.ListOf("", fields.Day("")), "[2022-04-25, a, b]")) == 2


def test_every_field_has_a_schema() -> None:
    """Editors check what is written by it."""
    kinds = [each for each in vars(fields).values() if isinstance(each, type) and issubclass(each, msgspec.Struct)]
    assert [each.__name__ for each in kinds if each.__module__ == fields.__name__ and not hasattr(each, "schema")] == []
