"""The ledger: the addresses of every id, and of what was withdrawn. Publishing holds each release to the last one."""

import json
from collections.abc import Iterator

from plugins.core.features import signals
from plugins.core.features.artifacts import File
from plugins.core.features.feature import Feature
from plugins.core.languages import LANGUAGES
from plugins.core.site import Item, Site

ADDRESS = "ledger.json"


def ledger(site: Site) -> Iterator[File]:
    """One file, which is not published itself: it goes into the manifest of the release."""
    withdrawn = [item for item in site.items if item.state == "withdrawn" and item.kind.address is not None]
    told = {"items": _addresses(site.with_pages), "withdrawn": _addresses(withdrawn)}
    yield File(ADDRESS, (json.dumps(told, indent=1, sort_keys=True) + "\n").encode(), "plugins/ledger.py")


def _addresses(items: tuple[Item, ...] | list[Item]) -> dict[str, list[str]]:
    return {item.entry.id: [item.address(lang) for lang in LANGUAGES] for item in items}


def feature(_sender: object) -> Feature:
    """The file."""
    return Feature(name="ledger", outputs=(ledger,))


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
