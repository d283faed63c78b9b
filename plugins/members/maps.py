"""Maps: the world with its regions, a region with its members, a member's one dot; the land is a theme file."""

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from plugins.core.maps.equal_earth import WORLD, Point, ViewBox, bounds, dots, project
from plugins.core.maps.labels import USUAL, Mark, Place, letter
from plugins.core.network.directory import Metropolis
from plugins.core.site import Site


class Dot(msgspec.Struct, frozen=True):
    """A member on a map: its dot and its label, which is its name or, where there is no room, a number.

    A list beside the map explains the numbers.
    """

    name: str
    label: str
    url: str
    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str
    leader: tuple[Point, Point] | None = None
    number: int = 0


class MapView(msgspec.Struct, frozen=True):
    """A map: the part of the plane that it shows, the size of its letters in units, its dots in reading order."""

    view_box: str
    em: float
    dots: tuple[Dot, ...]


def world_dots(metropolises: Iterable[Metropolis]) -> str:
    """The dots of all whose place is known on the map of the world, as one SVG path."""
    return dots(filter(None, map(place_of, metropolises)))


def region_map(site: Site, metropolises: Iterable[Metropolis], lang: str) -> MapView:
    """The members of a region, with their names; in the order in which they are given."""
    located = [(each, place) for each in metropolises if (place := place_of(each))]
    box = bounds([place for _, place in located], 0.08, ratio=1.2)
    marks = _lettered(tuple(Place(each.name(lang), place) for each, place in located), box)
    dots = (_dot(site, each, mark, lang) for (each, _), mark in zip(located, marks, strict=True))
    return _view(box, dots)


def member_map(site: Site, metropolis: Metropolis, lang: str) -> MapView | None:
    """A member's one dot on the map of the world; None if its place is not known."""
    place = place_of(metropolis)
    if place is None:
        return None
    url = site.settings.urls.link(metropolis.item.address(lang))
    return _view(WORLD, [Dot(metropolis.name(lang), "", url, *place, *place, "middle")])


def place_of(metropolis: Metropolis) -> Point | None:
    """Where a metropolis is on the plane of all maps."""
    return project(*metropolis.member.point) if metropolis.member.point else None


@lru_cache(maxsize=64)
def _lettered(places: tuple[Place, ...], box: ViewBox) -> tuple[Mark, ...]:
    """As `letter`. A site that is looked at while it is written is planned again and again, and its maps stay."""
    return letter(places, box)


def _dot(site: Site, metropolis: Metropolis, mark: Mark, lang: str) -> Dot:
    url = site.settings.urls.link(metropolis.item.address(lang))
    leader = (_point(mark.leader.start), _point(mark.leader.end)) if mark.leader else None
    return Dot(
        metropolis.name(lang), mark.text, url, *_point(mark.dot), *_point(mark.at), mark.anchor, leader, mark.number
    )


def _view(box: ViewBox, dots: Iterable[Dot]) -> MapView:
    return MapView(str(box), round(USUAL.em * box.width / USUAL.width, 2), tuple(dots))


def _point(point: Point) -> Point:
    """Hundredths of a unit are less than a pixel."""
    return round(point[0], 2), round(point[1], 2)
