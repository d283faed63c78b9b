"""The places of a release that no file answers for: old addresses with where they lead, and addresses that are gone."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from publishing.errors import Stopped

_COPIES = (".br", ".gz")
_REFRESH = re.compile(rb'<meta http-equiv="refresh" content="0; url=/([^"]*)">')
_HEAD = 4096
"""The bytes of a page that are looked through: a page that leads on has a short head."""


class Places(msgspec.Struct, frozen=True):
    """What a server is told besides the files, in addresses such as `news/x/` or `feed.xml`.

    `redirects` are old addresses with what took their place, `gone` pages that were withdrawn, `apologies` the folders
    that have a 404 page of their own, such as `fr/`.
    """

    redirects: Mapping[str, str]
    gone: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()


def read_places(folder: Path, gone: Iterable[str] = ()) -> Places:
    """The places of a release in a folder. `gone` are the addresses of the pages that were withdrawn.

    Stopped if an old address leads nowhere or to another old address: a server would send readers on for nothing, or
    in a circle.
    """
    files = frozenset(_files(folder))
    leads = dict(_leads(folder, files))
    hanging = _hanging(files)
    redirects: dict[str, str] = {}
    for old, new in leads.items():
        if f"{new}index.html" not in files or new in leads:
            raise Stopped(f"/{old} leads to /{new}, which is no page that stays: build the site again.")
        redirects |= {old: new, **{_before(path, new, old): path for path in hanging.get(new, ())}}
    return Places(
        {old: new for old, new in redirects.items() if old not in files},
        tuple(sorted(gone)),
        tuple(path.removesuffix("404.html") for path in sorted(files) if re.fullmatch(r"[a-z]+/404\.html", path)),
    )


def spellings(old: str) -> tuple[str, ...]:
    """How readers ask for an old address: that of a page also without its last slash."""
    return (old, old[:-1]) if old.endswith("/") else (old,)


def _files(folder: Path) -> Iterator[str]:
    for where, _, names in os.walk(folder):
        below = Path(where).relative_to(folder)
        yield from ((below / name).as_posix() for name in names)


def _leads(folder: Path, files: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The old addresses that have a page which leads on, each with the address that it leads to."""
    for path in sorted(files):
        if path.endswith("/index.html"):
            with (folder / path).open("rb") as page:
                found = _REFRESH.search(page.read(_HEAD))
            if found:
                yield path.removesuffix("index.html"), found[1].decode()


def _hanging(files: Iterable[str]) -> Mapping[str, list[str]]:
    """The feeds, calendars and other files of the page at each address: in its folder, or beside it under its name."""
    found: dict[str, list[str]] = {}
    for path in sorted(files):
        if not path.endswith((".html", *_COPIES)):
            folder, _, name = path.rpartition("/")
            stem = name.rpartition(".")[0]
            for address in (f"{folder}/", f"{folder}/{stem}/" if folder else f"{stem}/"):
                found.setdefault(address, []).append(path)
    return found


def _before(path: str, new: str, old: str) -> str:
    """Where a file of the page at `new` was when that page was at `old`."""
    return old + path.removeprefix(new) if path.startswith(new) else old[:-1] + path.removeprefix(new[:-1])
