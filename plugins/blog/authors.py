"""The authors: who they are beside an article, and the page of each person with all that the person signed."""

from collections.abc import Iterator
from typing import cast

import msgspec

from plugins.blog.article import ARTICLE, Article, Author
from plugins.core.features.artifacts import Page, View
from plugins.core.features.channels import channel
from plugins.core.languages import LANGUAGES
from plugins.core.pages.making import Listing, page_head
from plugins.core.pages.views import Card, Tag, card, name_of
from plugins.core.problems import Fault
from plugins.core.prose import typeset
from plugins.core.site import Item, Site
from plugins.core.urls import in_language

ADDRESS = "blog/"
ABOVE = (Listing("blog.title", ADDRESS),)


class AuthorView(msgspec.Struct, frozen=True):
    """Who signs; an organisation that signs alone has neither `name` nor `url`."""

    name: str
    url: str
    office: str
    organisation: Tag | None


class Writer(msgspec.Struct, frozen=True):
    """A person as the newest article has it, and all that the person signed, newest first."""

    author: Author
    items: tuple[Item, ...]


class WriterView(View, frozen=True, kw_only=True):
    """The page of a person."""

    author: AuthorView
    cards: tuple[Card, ...]


def writers(site: Site) -> tuple[Writer, ...]:
    """Every person who signed an article; two names with one slug are one person."""
    signed: dict[str, dict[str, tuple[Author, Item]]] = {}
    for item in site.of(ARTICLE.name):
        for author in cast(Article, item.entry).authors:
            if author.name:
                signed.setdefault(author.slug, {}).setdefault(item.entry.id, (author, item))
    told = (tuple(of_writer.values()) for of_writer in signed.values())
    return tuple(Writer(each[0][0], tuple(item for _, item in each)) for each in told)


def writer_pages(site: Site) -> Iterator[Page]:
    """The page of every person, in every language."""
    for writer in writers(site):
        yield from (_page(site, writer, lang) for lang in LANGUAGES)


def author_view(site: Site, author: Author, lang: str) -> AuthorView:
    """An author in a language."""
    address = in_language(author_address(author), lang)
    return AuthorView(
        name=typeset(author.name, lang),
        url=site.settings.urls.link(address) if author.name else "",
        office=typeset(author.office.in_(lang), lang) if author.office else "",
        organisation=_organisation(site, author.organisation, lang) if author.organisation else None,
    )


def author_address(author: Author) -> str:
    """Where the page of a person is, in the default language."""
    return f"{ADDRESS}authors/{author.slug}/"


def _organisation(site: Site, name: str, lang: str) -> Tag:
    code = site.vocabularies["organisations"].find(name)
    if isinstance(code, Fault):
        return Tag(typeset(name, lang))
    label = name_of(site, "organisations", code, lang)
    return Tag(label, site.term_page("organisations", code, lang))


def _page(site: Site, writer: Writer, lang: str) -> Page:
    words, address = site.words[lang], author_address(writer.author)
    title = words("blog.author.title", name=typeset(writer.author.name, lang))
    description = words("blog.author.description", name=typeset(writer.author.name, lang))
    return Page(
        address=in_language(address, lang),
        lang=lang,
        template="blog/author.html",
        head=page_head(site, lang, address, title, description, above=ABOVE),
        channel=channel(site, lang, address, title, description, writer.items),
        view=WriterView(
            author=author_view(site, writer.author, lang),
            cards=tuple(card(site, item, lang) for item in writer.items),
        ),
        origin=writer.items[0].entry.path,
    )
