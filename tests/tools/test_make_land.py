"""How the land is drawn from its source."""

import json
from pathlib import Path

import pytest

from plugins.core.maps.equal_earth import WORLD
from tools import make_land
from tools.make_land import FINE, area, contains, cut, path, read_rings, simplified

SQUARE = [(0.0, 0.0), (20.0, 0.0), (20.0, 20.0), (0.0, 20.0)]
TOPOLOGY = {
    "transform": {"scale": [1, 1], "translate": [-180, -90]},
    # Two halves of a square on the equator, and a square at the south pole.
    "arcs": [
        [[180, 80], [30, 0], [0, 20]],
        [[180, 80], [0, 20], [30, 0]],
        [[180, 0], [30, 0], [0, 20], [-30, 0], [0, -20]],
    ],
    "objects": {"land": {"geometries": [{"arcs": [[[0, -2]]]}, {"arcs": [[[2]]]}]}},
}


def test_rings_are_read_from_their_arcs() -> None:
    """An arc with a negative number goes backwards; a point where two arcs meet is there once."""
    square, pole = read_rings(TOPOLOGY)
    assert square == [(0, -10), (30, -10), (30, 10), (0, 10)]
    assert pole == [(0, -90), (30, -90), (30, -70), (0, -70)]


def test_a_ring_across_the_edge_of_the_map_is_cut_in_two() -> None:
    """It leaps from one side of the world to the other in the source, and lies on both sides of the map."""
    left, right = sorted(cut([(170, 0), (-150, 0), (-150, 10), (170, 10)]))
    assert (min(x for x, _ in left), max(x for x, _ in left)) == (-180, -161)
    assert (min(x for x, _ in right), max(x for x, _ in right)) == (159, 180)


def test_a_ring_within_the_map_stays_whole() -> None:
    """Also one across 180°: that is no edge of this map."""
    (ring,) = cut([(170, 0), (-175, 0), (-175, 10), (170, 10)])
    assert ring == [(159, 0), (174, 0), (174, 10), (159, 10)]


def test_points_that_do_not_show_are_left_out() -> None:
    """The corners stay, what hardly leaves the line between them goes."""
    bumps = [(0.0, 300.0), (10.0, 300.01), (20.0, 300.0), (20.0, 320.0), (10.0, 319.99), (0.0, 320.0)]
    assert simplified(bumps, FINE) == [(0, 300), (20, 300), (20, 320), (0, 320)]
    assert len(simplified([(0, 300), (0.01, 300), (0.01, 300.01), (0, 300.01)], FINE)) == 3


def test_areas_and_insides() -> None:
    assert abs(area(SQUARE)) == 400
    assert area(SQUARE) == -area(SQUARE[::-1])
    assert contains(SQUARE, 5, 5) and not contains(SQUARE, 25, 5)


def test_path_data_are_steps_from_point_to_point() -> None:
    """A line starts from the start of the one before."""
    assert (
        "".join(path([[(10, 10), (12, 9), (11, 20)], [(0, 0), (5, 5), (0, 5)]])) == "m10 10 2-1-1 11zm-10-10 5 5-5 0z"
    )


@pytest.mark.parametrize("name", ["land.svg", "world.svg"])
def test_the_files_are_drawn_from_the_source(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without what lies in the far south; again and again the same."""
    source = tmp_path / "land.json"
    source.write_text(json.dumps(TOPOLOGY), "utf-8")
    monkeypatch.setattr(make_land, "MAPS", tmp_path)
    make_land.main(source)
    drawn = (tmp_path / name).read_bytes()
    make_land.main(source)
    assert (tmp_path / name).read_bytes() == drawn
    assert drawn.startswith(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{WORLD}"'.encode())
    assert drawn.count(b"z") == 1
