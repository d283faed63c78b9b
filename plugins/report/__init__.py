"""The progress report, which writes itself: derived from what the site tells, as pages, as data and as a PDF."""

from plugins.core.features import signals
from plugins.core.features.feature import Feature, NavigationEntry
from plugins.report.comparison import check_printed
from plugins.report.inconsistencies import check_reports
from plugins.report.pages import pages
from plugins.report.printed import PRINTED
from plugins.report.report import ADDRESS, REPORT


def feature(_sender: object) -> Feature:
    """Reports, their pages, their data and their checks."""
    return Feature(
        name="report",
        kinds=(REPORT, PRINTED),
        checks=(check_reports, check_printed),
        outputs=(pages,),
        navigation=(NavigationEntry("report.list.title", ADDRESS, 6, "footer"),),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
