"""Wording: titles and summaries that are cut elsewhere, and a picture whose description says nothing.

What a text says is checked where it is read (`core/prose/wording.py`).
"""

from collections.abc import Iterator

from plugins.core.features.checks import Finding
from plugins.core.prose import is_file_name, nameless
from plugins.core.site import Item, Site

# Official titles of publications reach 117 characters in Spanish: what is longer is a sentence, not a title.
LONGEST_TITLE = 120
# What search engines and programs for messages show of a summary.
LONGEST_SUMMARY = 160


def check_wording(site: Site) -> Iterator[Finding]:
    """Warnings on what readers see, or will: a draft may have what it likes."""
    for item in site.items:
        if item.state in ("out", "waiting"):
            yield from _lengths(item)
            yield from _picture(item)
            yield from _untranslated(item)


def _lengths(item: Item) -> Iterator[Finding]:
    for path, (title, summary) in {text.path: (text.title, text.summary) for text in item.texts.values()}.items():
        if len(title) > LONGEST_TITLE:
            message = f"the title has {len(title)} characters: with more than {LONGEST_TITLE}, it is cut in many places"
            yield Finding(path, "title", message, "warning")
        if len(summary) > LONGEST_SUMMARY:
            message = f"the summary has {len(summary)} characters: search engines cut it after {LONGEST_SUMMARY}"
            yield Finding(path, "summary", message, "warning")


def _picture(item: Item) -> Iterator[Finding]:
    image = item.entry.image
    for text in item.texts.values() if image else ():
        if image and is_file_name(text.alt, image.file):
            field = "image.alt" if text.path == item.entry.path else "alt"
            yield Finding(text.path, field, nameless(text.alt), "warning")


def _untranslated(item: Item) -> Iterator[Finding]:
    """A translation begins with the original's words to write over: they may not stay."""
    begins = item.original.outline.excerpt
    for text in item.texts.values():
        if text.path != item.entry.path and begins and text.outline.excerpt == begins:
            yield Finding(text.path, "", "its text begins as that of the original: translate it", "warning")
