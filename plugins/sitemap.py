"""The sitemap (an index, and a file for each kind, language and year) and robots.txt, which names it.

Small files by year, so that a new item changes one of them and the index.
"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from plugins.core.features import signals
from plugins.core.features.artifacts import File, Page
from plugins.core.features.feature import Feature
from plugins.core.site import Item, Site

_ORIGIN = "plugins/sitemap.py"
_INDEX = "sitemap.xml"
_OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n<{tag} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def sitemap(site: Site, pages: Iterable[Page]) -> Iterator[File]:
    """The sitemap of all pages that may be indexed (sitemaps.org protocol 0.9), and robots.txt; none for a preview."""
    if site.settings.preview:
        yield File("robots.txt", b"User-agent: *\nDisallow: /\n", _ORIGIN)
        return
    absolute = site.settings.urls.absolute
    items = {item.address(lang): item for item in site.with_pages for lang in item.languages}
    groups: dict[str, list[tuple[str, str]]] = {}
    for page in pages:
        if not page.head.noindex and page.head.canonical == absolute(page.address):
            item = items.get(page.address)
            groups.setdefault(_group(page, item), []).append((page.head.canonical, _last_change(item)))
    for name, entries in groups.items():
        yield File(f"sitemaps/{name}.xml", _document("urlset", "url", sorted(entries)), _ORIGIN)
    maps = [(absolute(f"sitemaps/{name}.xml"), "") for name in sorted(groups)]
    yield File(_INDEX, _document("sitemapindex", "sitemap", maps), _ORIGIN)
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {absolute(_INDEX)}\n"
    yield File("robots.txt", robots.encode(), _ORIGIN)


def _group(page: Page, item: Item | None) -> str:
    if item is None:
        return f"lists-{page.lang}"
    year = f"-{item.day.year}" if item.entry.dated else ""
    return f"{item.kind.folder.removesuffix('/*')}-{page.lang}{year}"


def _last_change(item: Item | None) -> str:
    """The day of an entry's last material change; '' if its kind is not dated."""
    if item is None or item.entry.published_on is None:
        return ""
    return (item.entry.updated.date if item.entry.updated else item.day).isoformat()


def _document(tag: str, child: str, entries: Iterable[tuple[str, str]]) -> bytes:
    lines = [_OPEN.format(tag=tag)]
    for address, changed in entries:
        lastmod = f"<lastmod>{changed}</lastmod>" if changed else ""
        lines.append(f"<{child}><loc>{escape(address)}</loc>{lastmod}</{child}>\n")
    return "".join([*lines, f"</{tag}>\n"]).encode()


def feature(_sender: object) -> Feature:
    """The sitemap and robots.txt."""
    return Feature(name="sitemap", indexes=(sitemap,))


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
