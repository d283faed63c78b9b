"""Equal Earth: the projection of every map of the site, and the plane on which they all lie.

Šavrič, B., Patterson, T. and Jenny, B. (2018): "The Equal Earth map projection". International Journal of Geographical
Information Science 33 (3), 454-465, doi:10.1080/13658816.2018.1504949. The constants are theirs.

The plane is that of theme/static/map/, whose land tools/make_land.py draws with this module: WORLD is its view box,
and the map of a region shows a part of it. Its unit is a thousandth of the map's width: 34 km, more or less.
"""

import math
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import msgspec

# A place on the plane: units to the right of, and below, its upper left corner.
Point: TypeAlias = tuple[float, float]

CENTRAL_MERIDIAN = 11.0  # degrees east: the map is then cut at 169° W, in the Bering Strait, and no mainland is

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2


class ViewBox(msgspec.Struct, frozen=True):
    """A part of the plane, in its units; as text it is the value of the SVG attribute."""

    x: float
    y: float
    width: float
    height: float

    def __str__(self) -> str:
        return f"{self.x:g} {self.y:g} {self.width:g} {self.height:g}"


WORLD = ViewBox(0, 0, 1000, 436)  # from 84° north to 57° south: without Antarctica
_EQUATOR = 242.0  # units below the upper edge
_SCALE = WORLD.width / 2 / (math.pi / (_M * _A1))  # by half the length of the equator on a globe of radius 1


def project(latitude: float, longitude: float, central_meridian: float = CENTRAL_MERIDIAN) -> Point:
    """Where a place (degrees, WGS 84) is on the plane. The land is drawn for the default meridian.

    To a hundredth of a unit (400 m), so that whatever is computed from it is the same on every machine: libraries
    disagree on the last digit of a sine.
    """
    x, y = on_plane(latitude, (longitude - central_meridian + 180) % 360 - 180)
    return round(x, 2), round(y, 2)


def on_plane(latitude: float, east: float) -> Point:
    """The projection itself: `east` is in degrees from the central meridian, -180 and 180 being the two edges."""
    angle = math.asin(_M * math.sin(math.radians(latitude)))
    square = angle * angle
    sixth = square * square * square
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    x = math.radians(east) * math.cos(angle) / (_M * slope)
    y = angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return WORLD.width / 2 + _SCALE * x, _EQUATOR - _SCALE * y


def bounds(points: Sequence[Point], padding: float = 0.1, least: float = 60, ratio: float = 0) -> ViewBox:
    """The part of the plane that a map of these points shows; the world, if there are none.

    Their box, grown on each side by `padding` (a share of its longer side), then to a width of `least` units, then in
    width to at least that `ratio` of its height; to whole units.
    """
    if not points:
        return WORLD
    left, right = _ends([x for x, _ in points])
    top, bottom = _ends([y for _, y in points])
    room = 2 * padding * max(right - left, bottom - top)
    height = math.ceil(max(bottom - top + room, least / 2))
    width = math.ceil(max(right - left + room, least, height * ratio))
    return ViewBox(round((left + right - width) / 2), round((top + bottom - height) / 2), width, height)


def dots(points: Iterable[Point]) -> str:
    """The points as one SVG path of lines without length, which round ends make dots."""
    return "".join(f"M{x:g} {y:g}h0" for x, y in points)


def _ends(values: Sequence[float]) -> tuple[float, float]:
    return min(values), max(values)
