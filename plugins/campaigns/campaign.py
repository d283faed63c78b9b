"""The kind of content that a campaign is: for some days the network puts one subject before all others."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from plugins.core.data.terms import TermKey, terms_of
from plugins.core.data.vocabulary import Term
from plugins.core.entry import Entry, Kind, Period
from plugins.core.features.checks import Finding
from plugins.core.frontmatter import fields
from plugins.core.frontmatter.source import decode
from plugins.core.frontmatter.syntax import Mapping, Sequence, front_of
from plugins.core.frontmatter.values import Localised, Moment
from plugins.core.now import Now
from plugins.core.pages.dossier import listed
from plugins.core.site import Item, Site

# The fields that say what a campaign is about, which are named as the vocabularies.
_SUBJECTS = ("challenges", "projects")


class Campaign(Entry, frozen=True, kw_only=True):
    """A campaign. Its page appears on its first day and stays; the home page begins with it until its last.

    Its `challenges` and `projects` are what it is about.
    """

    start: Annotated[dt.date, fields.Day("The first day, on which it appears.")]
    end: Annotated[dt.date, fields.Day("The last day (included) on which the home page shows it.")]
    hashtags: Annotated[
        tuple[str, ...],
        fields.ListOf("Its hashtags.", fields.Pattern("One.", r"\w+", "a hashtag: write it without its #, as in 8M")),
    ] = ()

    @property
    def published_on(self) -> Moment:
        """Its first day."""
        return Moment(self.start)

    @property
    def days(self) -> Period:
        """From its first day to its last."""
        return Period(self.start, self.end)

    def runs_on(self, day: dt.date) -> bool:
        """Whether a day is one of its days."""
        return self.start <= day <= self.end

    def is_topical(self, now: Now) -> bool:
        """As long as it runs."""
        return self.runs_on(now.day)

    def as_term(self, titles: Localised) -> Term:
        """What `campaigns:` may name."""
        return Term(code=self.slug, label=titles)


CAMPAIGN = Kind(
    name="campaign",
    folder="campaigns",
    entry=Campaign,
    address="campaigns/{slug}/",
    template="campaigns/campaign.html",
    schema_type="CollectionPage",
    vocabulary="campaigns",
)


def campaign_of(item: Item) -> Campaign:
    """The campaign that an item of this kind is."""
    assert isinstance(item.entry, Campaign), "every entry of the kind is a campaign"
    return item.entry


def gathered(site: Site, item: Item) -> tuple[Item, ...]:
    """What belongs to a campaign, newest first: items that name it, whenever they are dated, and items that are dated
    within its days (an event by its first) and share a challenge, a project or a series with it.
    """
    campaign = campaign_of(item)
    subjects, itself = _subjects(campaign), (CAMPAIGN.vocabulary, campaign.slug)

    def belongs(other: Item) -> bool:
        terms = frozenset(terms_of(other.entry))
        timely = other.entry.dated is not None and campaign.runs_on(other.day)
        return itself in terms or (timely and not subjects.isdisjoint(terms))

    return tuple(other for other in listed(site.with_pages) if belongs(other))


def check_campaigns(site: Site) -> Iterator[Finding]:
    """A campaign that ends before it starts, or that is about nothing: it would gather nothing."""
    for item in site.items:
        if item.kind.name == CAMPAIGN.name:
            campaign = campaign_of(item)
            if campaign.end < campaign.start:
                message = f"the campaign ends ({campaign.end}) before it starts ({campaign.start})"
                yield Finding(campaign.path, "end", message)
            if not _subjects(campaign) and not _names_subjects(site, campaign):
                message = "a campaign says what it is about: add 'challenges: [..]', or 'projects: [..]'"
                yield Finding(campaign.path, "", message)


def _names_subjects(site: Site, campaign: Campaign) -> bool:
    """Whether its file says what it is about, be it by names that nobody knows: those are reported as such."""
    front = front_of(str(decode((site.settings.content.parent / campaign.path).read_bytes())))
    written = [node for key, node in front.items if key.value in _SUBJECTS] if isinstance(front, Mapping) else []
    return any(not isinstance(node, Sequence) or node.items for node in written)


def _subjects(campaign: Campaign) -> frozenset[TermKey]:
    return frozenset(term for term in terms_of(campaign) if term[0] in _SUBJECTS)
