"""The page of each campaign, with all that belongs to it, and the page of all campaigns."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from plugins.campaigns.campaign import CAMPAIGN, campaign_of, gathered
from plugins.core.features.artifacts import Page, View
from plugins.core.features.channels import channel
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.pages.making import Listing, document_title, entry_page, page_head, withdrawn_pages
from plugins.core.pages.related import relate
from plugins.core.pages.views import Card, EntryView, card
from plugins.core.site import Item, Site
from plugins.core.times.dates import day_range
from plugins.core.urls import in_language

ADDRESS = "campaigns/"
_ABOVE = (Listing("campaigns.title", ADDRESS),)
_ORIGIN = "plugins/campaigns/pages.py"


class Days(msgspec.Struct, frozen=True):
    """From when until when a campaign runs, in words; `running` is whether it does on the day of the build."""

    start: dt.date
    when: str
    running: bool


class CampaignView(EntryView, frozen=True, kw_only=True):
    """A campaign on its page; `cards` are what belongs to it, newest first."""

    days: Days
    hashtags: tuple[str, ...]
    cards: tuple[Card, ...]


class Row(msgspec.Struct, frozen=True):
    """A campaign in the list of all."""

    card: Card
    days: Days


class CampaignsView(View, frozen=True, kw_only=True):
    """All campaigns, the latest first."""

    title: str
    rows: tuple[Row, ...]


def campaign_pages(site: Site) -> Iterator[Page]:
    """The page of every campaign, in every language, and of those that were withdrawn."""
    for item in site.of(CAMPAIGN.name):
        items = gathered(site, item)
        for lang in LANGUAGES:
            yield _campaign_page(site, item, items, lang)
    yield from withdrawn_pages(site, CAMPAIGN)


def _campaign_page(site: Site, item: Item, items: tuple[Item, ...], lang: str) -> Page:
    page = entry_page(site, item, lang, _ABOVE, relate(()))
    view = CampaignView(
        **msgspec.structs.asdict(page.view),
        days=_days(site, item, lang),
        hashtags=campaign_of(item).hashtags,
        cards=tuple(card(site, each, lang) for each in items),
    )
    # With its days, since a name such as that of a world day is one in all languages.
    head = msgspec.structs.replace(page.head, title=document_title(site, f"{view.title}, {view.days.when}"))
    listed = channel(site, lang, item.address(DEFAULT), view.title, head.description, items)
    return msgspec.structs.replace(page, head=head, view=view, channel=listed)


def campaigns_page(site: Site) -> Iterator[Page]:
    """The page of all campaigns, in every language."""
    items = site.of(CAMPAIGN.name)
    for lang in LANGUAGES:
        words = site.words[lang]
        title, description = words("campaigns.title"), words("campaigns.description")
        yield Page(
            address=in_language(ADDRESS, lang),
            lang=lang,
            template="campaigns/list.html",
            head=page_head(site, lang, ADDRESS, title, description),
            view=CampaignsView(
                title=title,
                rows=tuple(Row(card(site, item, lang), _days(site, item, lang)) for item in items),
            ),
            origin=_ORIGIN,
            channel=channel(site, lang, ADDRESS, title, description, items),
        )


def _days(site: Site, item: Item, lang: str) -> Days:
    campaign = campaign_of(item)
    when = day_range(campaign.start, campaign.end, lang)
    return Days(campaign.start, when, campaign.runs_on(site.settings.today))
