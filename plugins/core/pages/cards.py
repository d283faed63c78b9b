"""Cards: the pictures that are drawn for pages that have none, so that where they are shared they show whose they are.

Pages say which card is theirs, and many share one: the card of their section, region or challenge. Each is drawn once.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

import msgspec
import PIL

from plugins.core import urls
from plugins.core.data.terms import TermKey
from plugins.core.disk.kept import key_of
from plugins.core.features.artifacts import Artifact, Made, Page
from plugins.core.features.head import Drawn
from plugins.core.maps.equal_earth import WORLD, Point, ViewBox, bounds, project
from plugins.core.pages.dossier import members_of
from plugins.core.site import Site

# What a card is drawn with, by its name in the theme.
FONTS = tuple(f"fonts/instrument-sans-{name}.woff2" for name in ("latin", "latin-more", "latin-ext"))
LAND = "map/land.svg"
_RECIPE = "drawn card 2"  # to be raised when something in drawing.py changes the picture
_AROUND = 0.04  # of the longer side of a region, to the dots at its edge


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """All that is on a card: `dots` and `box`, the part of the map that is shown, are on the plane of all maps."""

    sitename: str
    title: str
    label: str
    dots: tuple[Point, ...]
    box: ViewBox


def drawn_cards(site: Site, artifacts: Iterable[Artifact], theme: Mapping[str, str]) -> Iterator[Made]:
    """The cards that pages among the artifacts are shared with; `theme` gives the links of its files by their names."""
    artifacts = tuple(artifacts)
    pictures = {site.settings.urls.link(each.address): each for each in artifacts if isinstance(each, Made)}
    shared = ((page.head.image.drawn, page.origin) for page in artifacts if isinstance(page, Page))
    cards = {urls.of_card(card.address, card.lang): (card, origin) for card, origin in shared if card}
    recipe = (_RECIPE, PIL.__version__, *(theme[name] for name in (*FONTS, LAND)))
    for address, (card, origin) in cards.items():
        drawing, cover = _drawing(site, card), pictures.get(card.cover)
        key = key_of(*recipe, msgspec.json.encode(drawing), cover.key if cover else "")
        yield Made(address, key, partial(_draw, drawing, site.settings.theme / "static", cover), origin)


def _drawing(site: Site, card: Drawn) -> Drawing:
    dots = tuple(sorted(_dots(site, card.term)))
    whole = card.term is None or card.term[0] != "regions"
    return Drawing(
        sitename=site.settings.sitename,
        title=card.title,
        label=card.label,
        dots=dots,
        box=WORLD if whole else bounds(dots, _AROUND),
    )


def _dots(site: Site, term: TermKey | None) -> Iterator[Point]:
    """Where the members of a term are: those of a region, or those that took part in what refers to it."""
    named = {code for item in site.about(*term) for code in members_of(item)} if term else set()
    for item in site.with_pages:
        member = item.term if item.kind.vocabulary == "members" else None
        if member and item.entry.point:
            of_region = term == ("regions", item.entry.folder)
            if term is None or of_region or member.code in named:
                yield project(*item.entry.point)


def _draw(drawing: Drawing, static: Path, cover: Made | None) -> bytes:
    from plugins.core.pages import drawing as pen  # imported where used: most builds draw no card

    return pen.draw(drawing, static, cover.make() if cover else None)
