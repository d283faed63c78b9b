"""Entries: what the feeds of a language say of an item."""

import datetime as dt
from zoneinfo import ZoneInfo

from plugins.core.entries.pictures import card_address
from plugins.core.frontmatter.values import Moment
from plugins.core.pages.views import name_of
from plugins.core.prose import typeset
from plugins.core.rendering.formats import Formats
from plugins.core.site import Item, Site
from plugins.feeds.document import Category, Enclosure, Entry, identity, scheme

# Media types as they are registered with IANA: of recordings, and of pictures as they are shared.
_TYPES = {
    "jpg": "image/jpeg",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "ogg": "audio/ogg",
    "opus": "audio/ogg",
    "svg": "image/svg+xml",
    "webm": "video/webm",
}


def enclosed(site: Site, item: Item) -> str:
    """The address of what goes with the item: the recording that it is, if that is ours, else its picture, if any."""
    sound = item.entry.sound
    return site.file(item, sound.file).address if sound and sound.file else _picture(site, item)


def entry(site: Site, item: Item, lang: str) -> Entry:
    """The item in the feeds of a language. Its identity is the same whether it is translated or not."""
    text, picture, file = item.text(lang), _picture(site, item), enclosed(site, item)
    published = _instant(site, item.entry.announced)
    return Entry(
        id=identity(lang, item.entry.id),
        url=site.settings.urls.absolute(item.address(lang)),
        title=_title(site, item, lang),
        summary=typeset(text.summary, text.lang) or text.outline.excerpt,
        lang=text.lang,
        published=published,
        updated=max(published, _instant(site, Moment(item.entry.updated.date))) if item.entry.updated else published,
        authors=(site.network.name,) if item.entry.by is None else item.entry.by,
        categories=_categories(site, item, lang),
        image=site.settings.urls.absolute(picture) if picture else "",
        enclosure=_enclosure(site, file) if file else None,
    )


def _title(site: Site, item: Item, lang: str) -> str:
    """The title; with the name of its language, if that is not the feed's."""
    text = item.text(lang)
    title = typeset(text.title, text.lang)
    if text.lang == lang:
        return title
    language = Formats(lang, site.settings.timezone).language(text.lang)
    return site.words[lang]("feeds.untranslated", title=title, language=language)


def _instant(site: Site, moment: Moment | None) -> dt.datetime:
    """A moment of the site's time zone, with its offset."""
    assert moment is not None, "what was not announced is in no channel"
    return dt.datetime.combine(moment.day, moment.hour, ZoneInfo(site.settings.timezone))


def _categories(site: Site, item: Item, lang: str) -> tuple[Category, ...]:
    kind = Category(item.kind.name, site.words[lang](f"kind.{item.kind.name}"), scheme("kinds"))
    challenges = site.settings.urls.absolute("challenges/")
    return (
        kind,
        *(Category(code, name_of(site, "challenges", code, lang), challenges) for code in item.entry.challenges),
    )


def _picture(site: Site, item: Item) -> str:
    """The address of the item's picture as it is shared; '' if it has none."""
    image = item.entry.image
    if image is None:
        return ""
    file = site.file(item, image.file)
    return card_address(file, image) if file.picture else file.address


def _enclosure(site: Site, address: str) -> Enclosure:
    return Enclosure(site.settings.urls.absolute(address), _TYPES[address.rpartition(".")[2]])
