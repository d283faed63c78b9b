"""A new release against the live one: what readers and subscribers will find changed, and what they would lose."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

import msgspec

from plugins.core.urls import save_as
from publishing.manifest import Event, Manifest
from publishing.pages import address_of

SHARE = 0.05
PAGES = 20

# Parts of pages, which nobody keeps the address of; what hosts read has a name that begins with a line.
_PARTS = (
    *(".avif", ".br", ".css", ".gif", ".gz", ".ico", ".jpeg", ".jpg", ".js", ".map", ".mjs", ".png", ".svg", ".txt"),
    *(".wasm", ".webmanifest", ".webp", ".woff2"),
)
_PASSING = ("_", "pagefind/", "sitemaps/", "theme/")
_PAGE = ".html"
_COPIES = (".br", ".gz")


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What differs, as addresses; `files` counts all that is not a page. `moved` are events whose times changed.

    `withdrawn` are the ids that this release withdraws, `lost` what is wrong with it: each a sentence.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    files: int = 0
    moved: tuple[tuple[Event, Event], ...] = ()
    withdrawn: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def compare(old: Manifest, new: Manifest, *, allow_removals: bool = False) -> Changes:
    """What the new release changes. `allow_removals` lets it take off many pages, and files that cannot lead on."""
    differs = {path for path in old.files.keys() | new.files.keys() if old.files.get(path) != new.files.get(path)}
    pages = {path for path in differs if path.endswith(_PAGE)}
    withdrawn = tuple(sorted(old.ledger.items.keys() & new.ledger.withdrawn.keys()))
    lost = [*_lost_ids(old, new), *_lost_pages(old, new, withdrawn)]
    if not allow_removals:
        lost += [*_lost_files(old, new, withdrawn), *_too_many(old, new)]
    return Changes(
        added=_addresses(pages - old.files.keys()),
        changed=_addresses(pages & old.files.keys() & new.files.keys()),
        removed=_addresses((pages - new.files.keys()) | {save_as(page) for page in _removed(old, new)}),
        files=sum(not path.endswith((_PAGE, *_COPIES)) for path in differs),
        moved=_moved(old.events, new.events),
        withdrawn=withdrawn,
        lost=tuple(lost),
    )


def gone(old: Manifest | None, new: Manifest) -> tuple[str, ...]:
    """The files that are gone for good: the pages of what is withdrawn, and what went with them when it was."""
    found = {save_as(page) for pages in new.ledger.withdrawn.values() for page in pages}
    if old:
        found |= set(old.gone)
        if old.ledger.items.keys() & new.ledger.withdrawn.keys():
            found |= {path for path in old.files.keys() - new.files.keys() if not path.startswith(_PASSING)}
    real = new.files.keys() - {save_as(page) for pages in new.ledger.withdrawn.values() for page in pages}
    return tuple(sorted(path for path in found - real if not path.endswith(_COPIES)))


def _lost_ids(old: Manifest, new: Manifest) -> Iterator[str]:
    known = new.ledger.items.keys() | new.ledger.withdrawn.keys()
    for identifier in sorted(old.ledger.items.keys() - known):
        yield (
            f"the id '{identifier}' is lost (it was at /{old.ledger.items[identifier][0]}): give the file that has "
            f"taken its place 'id: {identifier}', or bring it back with 'status: withdrawn'"
        )


def _lost_pages(old: Manifest, new: Manifest, withdrawn: tuple[str, ...]) -> Iterator[str]:
    """The pages at whose address there would be nothing. With the last item of a list the list may be withdrawn."""
    told = {page for pages in old.ledger.items.values() for page in pages}
    for path in sorted(old.files.keys() - new.files.keys()):
        address = address_of(path)
        if path.endswith(_PAGE) and not (withdrawn and address not in told) and path not in old.gone:
            yield f"the address /{address} is lost: name it in data/redirects.yaml, or as an alias of what replaces it"


def _lost_files(old: Manifest, new: Manifest, withdrawn: tuple[str, ...]) -> Iterator[str]:
    """Feeds, calendars, documents and data that are gone, unless what they belong to was moved or withdrawn."""
    moved = {PurePosixPath(page).name for page in _removed(old, new)}
    for path in sorted(old.files.keys() - new.files.keys() if not withdrawn else ()):
        name = PurePosixPath(path)
        kept = name.suffix not in _PARTS and name.suffix != _PAGE and not path.startswith(_PASSING)
        if kept and not {name.stem, name.parent.name} & moved:
            yield f"the file /{path} is lost, to which people subscribe or link: if that is meant, use --allow-removals"


def _too_many(old: Manifest, new: Manifest) -> Iterator[str]:
    removed = len(_removed(old, new))
    if removed > PAGES and removed > SHARE * len(old.pages):
        yield f"{removed} of {len(old.pages)} pages would be taken off: if that is meant, use --allow-removals"


def _removed(old: Manifest, new: Manifest) -> set[str]:
    """The addresses that had a page, and have none, or one that says that it is gone or has moved."""
    return set(old.pages) - set(new.pages)


def _moved(old: Mapping[str, Event], new: Mapping[str, Event]) -> tuple[tuple[Event, Event], ...]:
    pairs = ((old[uid], new[uid]) for uid in sorted(old.keys() & new.keys()))
    return tuple((was, now) for was, now in pairs if (was.start, was.end) != (now.start, now.end))


def _addresses(paths: set[str]) -> tuple[str, ...]:
    return tuple(sorted(f"/{address_of(path)}" for path in paths))
