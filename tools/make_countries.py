"""Writes plugins/members/countries.csv: the boxes that hold each country, to tell coordinates that cannot be right.

    npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz
    .venv/bin/python -m tools.make_countries package/countries-50m.json

It is run by hand when the source changes; docs/sources.md says what the source is. The same source gives the same file.
A country has one box for each group of its parts that lie near each other: one for all of France would hold half of
the Atlantic. No box crosses 180°: a country on both sides of it has one on each. Antarctica, around a pole, has none.
"""

import csv
import json
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from babel.core import get_global

from tools.make_land import running_sums

COUNTRIES = Path("plugins/members/countries.csv")
NEAR = 2.0  # degrees between two parts of a country that share a box
# Places in the source without a number of their own, and the country whose box they add to. Whose they are is not
# for a table to say: the box only has to hold every member that names the country.
UNNUMBERED = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}

# West, south, east, north, in degrees.
Box: TypeAlias = tuple[float, float, float, float]


def main(source: Path) -> None:
    """Write the table."""
    parts: dict[str, list[Box]] = {}
    for code, box in read_boxes(json.loads(source.read_text("utf-8"))):
        parts.setdefault(code, []).append(box)
    with COUNTRIES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("country", "west", "south", "east", "north"))
        for code in sorted(parts):
            writer.writerows(
                (code, *(f"{value:g}" for value in _outwards(box))) for box in sorted(together(parts[code]))
            )


def read_boxes(topology: dict[str, Any]) -> Iterator[tuple[str, Box]]:
    """The code of a country and the box of each of its parts, from a TopoJSON file."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = [[(left + x * scale_x, bottom + y * scale_y) for x, y in running_sums(line)] for line in topology["arcs"]]
    for shape in topology["objects"]["countries"]["geometries"]:
        code = country_code(shape)
        polygons = shape.get("arcs", []) if shape["type"] == "MultiPolygon" else [shape.get("arcs", [])]
        for polygon in polygons if code and code != "AQ" else ():
            ring = [point for index in polygon[0] for point in (lines[index] if index >= 0 else lines[~index][::-1])]
            yield from ((code, box) for box in boxes_around(ring))


def boxes_around(ring: Sequence[tuple[float, float]]) -> Iterator[Box]:
    """The box of a ring, or two if it crosses 180°: it leaps from one side of the world to the other there."""
    latitudes = [y for _, y in ring]
    longitudes = [ring[0][0]]
    for x, _ in ring[1:]:
        longitudes.append(x + 360 * round((longitudes[-1] - x) / 360))
    south, north, west, east = min(latitudes), max(latitudes), min(longitudes), max(longitudes)
    for turn in (-360, 0, 360):
        if west + turn < 180 and east + turn > -180:
            yield max(west + turn, -180), south, min(east + turn, 180), north


def country_code(shape: dict[str, Any]) -> str:
    """The ISO 3166-1 alpha-2 code of a shape, from its number (CLDR has the pairs); '' if it has none."""
    number = f"{int(shape['id']):03}" if "id" in shape else ""
    codes: list[str] = get_global("territory_aliases").get(number, [])
    return codes[0] if codes else UNNUMBERED.get(shape["properties"]["name"], "")


def together(boxes: list[Box]) -> list[Box]:
    """The boxes with those that are near each other made one, until none are."""
    merged: list[Box] = []
    for box in boxes:
        while near := next((other for other in merged if _near(box, other)), None):
            merged.remove(near)
            box = (min(box[0], near[0]), min(box[1], near[1]), max(box[2], near[2]), max(box[3], near[3]))
        merged.append(box)
    return merged


def _near(one: Box, two: Box) -> bool:
    beside = one[0] - NEAR < two[2] and two[0] - NEAR < one[2]
    return beside and one[1] - NEAR < two[3] and two[1] - NEAR < one[3]


def _outwards(box: Box) -> Box:
    """To a tenth of a degree, never smaller."""
    west, south, east, north = box
    return (
        math.floor(west * 10) / 10,
        math.floor(south * 10) / 10,
        math.ceil(east * 10) / 10,
        math.ceil(north * 10) / 10,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
