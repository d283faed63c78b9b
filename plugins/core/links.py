"""Links: what the open slots of a text lead to on each page that shows it, or why they lead nowhere."""

from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from plugins.core.entry import ContentText, Entry
from plugins.core.frontmatter import split
from plugins.core.languages import LANGUAGES
from plugins.core.media import Media, MediaFile, is_picture, resolve
from plugins.core.pairing import by_path
from plugins.core.problems import Fault, Level, Problem
from plugins.core.prose import LinkSlot, MediaSlot, PictureSlot, Slot, line_of
from plugins.core.relations import ReadText
from plugins.core.site import Body, Fill, Item, Link, Picture, Recording
from plugins.core.urls import Urls

_UNSEEN = {"draft": "is a draft", "waiting": "is not out yet", "withdrawn": "was withdrawn"}


def body_key(text: ContentText) -> str:
    """What the prose of a text is kept by: its hash, and its language, which sets its typography."""
    return f"{text.lang}-{text.digest}"


class Linker:
    """Fills the slots of texts. What it finds wrong, it reports once for each place in a source."""

    def __init__(self, items: Iterable[Item], media: Media, urls: Urls, read_text: ReadText) -> None:
        self._items = by_path(items)
        self._content = media.content.name + "/"
        self._media = media
        self._urls = urls
        self._read_text = read_text
        self._problems: dict[tuple[str, str, str], Problem] = {}
        self._used: dict[str, MediaFile] = {}

    @property
    def problems(self) -> list[Problem]:
        return list(self._problems.values())

    @property
    def used(self) -> tuple[MediaFile, ...]:
        """The files that something on the site shows or links to, by path."""
        return tuple(self._used[path] for path in sorted(self._used))

    def files(self, items: Iterable[Item]) -> dict[tuple[str, str], MediaFile]:
        """The files that entries name in their front matter, by the entry's path and the name as given."""
        wanted = ((item.original, target) for item in items for target in _files_of(item.entry))
        found = ((text, target, self._find(target, target, text)) for text, target in wanted)
        return {(text.path, target): file for text, target, file in found if file}

    def bodies(self, items: Iterable[Item]) -> dict[tuple[str, str], Body]:
        """The body of each item for its page in each language, by the item's id and the language."""
        return {(item.entry.id, lang): self._body(item.text(lang), lang) for item in items for lang in LANGUAGES}

    def _body(self, text: ContentText, lang: str) -> Body:
        return Body(body_key(text), tuple(self._fill(slot, text, lang) for slot in text.prose.slots))

    def _fill(self, slot: Slot, text: ContentText, lang: str) -> Fill:
        match slot:
            case LinkSlot():
                return self._link(slot.href, text, lang)
            case PictureSlot():
                return self._picture(slot, text)
            case MediaSlot():
                link = self._link(slot.href, text, lang)
                host = (urlsplit(link.href).hostname or "").removeprefix("www.") if link.external else ""
                return Recording(link.href, slot.title, slot.medium, host)

    def _link(self, href: str, text: ContentText, lang: str) -> Link:
        parts = urlsplit(href)
        if parts.scheme:
            return Link(href, external=parts.scheme in ("http", "https"))
        if not parts.path:
            return self._same_page(href, unquote(parts.fragment), text)
        target = resolve(text.path.removeprefix(self._content), parts.path)
        found = self._items.get(self._content + target) if target is not None else None
        if found:
            return self._entry(href, found, unquote(parts.fragment), text, lang)
        if parts.path.endswith(".md") or not parts.path.rpartition("/")[2].count("."):
            return self._lost(href, text, f"the link '{href}' leads nowhere: there is no such file")
        return self._file(href, parts.path, text)

    def _same_page(self, href: str, anchor: str, text: ContentText) -> Link:
        if anchor not in text.prose.anchors:
            return self._lost(
                href, text, f"the link '{href}' leads nowhere: this text has no heading or anchor of that name"
            )
        return Link(href)

    def _entry(self, href: str, found: tuple[Item, str], anchor: str, text: ContentText, lang: str) -> Link:
        item, named = found
        if item.kind.address is None:
            return self._lost(href, text, f"the link '{href}' leads nowhere: a {item.kind.name} has no page")
        if item.state != "out":
            self._report(
                href,
                text,
                f"the link '{href}' is shown as plain words: what it leads to {_UNSEEN[item.state]}",
                "warning",
            )
            return Link("")
        there = named or lang
        if not anchor:
            return Link(self._urls.link(item.address(there)))
        for candidate in (there, text.lang):
            if anchor in item.text(candidate).prose.anchors:
                return Link(f"{self._urls.link(item.address(candidate))}#{anchor}")
        return self._lost(href, text, f"the link '{href}' leads nowhere: that page has no heading or anchor '{anchor}'")

    def _file(self, href: str, path: str, text: ContentText) -> Link:
        found = self._find(href, path, text)
        return Link(self._urls.link(found.address) if found else "")

    def _find(self, written: str, path: str, text: ContentText) -> MediaFile | None:
        found = self._media.find(text.path.removeprefix(self._content), path)
        if isinstance(found, Fault):
            self._report(written, text, found.message, "error")
            return None
        self._used[found.path] = found
        return found

    def _picture(self, slot: PictureSlot, text: ContentText) -> Picture:
        if urlsplit(slot.src).scheme:
            self._lost(
                slot.src, text, f"the picture '{slot.src}' lies elsewhere: put the file into content/ and name it here"
            )
        elif not is_picture(urlsplit(slot.src).path):
            self._lost(slot.src, text, f"'{slot.src}' is no picture: allowed are avif, gif, jpg, png, svg, webp")
        elif found := self._find(slot.src, urlsplit(slot.src).path, text):
            return Picture(self._urls.link(found.address), slot.alt, found.width, found.height)
        return Picture("", slot.alt, 0, 0)

    def _lost(self, target: str, text: ContentText, message: str) -> Link:
        self._report(target, text, message, "error")
        return Link("")

    def _report(self, target: str, text: ContentText, message: str, level: Level) -> None:
        key = (text.path, target, message)
        if key not in self._problems:
            line = self._line(text.path, target)
            self._problems[key] = Problem(text.path, line, message, level)

    def _line(self, path: str, target: str) -> int:
        """Where a target stands in a source: in its text, or else in its front matter."""
        source = self._read_text(path)
        parts = split(source)
        if isinstance(parts, Fault):
            return 1
        in_text = line_of(parts.body, target) if target in parts.body else 0
        return parts.body_line + in_text if in_text else 1 + source[: max(source.find(target), 0)].count("\n")


def _files_of(entry: Entry) -> Iterable[str]:
    """The files that an entry names in its front matter."""
    if entry.image:
        yield entry.image.file
    yield from (document.file for document in entry.documents if document.file)
