"""Contact: the page on how to reach the network, made of its text and of the facts in data/."""

from collections.abc import Iterator

import msgspec
from babel.numbers import format_compact_decimal

from plugins.core.data.organisation import Channel
from plugins.core.data.vocabulary import Term
from plugins.core.entry import Entry, Kind
from plugins.core.features import signals
from plugins.core.features.artifacts import Page
from plugins.core.features.feature import Feature, NavigationEntry
from plugins.core.languages import LANGUAGES
from plugins.core.pages.making import entry_page
from plugins.core.pages.related import relate
from plugins.core.pages.views import EntryView
from plugins.core.prose import typeset
from plugins.core.site import Site
from plugins.core.times import dates

ADDRESS = "contact/"
CONTACT = Kind(
    name="contact", folder="contact", entry=Entry, address=ADDRESS, template="contact.html", schema_type="ContactPage"
)


class Mailbox(msgspec.Struct, frozen=True):
    """A mailbox of a role, whoever holds it; `people` leads to those who do, '' if no page shows them."""

    label: str
    email: str
    people: str


class Audience(msgspec.Struct, frozen=True):
    """How many followed a channel (`24.6K`), and the months of the report that says so."""

    count: str
    months: str


class ChannelView(msgspec.Struct, frozen=True):
    """An account of the network elsewhere, with its followers by the latest report."""

    name: str
    handle: str
    url: str
    followers: Audience | None


class ContactView(EntryView, frozen=True, kw_only=True):
    """The contact page; address, telephone and hashtag are in the frame."""

    mailboxes: tuple[Mailbox, ...]
    channels: tuple[ChannelView, ...]


def contact_page(site: Site) -> Iterator[Page]:
    """The page, in every language."""
    index = relate(site.with_pages)
    for item in site.of(CONTACT.name):
        for lang in LANGUAGES:
            page = entry_page(site, item, lang, (), index)
            view = ContactView(
                **msgspec.structs.asdict(page.view),
                mailboxes=tuple(_mailbox(site, term, lang) for term in site.vocabularies["contacts"].terms),
                channels=tuple(_channel(channel, lang) for channel in site.network.channels),
            )
            yield msgspec.structs.replace(page, view=view)


def _mailbox(site: Site, term: Term, lang: str) -> Mailbox:
    return Mailbox(typeset(term.label.in_(lang), lang), term.email, site.term_page("contacts", term.code, lang))


def _channel(channel: Channel, lang: str) -> ChannelView:
    latest = channel.followers[0] if channel.followers else None
    audience = (
        Audience(
            format_compact_decimal(latest.count, fraction_digits=1, locale=lang),
            dates.month_range(latest.start, latest.end, lang),
        )
        if latest
        else None
    )
    return ChannelView(channel.name, channel.handle, channel.url, audience)


def feature(_sender: object) -> Feature:
    """The contact page and its place in the menu."""
    return Feature(
        name="contact",
        kinds=(CONTACT,),
        outputs=(contact_page,),
        navigation=(NavigationEntry("nav.contact", ADDRESS, 9, "footer"),),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
