"""The page about the open data: its text, and what is published with its formats and fields."""

from collections.abc import Iterator

import msgspec

from plugins.core.data.organisation import Licence
from plugins.core.entry import Entry, Kind
from plugins.core.features.artifacts import File, Page
from plugins.core.languages import LANGUAGES
from plugins.core.pages.making import entry_page
from plugins.core.pages.related import relate
from plugins.core.pages.views import EntryView
from plugins.core.prose import typeset
from plugins.core.site import Site
from plugins.open_data import schemas
from plugins.open_data.datasets import Dataset
from plugins.open_data.files import INDEX, Published, files, formats, publish
from plugins.open_data.records import item_schema, term_schema
from plugins.open_data.shapes import Json

DATA = Kind(name="data", folder="open-data", entry=Entry, address="data/", template="data/page.html")


_FORMATS = {"json": "JSON", "csv": "CSV", "geojson": "GeoJSON"}


class DataFile(msgspec.Struct, frozen=True):
    """A file of a dataset, with the name of its format."""

    format: str
    url: str


class DatasetView(msgspec.Struct, frozen=True, kw_only=True):
    """A dataset on the page."""

    title: str
    description: str
    files: tuple[DataFile, ...]
    schema: str


class FieldView(msgspec.Struct, frozen=True):
    """A field: its name, and its meaning in English, as its schema has it."""

    name: str
    meaning: str


class FieldsView(msgspec.Struct, frozen=True):
    """Fields that go together; `word` is the key of what they are of."""

    word: str
    fields: tuple[FieldView, ...]


class DataView(EntryView, frozen=True, kw_only=True):
    """The text of the page, the datasets by sort, and the fields of what is in them."""

    licence: Licence | None
    index: str
    sections: tuple[DatasetView, ...]
    registers: tuple[DatasetView, ...]
    lists: tuple[DatasetView, ...]
    fields: tuple[FieldsView, ...]


def open_data(site: Site, pages: tuple[Page, ...]) -> Iterator[Page | File]:
    """The files, and the page in every language."""
    published = publish(site, pages)
    yield from files(site, published)
    for item in site.of(DATA.name):
        for lang in LANGUAGES:
            page = entry_page(site, item, lang, (), relate(()))
            assert isinstance(page.view, EntryView), "the page of an entry has an entry's view"
            yield msgspec.structs.replace(page, view=_view(site, page.view, published, lang))


def _view(site: Site, view: EntryView, published: Published, lang: str) -> DataView:
    def of(sort: str) -> tuple[DatasetView, ...]:
        return tuple(_dataset(site, each, lang) for each in published.datasets if each.sort == sort)

    return DataView(
        **msgspec.structs.asdict(view),
        licence=site.network.licence,
        index=site.settings.urls.link(INDEX),
        sections=of("section"),
        registers=of("register"),
        lists=of("list"),
        fields=tuple(_fields(published)),
    )


def _dataset(site: Site, dataset: Dataset, lang: str) -> DatasetView:
    link = site.settings.urls.link
    return DatasetView(
        title=typeset(dataset.titles.get(lang, dataset.name), lang),
        description=typeset(dataset.descriptions.get(lang, ""), lang),
        files=tuple(DataFile(_FORMATS.get(form, form), link(address)) for form, address in formats(dataset).items()),
        schema=link(schemas.address(dataset.schema)),
    )


def _fields(published: Published) -> Iterator[FieldsView]:
    """Those that all items may have, then those of each kind, then those of terms."""
    common = item_schema(DATA, None)["properties"]
    yield _described("data.fields.common", common)
    for kind, shape in published.kinds.items():
        own = {name: each for name, each in shape["properties"].items() if name not in common}
        if own:
            yield _described(f"kind.{kind}", own)
    yield _described("data.fields.term", term_schema()["properties"])


def _described(word: str, properties: Json) -> FieldsView:
    return FieldsView(word, tuple(FieldView(name, each["description"]) for name, each in properties.items()))
