"""The plane on which all maps lie."""

import gzip
import math
import re
from functools import cache

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.maps.equal_earth import CENTRAL_MERIDIAN, WORLD, Point, ViewBox, bounds, on_plane, project
from tests.support import ROOT

MAPS = ROOT / "theme/static/map"
BOTH = pytest.mark.parametrize("name", ["land.svg", "world.svg"])
latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)
points = st.tuples(st.floats(0, WORLD.width), st.floats(0, WORLD.height))
some = settings(derandomize=True, deadline=None)


@pytest.mark.parametrize(
    ("latitude", "longitude", "x", "y"),
    [
        # On a globe of radius 1, with 0° in the middle: the equations as d3-geo 3.1.2 has them (geoEqualEarthRaw).
        (0, 0, 0, 0),
        (45, 30, 0.38661816636766116, 0.8602310855220102),
        (-56, -67, -0.7887457269010804, -1.032428198345416),
        (60, 179.999999, 2.0390600875715594, 1.0883008355053194),
        (90, 0, 0, 1.3173627591574133),
    ],
)
def test_places_are_where_the_equations_put_them(latitude: float, longitude: float, x: float, y: float) -> None:
    """Half the equator measures 2.70663 there and 500 units here."""
    scale = WORLD.width / 2 / 2.7066299836960748
    equator = project(0, 0)[1]
    found = project(latitude, longitude, central_meridian=0)
    assert found == pytest.approx((WORLD.width / 2 + x * scale, equator - y * scale), abs=0.0051)


@some
@given(latitudes, longitudes)
def test_every_place_is_between_the_edges(latitude: float, longitude: float) -> None:
    """In hundredths of a unit, which are the same on every machine."""
    x, y = project(latitude, longitude)
    assert 0 <= x <= WORLD.width
    assert (x, y) == (round(x, 2), round(y, 2))


@some
@given(st.floats(-89, 88), st.floats(0.5, 1), st.floats(-180, 179), st.floats(-180, 179))
def test_areas_are_true(south: float, height: float, one: float, two: float) -> None:
    """A patch has the same area wherever along its latitude it lies, in proportion to the sines of its edges."""
    north = south + height
    globe = math.sin(math.radians(north)) - math.sin(math.radians(south))
    whole = WORLD.width * WORLD.width  # any patch will do to compare with: here one at the equator
    equator = _patch(0, 1, 0) / math.sin(math.radians(1))
    assert _patch(south, north, one) == pytest.approx(_patch(south, north, two), rel=1e-6)
    assert _patch(south, north, one) / whole == pytest.approx(equator * globe / whole, rel=1e-3)


def _patch(south: float, north: float, west: float) -> float:
    """The area on the plane of a patch one degree wide: parallels are straight there."""
    steps = 16
    rows = [on_plane(south + (north - south) * step / steps, west) for step in range(steps + 1)]
    ends = [on_plane(south + (north - south) * step / steps, west + 1)[0] for step in range(steps + 1)]
    widths = [end - x for (x, _), end in zip(rows, ends, strict=True)]
    return sum((widths[at] + widths[at + 1]) / 2 * (rows[at][1] - rows[at + 1][1]) for at in range(steps))


def test_the_map_is_cut_where_no_mainland_is() -> None:
    """Chukotka is on the right, Alaska on the left."""
    assert project(66.1, -169.7)[0] > 800
    assert project(65.6, -168.1)[0] < 200
    assert on_plane(0, -180)[0] == pytest.approx(0)
    assert project(0, CENTRAL_MERIDIAN)[0] == WORLD.width / 2


def test_a_view_box_reads_as_the_attribute() -> None:
    assert str(ViewBox(-12, 3.5, 300, 200)) == "-12 3.5 300 200"


@some
@given(st.lists(points, min_size=1, max_size=8), st.floats(0, 0.5), st.floats(0, 3))
def test_the_map_of_a_region_holds_its_points(places: list[Point], padding: float, ratio: float) -> None:
    """With the padding around them, in whole units, and not narrower than asked for."""
    box = bounds(places, padding, ratio=ratio)
    room = padding * max(max(x for x, _ in places) - min(x for x, _ in places), 0)
    assert all(box.x - 1 <= x - room and x + room <= box.x + box.width + 1 for x, _ in places)
    assert all(box.y - 1 <= y and y <= box.y + box.height + 1 for _, y in places)
    assert box.width >= max(60, box.height * ratio - 1)
    assert all(value == round(value) for value in (box.x, box.y, box.width, box.height))


