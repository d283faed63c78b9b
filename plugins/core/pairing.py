"""Pairing: originals and translations become items, and what does not fit together becomes problems."""

import datetime as dt
from collections.abc import Iterable, Mapping

from plugins.core.entry import ContentText, Entry
from plugins.core.parse import Parsed
from plugins.core.problems import Problem
from plugins.core.site import Item, State

_Key = tuple[str, str, str]


def pair(parsed: Iterable[Parsed], now: dt.datetime) -> tuple[list[Item], list[Problem]]:
    """One item for each original, with its translations, newest first and then by id."""
    everything = sorted(parsed, key=lambda each: each.source.path)
    originals = {_key(each): each for each in everything if not each.source.lang}
    translations: dict[_Key, list[Parsed]] = {}
    problems: list[Problem] = []
    for each in everything:
        if not each.source.lang:
            continue
        original = originals.get(_key(each))
        if original is None:
            problems.append(_orphan(each, originals.values()))
        elif original.entry and original.entry.lang == each.source.lang:
            message = f"'{original.source.path}' is already in this language: take one away, or give it another 'lang'"
            problems.append(Problem(each.source.path, 1, message))
        else:
            translations.setdefault(_key(each), []).append(each)
    items = [
        _item(original, original.entry, original.text, translations.get(key, []), now)
        for key, original in originals.items()
        if original.entry and original.text
    ]
    problems.extend(_same_ids(items))
    return sorted(items, key=_newest_first), problems


def _key(parsed: Parsed) -> _Key:
    return parsed.source.kind_folder, parsed.source.folder, parsed.source.slug


def _item(parsed: Parsed, entry: Entry, text: ContentText, translations: Iterable[Parsed], now: dt.datetime) -> Item:
    texts = {text.lang: text} | {each.text.lang: each.text for each in translations if each.text}
    return Item(entry, parsed.kind, _state(entry, now), texts)


def _state(entry: Entry, now: dt.datetime) -> State:
    if entry.status in ("draft", "withdrawn"):
        return "draft" if entry.status == "draft" else "withdrawn"
    moment = entry.published_on
    return "out" if moment is None or moment.passed(now) else "waiting"


def _newest_first(item: Item) -> tuple[float, str]:
    moment = item.entry.published_on
    minutes = moment.day.toordinal() * 1440 + moment.hour.hour * 60 + moment.hour.minute if moment else 0
    return -minutes, item.entry.id


def _orphan(translation: Parsed, originals: Iterable[Parsed]) -> Problem:
    wanted = translation.source.path.removesuffix(f".{translation.source.lang}.md") + ".md"
    namesakes = [each.source.path for each in originals if each.source.slug == translation.source.slug]
    hint = f" ('{namesakes[0]}' is of another kind or folder)" if namesakes else ""
    return Problem(translation.source.path, 1, f"this translation has no original: '{wanted}' does not exist{hint}")


def _same_ids(items: Iterable[Item]) -> Iterable[Problem]:
    first: dict[str, str] = {}
    for item in items:
        path = first.setdefault(item.entry.id, item.entry.path)
        if path != item.entry.path:
            yield Problem(item.entry.path, 1, f"the id '{item.entry.id}' is already that of '{path}'")


def by_path(items: Iterable[Item]) -> Mapping[str, tuple[Item, str]]:
    """Items by the path of each file they are written in, with '' for an original and else the language."""
    return {
        text.path: (item, "" if text is item.original else lang) for item in items for lang, text in item.texts.items()
    }
