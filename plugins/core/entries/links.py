"""Links: what the open slots of a text lead to on each page that shows it, or why they lead nowhere."""

import re
from collections.abc import Iterable
from urllib.parse import SplitResult, unquote, urlsplit

import msgspec

from plugins.core.entries.pairing import by_path
from plugins.core.entries.pictures import shown
from plugins.core.entries.relations import ReadText, line_of_value
from plugins.core.entry import ContentText
from plugins.core.frontmatter.fields import FileName
from plugins.core.frontmatter.records import values_in
from plugins.core.frontmatter.syntax import split
from plugins.core.languages import LANGUAGES
from plugins.core.media.files import (
    LEADS_OUT,
    RECORDINGS,
    Media,
    MediaFile,
    is_picture,
    is_recording,
    or_is_it,
    resolve,
)
from plugins.core.problems import Fault, Level, Problem, quoted
from plugins.core.prose import LinkSlot, MediaSlot, PictureSlot, Slot, line_of
from plugins.core.site import Body, Fill, Item, Link, Picture, Recording, TextRef
from plugins.core.urls import Urls

# Bytes of a PDF.
_HEAVY = 10 * 10**6
# Where `serve` shows the site.
_THIS_MACHINE = ("127.0.0.1", "localhost")
_MAILBOX = re.compile(r"[^@\s/]+@[^@\s/]+\.[a-z]+")
_UNSEEN = {"draft": "is a draft", "waiting": "is not out yet", "withdrawn": "was withdrawn"}


class _Place(msgspec.Struct, frozen=True):
    """Where a target is written: in the text of the file at `path`, or in a field of its front matter."""

    path: str
    target: str
    field: str = ""


