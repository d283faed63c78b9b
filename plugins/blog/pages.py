"""The pages of the blog: each article with who signs it, and all of them, the newest first."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

import msgspec

from plugins.blog.article import ARTICLE, Article, Author
from plugins.blog.authors import ABOVE, ADDRESS, AuthorView, author_address, author_view
from plugins.core.features.artifacts import Page, View
from plugins.core.features.channels import channel
from plugins.core.features.head import Drawn
from plugins.core.languages import LANGUAGES
from plugins.core.pages.making import entry_page, page_head, withdrawn_pages
from plugins.core.pages.related import Related, relate
from plugins.core.pages.structured import creative_work
from plugins.core.pages.views import Card, EntryView, card
from plugins.core.site import Item, Site
from plugins.core.urls import in_language


class ArticleView(EntryView, frozen=True, kw_only=True):
    """An article on its page."""

    authors: tuple[AuthorView, ...]


class BlogView(View, frozen=True, kw_only=True):
    """Every article, the newest first."""

    title: str
    cards: tuple[Card, ...]


def article_pages(site: Site) -> Iterator[Page]:
    """The page of every article, in every language."""
    index = relate(site.with_pages)
    for item in site.of(ARTICLE.name):
        yield from (_article(site, item, lang, index) for lang in LANGUAGES)
    yield from withdrawn_pages(site, ARTICLE)


def list_pages(site: Site) -> Iterator[Page]:
    """The list of all articles, in every language."""
    items = site.of(ARTICLE.name)
    for lang in LANGUAGES:
        title, description = site.words[lang]("blog.title"), site.words[lang]("blog.description")
        yield Page(
            address=in_language(ADDRESS, lang),
            lang=lang,
            template="blog/list.html",
            head=page_head(
                site,
                lang,
                ADDRESS,
                site.words[lang]("blog.page.title"),
                description,
                card=Drawn(ADDRESS, lang, site.words[lang]("blog.title")),
            ),
            channel=channel(site, lang, ADDRESS, title, description, items, section=True),
            view=BlogView(title=title, cards=tuple(card(site, item, lang) for item in items)),
            origin="plugins/blog/pages.py",
        )


def _article(site: Site, item: Item, lang: str, index: Related) -> Page:
    page = entry_page(site, item, lang, ABOVE, index, _posting)
    authors = tuple(author_view(site, author, lang) for author in cast(Article, item.entry).authors)
    return msgspec.structs.replace(page, view=ArticleView(**msgspec.structs.asdict(page.view), authors=authors))


def _posting(site: Site, item: Item, lang: str, facts: Mapping[str, str]) -> dict[str, Any]:
    """An article in the terms of schema.org, where a posting has authors: without any it is a page and no more."""
    thing = creative_work(site, item, lang, facts)
    authors = [_signer(site, author, lang) for author in cast(Article, item.entry).authors]
    if authors:
        return thing | {"author": authors}
    return {name: value for name, value in thing.items() if name != "author"} | {"@type": "WebPage"}


def _signer(site: Site, author: Author, lang: str) -> dict[str, Any]:
    organisation = {"@type": "Organization", "name": author.organisation}
    if not author.name:
        return organisation
    place = site.settings.urls.absolute(in_language(author_address(author), lang))
    person: dict[str, Any] = {"@type": "Person", "name": author.name, "url": place}
    if author.office:
        person["jobTitle"] = author.office.in_(lang)
    return person | ({"affiliation": organisation} if author.organisation else {})
