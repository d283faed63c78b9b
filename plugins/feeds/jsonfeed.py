"""JSON Feed 1.1 (jsonfeed.org)."""

import json
from typing import Any

from plugins.feeds.content import lead_notes_to
from plugins.feeds.document import Document, Entry, completed

_VERSION = "https://jsonfeed.org/version/1.1"


def write_json(document: Document, parts: tuple[str, ...]) -> bytes:
    """The feed as JSON, each entry with its text."""
    document, texts = completed(document, parts)
    feed = {
        "version": _VERSION,
        "title": document.title,
        "home_page_url": document.page,
        "feed_url": document.url,
        "description": document.description,
        "icon": document.logo,
        "favicon": document.icon,
        "authors": [{"name": document.author}],
        "language": document.lang,
        "items": [_item(entry, text) for entry, text in zip(document.entries, texts, strict=True)],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def _item(entry: Entry, text: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": lead_notes_to(entry.url, text),
        "summary": entry.summary,
        "image": entry.image,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat() if entry.is_corrected else "",
        "authors": [{"name": author} for author in entry.authors],
        "tags": [category.label for category in entry.categories],
        "language": entry.lang,
    }
    if entry.enclosure:
        attached = {"url": entry.enclosure.url, "mime_type": entry.enclosure.type}
        item["attachments"] = [attached | {"size_in_bytes": entry.enclosure.size}]
    return {name: value for name, value in item.items() if value}
