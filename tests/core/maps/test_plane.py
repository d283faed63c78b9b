"""Boxes, lines and dots."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.maps.equal_earth import Point
from plugins.core.maps.plane import Box, Line, spread

some = settings(derandomize=True, deadline=None)
points = st.tuples(st.floats(0, 30), st.floats(0, 30))
BOX = Box(10, 10, 20, 20)


def test_boxes_that_touch_do_not_overlap() -> None:
    assert BOX.overlaps(Box(19, 19, 30, 30))
    assert not BOX.overlaps(Box(20, 10, 30, 20))
    assert BOX.overlaps(Box(20, 10, 30, 20).grown(1))
    assert not BOX.overlaps(Box(20, 20, 30, 30).grown(1, 0))
    assert BOX.holds(Box(10, 12, 20, 14)) and not BOX.holds(Box(9, 12, 20, 14))


def test_lines_cross_within_both() -> None:
    assert Line((0, 0), (10, 10)).crosses(Line((0, 10), (10, 0)))
    assert not Line((0, 0), (4, 4)).crosses(Line((0, 10), (10, 0)))


def test_a_line_enters_a_box_that_it_starts_in_ends_in_or_passes() -> None:
    assert Line((15, 15), (16, 16)).enters(BOX)
    assert Line((0, 15), (12, 15)).enters(BOX)
    assert Line((0, 12), (30, 13)).enters(BOX)
    assert not Line((0, 0), (30, 5)).enters(BOX)
    assert not Line((0, 22), (8, 30)).enters(BOX)


@some
@given(points, points)
def test_a_line_enters_a_box_if_a_point_of_it_lies_inside(start: Point, end: Point) -> None:
    """Seen at a hundred points along the line."""
    inner = BOX.grown(-0.5)
    along = [
        (start[0] + (end[0] - start[0]) * at / 100, start[1] + (end[1] - start[1]) * at / 100) for at in range(101)
    ]
    if any(inner.left < x < inner.right and inner.top < y < inner.bottom for x, y in along):
        assert Line(start, end).enters(BOX)


@some
@given(st.lists(points, max_size=12))
def test_dots_part(dots: list[Point]) -> None:
    """None is nearer to another than asked for, and none moves that was far enough from all."""
    moved = spread(dots, 2)
    assert all(math.dist(one, two) >= 2 for at, one in enumerate(moved) for two in moved[:at])
    if all(math.dist(one, two) >= 2 for at, one in enumerate(dots) for two in dots[:at]):
        assert moved == dots


def test_two_dots_of_one_place_part_by_the_same_way() -> None:
    """They share the move: each is as far from the place as the other."""
    one, two = spread([(50, 50), (50, 50)], 10)
    assert math.dist(one, (50, 50)) == math.dist(two, (50, 50))
    assert 10 <= math.dist(one, two) < 11
