"""Views that several features share: what templates see of an item, alone and in a list."""

import datetime as dt
from itertools import islice

import msgspec

from plugins.core.data.organisation import is_language
from plugins.core.data.terms import WHOLE, terms_of
from plugins.core.features.artifacts import View
from plugins.core.frontmatter.values import Moment
from plugins.core.languages import LANGUAGES
from plugins.core.pages.related import Related
from plugins.core.prose import typeset
from plugins.core.site import Body, Item, Picture, Site


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """An item in a list. `lang` is the language of its words, which may not be that of the page."""

    title: str
    url: str
    lang: str
    kind: str
    date: Moment | None
    summary: str = ""
    tags: tuple[str, ...] = ()


class Tag(msgspec.Struct, frozen=True):
    """A term that an item refers to; `url` is empty where it has no page."""

    label: str
    url: str = ""


class Facts(msgspec.Struct, frozen=True):
    """The terms of one relation; `word` is the key of what the relation is called."""

    word: str
    tags: tuple[Tag, ...]


class DocumentView(msgspec.Struct, frozen=True, kw_only=True):
    """A document; without `url` only its title is known. `size` is in bytes, 0 for a document elsewhere.

    `pages` are counted for a PDF of ours; 0 if nobody knows.
    """

    label: str
    url: str = ""
    external: bool = False
    languages: tuple[str, ...] = ()
    type: str = ""
    size: int = 0
    pages: int = 0


class ActionView(msgspec.Struct, frozen=True):
    """What a reader is asked to do."""

    label: str
    url: str


class Notice(msgspec.Struct, frozen=True):
    """The last material correction."""

    date: dt.date
    note: str


class EntryView(View, frozen=True, kw_only=True):
    """An entry on its page. `lang` is the language of title and text; `slug`, `url` and `save_as` are as in Pelican.

    `outdated` is the address of the original where that was corrected after this translation was made; `image_lang`
    is the language of the picture's alternative text.
    """

    title: str
    kind: str
    slug: str
    url: str
    save_as: str
    lang: str
    date: Moment | None
    summary: str
    body: Body
    translated: bool
    outdated: str = ""
    updated: Notice | None = None
    image: Picture | None = None
    image_lang: str = ""
    image_credit: str = ""
    facts: tuple[Facts, ...] = ()
    documents: tuple[DocumentView, ...] = ()
    actions: tuple[ActionView, ...] = ()
    contact: str = ""
    contact_label: str = ""
    related: tuple[Card, ...] = ()


_MOST_RELATED = 5
_RELATIONS = ("challenges", "members", "alliances", "organisations", "projects", "outcomes", "themes", "campaigns")


def card(site: Site, item: Item, lang: str) -> Card:
    """The item as a row of a list in `lang`."""
    return site.once(_card, item, lang)


def _card(site: Site, item: Item, lang: str) -> Card:
    text = item.text(lang)
    tags = tuple(name_of(site, "challenges", code, lang) for code in item.entry.challenges)
    return Card(
        title=typeset(text.title, text.lang),
        url=site.settings.urls.link(item.address(lang)),
        lang=text.lang,
        kind=item.kind.name,
        date=item.entry.dated,
        summary=typeset(text.summary, text.lang),
        tags=tags,
    )


def brief(site: Site, item: Item, lang: str) -> Card:
    """The item as a link among others: without summary and tags, so that a page need not change when those do."""
    return site.once(_brief, item, lang)


def _brief(site: Site, item: Item, lang: str) -> Card:
    return msgspec.structs.replace(card(site, item, lang), summary="", tags=())


def facts(site: Site, item: Item, lang: str) -> tuple[Facts, ...]:
    """The terms of each relation that an item has, with guests after the members."""
    groups = []
    for relation in _RELATIONS:
        codes = getattr(item.entry, relation)
        tags = tuple(site.once(tag_of, relation, code, lang) for code in codes)
        groups.append(Facts(f"relation.{relation}", tags))
        if relation == "members":
            guests = tuple(Tag(typeset(guest, lang)) for guest in item.entry.guests)
            groups.append(Facts("relation.guests", guests))
    return tuple(group for group in groups if group.tags)


def name_of(site: Site, vocabulary: str, code: str, lang: str) -> str:
    """What a term is called, set as is right in the language; its code if nobody knows."""
    return typeset(site.label(vocabulary, code, lang), lang)


def tag_of(site: Site, vocabulary: str, code: str, lang: str) -> Tag:
    """A term by its name, with the link to its page, or that of the whole that it is a part of, if there is one."""
    return Tag(name_of(site, vocabulary, code, lang), site.term_page(WHOLE.get(vocabulary, vocabulary), code, lang))


def documents(site: Site, item: Item, lang: str) -> tuple[DocumentView, ...]:
    """The documents of an item, with what is known of the files that are ours."""
    return tuple(
        document_view(site, item, typeset(each.label.in_(lang), lang), each.file, each.url, each.languages)
        for each in item.entry.documents
    )


def document_view(
    site: Site, item: Item, label: str, file: str, url: str, languages: tuple[str, ...], pages: int = 0
) -> DocumentView:
    """A document of an item: a file of ours, which tells all else, or an address elsewhere.

    Where the author names no languages, it is the one that a PDF declares.
    """
    if not file:
        return DocumentView(label=label, url=url, external=bool(url), languages=languages, pages=pages)
    found = site.file(item, file)
    declared = (found.language,) if is_language(found.language) else ()
    return DocumentView(
        label=label,
        url=site.settings.urls.link(found.address),
        languages=languages or declared,
        type=found.extension.upper(),
        size=found.size,
        pages=found.pages or pages,
    )


def related(site: Site, item: Item, lang: str, index: Related) -> tuple[Card, ...]:
    """What else to read: at most five items that share something with this one and that its page does not link to."""
    linked = _linked(site, item, lang)
    others = (other for other in index.to(item) if linked.isdisjoint(site.once(_links, other)))
    return tuple(brief(site, other, lang) for other in islice(others, _MOST_RELATED))


def _linked(site: Site, item: Item, lang: str) -> set[str]:
    """Where the page of an item leads: by its text, its terms, its documents and what it asks readers to do."""
    text = (fill.href for fill in site.body(item, lang).fills if not isinstance(fill, Picture))
    terms = (site.term_page(*term, lang) for term in terms_of(item.entry))
    papers = (each.url for each in item.entry.documents)
    buttons = (each.url for each in item.entry.actions)
    return {href.partition("#")[0] for href in (*text, *terms, *papers, *buttons)}


def _links(site: Site, item: Item) -> set[str]:
    """The links to an item's page in each language, as the site writes them and as an author may."""
    urls = site.settings.urls
    addresses = [item.address(lang) for lang in LANGUAGES]
    return {link(address) for address in addresses for link in (urls.link, urls.absolute)}