class Linker:
    """Fills the slots of texts. What it finds wrong, it reports once for each target in a source.

    Of what should lie in one of the `faulty` files it says nothing: once they are mended, it may be there.
    """

    def __init__(
        self, items: Iterable[Item], media: Media, urls: Urls, read_text: ReadText, faulty: frozenset[str]
    ) -> None:
        self._items = by_path(items)
        self._content = media.content.name + "/"
        self._media = media
        self._urls = urls
        self._read_text = read_text
        self._faulty = faulty
        self._problems: dict[tuple[_Place, str], Problem] = {}
        self._used: dict[str, MediaFile] = {}
        self._shown: dict[str, MediaFile] = {}

    @property
    def problems(self) -> list[Problem]:
        return list(self._problems.values())

    @property
    def used(self) -> tuple[MediaFile, ...]:
        """The files that something on the site links to, or shows as they are, by path."""
        return tuple(self._used[path] for path in sorted(self._used))

    @property
    def shown(self) -> tuple[MediaFile, ...]:
        """The pictures that something on the site shows at the sizes that it needs, by path."""
        return tuple(self._shown[path] for path in sorted(self._shown))

    def files(self, items: Iterable[Item]) -> dict[tuple[str, str], MediaFile]:
        """The files that entries name in their front matter, by the entry's path and the name as given."""
        found: dict[tuple[str, str], MediaFile | None] = {}
        for entry in (item.entry for item in items):
            for name, field, target in values_in(entry):
                if isinstance(field, FileName):
                    place = _Place(entry.path, target, name)
                    found[entry.path, target] = self._of_sort(field, place, target)
        return {key: file for key, file in found.items() if file}

    def _of_sort(self, field: FileName, place: _Place, target: str) -> MediaFile | None:
        """The file that a field names, which must be one of its sort."""
        if field.sort == "picture":
            return self._picture_file(place, target)
        if field.sort == "recording" and not is_recording(target):
            self._report(place, f"{quoted(target)} is no recording: allowed are {', '.join(RECORDINGS)}", "error")
            return None
        return self._find(place, target)

    def bodies(self, items: Iterable[Item]) -> dict[tuple[str, str], Body]:
        """The body of each item for its page in each language, by the item's id and the language."""
        return {(item.entry.id, lang): self._body(item.text(lang), lang) for item in items for lang in LANGUAGES}

    def _body(self, text: ContentText, lang: str) -> Body:
        return Body(TextRef(text.path), tuple(self._fill(slot, text, lang) for slot in text.outline.slots))

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
        place = _Place(text.path, href)
        parts = _split(href)
        if parts is None:
            return self._lost(place, "leads nowhere: it is not a whole address")
        if parts.scheme:
            return self._elsewhere(place, parts)
        if not parts.path:
            return self._same_page(place, unquote(parts.fragment), text)
        target = resolve(text.path.removeprefix(self._content), parts.path)
        if target is None:
            return self._lost(place, LEADS_OUT)
        if found := self._items.get(self._content + target):
            return self._entry(place, found, unquote(parts.fragment), text, lang)
        if target.endswith(".md") or "." not in target.rpartition("/")[2]:
            return self._no_entry(place, parts.path, target)
        if meant := _outside(parts.path):
            return self._lost(place, f"leads nowhere: there is no such file. Did you mean {quoted(meant)}?")
        file = self._find(place, parts.path)
        return Link(self._urls.link(file.address) if file else "")

    def _elsewhere(self, place: _Place, parts: SplitResult) -> Link:
        if parts.hostname in _THIS_MACHINE:
            return self._lost(place, "leads to your own computer: write the name of the file, such as other-page.md")
        return Link(place.target, external=parts.scheme in ("http", "https"))

    def _same_page(self, place: _Place, anchor: str, text: ContentText) -> Link:
        if anchor not in text.outline.anchors:
            return self._lost(place, "leads nowhere: this text has no heading or anchor of that name")
        return Link(place.target)

    def _no_entry(self, place: _Place, path: str, target: str) -> Link:
        if self._content + target in self._faulty:
            return Link("")
        question = or_is_it(path, target, (each.removeprefix(self._content) for each in self._items))
        return self._lost(place, f"leads nowhere: there is no such file.{question}")

    def _entry(self, place: _Place, found: tuple[Item, str], anchor: str, text: ContentText, lang: str) -> Link:
        item, named = found
        if item.kind.address is None:
            return self._lost(place, f"leads nowhere: a {item.kind.name} has no page")
        if item.state != "out":
            message = f"the link {quoted(place.target)} is shown as plain words: what it leads to {_UNSEEN[item.state]}"
            self._report(place, message, "warning")
            return Link("")
        there = named or lang
        if not anchor:
            return Link(self._urls.link(item.address(there)))
        for candidate in (there, text.lang):
            if anchor in item.text(candidate).outline.anchors:
                return Link(f"{self._urls.link(item.address(candidate))}#{anchor}")
        if not self._faulty.isdisjoint(each.path for each in item.texts.values()):
            return Link("")
        return self._lost(place, f"leads nowhere: that page has no heading or anchor {quoted(anchor)}")

    def _find(self, place: _Place, path: str) -> MediaFile | None:
        """A file that readers get as it is."""
        found = self._found(place, path)
        if found:
            self._used[found.path] = found
        return found

    def _found(self, place: _Place, path: str) -> MediaFile | None:
        source = place.path.removeprefix(self._content)
        if f"{self._content}{resolve(source, path)}" in self._faulty:
            return None
        found = self._media.find(source, path)
        if isinstance(found, Fault):
            self._report(place, found.message, "error")
            return None
        if found.pages and found.size > _HEAVY:
            message = f"{quoted(place.target)} has {found.size // 10**6} MB: it can be made smaller for those who wait"
            self._report(place, message, "warning")
        return found

    def _picture(self, slot: PictureSlot, text: ContentText) -> Picture:
        parts = _split(slot.src)
        path = parts.path if parts and not parts.scheme else slot.src
        found = self._picture_file(_Place(text.path, slot.src), path)
        if found is None:
            return Picture("", slot.alt, 0, 0)
        return shown(found, slot.alt, self._urls)

    def _picture_file(self, place: _Place, path: str) -> MediaFile | None:
        shown = quoted(place.target)
        if "://" in path:
            message = f"the picture {shown} lies elsewhere: put the file into content/ and name it here"
            self._report(place, message, "error")
        elif not is_picture(path):
            self._report(place, f"{shown} is no picture: allowed are avif, gif, heic, jpg, png, svg, webp", "error")
        elif found := self._found(place, path):
            (self._shown if found.picture else self._used)[found.path] = found
            return found
        return None

    def _lost(self, place: _Place, why: str) -> Link:
        self._report(place, f"the link {quoted(place.target)} {why}", "error")
        return Link("")

    def _report(self, place: _Place, message: str, level: Level) -> None:
        if (place, message) not in self._problems:
            self._problems[place, message] = Problem(place.path, self._line(place), message, level)

    def _line(self, place: _Place) -> int:
        source = self._read_text(place.path)
        if place.field:
            return line_of_value(source, place.field, place.target)
        parts = split(source)
        return 1 if isinstance(parts, Fault) else parts.body_line + line_of(parts.body, place.target)


def _outside(path: str) -> str:
    """The address of a mailbox or of the web that was meant by what names no file; '' if none was."""
    if _MAILBOX.fullmatch(path):
        return f"mailto:{path}"
    return f"https://{path}" if path.startswith("www.") else ""


def _split(href: str) -> SplitResult | None:
    """The parts of an address; None if it is none."""
    try:
        return urlsplit(href)
    except ValueError:
        return None
