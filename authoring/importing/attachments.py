"""Attachments: the pictures and documents that a browser saved beside a page, and how the draft will call them."""

import filecmp
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from plugins.core.folding import slugify
from plugins.core.media.files import is_picture
from plugins.core.media.signatures import DOCUMENTS


class Attachments:
    """What one page brings with it. `copies` are the files to copy, by the path at which each will lie."""

    def __init__(self, page: Path, folder: Path, slug: str, taken: Mapping[Path, Path]) -> None:
        self._page = page
        self._folder = folder
        self._slug = slug
        self._taken = taken
        """What other pages of the same import bring."""
        self._saved = {file.name: file for file in sorted(_beside(page))}
        self.copies: dict[Path, Path] = {}

    def find(self, target: str) -> str:
        """The name in the draft of the file that a page shows or links to; '' if it was not saved with the page."""
        path = unquote(urlsplit(target).path)
        source = self._at(path) or self._saved.get(PurePosixPath(path).name)
        if source is None or not is_attachment(source.name):
            return ""
        place = self._place(source)
        self.copies[place] = source
        return place.name

    def _at(self, path: str) -> Path | None:
        """The file at a relative path, if it lies below the folder of the page."""
        here = self._page.parent.resolve()
        try:
            found = (here / path).resolve()
            return found if path and found.is_relative_to(here) and found.is_file() else None
        except (OSError, ValueError):
            return None

    def _place(self, source: Path) -> Path:
        """Where the file goes: under its own name in plain letters, unless another file has it."""
        name = (slugify(re.sub(r"\(\d+\)$", "", source.stem)) or "file") + source.suffix.lower()
        for candidate in (name, f"{self._slug}-{name}", *(f"{self._slug}-{number}-{name}" for number in range(2, 100))):
            place = self._folder / candidate
            other = self.copies.get(place) or self._taken.get(place) or (place if place.exists() else None)
            if other is None or filecmp.cmp(other, source, shallow=False):
                return place
        raise AssertionError("a hundred different files of one name")


def is_attachment(name: str) -> bool:
    """Whether a file of this name may be published."""
    return is_picture(name) or PurePosixPath(name).suffix.lower() in DOCUMENTS


def _beside(page: Path) -> list[Path]:
    """The files in the folders that browsers save with a page (`x_files`, `x_archivos`, ..), and those beside it."""
    folders = [each for each in page.parent.iterdir() if each.is_dir() and each.name.startswith(page.stem)]
    return [file for folder in (*folders, page.parent) for file in folder.iterdir() if file.is_file()]
