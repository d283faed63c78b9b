"""Editorial advice: what a careful editor would say of a text that is without errors."""

from plugins.core.features import signals
from plugins.core.features.feature import Feature
from plugins.editorial.strays import check_strays
from plugins.editorial.wording import check_wording


def feature(_sender: object) -> Feature:
    """Checks alone, whose findings are warnings."""
    return Feature(name="editorial", checks=(check_wording, check_strays))


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
