"""The JSON Schemas (2020-12) of the open data: of lists of items, of lists of terms, and of the index of all."""

from collections.abc import Iterable, Mapping

import msgspec

from plugins.core import urls
from plugins.core.entry import Kind
from plugins.core.languages import LANGUAGES
from plugins.core.site import Site
from plugins.open_data.records import item_schema, term_schema
from plugins.open_data.shapes import ADDRESS, TEXT, Json, by_language

INDEX = "index"
_LICENCE: Json = {
    "description": "The terms of reuse; null while none are stated: ask the contact then.",
    "anyOf": [
        {"type": "null"},
        {
            "type": "object",
            "properties": {"name": TEXT, "url": ADDRESS},
            "required": ["name", "url"],
            "additionalProperties": False,
        },
    ],
}
_SCHEMA: Json = {"description": "The address of this schema."} | ADDRESS
_CONTACT: Json = {"description": "Whom to ask."} | TEXT


def address(name: str) -> str:
    """Where a schema lies."""
    return urls.of_data(f"schemas/{name}")


def item_schemas(kinds: Iterable[Kind], facts: Mapping[str, type[msgspec.Struct]]) -> Mapping[str, Json]:
    """The schema of the record of an item, by the name of its kind."""
    return {kind.name: item_schema(kind, facts.get(kind.name)) for kind in kinds}


def schemas(site: Site, items: Mapping[str, Json]) -> Mapping[str, Json]:
    """Every schema by its name."""
    any_item: Json = {"oneOf": [{"$ref": f"#/$defs/{kind}"} for kind in items]} if items else {"not": {}}
    return {
        "items": _schema(site, "items", "A list of items", _list(any_item)) | {"$defs": items},
        "terms": _schema(site, "terms", "A list of terms", _list(term_schema())),
        INDEX: _schema(site, INDEX, "All open data of this site", _index()),
    }


def _schema(site: Site, name: str, title: str, shape: Json) -> Json:
    place = site.settings.urls.absolute(address(name))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": place, "title": title, **shape}


def _object(properties: Json) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(record: Json) -> Json:
    about = {"title": by_language(TEXT), "description": by_language(TEXT), "pages": by_language(ADDRESS)}
    records = {"items": {"type": "array", "items": record}}
    return _object({"$schema": _SCHEMA, **about, "licence": _LICENCE, "contact": _CONTACT, **records})


def _index() -> Json:
    files = {"description": "Its files by their format.", "type": "object", "additionalProperties": ADDRESS}
    dataset = _object(
        {
            "name": TEXT,
            "title": by_language(TEXT),
            "description": by_language(TEXT),
            "pages": by_language(ADDRESS),
            "schema": ADDRESS,
            "files": files | {"required": ["json"]},
        }
    )
    languages = {"type": "array", "items": {"enum": list(LANGUAGES)}}
    return _object(
        {
            "$schema": _SCHEMA,
            "languages": languages,
            "licence": _LICENCE,
            "contact": _CONTACT,
            "datasets": {"type": "array", "items": dataset},
        }
    )
