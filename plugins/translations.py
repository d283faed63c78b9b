"""The editors' page of translations: what is translated, what has changed since, what is missing. Not indexed."""

from collections.abc import Iterator

import msgspec

from plugins.core.entries.translations import Standing, standing
from plugins.core.features import signals
from plugins.core.features.artifacts import Page, View
from plugins.core.features.feature import Feature
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.pages.making import editors_head
from plugins.core.site import Item, Site

_ADDRESS = "translations/"


class Cell(msgspec.Struct, frozen=True):
    """How an item stands in a language, and where it is in it."""

    lang: str
    standing: Standing
    url: str


class Row(msgspec.Struct, frozen=True):
    """An item and its standing in each language."""

    title: str
    lang: str
    path: str
    cells: tuple[Cell, ...]


class TranslationsView(View, frozen=True):
    """All items that have a page and a text to translate, those with something to do first; `todo` counts these."""

    languages: tuple[str, ...]
    rows: tuple[Row, ...]
    todo: int


def translations(site: Site) -> Iterator[Page]:
    """The page, in the default language: it is for the people who write the site."""
    translatable = (item for item in site.with_pages if not _at_home_everywhere(item))
    rows = sorted((_row(site, item) for item in translatable), key=lambda row: (not _todo(row), row.path))
    words = site.words[DEFAULT]
    yield Page(
        address=_ADDRESS,
        lang=DEFAULT,
        template="translations.html",
        head=editors_head(site, _ADDRESS, words("translations.title"), words("translations.text")),
        view=TranslationsView(LANGUAGES, tuple(rows), sum(map(_todo, rows))),
        origin="plugins/translations.py",
    )


def _at_home_everywhere(item: Item) -> bool:
    """Whether it is data, without a text to translate."""
    return all(standing(item, lang) == "original" for lang in LANGUAGES)


def _row(site: Site, item: Item) -> Row:
    link = site.settings.urls.link
    cells = tuple(Cell(lang, standing(item, lang), link(item.address(lang))) for lang in LANGUAGES)
    return Row(item.original.title, item.entry.lang, item.entry.path, cells)


def _todo(row: Row) -> bool:
    return any(cell.standing in ("changed", "missing") for cell in row.cells)


def feature(_sender: object) -> Feature:
    """The page of translations."""
    return Feature(name="translations", outputs=(translations,))


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
