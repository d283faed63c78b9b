"""Works in the terms of schema.org."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from plugins.core.media.files import MediaFile
from plugins.core.pages import structured
from plugins.core.pages.views import name_of
from plugins.core.site import Item, Site
from plugins.publications.publication import PUBLICATION, Author, Edition
from plugins.publications.works import Work

_SCHOLARLY = frozenset({"comparative-study", "issue-paper", "policy-brief", "white-paper"})
_MEDIA_TYPES = {"pdf": "application/pdf", "epub": "application/epub+zip"}


def describe(work: Work) -> structured.Describe:
    """What describes a work."""
    return partial(_describe, work)


def _describe(work: Work, site: Site, item: Item, lang: str, said: Mapping[str, str]) -> dict[str, Any]:
    publication = work.publication
    thing = structured.creative_work(site, item, lang, said)
    thing["@type"] = "ScholarlyArticle" if publication.type in _SCHOLARLY else PUBLICATION.schema_type
    known: dict[str, Any] = {
        "author": [_author(author) for author in publication.authors] or thing["publisher"],
        "publisher": _organisation(publication.publisher) if publication.publisher else thing["publisher"],
        "copyrightYear": int(publication.year or 0),
        "inLanguage": list(work.languages) or lang,
        "identifier": [*_identifier("isbn", publication.isbn), *_identifier("doi", publication.doi)],
        "sameAs": f"https://doi.org/{publication.doi}" if publication.doi else "",
        "reportNumber": publication.number if thing["@type"] == PUBLICATION.schema_type else "",
        "isPartOf": _series(site, work, lang),
        "encoding": [_encoding(site, *each) for each in zip(publication.editions, work.files, strict=True) if each[1]],
    }
    return thing | {name: value for name, value in known.items() if value}


def _author(author: Author) -> dict[str, Any]:
    if not author.name:
        return _organisation(author.organisation)
    person: dict[str, Any] = {"@type": "Person", "name": author.name}
    return person | ({"affiliation": _organisation(author.organisation)} if author.organisation else {})


def _organisation(name: str) -> dict[str, Any]:
    return {"@type": "Organization", "name": name}


def _identifier(name: str, value: str) -> list[dict[str, Any]]:
    """An identifier as schema.org has it for all creative works: `isbn` of its own is for books alone."""
    return [{"@type": "PropertyValue", "propertyID": name, "value": value}] if value else []


def _series(site: Site, work: Work, lang: str) -> dict[str, Any]:
    code = work.publication.series
    return {"@type": "CreativeWorkSeries", "name": name_of(site, "projects", code, lang)} if code else {}


def _encoding(site: Site, edition: Edition, file: MediaFile | None) -> dict[str, Any]:
    assert file is not None, "only what is a file of ours is encoded"
    encoded = {
        "@type": "MediaObject",
        "contentUrl": site.settings.urls.absolute(file.address),
        "contentSize": str(file.size),
        "encodingFormat": _MEDIA_TYPES.get(file.extension, ""),
        "inLanguage": edition.language,
    }
    return {name: value for name, value in encoded.items() if value}
