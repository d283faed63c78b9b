"""Facts: what a saved page says of itself in its head, its classes and its fields (Drupal's, as the site was)."""

import datetime as dt
import re
from collections.abc import Mapping
from urllib.parse import SplitResult, unquote, urlsplit

import msgspec
from bs4 import BeautifulSoup, Tag

from authoring.importing.dates import days_in
from authoring.importing.escaping import plain
from authoring.importing.saved import ImportRefusal, SavedPage
from plugins.core.folding import fold, slugify
from plugins.core.languages import DEFAULT, LANGUAGES

ROOTS = (
    "article.node--view-mode-full, .node--view-mode-full, .node-full, .node.view-mode-full",
    "article.node, div.node",
    "main article",
    ".region-content, #block-system-main",
    "main, [role=main], #content",
    "article",
    "body",
)
"""Where the article may be, the surest place first."""

KINDS: Mapping[str, str] = dict.fromkeys(("news", "noticia", "noticias", "actualite", "actualites", "newsroom"), "news")
KINDS = {**KINDS, **dict.fromkeys(("event", "events", "agenda", "calendar", "eventos", "evenement"), "event")}
KINDS = {**KINDS, **dict.fromkeys(("publication", "publications", "resource", "resources", "library"), "publication")}
KINDS = {**KINDS, **dict.fromkeys(("blog", "post", "opinion"), "article"), "page": "page"}
"""Kinds of content by the words with which the old site named its types and the first part of its addresses."""

