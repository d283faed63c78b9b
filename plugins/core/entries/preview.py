"""The preview for reviewers: what readers do not see yet stands in its place, and says so in its title."""

from collections.abc import Iterable, Mapping

import msgspec

from plugins.core.data.words import Words
from plugins.core.entry import ContentText
from plugins.core.site import Item
from plugins.core.times import dates


def with_unreleased(items: Iterable[Item], words: Mapping[str, Words]) -> list[Item]:
    """The items, with drafts and those whose moment has not come among those that are out."""
    return [_shown(item, words) if item.state in ("draft", "waiting") else item for item in items]


def _shown(item: Item, words: Mapping[str, Words]) -> Item:
    texts = {lang: _labelled(item, text, words[text.lang]) for lang, text in item.texts.items()}
    return msgspec.structs.replace(item, state="out", texts=texts)


def _labelled(item: Item, text: ContentText, words: Words) -> ContentText:
    """The title is what every page, list, menu and feed shows of an item: there the label cannot be overlooked."""
    moment = item.entry.published_on
    if item.state == "draft" or moment is None:
        title = words("preview.draft", title=text.title)
    else:
        title = words("preview.waiting", title=text.title, date=dates.day(moment.day, text.lang))
    return msgspec.structs.replace(text, title=title)