def test_without_points_the_map_is_the_world() -> None:
    assert bounds([]) == WORLD


@BOTH
def test_the_land_lies_on_the_same_plane(name: str) -> None:
    """One path without a colour of its own, so that `<use>` takes the page's; its strokes keep their width."""
    svg = BeautifulSoup((MAPS / name).read_bytes(), "html.parser")
    root, path = svg.select("svg")[0], svg.select("path")
    assert root["viewbox"] == str(WORLD)
    assert [element["id"] for element in path] == ["land"]
    assert set(path[0].attrs) == {"id", "d", "transform", "vector-effect"}
    assert path[0]["transform"] == "scale(.1)"


@pytest.mark.parametrize(("name", "most"), [("land.svg", 9_000), ("world.svg", 6_000)])
def test_the_land_is_small(name: str, most: int) -> None:
    """The home page and those of members fetch that of the world, before most others; those of regions the fine one."""
    assert len(gzip.compress((MAPS / name).read_bytes(), 9)) <= most


@BOTH
def test_no_coast_runs_across_the_map(name: str) -> None:
    """The land is clipped where the map is cut, and nothing lies beyond its edges."""
    for line in land(name):
        assert all(0 <= x <= WORLD.width and 0 <= y <= WORLD.height for x, y in line)
        assert all(abs(one[0] - two[0]) < 60 for one, two in zip(line[-1:] + line[:-1], line, strict=True))


@BOTH
@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        (4.1667, 73.4999),  # Malé
        (-4.6166, 55.45),  # Victoria
        (25.0358, 121.5683),  # Taipei
        (-6.1744, 106.8294),  # Jakarta
        (-18.9166, 47.5166),  # Antananarivo
        (23.1339, -82.3662),  # La Habana
        (20.05, 110.32),  # Haikou
        (45.5019, -73.5852),  # Montréal
    ],
)
def test_islands_with_members_are_drawn(latitude: float, longitude: float, name: str) -> None:
    """However small: some coast is near, by units of 34 km, or the point lies on a larger island."""
    x, y = project(latitude, longitude)
    near = 1 if name == "land.svg" else 2
    assert any(math.dist((x, y), point) < near for line in land(name) for point in line) or on_land((x, y), name)


@BOTH
@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        (48.9, 2.3, True),
        (-1.3, 36.8, True),
        (-15.8, -47.9, True),
        (66.5, -172, True),  # Chukotka
        (-80, 0, False),  # Antarctica
        (30, -40, False),
        (42, 51, False),  # the Caspian Sea
        (0, -160, False),
    ],
)
def test_land_and_sea_are_told_apart(latitude: float, longitude: float, expected: bool, name: str) -> None:
    """Lakes as large as seas are cut out."""
    assert on_land(project(latitude, longitude), name) is expected


@cache
def land(name: str) -> list[list[Point]]:
    """The lines of the path, in units."""
    data = str(BeautifulSoup((MAPS / name).read_bytes(), "html.parser").select("path")[0]["d"])
    lines, at = [], (0, 0)
    for part in data.split("z")[:-1]:
        numbers = [int(number) for number in re.findall(r"-?\d+", part)]
        line = []
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            at = (at[0] + x, at[1] + y)
            line.append((at[0] / 10, at[1] / 10))
        lines.append(line)
        at = (round(line[0][0] * 10), round(line[0][1] * 10))
    return lines


def on_land(point: Point, name: str) -> bool:
    """Whether the path is filled there: it winds around the point."""
    x, y = point
    winds = 0
    for line in land(name):
        for (x0, y0), (x1, y1) in zip(line[-1:] + line[:-1], line, strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (x1 - x0) * (y - y0) / (y1 - y0):
                winds += 1 if y1 > y0 else -1
    return winds != 0
