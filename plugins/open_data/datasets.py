"""Datasets: what of the site is open data. The lists of its pages, and registers of what lists refer to."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

import msgspec

from plugins.core import urls
from plugins.core.data.vocabulary import Term
from plugins.core.features.artifacts import Page
from plugins.core.features.channels import Channel
from plugins.core.languages import LANGUAGES
from plugins.core.site import Item, Site

EVERYTHING = urls.data_name(urls.HOME)
REGISTERS = (
    "challenges",
    "members",
    "mentions",
    "organisations",
    "outcomes",
    "people",
    "projects",
    "regions",
    "themes",
)


class Dataset(msgspec.Struct, frozen=True, kw_only=True):
    """Items, or terms of a list of data/, that are published together; `json` and `files` are addresses.

    `titles`, `descriptions` and `pages` (absolute addresses) are by language.
    """

    name: str
    sort: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    pages: Mapping[str, str]
    json: str
    csv: str = ""
    files: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    terms: tuple[Term, ...] = ()

    @property
    def schema(self) -> str:
        """The name of its schema."""
        return "terms" if self.terms else "items"


def datasets(site: Site, pages: Iterable[Page]) -> tuple[Dataset, ...]:
    """The sections of the site, the registers, and the lists of single subjects."""
    pages = tuple(pages)
    lists = sorted(_lists(site, pages), key=lambda each: (each.sort != "section", each.name != EVERYTHING, each.name))
    sections = [each for each in lists if each.sort == "section"]
    return (*sections, *_registers(site, pages), *lists[len(sections) :])


def _lists(site: Site, pages: Iterable[Page]) -> Iterator[Dataset]:
    """A dataset for each channel, whose pages are those in all languages."""
    by_key: dict[str, dict[str, tuple[Page, Channel]]] = {}
    for page in pages:
        if page.channel:
            by_key.setdefault(page.channel.key, {})[page.lang] = page, page.channel
    for key, by_lang in by_key.items():
        by_lang = {lang: by_lang[lang] for lang in LANGUAGES if lang in by_lang}
        channel = next(channel for _, channel in by_lang.values())
        yield Dataset(
            name=urls.data_name(key),
            sort="section" if channel.section else "list",
            titles={lang: each.title for lang, (_, each) in by_lang.items()},
            descriptions={lang: each.description for lang, (_, each) in by_lang.items()},
            pages={lang: site.settings.urls.absolute(page.address) for lang, (page, _) in by_lang.items()},
            json=urls.of_data(key),
            csv=urls.of_data(key, "csv") if channel.section else "",
            items=tuple(site.item(each) for each in channel.items),
        )


def _registers(site: Site, pages: Iterable[Page]) -> Iterator[Dataset]:
    """A dataset for each register in which there is something."""
    files: dict[str, list[str]] = {}
    for address in sorted({address for page in pages for address in page.files}):
        files.setdefault(PurePosixPath(address).stem, []).append(address)
    addresses = {page.address for page in pages}
    for name in REGISTERS:
        address = f"registers/{name}/"
        items = tuple(sorted(_entries(site, name), key=lambda item: item.entry.id))
        vocabulary = site.vocabularies.get(name)
        terms = vocabulary.terms if vocabulary and not items else ()
        if items or terms:
            own = tuple(files.get(name, ()))
            yield Dataset(
                name=urls.data_name(address),
                sort="register",
                titles={lang: site.words[lang](f"data.register.{name}") for lang in LANGUAGES},
                descriptions={lang: site.words[lang](f"data.register.{name}.text") for lang in LANGUAGES},
                pages=_pages(site, f"{name}/") if f"{name}/" in addresses else {},
                json=urls.of_data(address),
                csv="" if any(each.endswith(".csv") for each in own) else urls.of_data(address, "csv"),
                files=own,
                items=items,
                terms=terms,
            )


def _entries(site: Site, name: str) -> Iterator[Item]:
    """The items that readers see of the kind that makes this vocabulary, or that lies in a folder of this name."""
    for item in site.items:
        of_kind = item.kind.vocabulary if name in site.vocabularies else item.kind.folder
        if of_kind == name and item.state == "out":
            yield item


def _pages(site: Site, address: str) -> Mapping[str, str]:
    return {lang: site.settings.urls.absolute(urls.in_language(address, lang)) for lang in LANGUAGES}
