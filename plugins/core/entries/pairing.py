"""Pairing: originals and translations become items, and what does not fit together becomes problems."""

from collections.abc import Container, Iterable, Mapping

import msgspec

from plugins.core.entries.identity import clashes
from plugins.core.entries.parse import Parsed
from plugins.core.entries.relations import ReadText
from plugins.core.entries.translations import is_outdated
from plugins.core.entry import ContentText, Entry
from plugins.core.languages import LANGUAGES
from plugins.core.now import Now
from plugins.core.problems import Problem, has_errors
from plugins.core.site import Item, State

_Key = tuple[str, str, str]


def pair(
    parsed: Iterable[Parsed], unread: Container[str], now: Now, read_text: ReadText
) -> tuple[list[Item], list[Problem]]:
    """One item for each original, with its translations, newest first and then by id.

    `unread` are the paths of files that are there and could not be read.
    """
    everything = sorted(parsed, key=lambda each: each.source.path)
    originals = {_key(each): each for each in everything if not each.source.lang}
    translations: dict[_Key, list[Parsed]] = {}
    problems: list[Problem] = []
    for each in everything:
        if not each.source.lang:
            continue
        original = originals.get(_key(each))
        if original is None:
            if _path_of_original(each) not in unread:
                problems.append(_orphan(each, originals.values()))
        elif original.entry is None or original.entry.lang != each.source.lang:
            translations.setdefault(_key(each), []).append(each)
        elif not has_errors(original.problems):
            message = f"'{original.source.path}' is already in this language: take one away, or give it another 'lang'"
            problems.append(Problem(each.source.path, 1, message))
    items = [
        _item(original, original.entry, original.text, translations.get(key, []), now)
        for key, original in originals.items()
        if original.entry and original.text
    ]
    return sorted(items, key=_newest_first), problems + clashes(items, read_text)


def _key(parsed: Parsed) -> _Key:
    return parsed.source.kind_folder, parsed.source.folder, parsed.source.slug


def _item(parsed: Parsed, entry: Entry, text: ContentText, translations: Iterable[Parsed], now: Now) -> Item:
    texts = {text.lang: text} | _at_home(entry, text)
    texts |= {each.text.lang: _seen_from(parsed, each.text) for each in translations if each.text}
    return Item(entry, parsed.kind, _state(entry, now), texts)


def _seen_from(original: Parsed, text: ContentText) -> ContentText:
    """A translation, which may be older than its original."""
    return msgspec.structs.replace(text, outdated=True) if is_outdated(text.source, original.digest) else text


def _at_home(entry: Entry, text: ContentText) -> dict[str, ContentText]:
    """The texts of an entry that is data, in the languages that it is not written in: it needs no translation."""
    if not text.outline.blank:
        return {}
    titles = {lang: entry.title_in(lang, text.title) for lang in LANGUAGES if lang != text.lang}
    return {
        lang: msgspec.structs.replace(text, lang=lang, title=title, summary="", alt="")
        for lang, title in titles.items()
        if title
    }


def _state(entry: Entry, now: Now) -> State:
    if entry.status in ("draft", "withdrawn"):
        return "draft" if entry.status == "draft" else "withdrawn"
    moment = entry.published_on
    return "out" if moment is None or moment.passed(now) else "waiting"


def _newest_first(item: Item) -> tuple[float, str]:
    moment = item.entry.dated
    minutes = moment.day.toordinal() * 1440 + moment.hour.hour * 60 + moment.hour.minute if moment else 0
    return -minutes, item.entry.id


def _path_of_original(translation: Parsed) -> str:
    return translation.source.path.removesuffix(f".{translation.source.lang}.md") + ".md"


def _orphan(translation: Parsed, originals: Iterable[Parsed]) -> Problem:
    wanted = _path_of_original(translation)
    namesakes = [each.source.path for each in originals if each.source.slug == translation.source.slug]
    hint = f" ('{namesakes[0]}' is of another kind or folder)" if namesakes else ""
    return Problem(translation.source.path, 1, f"this translation has no original: '{wanted}' does not exist{hint}")


def by_path(items: Iterable[Item]) -> Mapping[str, tuple[Item, str]]:
    """Items by the path of each file they are written in, with '' for an original and else the language."""
    return {
        text.path: (item, "" if text.path == item.entry.path else lang)
        for item in items
        for lang, text in item.texts.items()
    }
