"""What one can subscribe to: the feeds and calendars of the site's lists, in groups."""

from collections.abc import Iterable, Iterator

import msgspec

from plugins.core import urls
from plugins.core.data.terms import TermKey
from plugins.core.features.artifacts import Page
from plugins.core.features.channels import Channel
from plugins.core.folding import fold
from plugins.core.pages.views import name_of
from plugins.core.prose import typeset
from plugins.core.site import Site

# The vocabularies whose terms have a group of their own, in the order of the page. All else comes after them.
_VOCABULARIES = ("challenges", "regions", "campaigns", "projects", "organisations", "outcomes", "themes", "members")
_SECTIONS, _OTHER = "sections", "other"
_FORMATS = (("Atom", "atom.xml"), ("JSON", "feed.json"))


class Format(msgspec.Struct, frozen=True):
    """A feed in another format."""

    name: str
    url: str


class Subscription(msgspec.Struct, frozen=True, kw_only=True):
    """A list with its feed and its calendar ('' for none); `calendar` is a web address, `webcal` one for programs."""

    title: str
    feed: str = ""
    formats: tuple[Format, ...] = ()
    calendar: str = ""
    webcal: str = ""


class Group(msgspec.Struct, frozen=True):
    """Subscriptions that go together; `word` is the key of what they are called."""

    word: str
    subscriptions: tuple[Subscription, ...]


def groups(site: Site, pages: Iterable[Page], lang: str) -> tuple[Group, ...]:
    """The sections of the site, then the terms of each vocabulary by name, then all other lists."""
    pages = tuple(page for page in pages if page.lang == lang)
    found: dict[str, list[Subscription]] = {name: [] for name in (_SECTIONS, *_VOCABULARIES, _OTHER)}
    for name, subscription in (*_of_pages(site, pages, lang), *_calendars(site, pages, lang)):
        found[name].append(subscription)
    for name, subscriptions in found.items():
        if name != _SECTIONS:
            subscriptions.sort(key=lambda each: (fold(each.title), each.feed, each.calendar))
    return tuple(Group(f"subscribe.group.{name}", tuple(each)) for name, each in found.items() if each)


def _of_pages(site: Site, pages: Iterable[Page], lang: str) -> Iterator[tuple[str, Subscription]]:
    """The channel of each page with the name of its group; the sections by their address, the home page first."""
    terms = _terms_by_address(site)
    channels = sorted((page.channel for page in pages if page.channel), key=lambda channel: channel.key)
    for channel in channels:
        vocabulary, code = terms.get(channel.key, ("", ""))
        calendar = channel.calendar or site.term_calendar(vocabulary, code, lang)
        group = _SECTIONS if channel.section else vocabulary if vocabulary in _VOCABULARIES else _OTHER
        yield group, _subscription(site, channel, calendar, lang)


def _subscription(site: Site, channel: Channel, calendar: str, lang: str) -> Subscription:
    link, address = site.settings.urls.link, urls.in_language(channel.key, lang)
    return Subscription(
        title=typeset(channel.title, lang),
        feed=channel.rss,
        formats=tuple(Format(name, link(urls.of_feed(address, file))) for name, file in _FORMATS)
        if channel.section
        else (),
        calendar=calendar,
        webcal=site.settings.urls.webcal(calendar) if calendar else "",
    )


def _calendars(site: Site, pages: Iterable[Page], lang: str) -> Iterator[tuple[str, Subscription]]:
    """The calendars of terms that have no list of their own."""
    terms = _terms_by_address(site)
    listed = {terms.get(page.channel.key) for page in pages if page.channel}
    for vocabulary, code in site.term_calendars:
        if (vocabulary, code) not in listed and vocabulary in _VOCABULARIES:
            calendar = site.term_calendar(vocabulary, code, lang)
            title = name_of(site, vocabulary, code, lang)
            yield vocabulary, Subscription(title=title, calendar=calendar, webcal=site.settings.urls.webcal(calendar))


def _terms_by_address(site: Site) -> dict[str, TermKey]:
    return {address: term for term, address in site.term_pages.items()}
