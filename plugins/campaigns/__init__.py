"""Campaigns: one subject before all others for some days, with everything that belongs to it."""

from plugins.campaigns.campaign import CAMPAIGN, check_campaigns
from plugins.campaigns.pages import ADDRESS, campaign_pages, campaigns_page
from plugins.core.features import signals
from plugins.core.features.feature import Feature, NavigationEntry


def feature(_sender: object) -> Feature:
    """The campaigns, as one feature."""
    return Feature(
        name="campaigns",
        kinds=(CAMPAIGN,),
        checks=(check_campaigns,),
        outputs=(campaign_pages, campaigns_page),
        navigation=(NavigationEntry("campaigns.title", ADDRESS, 6, "footer"),),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
