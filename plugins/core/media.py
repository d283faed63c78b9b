"""Media: the pictures and documents of content/, found by the path an author typed."""

import unicodedata
import warnings
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import msgspec

from plugins.core import urls
from plugins.core.problems import Fault, nearest, quoted
from plugins.core.svg import read_svg

LEADS_OUT = "leads out of content/: write the way from this file to one below content/, such as ../pages/about.md"
_FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
_PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
# What a browser does not run on the site's own address.
_DOCUMENTS = frozenset(
    [
        ".csv",
        ".doc",
        ".docx",
        ".epub",
        ".ics",
        ".m4a",
        ".mp3",
        ".mp4",
        ".odp",
        ".ods",
        ".odt",
        ".ogg",
        ".opus",
        ".pdf",
        ".ppt",
        ".pptx",
        ".rtf",
        ".txt",
        ".vtt",
        ".webm",
        ".xls",
        ".xlsx",
        ".zip",
    ]
)


class MediaFile(msgspec.Struct, frozen=True):
    """A file that pages refer to. `path` is relative to content/; sizes are in bytes and pixels (0: no picture)."""

    path: str
    address: str
    size: int
    width: int = 0
    height: int = 0

    @property
    def extension(self) -> str:
        return PurePosixPath(self.path).suffix.lstrip(".").lower()


class Media(msgspec.Struct, frozen=True, dict=True):
    """All files of content/ that are no Markdown, by their path below it, in composed Unicode (NFC)."""

    content: Path
    paths: Mapping[str, Path]

    @cached_property
    def _measured(self) -> dict[str, MediaFile | Fault]:
        return {}

    def find(self, source: str, target: str) -> MediaFile | Fault:
        """The file that the Markdown file at `source` (below content/) means by `target`; a fault if there is none."""
        wanted = resolve(source, target)
        if wanted is None:
            return Fault(1, f"{quoted(target)} {LEADS_OUT}")
        if wanted.endswith(".md"):
            return Fault(1, f"{quoted(target)} is a text of the site: a picture or a document is expected here")
        if wanted not in self.paths:
            return Fault(1, f"there is no file {quoted(target)}.{or_is_it(target, wanted, self.paths)}")
        if wanted not in self._measured:
            self._measured[wanted] = self._measure(wanted, target)
        return self._measured[wanted]

    def _measure(self, wanted: str, target: str) -> MediaFile | Fault:
        path = self.paths[wanted]
        if path.suffix.lower() not in _PICTURES | _DOCUMENTS:
            allowed = ", ".join(sorted(each.lstrip(".") for each in _PICTURES | _DOCUMENTS))
            return Fault(1, f"{quoted(target)} is of a type that is not published. Allowed: {allowed}.")
        try:
            return self._read(path, wanted, target)
        except OSError as error:
            return Fault(1, f"the file {quoted(target)} cannot be read: {error.strerror}")

    def _read(self, path: Path, wanted: str, target: str) -> MediaFile | Fault:
        address = urls.of_file(PurePosixPath(wanted))
        size = path.stat().st_size
        if not size:
            return Fault(1, f"the file {quoted(target)} is empty")
        if not is_picture(path.name):
            return MediaFile(wanted, address, size)
        dimensions = read_svg(path.read_bytes()) if path.suffix.lower() == ".svg" else _dimensions(path)
        if isinstance(dimensions, str):
            return Fault(1, f"{quoted(target)} cannot be read as a picture: {dimensions}")
        return MediaFile(wanted, address, size, *dimensions)


def or_is_it(target: str, wanted: str, paths: Iterable[str]) -> str:
    """A question that offers the path, of those in the folder of `wanted`, that is named most like it.

    It is offered as the author of `target` (which was resolved to `wanted`) would write it; '' if none is near.
    """
    path = PurePosixPath(wanted)
    beside = [each for each in map(PurePosixPath, paths) if each.parent == path.parent]
    names = {each.stem: each.name for each in sorted(beside, key=lambda each: each.suffix == path.suffix)}
    near = nearest(path.stem, names)
    return f" Did you mean '{target[: target.rfind('/') + 1]}{names[near]}'?" if near else ""


def find_media(content: Path) -> Media:
    """The files below `content` that are neither Markdown nor hidden."""
    found = (path for path in sorted(content.rglob("*")) if path.suffix != ".md" and path.is_file())
    named = ((unicodedata.normalize("NFC", path.relative_to(content).as_posix()), path) for path in found)
    root = content.resolve()
    inside = {name: path for name, path in named if path.resolve().is_relative_to(root)}
    return Media(content, {name: path for name, path in inside.items() if not _hidden(name)})


def resolve(source: str, target: str) -> str | None:
    """A relative target from the file at `source`, as code hosts and editors resolve it; None if it leaves content/."""
    if target.startswith("/"):
        return None
    parts = list(PurePosixPath(source).parent.parts)
    for part in unicodedata.normalize("NFC", unquote(target)).split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def is_picture(name: str) -> bool:
    """Whether a file of this name is shown as a picture."""
    return PurePosixPath(name).suffix.lower() in _PICTURES


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _dimensions(path: Path) -> tuple[int, int] | str:
    """Width and height in pixels, or why the bytes are not the picture that the name promises, in one clause."""
    from PIL import Image  # imported where used: most builds look at no picture

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(path, formats=_FORMATS) as image:
            width, height = image.size
            image.verify()
    except (OSError, RuntimeError, SyntaxError, ValueError, Image.DecompressionBombError):
        return "it may be damaged, or of another type than its name says"
    return width, height
