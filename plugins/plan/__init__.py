"""The Strategic Action Plan: its tree of lines, axes and outcomes, and what was done under each."""

from plugins.core.features import signals
from plugins.core.features.feature import Feature, NavigationEntry
from plugins.plan.pages import ADDRESS, plan_pages, term_pages
from plugins.plan.tree import check_codes


def feature(_sender: object) -> Feature:
    """The plan, as one feature."""
    return Feature(
        name="plan",
        checks=(check_codes,),
        outputs=(plan_pages,),
        term_pages=(term_pages,),
        navigation=(NavigationEntry("nav.plan", ADDRESS, 5, "footer"),),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
