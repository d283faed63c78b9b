"""Translations: how each stands to its original, by the hash of the text that was translated."""

from collections.abc import Iterable, Iterator
from typing import Literal

from plugins.core.problems import Problem
from plugins.core.site import Item

# current: made from the original as it is now. changed: the original has changed since. unstamped: nobody has said.
Standing = Literal["original", "current", "changed", "unstamped", "missing"]


def standing(item: Item, lang: str) -> Standing:
    """How the item stands in a language."""
    if lang not in item.texts:
        return "missing"
    if item.texts[lang].path == item.entry.path:
        return "original"
    stamped = item.texts[lang].source.partition(" ")[0]
    if not stamped:
        return "unstamped"
    return "changed" if item.texts[lang].outdated else "current"


def stamp_of(digest: str, corrected: str) -> str:
    """The value of `source:` for a translation of a text with this hash, corrected on this day ('' for never)."""
    return f"{digest} {corrected}".strip()


def is_outdated(source: str, digest: str) -> bool:
    """Whether a translation with this stamp was made when the hash of the original was another."""
    return bool(source) and source.partition(" ")[0] != digest


def changed_originals(items: Iterable[Item]) -> Iterator[Problem]:
    """A warning for each translation whose original has changed since it was stamped."""
    for item in items:
        for lang, text in item.texts.items():
            if standing(item, lang) == "changed":
                message = (
                    f"'{item.entry.path}' has changed since this was translated: compare them, then run"
                    f" 'python3 run.py stamp {text.path}'"
                )
                yield Problem(text.path, 1, message, "warning")
