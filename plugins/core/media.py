"""Media: the pictures and documents of content/, found by the path an author typed."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import msgspec

from plugins.core import urls
from plugins.core.folding import fold
from plugins.core.problems import Fault, unknown

_PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})


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
            return Fault(1, f"'{target}' leads out of content/")
        if wanted not in self.paths:
            return Fault(1, unknown("file", target, self._spellings(source, wanted)))
        if wanted not in self._measured:
            self._measured[wanted] = self._measure(wanted, target)
        return self._measured[wanted]

    def _measure(self, wanted: str, target: str) -> MediaFile | Fault:
        path = self.paths[wanted]
        address = urls.of_file(PurePosixPath(wanted))
        size = path.stat().st_size
        if not size:
            return Fault(1, f"the file '{target}' is empty")
        if path.suffix.lower() not in _PICTURES - {".svg"}:
            return MediaFile(wanted, address, size)
        dimensions = _dimensions(path)
        if dimensions is None:
            return Fault(
                1, f"'{target}' cannot be read as a picture: it may be damaged, or of another type than its name says"
            )
        return MediaFile(wanted, address, size, *dimensions)

    def _spellings(self, source: str, wanted: str) -> Iterable[str]:
        """What the author may have meant: the same name in another spelling, else the files of that folder."""
        folder = PurePosixPath(wanted).parent
        beside = [path for path in self.paths if PurePosixPath(path).parent == folder]
        same = [path for path in beside if fold(path) == fold(wanted)]
        return [PurePosixPath(path).name for path in same or beside]


def find_media(content: Path) -> Media:
    """The files below `content` that are neither Markdown nor hidden."""
    found = (path for path in sorted(content.rglob("*")) if path.suffix != ".md" and path.is_file())
    named = ((unicodedata.normalize("NFC", path.relative_to(content).as_posix()), path) for path in found)
    root = content.resolve()
    inside = {name: path for name, path in named if path.resolve().is_relative_to(root)}
    return Media(content, {name: path for name, path in inside.items() if not _hidden(name)})


def resolve(source: str, target: str) -> str | None:
    """A relative target from the file at `source`, as code hosts and editors resolve it; None if it leaves content/."""
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


def _dimensions(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels; None if the bytes are not the picture that the name promises."""
    from PIL import Image  # imported where used: most builds look at no picture

    try:
        with Image.open(path) as image:
            width, height = image.size
            image.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    return width, height
