"""Cleaning: what of a page is its article, and what of it the site drew around every page."""

import re
from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup, Tag

from authoring.importing.facts import text_of
from authoring.importing.markdown import Note
from plugins.core.folding import fold
from plugins.core.problems import quoted
from plugins.core.prose.targets import medium

_CHROME = (
    "script, style, link, meta, noscript, template, nav, form, button, input, select, svg, canvas, map, aside, "
    ".breadcrumb, .tabs, .pager, .contextual-links-wrapper, .contextual, .element-invisible, .visually-hidden, "
    ".sharethis, .addtoany_list, [class*=share-], [class*=social], .links, .node__links, .comment-wrapper, "
    ".field-label, .field__label, .submitted, [class*=date-display], [hidden], [aria-hidden=true], "
    "[style*='display:none'], [style*='display: none']"
)
_LISTS = ".view, [class*='block-views'], .views-element-container"
_EMBEDS = "iframe, object, embed, video, audio"
_VIDEO = re.compile(r"(?:youtube(?:-nocookie)?\.com/(?:embed|v)/|youtu\.be/)([\w-]{6,})")
_VIMEO = re.compile(r"player\.vimeo\.com/video/(\d+)")


def clean(article: Tag, title: str, note: Note) -> None:
    """Take away all that is not the article's text; embedded recordings become links that the site understands."""
    for tag in _of(article, _LISTS):
        note(f"a list that the old page made itself was left out: {quoted(text_of(tag)) or 'it was empty'}")
        tag.decompose()
    for tag in _of(article, _EMBEDS):
        _embed(tag, title, note)
    for tag in _of(article, _CHROME):
        tag.decompose()
    for heading in article.find_all(["h1", "h2"]):
        if fold(text_of(heading)) == fold(title):
            heading.decompose()
    for figure in article.find_all("figure"):
        _caption(figure)


def _of(article: Tag, selector: str) -> list[Tag]:
    """The outermost elements that a selector finds."""
    found = article.select(selector)
    inner = {id(each) for tag in found for each in tag.select(selector)}
    return [tag for tag in found if id(tag) not in inner]


def _embed(tag: Tag, title: str, note: Note) -> None:
    source = tag if tag.get("src") or tag.get("data-src") or tag.get("data") else tag.find(["source", "embed"])
    address = str(source.get("src") or source.get("data-src") or source.get("data") or "") if source else ""
    address = f"https:{address}" if address.startswith("//") else address
    page = _page_of(address)
    if not medium(page):
        note(f"an embedded part was left out: {quoted(address) if address else 'it had no address'}")
        tag.decompose()
        return
    named = str(tag.get("title", "")) if tag.get("title") else title
    if not tag.get("title"):
        note(f"the recording at {page} has no title: that of the page was taken")
    soup = BeautifulSoup("<p><img></p>", "lxml")
    paragraph, picture = soup.p, soup.img
    assert paragraph is not None and picture is not None
    picture["src"], picture["alt"] = page, f"{medium(page)}: {named}"
    tag.replace_with(paragraph)


def _page_of(address: str) -> str:
    """The page of a recording whose player is at an address; the address itself, if it is not known as a player."""
    if found := _VIDEO.search(address):
        return f"https://www.youtube.com/watch?v={found[1]}"
    if found := _VIMEO.search(address):
        return f"https://vimeo.com/{found[1]}"
    inner = parse_qs(urlsplit(address).query).get("url", [""])[0]
    return inner if medium(inner) else address


def _caption(figure: Tag) -> None:
    """Make the words below a picture its title, which this site prints there."""
    picture, caption = figure.find("img"), figure.find("figcaption")
    if isinstance(picture, Tag) and isinstance(caption, Tag) and len(figure.find_all("img")) == 1:
        picture["title"] = text_of(caption)
        caption.decompose()
