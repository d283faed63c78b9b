"""The mail of a digest: which items of the site it tells of, and its plain text."""

import datetime as dt
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from zoneinfo import ZoneInfo

import msgspec

from plugins.core import urls
from plugins.core.data.organisation import Network
from plugins.core.entry import Occasion
from plugins.core.features.artifacts import Artifact, Page, View
from plugins.core.languages import LANGUAGES
from plugins.core.now import Now
from plugins.core.pages.views import EntryView
from plugins.core.rendering.formats import Formats
from plugins.core.site import Item, Site
from plugins.core.times import dates
from plugins.core.times.zones import city_of

_WIDTH = 72
_AS_EXPECTED = ("", "confirmed")
_CALL = "call"
_NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """An item: `url` and `image` are absolute, `lang` is the language of its words.

    `about` says when and where, or until when.
    """

    title: str
    url: str
    lang: str
    about: str
    summary: str
    image: str
    alt: str


class Part(msgspec.Struct, frozen=True):
    """Stories under a heading."""

    title: str
    stories: tuple[Story, ...]


class Mail(View, frozen=True, kw_only=True):
    """A digest in a language; `preheader` is what mail programs show beside the title, `site` the home page."""

    lang: str
    title: str
    preheader: str
    site: str
    parts: tuple[Part, ...]


def mails(
    site: Site, artifacts: Iterable[Artifact], first: dt.date, coming: tuple[dt.date, dt.date]
) -> Mapping[str, Mail]:
    """The mail of the month of a first day in each language, with the calls that are open when the month is over, and
    the events from the one day of `coming` on until before the other.
    """
    pages = {each.address: each for each in artifacts if isinstance(each, Page)}
    calls = _open_calls(site, coming[0])
    others = (item for item in site.with_pages if not _is_event(item) and item not in calls)
    news = [item for item in others if _is_of(item, first, coming[0])]
    events = [item for item in reversed(site.with_pages) if _is_event(item) and coming[0] <= item.day < coming[1]]
    return {
        lang: _mail(site, pages, lang, first, news, {"digest.open": calls, "digest.coming": events})
        for lang in LANGUAGES
    }


def plain(mail: Mail, network: Network, country: str) -> str:
    """The same as plain text, in lines that every mail program shows whole; only addresses may be longer."""
    lines = [*_wrapped(mail.title), "=" * min(len(mail.title), _WIDTH), ""]
    for part in mail.parts:
        lines += [*_wrapped(part.title), "-" * min(len(part.title), _WIDTH), ""]
        for story in part.stories:
            for text in (story.title, story.about, story.summary, story.url):
                lines += _wrapped(text)
            lines.append("")
    address = network.address
    place = f"{network.name}, {address.street}, {address.postal_code} {address.city}, {country}"
    return "\n".join([*lines, "-- ", *_wrapped(place), network.email, mail.site, ""])


def _open_calls(site: Site, day: dt.date) -> list[Item]:
    """The calls that are open when a day begins, the first to close first."""
    moment = Now(dt.datetime.combine(day, dt.time()), site.settings.timezone)
    found = (item for item in site.with_pages if item.kind.name == _CALL and item.entry.is_topical(moment))
    return sorted(found, key=lambda item: item.entry.topical_until or _NEVER)


def _mail(
    site: Site,
    pages: Mapping[str, Page],
    lang: str,
    first: dt.date,
    news: list[Item],
    ahead: Mapping[str, list[Item]],
) -> Mail:
    """The news by their kinds, then what lies ahead by the keys of its headings."""
    words = site.words[lang]
    kinds = sorted({(item.kind.rank, item.kind.name) for item in news})
    shelves = [(words(f"kinds.{kind}"), [item for item in news if item.kind.name == kind]) for _, kind in kinds]
    told = tuple(
        Part(title, tuple(_story(site, pages, item, lang) for item in items))
        for title, items in (*shelves, *((words(key), items) for key, items in ahead.items()))
        if items
    )
    return Mail(
        lang=lang,
        title=words("digest.title", name=site.network.name, month=dates.month(first, lang)),
        preheader="; ".join(part.stories[0].title for part in told),
        site=site.settings.urls.absolute(urls.in_language(urls.HOME, lang)),
        parts=told,
    )


def _story(site: Site, pages: Mapping[str, Page], item: Item, lang: str) -> Story:
    """What the item's page in the language says of it."""
    page = pages[item.address(lang)]
    view = page.view
    assert isinstance(view, EntryView), "the page of an entry has an entry's view"
    return Story(
        title=view.title,
        url=site.settings.urls.absolute(page.address),
        lang=view.lang,
        about=" · ".join(_about(site, item, view, lang)),
        summary=view.summary,
        image="" if page.head.image.drawn else page.head.image.url,
        alt="" if page.head.image.drawn else page.head.image.alt,
    )


def _about(site: Site, item: Item, view: EntryView, lang: str) -> Iterator[str]:
    """Its day and its deadlines; of an event, when and where it is and whether it is as announced, as its page says."""
    words, formats, said = site.words[lang], Formats(lang, site.settings.timezone), msgspec.structs.asdict(view)
    if said.get("state", "") not in _AS_EXPECTED and "when" in said:
        yield words(f"event.state.{said['state']}")
    if "when" in said:
        yield f"{said['when']} ({words('event.clock', city=said['clock'])})" if said["clock"] else said["when"]
        if said["place"]:
            yield said["place"]
    elif view.date:
        yield formats.date(view.date)
    yield from (_occasion(site, each, lang) for each in item.entry.occasions)
    if view.lang != lang:
        yield words("digest.language", language=formats.language(view.lang))


def _occasion(site: Site, occasion: Occasion, lang: str) -> str:
    """`Deadline: 11 May 2022, 18:00 (Madrid time)`: calendars put the title of the entry where the day is here."""
    words, when = site.words[lang], occasion.when
    shown = (
        dates.point(dt.datetime.combine(when.day, when.hour), lang)
        if when.hour is not None
        else dates.day(when.day, lang)
    )
    clock = words("event.clock", city=city_of(ZoneInfo(occasion.timezone), lang))
    return words(occasion.word, title=f"{shown} ({clock})")


def _is_event(item: Item) -> bool:
    return bool(item.kind.rank) and item.kind.schema_type == "Event"


def _is_of(item: Item, first: dt.date, end: dt.date) -> bool:
    """Whether readers were told of it from the one day on until before the other, as far as that is known."""
    moment = item.entry.announced
    return bool(item.kind.rank and moment and moment.known != "year" and first <= moment.day < end)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
