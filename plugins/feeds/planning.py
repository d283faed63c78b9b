"""Planning: which feeds there are, and which entries each holds."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from plugins.core import urls
from plugins.core.features.artifacts import Composition, Fragment, Page, SizeOf
from plugins.core.features.channels import Channel
from plugins.core.languages import LANGUAGES
from plugins.core.pages.making import document_title
from plugins.core.site import Site
from plugins.feeds.content import content
from plugins.feeds.document import Archive, Document, Entry, identity
from plugins.feeds.entries import enclosed, entry
from plugins.feeds.jsonfeed import write_json
from plugins.feeds.xml import write_atom, write_rss

# Entries of a document. Archives are cut by it too, so it must stay as it is for their pages to stay.
_NEWEST = 50
_RSS, _ATOM, _JSON = "feed.xml", "atom.xml", "feed.json"
# They lie at the top of the site and keep their names: feeds do not change with the theme.
_ICON, _LOGO, _STYLE = "favicon.ico", "feed.png", "feed.css"

_NO_ARCHIVE = Archive()

Write = Callable[[Document, tuple[str, ...]], bytes]


class _Told(msgspec.Struct, frozen=True):
    """An entry with its text, and the address of what it encloses, if anything."""

    entry: Entry
    text: Fragment
    enclosed: str


def feeds(site: Site, pages: Iterable[Page]) -> Iterator[Composition]:
    """The feeds of every page that lists something, in the language of the page."""
    planner = _Planner(site, pages)
    for page, channel in planner.pages:
        yield from planner.feeds_of(page, channel)


class _Planner:
    """Plans the feeds of a site; each item is put in words once a language, however many feeds hold it."""

    def __init__(self, site: Site, pages: Iterable[Page]) -> None:
        self._site = site
        self._told: dict[tuple[str, str], _Told] = {}
        self.pages = [(page, page.channel) for page in pages if page.channel and page.channel.rss]
        self._by_key = {(channel.key, page.lang): page for page, channel in self.pages}

    def feeds_of(self, page: Page, channel: Channel) -> Iterator[Composition]:
        """RSS, for a section Atom and JSON Feed too, and for everything its archive."""
        told = [self._tell(name, page.lang) for name in channel.items]
        newest = sorted(told, key=_order, reverse=True)[:_NEWEST]
        yield self._feed(page, channel, _RSS, write_rss, newest)
        if channel.section:
            yield self._feed(page, channel, _JSON, write_json, newest)
        if channel.section and channel.key:
            yield self._feed(page, channel, _ATOM, write_atom, newest)
        elif channel.section:
            yield from self._archived(page, channel, told, newest)

    def _archived(self, page: Page, channel: Channel, told: list[_Told], newest: list[_Told]) -> Iterator[Composition]:
        """The Atom feed of all that there is, and the pages of its archive, numbered from the oldest.

        A full page never changes again. It therefore leads to its next from the beginning: that is the one that is
        still being filled, to which the feed itself does not lead, for it holds all of that itself.
        """
        oldest_first = told[::-1]
        full = len(told) // _NEWEST
        growing = oldest_first[full * _NEWEST :]
        current = sorted({each.entry.id: each for each in (*growing, *newest)}.values(), key=_order, reverse=True)
        yield self._feed(page, channel, _ATOM, write_atom, current, Archive(previous=self._archive(page, full)))
        for number in range(1, full + 2 if full else 1):
            of_page = oldest_first[(number - 1) * _NEWEST : number * _NEWEST]
            archive = Archive(
                current=self._absolute(page, _ATOM),
                previous=self._archive(page, number - 1),
                next=self._archive(page, number + 1) if number <= full else "",
                is_full=number <= full,
            )
            yield self._feed(page, channel, _archive_name(number), write_atom, of_page[::-1], archive)

    def _feed(
        self,
        page: Page,
        channel: Channel,
        name: str,
        write: Write,
        told: Iterable[_Told],
        archive: Archive = _NO_ARCHIVE,
    ) -> Composition:
        told = tuple(told)
        words, absolute = self._site.words[page.lang], self._site.settings.urls.absolute
        document = Document(
            id=identity(page.lang, f"feeds/{channel.key}"),
            url=self._absolute(page, name),
            title=document_title(self._site, channel.title),
            description=channel.description,
            lang=page.lang,
            page=absolute(page.address),
            author=self._site.network.name,
            rights=words("feeds.rights", name=self._site.network.name),
            icon=absolute(_ICON),
            logo=absolute(_LOGO),
            style=self._site.settings.urls.link(_STYLE),
            preface=words("feeds.preface"),
            versions=tuple(self._versions(page, channel, name)),
            entries=tuple(each.entry for each in told),
            archive=archive,
        )
        return Composition(
            address=urls.of_feed(page.address, name),
            lang=page.lang,
            fragments=(*(each.text for each in told), *(SizeOf(each.enclosed) for each in told if each.enclosed)),
            compose=write,
            facts=document,
            origin=page.origin,
        )

    def _versions(self, page: Page, channel: Channel, name: str) -> Iterator[tuple[str, str]]:
        for lang in LANGUAGES:
            other = self._by_key.get((channel.key, lang))
            if other and lang != page.lang:
                yield lang, self._absolute(other, name)

    def _tell(self, name: str, lang: str) -> _Told:
        if (name, lang) not in self._told:
            item = self._site.item(name)
            self._told[name, lang] = _Told(
                entry(self._site, item, lang), content(self._site, item, lang), enclosed(self._site, item)
            )
        return self._told[name, lang]

    def _archive(self, page: Page, number: int) -> str:
        return self._absolute(page, _archive_name(number)) if number else ""

    def _absolute(self, page: Page, name: str) -> str:
        return self._site.settings.urls.absolute(urls.of_feed(page.address, name))


def _archive_name(number: int) -> str:
    return f"atom-archive-{number}.xml"


def _order(told: _Told) -> tuple[object, ...]:
    """By the last that is new of it: a correction that matters brings an entry back."""
    return told.entry.updated, told.entry.published, told.entry.id
