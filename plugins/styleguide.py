"""The style guide: every component of the theme, drawn from its examples in light and dark. Not indexed."""

import datetime as dt
from collections.abc import Iterator

from plugins.core.features import signals
from plugins.core.features.artifacts import Page, View
from plugins.core.features.feature import Feature
from plugins.core.languages import DEFAULT
from plugins.core.pages.making import editors_head
from plugins.core.site import Site

_ADDRESS = "styleguide/"

COMPONENTS = (
    "bars",
    "byline",
    "call",
    "card",
    "columns",
    "cover",
    "crumbs",
    "datasets",
    "documents",
    "dossier",
    "event",
    "facets",
    "facts",
    "holders",
    "links",
    "map",
    "meetings",
    "mentions",
    "menu",
    "month",
    "notice",
    "periods",
    "prose",
    "publication",
    "subscribe",
    "subscriptions",
    "years",
)
"""Each is theme/templates/components/<name>.html, with its style sheet and theme/templates/examples/<name>.html."""


class StyleguideView(View, frozen=True):
    """The names of the components, and a day for the examples to show."""

    components: tuple[str, ...] = COMPONENTS
    day: dt.date = dt.date(2022, 10, 7)


def styleguide(site: Site) -> Iterator[Page]:
    """The page, in the default language: it is for the people who make the site."""
    words = site.words[DEFAULT]
    yield Page(
        address=_ADDRESS,
        lang=DEFAULT,
        template="styleguide.html",
        head=editors_head(site, _ADDRESS, words("styleguide.title"), words("styleguide.text")),
        view=StyleguideView(),
        origin="plugins/styleguide.py",
    )


def feature(_sender: object) -> Feature:
    """The style guide."""
    return Feature(name="styleguide", outputs=(styleguide,))


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
