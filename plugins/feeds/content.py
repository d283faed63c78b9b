"""Content: the text of an item as it is read away from its page, with absolute addresses throughout."""

import re
from urllib.parse import urljoin

import msgspec

from plugins.core.features.artifacts import Fragment, View
from plugins.core.pages.making import entry_view
from plugins.core.pages.views import ActionView, DocumentView, Notice
from plugins.core.site import Body, Fill, Item, Picture, Site, Source

_TEMPLATE = "feeds/entry.html"
# A link between a footnote and its place: what a text itself holds of relative addresses. No attribute has a < or >.
_TO_NOTE = re.compile(r'(<a [^<>]*?href=")(?=#)')


class ContentView(View, frozen=True, kw_only=True):
    """What the template of an entry's text sees. `lang` is the language of title and text."""

    lang: str
    translated: bool
    notes: tuple[str, ...]
    updated: Notice | None
    image: Picture | None
    image_lang: str
    image_credit: str
    body: Body
    documents: tuple[DocumentView, ...]
    actions: tuple[ActionView, ...]


def content(site: Site, item: Item, lang: str) -> Fragment:
    """The text of an item in the feeds of a language."""
    view, page = entry_view(site, item, lang), site.settings.urls.absolute(item.address(lang))
    return Fragment(
        _TEMPLATE,
        ContentView(
            lang=view.lang,
            translated=view.translated,
            notes=site.notes_on(item, lang),
            updated=view.updated,
            image=_picture(view.image, page) if view.image else None,
            image_lang=view.image_lang,
            image_credit=view.image_credit,
            body=Body(view.body.text, tuple(_absolute(fill, page) for fill in view.body.fills)),
            documents=tuple(msgspec.structs.replace(each, url=_joined(page, each.url)) for each in view.documents),
            actions=view.actions,
        ),
    )


def lead_notes_to(page: str, html: str) -> str:
    """The HTML with its links to footnotes, which lead within the text, leading to those on its page."""
    return _TO_NOTE.sub(lambda link: link[1] + page, html)


def _absolute(fill: Fill, page: str) -> Fill:
    if isinstance(fill, Picture):
        return _picture(fill, page)
    return msgspec.structs.replace(fill, href=_joined(page, fill.href))


def _picture(picture: Picture, page: str) -> Picture:
    sources = tuple(
        Source(each.type, tuple((_joined(page, link), width) for link, width in each.links)) for each in picture.sources
    )
    return msgspec.structs.replace(picture, src=_joined(page, picture.src), sources=sources)


def _joined(page: str, link: str) -> str:
    """A link as it is from anywhere; no link stays none."""
    return urljoin(page, link) if link else ""
