"""Inputs: all that a site is made from besides its texts and the moment, as hashes of the bytes themselves.

Files are read in every build: times and sizes do not tell whether a file is the same.
"""

import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from plugins.core.features.feature import Feature
from plugins.core.incremental.hashes import digest, digest_of
from plugins.core.settings import Settings

_PLUGINS = Path(__file__).parents[2]


class Inputs(msgspec.Struct, frozen=True):
    """`reading` stands for the code that reads texts; `rendering` for that and all else that a template and its filters
    can see besides a view; `planning` for all that a plan can see besides the texts: that code, the words, the theme
    without its templates, the data, the files beside the texts, and which features there are.
    """

    reading: bytes
    rendering: bytes
    planning: bytes


def read_inputs(settings: Settings, features: Iterable[Feature]) -> Inputs:
    """The inputs as they are now. What cannot be read counts as empty; those who need it say so."""
    features = tuple(features)
    code = (_PLUGINS, *_folders_elsewhere(features))
    libraries = "\n".join([sys.version, *_libraries()])
    reading = digest_of((*map(_hash_of, code), libraries.encode(), settings.default_lang.encode()))
    templates, words = _hash_of(settings.theme / "templates"), _hash_of(settings.words)
    rendering = digest_of((reading, templates, words, settings.timezone.encode()))
    told = (settings.siteurl, settings.sitename, settings.content.name, settings.preview)
    planning = digest_of(
        (
            reading,
            words,
            settings.timezone.encode(),
            _hash_of(settings.theme / "static"),
            _hash_of(settings.data),
            _hash_of(settings.content, besides=".md"),
            "\n".join((*told, *(feature.name for feature in features))).encode(),
        )
    )
    return Inputs(reading, rendering, planning)


def _folders_elsewhere(features: Iterable[Feature]) -> list[Path]:
    """The folders of the features that are no part of this project's plugins."""
    made_of = (part for feature in features for part in (*feature.outputs, *feature.surveys, *feature.indexes))
    modules = {getattr(part, "func", part).__module__ for part in made_of}  # a partial is of the module of its function
    files = (getattr(sys.modules.get(module), "__file__", None) for module in modules)
    folders = {Path(file).parent for file in files if file}
    return sorted(folder for folder in folders if not folder.is_relative_to(_PLUGINS))


def _hash_of(folder: Path, besides: str = "\0") -> bytes:
    """One hash of all files below a folder but those of an ending, of their names and their bytes."""
    start = len(str(folder))
    paths = sorted(path for path in _files(str(folder)) if not path.endswith(besides))
    return digest_of(part for path in paths for part in (os.fsencode(path[start:]), _content(path)))


def _files(folder: str) -> Iterator[str]:
    """The files below a folder, but for hidden ones and what Python makes of its own."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        else:
            yield entry.path


def _content(path: str) -> bytes:
    try:
        return digest(Path(path).read_bytes())
    except OSError:
        return b""


def _libraries() -> list[str]:
    """The installed libraries with their versions, as their metadata folders are named."""
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    names = (entry.name for folder in folders for entry in os.scandir(folder))
    return sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))
