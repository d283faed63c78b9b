"""How the boxes of countries are made from their source."""

import csv
import json
from pathlib import Path

import pytest

from tools import make_countries
from tools.make_countries import boxes_around, country_code, together

TOPOLOGY = {
    "transform": {"scale": [1, 1], "translate": [-180, -90]},
    "arcs": [
        [[180, 90], [10, 0], [0, 10], [-10, 0], [0, -10]],
        [[195, 90], [1, 0], [0, 1], [-1, -1]],
        [[355, 70], [-350, 0], [0, 5], [350, 0], [0, -5]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "MultiPolygon", "id": "276", "properties": {"name": "Germany"}, "arcs": [[[0]], [[1]]]},
                {"type": "Polygon", "id": "242", "properties": {"name": "Fiji"}, "arcs": [[2]]},
                {"type": "Polygon", "properties": {"name": "Nowhere"}, "arcs": [[0]]},
                {"type": "Polygon", "id": "010", "properties": {"name": "Antarctica"}, "arcs": [[0]]},
            ]
        }
    },
}


def test_the_table_is_made_from_the_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A box for each group of parts; two for a country on both sides of 180°; none for what has no code."""
    source = tmp_path / "countries.json"
    source.write_text(json.dumps(TOPOLOGY), "utf-8")
    monkeypatch.setattr(make_countries, "COUNTRIES", tmp_path / "countries.csv")
    make_countries.main(source)
    assert (tmp_path / "countries.csv").read_text("utf-8").splitlines() == [
        "country,west,south,east,north",
        "DE,0,0,10,10",
        "DE,15,0,16,1",
        "FJ,-180,-20,-175,-15",
        "FJ,175,-20,180,-15",
    ]


def test_parts_that_are_near_share_a_box() -> None:
    """One that lies between two others joins all three."""
    assert together([(0, 0, 1, 1), (4, 0, 5, 1), (2, 0, 3, 1)]) == [(0, 0, 5, 1)]
    assert len(together([(0, 0, 1, 1), (4, 0, 5, 1)])) == 2


def test_a_ring_within_the_map_has_one_box() -> None:
    assert list(boxes_around([(10, 1), (20, 2), (15, 5)])) == [(10, 1, 20, 5)]


def test_a_place_without_a_number_may_have_a_code() -> None:
    assert country_code({"properties": {"name": "Kosovo"}}) == "XK"
    assert country_code({"id": "056", "properties": {"name": "Belgium"}}) == "BE"


def test_the_table_of_the_site_is_sound() -> None:
    """Boxes with a west, an east, a south and a north, none across 180°."""
    with make_countries.COUNTRIES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["country"] for row in rows}) > 220
    for row in rows:
        assert -180 <= float(row["west"]) < float(row["east"]) <= 180, row
        assert -90 <= float(row["south"]) < float(row["north"]) <= 90, row
