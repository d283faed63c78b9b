"""The files of the open data: JSON and CSV of each dataset, their schemas, and an index of all."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import msgspec

from plugins.core import urls
from plugins.core.features.artifacts import File, Page
from plugins.core.languages import LANGUAGES
from plugins.core.rendering.tables import document, table
from plugins.core.site import Site
from plugins.open_data import schemas
from plugins.open_data.datasets import Dataset, datasets
from plugins.open_data.records import facts_of, item_record, term_record, term_schema
from plugins.open_data.shapes import Json

INDEX = urls.of_data("index")
_ORIGIN = "plugins/open_data"


class Published(msgspec.Struct, frozen=True):
    """The datasets with the record of each item by its id, and the schema of those of each kind."""

    datasets: tuple[Dataset, ...]
    records: Mapping[str, Json]
    kinds: Mapping[str, Json]


def publish(site: Site, pages: Iterable[Page]) -> Published:
    """All that is open data."""
    pages = tuple(pages)
    found, facts = datasets(site, pages), facts_of(site, pages)
    items = {item.entry.id: item for each in found for item in each.items}
    kinds = sorted({item.kind.name: item.kind for item in items.values()}.items())
    known = {item.kind.name: facts[name].__class__ for name, item in items.items() if name in facts}
    return Published(
        datasets=found,
        records={name: item_record(site, item, facts) for name, item in items.items()},
        kinds=schemas.item_schemas((kind for _, kind in kinds), known),
    )


def files(site: Site, published: Published) -> Iterator[File]:
    """Every file."""
    lines = {name: _line(record) for name, record in published.records.items()}
    for dataset in published.datasets:
        if dataset.items:
            told = [lines[item.entry.id] for item in dataset.items]
        else:
            told = [_line(record) for record in _terms(site, dataset)]
        yield File(dataset.json, _list(_head(site, dataset), told), _ORIGIN)
        if dataset.csv:
            yield File(dataset.csv, _table(site, published, dataset), _ORIGIN)
    for name, schema in schemas.schemas(site, published.kinds).items():
        yield File(schemas.address(name), document(schema), _ORIGIN)
    yield File(INDEX, document(_index(site, published.datasets)), _ORIGIN)


def formats(dataset: Dataset) -> Mapping[str, str]:
    """The addresses of its files by their format."""
    made = [each for each in (dataset.json, dataset.csv) if each]
    return {PurePosixPath(each).suffix.removeprefix("."): each for each in (*made, *dataset.files)}


def _head(site: Site, dataset: Dataset) -> Json:
    return {
        "$schema": site.settings.urls.absolute(schemas.address(dataset.schema)),
        "title": dataset.titles,
        "description": dataset.descriptions,
        "pages": dataset.pages,
        **_terms_of_use(site),
    }


def _terms_of_use(site: Site) -> Json:
    licence = site.network.licence
    return {"licence": msgspec.to_builtins(licence), "contact": site.network.email}


def _terms(site: Site, dataset: Dataset) -> Iterator[Json]:
    vocabulary = PurePosixPath(dataset.name).name
    return (term_record(site, vocabulary, term) for term in dataset.terms)


def _index(site: Site, found: Iterable[Dataset]) -> Json:
    absolute = site.settings.urls.absolute
    listed = [
        {
            "name": each.name,
            "title": each.titles,
            "description": each.descriptions,
            "pages": each.pages,
            "schema": absolute(schemas.address(each.schema)),
            "files": {form: absolute(address) for form, address in formats(each).items()},
        }
        for each in found
    ]
    pointer = {"$schema": absolute(schemas.address(schemas.INDEX)), "languages": list(LANGUAGES)}
    return {**pointer, **_terms_of_use(site), "datasets": listed}


def _line(record: Json) -> str:
    return json.dumps(record, ensure_ascii=False)


def _list(head: Json, lines: Iterable[str]) -> bytes:
    """The head and then the items, each on a line of its own: it can be compared with what was before."""
    opened = document(head).decode().removesuffix("\n}\n")
    return "".join([opened, ',\n "items": [\n', ",\n".join(lines), "\n ]\n}\n"]).encode()


def _table(site: Site, published: Published, dataset: Dataset) -> bytes:
    """The records with a column for each value that has no parts; a list of words is one cell."""
    if dataset.items:
        shapes = [published.kinds[kind] for kind in sorted({item.kind.name for item in dataset.items})]
        rows = [
            dict(_cells(published.kinds[item.kind.name], published.records[item.entry.id])) for item in dataset.items
        ]
    else:
        shapes = [term_schema()] if dataset.terms else []
        rows = [dict(_cells(term_schema(), record)) for record in _terms(site, dataset)]
    columns = tuple(dict.fromkeys(name for shape in shapes for name, _ in _cells(shape, {})))
    return table(columns, rows) if columns else b""


def _cells(shape: Json, record: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, each in shape["properties"].items():
        value, column = record.get(name), f"{prefix}{name}"
        if each.get("type") == "object":
            yield from _cells(each, value or {}, f"{column}_")
        elif each.get("type") != "array":
            yield column, "" if value is None else str(value)
        elif each["items"].get("type") not in ("array", "object"):
            yield column, "; ".join(map(str, value or ()))
