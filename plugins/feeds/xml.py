"""RSS 2.0 and Atom (RFC 4287), written by feedgen."""

import datetime as dt
import hashlib
import re
from functools import partial
from html import escape
from typing import Any

from feedgen.feed import FeedGenerator

from plugins.feeds.content import lead_notes_to
from plugins.feeds.document import Document, Entry, completed
from plugins.feeds.extras import DUBLIN_CORE, HISTORY, Extras

_RSS, _ATOM, _HTML = "application/rss+xml", "application/atom+xml", "text/html"
_TITLE = re.compile(rb"<title>[^<]*</title>")


def write_rss(document: Document, parts: tuple[str, ...]) -> bytes:
    """The feed as RSS 2.0, each entry with its text."""
    document, texts = completed(document, parts)
    feed = _feed(document, _RSS, dc=DUBLIN_CORE)
    for entry, text in zip(document.entries, texts, strict=True):
        _add_item(feed, entry, text)
    return _with_style(document, _TITLE.sub(_in_hexadecimal, feed.rss_str(pretty=True, xml_declaration=False)))


def write_atom(document: Document, parts: tuple[str, ...]) -> bytes:
    """The feed as Atom, each entry with its text; with links to its archive, if it has one."""
    document, texts = completed(document, parts)
    archive = document.archive
    feed = _feed(document, _ATOM, **({"fh": HISTORY} if archive.is_full else {}))
    feed.author(name=document.author)
    for rel, url in (("current", archive.current), ("prev-archive", archive.previous), ("next-archive", archive.next)):
        if url:
            feed.extras.link(rel=rel, type=_ATOM, href=url)
    if archive.is_full:
        feed.extras.archive()
    for entry, text in zip(document.entries, texts, strict=True):
        _add_entry(feed, entry, text)
    return _with_style(document, feed.atom_str(pretty=True, xml_declaration=False))


def _add_item(feed: Any, entry: Entry, text: str) -> None:
    item = _added(feed, entry)
    item.link(href=entry.url)
    item.description(escape(entry.summary or entry.title, quote=False))
    item.content(lead_notes_to(entry.url, text))
    item.pubDate(entry.published)
    for category in entry.categories:
        item.category(term=category.label, scheme=category.scheme)
    if entry.enclosure:
        item.enclosure(entry.enclosure.url, str(entry.enclosure.size), entry.enclosure.type)
    for author in entry.authors:
        item.extras.dublin_core("creator", author)
    item.extras.dublin_core("language", entry.lang)
    if entry.is_corrected:
        item.extras.atom("updated", entry.updated.isoformat())


def _add_entry(feed: Any, entry: Entry, text: str) -> None:
    added = _added(feed, entry)
    added.summary(escape(entry.summary, quote=False) or None, type="html")
    added.content(lead_notes_to(entry.url, text), type="html")
    added.published(_alone(entry.published, entry.id))
    added.updated(_alone(entry.updated, entry.id))
    added.author([{"name": author} for author in entry.authors])
    added.category([{"term": each.term, "scheme": each.scheme, "label": each.label} for each in entry.categories])
    added.extras.language(entry.lang)
    added.extras.link(rel="alternate", type=_HTML, hreflang=entry.lang, href=entry.url)
    if enclosed := entry.enclosure:
        added.extras.link(rel="enclosure", type=enclosed.type, length=str(enclosed.size), href=enclosed.url)


def _feed(document: Document, media_type: str, **spaces: str) -> Any:
    """What both formats say of the feed itself."""
    feed = FeedGenerator()
    feed.register_extension("extras", partial(Extras, **spaces), Extras)
    feed.extras.preface(document.preface, document.page, document.title)
    feed.id(document.id)
    feed.title(document.title)
    feed.subtitle(document.description)
    feed.description(document.description)
    feed.link(href=document.url, rel="self", type=media_type)
    feed.link(href=document.page, rel="alternate", type=_HTML, hreflang=document.lang)
    feed.language(document.lang)
    feed.rights(document.rights)
    feed.icon(document.icon)
    feed.logo(document.logo)
    feed.updated(document.updated)
    for lang, url in document.versions:
        feed.extras.link(rel="alternate", type=media_type, hreflang=lang, href=url)
    return feed


def _added(feed: Any, entry: Entry) -> Any:
    """An entry at the end of the feed, with what both formats say in the same way."""
    added = feed.add_entry(order="append")
    added.id(entry.id)
    added.title(entry.title)
    return added


def _alone(moment: dt.datetime, name: str) -> dt.datetime:
    """The moment with a fraction of a second of its own, for validators want no two entries of the same moment.

    Where only a day is known, there are many.
    """
    digest = hashlib.blake2b(name.encode(), digest_size=8).digest()
    return moment.replace(microsecond=int.from_bytes(digest, "big") % 1_000_000)


def _in_hexadecimal(title: re.Match[bytes]) -> bytes:
    """A title of RSS, with its references as the RSS Profile has them: nobody takes these for the start of a tag."""
    return title[0].replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")


def _with_style(document: Document, xml: bytes) -> bytes:
    """The document with what makes it readable in a browser. It is CSS, since browsers give up XSLT."""
    style = f'<?xml-stylesheet type="text/css" href="{document.style}"?>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{style}\n'.encode() + xml
