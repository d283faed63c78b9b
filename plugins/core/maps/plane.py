"""Boxes, lines and dots on a plane, as far as the labels of a map need them.

Only `+ - * /` and square roots: the result is the same on every machine.
"""

import math
from collections.abc import Sequence

import msgspec

from plugins.core.maps.equal_earth import Point


class Box(msgspec.Struct, frozen=True):
    """A rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def grown(self, across: float, down: float | None = None) -> "Box":
        """With that much more on either side, and as much, unless told otherwise, above and below."""
        rise = across if down is None else down
        return Box(self.left - across, self.top - rise, self.right + across, self.bottom + rise)


class Line(msgspec.Struct, frozen=True):
    """A straight line between two points."""

    start: Point
    end: Point

    def box(self) -> Box:
        (x0, y0), (x1, y1) = self.start, self.end
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def crosses(self, other: "Line") -> bool:
        """Whether they meet; lines that only touch, or lie on each other, need not count."""
        return (
            _side(self, other.start) * _side(self, other.end) < 0
            and _side(other, self.start) * _side(other, self.end) < 0
        )

    def enters(self, box: Box) -> bool:
        """Whether a part of it lies within a box: one of its ends does, or it crosses a diagonal."""
        if not box.overlaps(self.box().grown(1e-6)):
            return False
        falling = Line((box.left, box.top), (box.right, box.bottom))
        rising = Line((box.left, box.bottom), (box.right, box.top))
        return _within(self.start, box) or _within(self.end, box) or self.crosses(falling) or self.crosses(rising)


def _within(point: Point, box: Box) -> bool:
    return box.left < point[0] < box.right and box.top < point[1] < box.bottom


def _side(line: Line, point: Point) -> float:
    (x0, y0), (x1, y1), (x, y) = line.start, line.end, point
    return (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)


# Which way dots part that lie on each other, by turns.
_APART = ((1.0, 0.0), (0.0, 1.0), (0.6, -0.8), (0.8, 0.6))
_ROUNDS = 200


def spread(points: Sequence[Point], apart: float) -> list[Point]:
    """The points, moved as little as it takes until no two are nearer than `apart`, where that is possible."""
    moved = list(points)
    for _ in range(_ROUNDS):
        pairs = [(one, two) for one in range(len(moved)) for two in range(one) if _near(moved[one], moved[two], apart)]
        if not pairs:
            break
        for one, two in pairs:
            moved[one], moved[two] = _parted(moved[one], moved[two], apart * 1.02, _APART[one % len(_APART)])
    return moved


def _near(one: Point, two: Point, apart: float) -> bool:
    x, y = one[0] - two[0], one[1] - two[1]
    return abs(x) < apart and abs(y) < apart and x * x + y * y < apart * apart


def _parted(one: Point, two: Point, apart: float, way: Point) -> tuple[Point, Point]:
    """Both moved by half of what they lack, on the line through them, or that way if they are the same."""
    x, y = one[0] - two[0], one[1] - two[1]
    distance = math.sqrt(x * x + y * y)
    if distance > 1e-6:
        way = (x / distance, y / distance)
    step = max(0.0, apart - distance) / 2
    x, y = way[0] * step, way[1] * step
    return (one[0] + x, one[1] + y), (two[0] - x, two[1] - y)