_TYPE = re.compile(r"(?:page-)?node-(?:-)?type-+([a-z0-9]+)")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)")
_ERRORS = frozenset({"page not found", "access denied", "pagina no encontrada", "page non trouvee", "acceso denegado"})
_DATE_FIELDS = "[class*=date-display], .field[class*=date], .date, .submitted, .event-date"
_DATE_METAS = (
    "meta[property='article:published_time']",
    "[property~='dc:date'], [property~='dc:created'], [property~='schema:datePublished'], [itemprop=datePublished]",
    "meta[name='dcterms.date'], meta[name='date']",
)
_HEAD_OF_TEXT = 400


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of itself. What it does not say is ''. `host` and `address` are those that it had."""

    title: str
    lang: str
    kind: str
    host: str
    address: str
    slug: str
    summary: str
    days: tuple[dt.date, ...]
    hours: tuple[str, ...]
    versions: Mapping[str, str]
    """The address of the same page in each other language that it names."""
    notes: tuple[str, ...] = ()


def article_of(tree: BeautifulSoup) -> Tag:
    """The element that holds the article."""
    for selector in ROOTS:
        found = tree.select(selector)
        if len(found) == 1 or (found and found[0].get_text(strip=True)):
            return found[0]
    raise ImportRefusal("nothing stands in it")


def facts_of(page: SavedPage, kind: str) -> Facts:
    """The facts of a page, which is of `kind` unless that is ''. Raises ImportRefusal for one that is no article."""
    tree, notes = page.tree, list(page.notes)
    title = _title(tree)
    if not title:
        raise ImportRefusal("it has no title: is it an article of the site?")
    if fold(title) in _ERRORS:
        raise ImportRefusal(f"it is what the site showed in place of a page ('{title}'): save the page itself")
    url = _url(page)
    host, address = url.hostname or "", unquote(url.path).rstrip("/")
    if not address:
        notes.append("the page does not say where it was: find its old address, and add it under 'aliases:'")
    guessed = kind or _kind(tree, address)
    if not guessed:
        notes.append("nothing tells what kind of page this was: it became a page; import it again with --kind if not")
    days, hours = _days(page, notes)
    return Facts(
        title=title,
        lang=_language(tree, address, notes),
        kind=guessed or "page",
        host=host,
        address=address,
        slug=slugify(address.rpartition("/")[2].removesuffix(".html")) or slugify(title) or slugify(page.path.stem),
        summary=_summary(tree, title, notes),
        days=days,
        hours=hours,
        versions=_versions(tree),
        notes=tuple(notes),
    )


def text_of(tag: Tag | None) -> str:
    """The words of an element on one line."""
    return " ".join(plain(tag.get_text(" ")).split()) if tag else ""


def _meta(tree: BeautifulSoup, *selectors: str) -> str:
    for selector in selectors:
        tag = tree.select_one(selector)
        if tag and (content := " ".join(plain(str(tag.get("content") or tag.get("href") or "")).split())):
            return content
    return ""


def _title(tree: BeautifulSoup) -> str:
    heading = tree.select_one("h1.page-title, h1#page-title, h1.page-header, h1.title, article h1, main h1, h1")
    named = text_of(heading) or _meta(tree, "meta[property='og:title']")
    return named or re.sub(r"\s*[|–-]\s*Metropolis$", "", text_of(tree.title))


def _url(page: SavedPage) -> SplitResult:
    found = _SAVED_FROM.search(page.source[:4096])
    address = _meta(page.tree, "link[rel=canonical]", "meta[property='og:url']") or (found[1] if found else "")
    return urlsplit(address)


def _kind(tree: BeautifulSoup, address: str) -> str:
    """By the type that Drupal writes into classes, or else by the first part of the address."""
    body = tree.body
    classes = [*(body.get_attribute_list("class") if body else ()), *article_of(tree).get_attribute_list("class")]
    types = [found[1] for each in classes if (found := _TYPE.fullmatch(str(each)))]
    parts = [part for part in address.strip("/").split("/") if part not in LANGUAGES]
    return next((KINDS[word] for word in (*types, *parts[:1]) if word in KINDS), "")


def _language(tree: BeautifulSoup, address: str, notes: list[str]) -> str:
    html = tree.find("html")
    written = str(html.get("lang") or html.get("xml:lang") or "") if isinstance(html, Tag) else ""
    first = address.strip("/").partition("/")[0]
    lang = written[:2].lower() or (first if first in LANGUAGES else "")
    if lang in LANGUAGES:
        return lang
    notes.append(f"the page {f'is in {written!r}' if written else 'does not say its language'}: is it {DEFAULT}?")
    return DEFAULT


def _summary(tree: BeautifulSoup, title: str, notes: list[str]) -> str:
    """The description, unless it only says the title again."""
    summary = _meta(tree, "meta[name=description]", "meta[property='og:description']")
    if summary.endswith(("...", "…")):
        notes.append("the summary breaks off: write its end")
    return "" if fold(summary) == fold(title) else summary


def _versions(tree: BeautifulSoup) -> dict[str, str]:
    links = tree.select("link[rel=alternate][hreflang], .language-switcher-locale-url a[hreflang], .links a[hreflang]")
    found = {str(link.get("hreflang"))[:2]: urlsplit(str(link.get("href", ""))).path.rstrip("/") for link in links}
    return {lang: path for lang, path in found.items() if lang in LANGUAGES and path}


def _days(page: SavedPage, notes: list[str]) -> tuple[tuple[dt.date, ...], tuple[str, ...]]:
    """The first and the last day that the page is dated with, with the hours; the best source there is says them."""
    article = article_of(page.tree)
    fields = [each for each in article.select(_DATE_FIELDS) if not each.select_one(_DATE_FIELDS)]
    found = [day for field in fields for day in _in_field(field)]
    if not found:
        metas = (_in_field(tag) for selector in _DATE_METAS for tag in page.tree.select(selector))
        found = next((days[:1] for days in metas if days), [])
    if not found and (found := list(days_in(text_of(article)[:_HEAD_OF_TEXT]))[:1]):
        notes.append(f"no field gives the date: {found[0][0]} is the first day that the text names")
    if not found:
        saved = dt.datetime.fromtimestamp(page.path.stat().st_mtime, dt.UTC).date()
        notes.append(f"the page has no date: {saved} is the day on which it was saved")
        found = [(saved, "")]
    days = sorted({day for day, _ in found})
    return tuple(dict.fromkeys((days[0], days[-1]))), tuple(dict.fromkeys(hour for _, hour in found if hour))


def _in_field(tag: Tag) -> list[tuple[dt.date, str]]:
    """The days of a field: as machines read them, or else as it prints them."""
    marked = [tag, *tag.select("[content], [datetime]")]
    values = " ".join(str(each.get("content") or each.get("datetime") or "") for each in marked)
    return list(days_in(values)) or list(days_in(text_of(tag)))
