"""Records: an item or a term as others read it, without its text."""

from collections.abc import Iterable, Mapping

import msgspec

from plugins.core import urls
from plugins.core.data.vocabulary import Term
from plugins.core.entry import Kind
from plugins.core.features.artifacts import Page
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.site import Item, Site
from plugins.open_data.shapes import ADDRESS, TEXT, Json, Teller, by_language, struct_schema

_ID: Json = {"description": "Its id, which never changes.", "type": "string"}
_LANGUAGE: Json = {"description": "The language of the original.", "enum": list(LANGUAGES)}
_TITLE: Json = {"description": "The title, in each language that it is written in."} | by_language(TEXT)
_SUMMARY: Json = {"description": "One or two sentences, by language."} | by_language(TEXT)
_URL: Json = {"description": "The address of its page, in each language that it is written in."} | by_language(ADDRESS)
_CODE: Json = {"description": "Its code, which never changes.", "type": "string"}
_PAGE: Json = {"description": "The address of its page on this site, by language."} | by_language(ADDRESS)

# What features know of entries besides their fields, by their ids.
Facts = Mapping[str, msgspec.Struct]


def facts_of(site: Site, pages: Iterable[Page]) -> Facts:
    """The facts that the entries' pages carry."""
    items = {item.address(DEFAULT): item.entry.id for item in site.with_pages}
    return {items[page.address]: page.facts for page in pages if page.facts is not None and page.address in items}


def item_record(site: Site, item: Item, facts: Facts) -> Json:
    """An item: what all have, then its fields, then what else is known of it."""

    def file(path: str) -> str:
        return site.settings.urls.absolute(site.file(item, path).address)

    teller = Teller(site.settings.timezone, file)
    texts = {lang: item.texts[lang] for lang in item.languages}
    summaries = {lang: text.summary for lang, text in texts.items() if text.summary}
    record: Json = {
        "id": item.entry.id,
        "kind": item.kind.name,
        "language": item.entry.lang,
        "title": {lang: text.title for lang, text in texts.items()},
    }
    if summaries:
        record["summary"] = summaries
    if item.kind.address is not None:
        record["url"] = {lang: site.settings.urls.absolute(item.address(lang)) for lang in item.languages}
    known = facts.get(item.entry.id)
    return record | teller.struct(item.entry) | (teller.struct(known) if known is not None else {})


def item_schema(kind: Kind, facts: type[msgspec.Struct] | None) -> Json:
    """The schema of the record of an item of a kind, of which features know `facts`."""
    declared = struct_schema(kind.entry)
    known = struct_schema(facts) if facts else {"properties": {}, "required": []}
    place = {} if kind.address is None else {"url": _URL}
    head = {
        "id": _ID,
        "kind": {"description": "Its kind.", "const": kind.name},
        "language": _LANGUAGE,
        "title": _TITLE,
        "summary": _SUMMARY,
    }
    return declared | {
        "properties": head | place | declared["properties"] | known["properties"],
        "required": ["id", "kind", "language", "title", *place, *declared["required"], *known["required"]],
    }


def term_record(site: Site, vocabulary: str, term: Term) -> Json:
    """A term of a list of data/, with its page if it has one."""
    address = site.term_pages.get((vocabulary, term.code))
    record: Json = {"code": term.code} | Teller(site.settings.timezone, str).struct(term)
    if address is not None:
        record["page"] = {lang: site.settings.urls.absolute(urls.in_language(address, lang)) for lang in LANGUAGES}
    return record


def term_schema() -> Json:
    """The schema of the record of a term."""
    declared = struct_schema(Term)
    properties = {"code": _CODE} | declared["properties"] | {"page": _PAGE}
    return declared | {"properties": properties, "required": ["code"]}
