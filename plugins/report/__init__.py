"""The progress report, which writes itself: derived from what the site tells, as pages, as data and as a PDF."""

from plugins.core import signals
from plugins.core.feature import Feature
from plugins.report.comparison import check_printed
from plugins.report.inconsistencies import check_reports
from plugins.report.printed import PRINTED
from plugins.report.report import REPORT


def feature(_sender: object) -> Feature:
    """Reports and their checks."""
    return Feature(name="report", kinds=(REPORT, PRINTED), checks=(check_reports, check_printed))


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
