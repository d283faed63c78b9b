"""Draws theme/static/map/: the land of the world, as one path, on the plane of plugins/core/maps/equal_earth.py.

land.svg is as fine as the map of a region needs it, world.svg as that of the world does.

    npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz
    .venv/bin/python -m tools.make_land package/land-50m.json

It is run by hand when the projection, the source or the detail changes; docs/sources.md says what the source is. The
same source gives the same file.
"""

import heapq
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from plugins.core.maps.equal_earth import CENTRAL_MERIDIAN, WORLD, Point, ViewBox, on_plane

Ring = list[Point]
"""A closed line, its first point not repeated at its end."""
Detail = tuple[tuple[ViewBox, float], ...]
"""How fine the land is drawn, by the part of the plane."""

MAPS = Path("theme/static/map")
_INHABITED = ViewBox(0, 60, 1000, 325)  # from 53° north to 40° south; beyond no member is
# Square units: a point is left out if the triangle with its neighbours is smaller. The first part that has it counts.
FINE: Detail = (
    (ViewBox(420, 30, 180, 95), 0.2),  # Europe and the Mediterranean, whose maps magnify most
    (ViewBox(150, 62, 170, 125), 0.4),  # North America and the Caribbean
    (_INHABITED, 0.9),
    (WORLD, 5),
)
COARSE: Detail = ((_INHABITED, 2), (WORLD, 5))
ISLAND = 1.5  # islands and lakes smaller than this many times the detail are left out ..
KEPT = {  # .. but for these, on or beside which a member lies (latitude, longitude)
    "Malé": (4.1755, 73.5093),
    "Mahé, Seychelles": (-4.68, 55.48),
    "Montréal": (45.52, -73.65),
    "Xiamen": (24.48, 118.12),
}
ANTARCTICA = -60  # degrees: land wholly to the south is left out
GREY = "#8493a8"  # where the file is shown as a picture; where a page uses the path, the page gives the colour


def main(source: Path) -> None:
    """Write the land."""
    rings = [ring for ring in read_rings(json.loads(source.read_text("utf-8"))) if max(y for _, y in ring) > ANTARCTICA]
    for name, detail in (("land.svg", FINE), ("world.svg", COARSE)):
        drawn = [line for ring in rings for half in cut(ring) if (line := draw(half, detail))]
        (MAPS / name).write_text(svg(drawn), "utf-8", newline="\n")


def read_rings(topology: dict[str, Any]) -> Iterator[Ring]:
    """The rings of a TopoJSON file's `land`, as points of (degrees east, degrees north)."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = [[(left + x * scale_x, bottom + y * scale_y) for x, y in running_sums(line)] for line in topology["arcs"]]
    for shape in topology["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"]:
            for ring in polygon:
                yield [point for index in ring for point in (lines[index] if index >= 0 else lines[~index][::-1])[:-1]]


def running_sums(steps: Iterable[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Places, from the steps between them."""
    x = y = 0
    for step_x, step_y in steps:
        x, y = x + step_x, y + step_y
        yield x, y


def cut(ring: Ring) -> Iterator[Ring]:
    """The ring in degrees from the central meridian: whole, or in the parts into which the edge of the map cuts it."""
    line = unrolled([(x - CENTRAL_MERIDIAN, y) for x, y in ring])
    for turn in (-360, 0, 360):
        part = right_of(-180, [(x + turn, y) for x, y in line])
        part = [(-x, y) for x, y in right_of(-180, [(-x, y) for x, y in part])]
        if part:
            yield part


def unrolled(ring: Ring) -> Ring:
    """The ring without leaps from one side of the world to the other: its longitudes may pass 180 degrees."""
    line: Ring = []
    for x, y in ring:
        near = line[-1][0] if line else 0
        line.append((x - 360 * round((x - near) / 360), y))
    return line


def right_of(edge: float, ring: Ring) -> Ring:
    """The part of a ring on the right of a meridian (Sutherland and Hodgman)."""
    part: Ring = []
    for (x0, y0), (x1, y1) in zip(ring[-1:] + ring[:-1], ring, strict=True):
        if (x0 < edge) != (x1 < edge):
            part.append((edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)))
        if x1 >= edge:
            part.append((x1, y1))
    return part


def draw(ring: Ring, detail: Detail) -> Ring:
    """The ring on the plane, with no more detail than shows, in tenths of a unit; empty if it is too small to show."""
    line = [on_plane(y, x) for x, y in ring]
    if abs(area(line)) >= ISLAND * least_at(line[0], detail):
        line = simplified(line, detail)
    elif not any(contains(ring, east - CENTRAL_MERIDIAN, north) for north, east in KEPT.values()):
        return []
    tenths = [(round(x * 10), round(y * 10)) for x, y in line]
    return [(x, y) for index, (x, y) in enumerate(tenths) if (x, y) != tenths[index - 1]]


def least_at(point: Point, detail: Detail) -> float:
    """The area, in square units, below which nothing is drawn there."""
    return next((least for part, least in detail if within(point, part)), detail[-1][1])


def within(point: Point, box: ViewBox) -> bool:
    """Whether a point lies in a part of the plane."""
    return box.x <= point[0] <= box.x + box.width and box.y <= point[1] <= box.y + box.height


def area(ring: Ring) -> float:
    """In square units; its sign tells which way round the ring goes."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring[-1:] + ring[:-1], ring, strict=True)) / 2


def contains(ring: Ring, x: float, y: float) -> bool:
    """Whether a point lies within a ring: a ray from it to the right crosses the ring an odd number of times."""
    inside = False
    for (x0, y0), (x1, y1) in zip(ring[-1:] + ring[:-1], ring, strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (x1 - x0) * (y - y0) / (y1 - y0):
            inside = not inside
    return inside


def simplified(ring: Ring, detail: Detail) -> Ring:
    """The ring without the points that matter least (Visvalingam and Whyatt); at least three stay."""
    before = [len(ring) - 1, *range(len(ring) - 1)]
    after = [*range(1, len(ring)), 0]

    def weight(index: int) -> float:
        return triangle(ring[before[index]], ring[index], ring[after[index]]) / least_at(ring[index], detail)

    weights = [weight(index) for index in range(len(ring))]
    queue = [(weight, index) for index, weight in enumerate(weights)]
    heapq.heapify(queue)
    left = set(range(len(ring)))
    while queue[0][0] < 1 and len(left) > 3:
        least, index = heapq.heappop(queue)
        if index in left and least == weights[index]:
            left.remove(index)
            after[before[index]], before[after[index]] = after[index], before[index]
            for near in (before[index], after[index]):
                weights[near] = max(least, weight(near))
                heapq.heappush(queue, (weights[near], near))
    return [ring[index] for index in sorted(left)]


def triangle(a: Point, b: Point, c: Point) -> float:
    """The area of a triangle."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def svg(rings: Iterable[Ring]) -> str:
    """The file. The path has no colour of its own, the page that uses it decides; the width of a stroke is in px."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{WORLD}" fill="{GREY}"><path id="land" '
        f'transform="scale(.1)" vector-effect="non-scaling-stroke" d="{"".join(path(rings))}"/></svg>\n'
    )


def path(rings: Iterable[Ring]) -> Iterator[str]:
    """Path data, in steps from point to point: they are shorter than places."""
    at = (0.0, 0.0)
    for ring in rings:
        steps = [(x - x0, y - y0) for (x0, y0), (x, y) in zip([at, *ring[:-1]], ring, strict=True)]
        numbers = " ".join(f"{step:g}" for pair in steps for step in pair).replace(" -", "-")
        yield f"m{numbers}z"
        at = ring[0]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
