"""The page on how to follow the network: its text, and the list of all feeds and calendars."""

from collections.abc import Iterator

import msgspec

from plugins.core.entry import Entry, Kind
from plugins.core.features.artifacts import Page
from plugins.core.languages import LANGUAGES
from plugins.core.pages.making import entry_page
from plugins.core.pages.related import relate
from plugins.core.pages.views import EntryView
from plugins.core.site import Site
from plugins.subscribe.channels import Group, groups

SUBSCRIBE = Kind(
    name="subscribe", folder="subscribe", entry=Entry, address="subscribe/", template="subscribe/page.html"
)


class SubscribeView(EntryView, frozen=True, kw_only=True):
    """The text, what one can subscribe to, and where to sign up for the newsletter ('' while there is none)."""

    newsletter: str
    groups: tuple[Group, ...]


def subscribe_page(site: Site, pages: tuple[Page, ...]) -> Iterator[Page]:
    """The page, in every language."""
    newsletter = site.network.newsletter
    for item in site.of(SUBSCRIBE.name):
        for lang in LANGUAGES:
            page = entry_page(site, item, lang, (), relate(()))
            view = SubscribeView(
                **msgspec.structs.asdict(page.view),
                newsletter=newsletter.url if newsletter else "",
                groups=groups(site, pages, lang),
            )
            yield msgspec.structs.replace(page, view=view)
