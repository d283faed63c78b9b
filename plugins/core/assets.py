"""Assets: the theme's files, each under a name that holds the hash of its bytes, so browsers can keep them for good."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from plugins.core import urls
from plugins.core.artifacts import File

# The layers of the style sheet, in the order in which they are joined.
_LAYERS = ("layers", "reset", "tokens", "base", "layout", "components", "utilities")
STYLES = "css/site.css"


class Assets(msgspec.Struct, frozen=True):
    """The theme's files, and the links by which templates name them (`css/site.css`)."""

    files: tuple[File, ...]
    links: Mapping[str, str]


def read_assets(static: Path, site_urls: urls.Urls) -> Assets:
    """The files of theme/static. Those of its folder root/ (the favicon, the card for sharing) keep their names."""
    styles = _styles(static / "css")
    files = [File(urls.of_asset(STYLES, _hash(styles)), styles, "theme/static/css")]
    links = {STYLES: site_urls.link(files[0].address)}
    for name, path in _others(static):
        data = path.read_bytes()
        address = name.removeprefix("root/") if name.startswith("root/") else urls.of_asset(name, _hash(data))
        files.append(File(address, data, f"theme/static/{name}"))
        links[name] = site_urls.link(address)
    return Assets(tuple(files), links)


def _others(static: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(static.rglob("*")):
        name = path.relative_to(static).as_posix()
        if path.is_file() and not name.startswith("css/") and not path.name.startswith("."):
            yield name, path


def _styles(folder: Path) -> bytes:
    """The style sheet: each layer's file, or its folder's files by name, one after another."""
    parts = []
    for layer in _LAYERS:
        single = folder / f"{layer}.css"
        parts.extend([single] if single.exists() else sorted((folder / layer).glob("*.css")))
    return "\n".join(part.read_text("utf-8").strip() for part in parts).encode() + b"\n"


def _hash(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=5).hexdigest()
