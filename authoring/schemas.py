"""JSON Schemas of front matter, for editors and other programs: one for each kind, and one for translations."""

from typing import Any

from authoring.begin import required_of
from authoring.order import field_order
from plugins.core.entry import Kind, OriginalText, TranslatedText
from plugins.core.frontmatter.records import fields_of, record_schema, written_names

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: Kind) -> dict[str, Any]:
    """The schema of what an original of a kind may say, its fields in the order in which they are written."""
    names = written_names(kind.entry)
    fields = fields_of(OriginalText) | {names[name]: field for name, field in fields_of(kind.entry).items()}
    properties = {name: {"description": fields[name].help} | fields[name].schema() for name in field_order(kind)}
    return _document(
        f"Front matter of content/{kind.folder.removesuffix('/*')}/", properties, required=list(required_of(kind))
    )


def translation_schema() -> dict[str, Any]:
    """The schema of what a translation may say, of whatever kind its original is."""
    record = record_schema(TranslatedText)
    return _document("Front matter of a translation", record["properties"], required=record["required"])


def _document(title: str, properties: dict[str, Any], *, required: list[str]) -> dict[str, Any]:
    schema = {
        "$schema": DIALECT,
        "title": title,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
    loosened: dict[str, Any] = _as_typed(schema)
    return loosened


def _as_typed(schema: Any) -> Any:
    """The schema with texts that may look like numbers or 'no': writers need no quotes, but editors' YAML has types."""
    if isinstance(schema, list):
        return [_as_typed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    loose = {key: _as_typed(value) for key, value in schema.items()}
    if loose.get("type") == "string":
        loose["type"] = ["string", "number", "boolean"]
    return loose
