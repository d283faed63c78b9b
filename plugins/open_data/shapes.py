"""Shapes: what the declared fields of a struct become in JSON, and the JSON Schema (2020-12) of that.

Both are made of the declarations that read the front matter, so what is published and what describes it go together.
What is not known is left out.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from plugins.core.entry import Entry
from plugins.core.frontmatter.fields import DayOrHour, Field, FileName, ListOf, PerLanguage, Terms
from plugins.core.frontmatter.records import Group, fields_of, required_fields, written_names
from plugins.core.frontmatter.values import Localised, Moment
from plugins.core.languages import LANGUAGES
from plugins.core.times.rough_dates import DayMonthOrYear
from plugins.core.times.when import DayOrLocalHour, When

Json = dict[str, Any]

TEXT: Json = {"type": "string"}
ADDRESS: Json = {"type": "string", "format": "uri-reference"}
_DAY = r"\d{4}-\d\d-\d\d"
# Fields of entries that are the site's own housekeeping; the id stands in each record anyway.
_OURS = frozenset({"id", "status", "aliases"})


def by_language(value: Json) -> Json:
    """The schema of a group that holds a value for each language that there is one in."""
    return {"type": "object", "properties": dict.fromkeys(LANGUAGES, value), "additionalProperties": False}


# What becomes of the fields whose values are not told as they are written in a file.
_SCHEMAS: Mapping[type[Field], Json] = {
    DayMonthOrYear: {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"},
    DayOrHour: {"type": "string", "pattern": rf"^{_DAY}(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?$"},
    DayOrLocalHour: {"type": "string", "pattern": rf"^{_DAY}(T\d\d:\d\d([+-]\d\d:\d\d)?)?$"},
    FileName: ADDRESS,
    PerLanguage: by_language(TEXT),
    Terms: {"type": "array", "items": TEXT},
}


def public_fields(struct: type[msgspec.Struct]) -> dict[str, Field]:
    """The fields of a struct that others may read, by the name of their attribute."""
    unsaid = _OURS if issubclass(struct, Entry) else frozenset[str]()
    return {name: field for name, field in fields_of(struct).items() if name not in unsaid}


def struct_schema(struct: type[msgspec.Struct]) -> Json:
    """The schema of what a struct becomes."""
    written, fields = written_names(struct), public_fields(struct)
    return {
        "type": "object",
        "properties": {written[name]: {"description": each.help} | field_schema(each) for name, each in fields.items()},
        "required": [written[name] for name in required_fields(struct) if name in fields],
        "additionalProperties": False,
    }


def field_schema(field: Field) -> Json:
    """The schema of what a field's value becomes; a field of a feature's own is told as it is written."""
    match field:
        case ListOf():
            return {"type": "array", "items": field_schema(field.item)}
        case Group():
            return struct_schema(field.of)
        case _:
            return _SCHEMAS.get(field.__class__) or field.schema()


class Teller(msgspec.Struct, frozen=True):
    """Turns values into JSON. `zone` is that of their hours; `address` gives the absolute address of a file by path."""

    zone: str
    address: Callable[[str], str]

    def struct(self, struct: msgspec.Struct) -> Json:
        """The public fields of a struct that say something."""
        kind = struct.__class__
        written, required = written_names(kind), required_fields(kind)
        told = {}
        for name, field in public_fields(kind).items():
            value = getattr(struct, name)
            if name in required or value not in (None, "", (), Localised({})):
                told[written[name]] = self.value(field, value)
        return told

    def value(self, field: Field, value: Any) -> Any:
        """What a field's value becomes."""
        match field:
            case ListOf():
                return [self.value(field.item, each) for each in value]
            case Group():
                return self.struct(value)
            case FileName():
                return self.address(value)
            case _:
                return self._plain(value)

    def _plain(self, value: Any) -> Any:
        match value:
            case int() | float():
                return value
            case tuple():
                return list(value)
            case Localised():
                return localised(value)
            case Moment():
                return value.iso(self.zone)
            case When(hour=dt.time()):
                return f"{value.day}T{value.hour:%H:%M}{value.offset}"
            case When():
                return str(value.day)
            case _:
                return str(value)


def localised(text: Localised) -> Json:
    """The text by language; one that serves all is that of each."""
    return {lang: text.in_(lang) for lang in LANGUAGES if lang in text.texts or "" in text.texts}
