"""Media: the pictures and documents of content/, found by the path an author typed."""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import msgspec

from plugins.core import urls
from plugins.core.media import signatures
from plugins.core.media.images import Facts
from plugins.core.media.pdf import read_pdf
from plugins.core.media.svg import read_svg
from plugins.core.problems import Fault, nearest, quoted

LEADS_OUT = "leads out of content/: write the way from this file to one below content/, such as ../pages/about.md"
_PICTURES = frozenset({".avif", ".gif", ".heic", ".heif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
RECORDINGS = ("m4a", "mp3", "mp4", "ogg", "opus", "webm")
# What a browser does not run on the site's own address.
_ALLOWED = _PICTURES | signatures.DOCUMENTS.keys()


class MediaFile(msgspec.Struct, frozen=True):
    """A file that pages refer to. `path` is relative to content/, `size` is in bytes.

    `width` and `height`, in pixels, are those of a picture, or of that of a PDF's first page; else 0. Only of a PDF,
    its pages are counted, and `language` is the one that it declares. Of a picture made of dots, `picture` tells what
    there is to know, and `digest` stands for its bytes. `source` is where it lies, as the file system spells it.
    """

    path: str
    address: str
    size: int
    width: int = 0
    height: int = 0
    pages: int = 0
    language: str = ""
    picture: Facts | None = None
    digest: str = ""
    source: Path = Path()

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
            slashed = target.replace("\\", "/")
            is_there = slashed != target and resolve(source, slashed) in self.paths
            question = f" Did you mean '{slashed}'?" if is_there else or_is_it(target, wanted, self.paths)
            return Fault(1, f"there is no file {quoted(target)}.{question}")
        if wanted not in self._measured:
            self._measured[wanted] = self._measure(wanted, target)
        return self._measured[wanted]

    def _measure(self, wanted: str, target: str) -> MediaFile | Fault:
        path = self.paths[wanted]
        if path.suffix.lower() not in _ALLOWED:
            allowed = ", ".join(sorted(each.lstrip(".") for each in _ALLOWED))
            return Fault(1, f"{quoted(target)} is of a type that is not published. Allowed: {allowed}.")
        try:
            return self._read(path, wanted, target)
        except OSError as error:
            return Fault(1, f"the file {quoted(target)} cannot be read: {error.strerror}")

    def _read(self, path: Path, wanted: str, target: str) -> MediaFile | Fault:
        address = urls.of_file(PurePosixPath(wanted))
        file = MediaFile(wanted, address, path.stat().st_size, source=path)
        if not file.size:
            return Fault(1, f"the file {quoted(target)} is empty")
        measured = _measured(file, path)
        return Fault(1, f"{quoted(target)} {measured}") if isinstance(measured, str) else measured


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


def is_recording(name: str) -> bool:
    """Whether a file of this name is listened to."""
    return PurePosixPath(name).suffix.lower().lstrip(".") in RECORDINGS


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _measured(file: MediaFile, path: Path) -> MediaFile | str:
    """The file with what is read from its bytes, or what is wrong with them, to follow its name in a message."""
    if is_picture(path.name):
        return _picture(file, path.read_bytes())
    wrong = signatures.misfit(path)
    if wrong or path.suffix.lower() != ".pdf":
        return wrong or file
    pdf = read_pdf(path)
    return pdf if isinstance(pdf, str) else msgspec.structs.replace(file, **msgspec.structs.asdict(pdf))


def _picture(file: MediaFile, data: bytes) -> MediaFile | str:
    if file.extension == "svg":
        size = read_svg(data)
        if isinstance(size, str):
            return f"cannot be read as a picture: {size}"
        return msgspec.structs.replace(file, width=size[0], height=size[1])
    from plugins.core.media import pixels  # imported where used: most builds look at no picture

    try:
        facts = pixels.facts(data, file.extension)
    except pixels.ImageError as error:
        return f"cannot be read as a picture: {error}"
    digest = hashlib.blake2b(data, digest_size=5).hexdigest()
    return msgspec.structs.replace(file, width=facts.width, height=facts.height, picture=facts, digest=digest)
