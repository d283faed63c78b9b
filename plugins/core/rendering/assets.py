"""Assets: the theme's files, each under a name that holds the hash of its bytes, so browsers can keep them for good."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from plugins.core import urls
from plugins.core.features.artifacts import File

# The layers of the style sheet that every page has, in the order in which they are joined. What only some pages need is
# a sheet of its own, below css/pages/, which their templates link: a visitor waits for no rules of other pages.
_LAYERS = ("layers", "fonts", "reset", "tokens", "base", "layout", "components", "utilities")
STYLES = "css/site.css"
# What only those who write the style sheets need: comments and indentation.
_NOTES = re.compile(r"/\*.*?\*/\s*|^\s+", re.DOTALL | re.MULTILINE)
# A file of the theme in the style sheet, by its name below static/.
_FILE = re.compile(r'url\("([^":]+)"\)')


class Assets(msgspec.Struct, frozen=True):
    """The theme's files, and the links by which templates name them (`css/site.css`)."""

    files: tuple[File, ...]
    links: Mapping[str, str]


def read_assets(static: Path, site_urls: urls.Urls) -> Assets:
    """The files of theme/static. Those of its folder root/ (the favicon, what feeds show) keep their names.

    So do all others of a site without an address of its own, which is one that is being worked on: with another name
    for a style, every page would be another one.
    """
    files: list[File] = []
    links: dict[str, str] = {}
    hash_of = _hash if site_urls.siteurl else _no_hash
    for name, path in _others(static):
        data = path.read_bytes()
        address = name.removeprefix("root/") if name.startswith("root/") else urls.of_asset(name, hash_of(data))
        files.append(File(address, data, f"theme/static/{name}"))
        links[name] = site_urls.link(address)
    for name, parts in _sheets(static / "css"):
        styles = _joined(parts, links)
        files.append(File(urls.of_asset(name, hash_of(styles)), styles, "theme/static/css"))
        links[name] = site_urls.link(files[-1].address)
    return Assets(tuple(files), links)


def _others(static: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(static.rglob("*")):
        name = path.relative_to(static).as_posix()
        if path.is_file() and not name.startswith("css/") and not path.name.startswith("."):
            yield name, path


def _sheets(folder: Path) -> Iterator[tuple[str, list[Path]]]:
    """The style sheets by name: of some pages, and at last of all, which is each layer's file or its folder's files."""
    for path in sorted((folder / "pages").glob("*.css")):
        yield f"css/pages/{path.name}", [path]
    parts = []
    for layer in _LAYERS:
        single = folder / f"{layer}.css"
        parts.extend([single] if single.exists() else sorted((folder / layer).glob("*.css")))
    yield STYLES, parts


def _joined(parts: Iterable[Path], links: Mapping[str, str]) -> bytes:
    """The files of a style sheet one after another, with links to the files that they name."""
    text = _NOTES.sub("", "\n".join(part.read_text("utf-8").strip() for part in parts))
    return _FILE.sub(lambda found: f'url("{links.get(found[1], found[1])}")', text).encode() + b"\n"


def _no_hash(_data: bytes) -> str:
    return ""


def _hash(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=5).hexdigest()
