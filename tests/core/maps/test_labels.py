"""Names on a map: none hides another."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.maps import labels
from plugins.core.maps.equal_earth import Point, ViewBox, bounds, project
from plugins.core.maps.labels import USUAL, Mark, Measures, Place, letter, width_of
from plugins.core.maps.plane import Box, Line

VIEW = ViewBox(0, 0, 1100, 600)  # one unit is one px
some = settings(derandomize=True, deadline=None)

# South Korea and the coast of China, where members lie closest: more names than there is room for beside the dots.
CROWD = """
Goyang 37.6527 126.8372, Seoul 37.5663 126.9997, Incheon 37.4761 126.6422, Gyeonggi 37.2578 127.0109,
Daejeon 36.3355 127.425, Gwangju 35.171 126.9104, Daegu 35.8668 128.607, Ulsan 35.5467 129.317, Busan 35.0951 129.01,
Taipei 25.0358 121.5683, New Taipei 25.0128 121.465, Taichung 24.1521 120.6817, Kaohsiung 22.6333 120.2666,
Xiamen 24.4519 118.0781, Fuzhou 26.0819 119.2997, Shanghai 31.2165 121.4365, Wuxi 31.58 120.3, Nanjing 32.0519 118.778,
Hangzhou 30.2495 120.1653, Yiwu 29.3151 120.0768, Guangzhou 23.1449 113.325, Shenzhen 22.5524 114.1221,
Istanbul 41.105 29.01, Jakarta -6.1744 106.8294, Bogor -6.57 106.75, South Tangerang -6.2886 106.7179
"""


def crowd() -> list[Place]:
    rows = [row.split() for row in CROWD.replace("\n", " ").split(",")]
    return [Place(" ".join(row[:-2]), project(float(row[-2]), float(row[-1]))) for row in rows]


def box(mark: Mark, em: float = USUAL.em) -> Box:
    """What a label covers, in px."""
    width = width_of(mark.text) * em
    left = mark.at[0] - {"start": 0, "middle": width / 2, "end": width}[mark.anchor]
    return Box(left, mark.at[1] - 0.78 * em, left + width, mark.at[1] + 0.22 * em)


def hidden(marks: tuple[Mark, ...]) -> list[tuple[str, str]]:
    """Pairs of labels of which the first hides something of the second or its dot; a tenth of a px does not count."""
    labelled = [mark for mark in marks if mark.text]
    return [(one.text, two.text) for one in labelled for two in marks if _hides_dot(one, two) or _hides_label(one, two)]


def _hides_dot(one: Mark, two: Mark) -> bool:
    dot = Box(*two.dot, *two.dot).grown(USUAL.dot - 0.1)
    return box(one).grown(-0.1).overlaps(dot) or bool(one.leader and one is not two and one.leader.enters(dot))


def _hides_label(one: Mark, two: Mark) -> bool:
    if one is two or not two.text:
        return False
    return (
        box(one).grown(-0.1).overlaps(box(two))
        or bool(one.leader and one.leader.enters(box(two).grown(-0.1)))
        or bool(one.leader and two.leader and one.leader.crosses(two.leader))
    )


def test_a_name_stands_to_the_right_of_its_dot() -> None:
    (mark,) = letter([Place("Dakar", (300, 200))], VIEW)
    assert (mark.text, mark.dot, mark.anchor, mark.leader, mark.number) == ("Dakar", (300, 200), "start", None, 0)
    assert mark.at[0] == 300 + USUAL.dot + USUAL.gap
    assert mark.at[1] == pytest.approx(200 + USUAL.em * 0.28, abs=0.01)


def test_at_the_right_edge_it_stands_to_the_left() -> None:
    (mark,) = letter([Place("Tokyo", (1090, 200))], VIEW)
    assert mark.anchor == "end" and mark.at[0] < 1090


def test_marks_are_on_the_plane() -> None:
    """Whatever part of it the map shows: the px are those of the drawing only."""
    (mark,) = letter([Place("Dakar", (430, 200))], ViewBox(400, 180, 110, 60))
    assert mark.dot == (430, 200)
    assert mark.at == pytest.approx((430.75, 200.36), abs=0.01)


def test_two_members_of_one_place_are_two_dots() -> None:
    """The two Barcelonas: both can be seen and chosen."""
    one, two = letter([Place("Barcelona (city)", (500, 300)), Place("Barcelona (metropolitan area)", (500, 300))], VIEW)
    assert math.dist(one.dot, two.dot) >= USUAL.apart
    assert math.dist(one.dot, (500, 300)) == pytest.approx(math.dist(two.dot, (500, 300)), abs=0.02)
    assert not hidden((one, two))


def test_a_name_does_not_seem_to_belong_to_another_dot() -> None:
    """It keeps away from the dots of others as from its own."""
    marks = letter([Place("São Paulo", (500, 310)), Place("Guarulhos", (506, 299)), Place("Rio", (540, 300))], VIEW)
    for mark in marks:
        others = [Box(*other.dot, *other.dot).grown(USUAL.dot) for other in marks if other is not mark]
        assert not any(box(mark).grown(USUAL.gap - 0.1).overlaps(dot) for dot in others)


def test_in_a_crowd_every_name_is_kept() -> None:
    """Some stand further off, with a line from their dot that crosses nothing."""
    places = crowd()
    view = bounds([place.at for place in places], 0.08, ratio=1.2)
    scale = USUAL.width / view.width
    marks = tuple(_in_px(mark, view, scale) for mark in letter(places, view))
    assert [mark.text for mark in marks] == [place.name for place in places]
    assert not hidden(marks)
    led = [mark for mark in marks if mark.leader]
    assert led
    for mark in led:
        assert mark.leader and math.dist(mark.leader.start, mark.dot) <= USUAL.dot + 0.5
        assert math.dist(mark.leader.start, mark.leader.end) <= USUAL.reach


def _in_px(mark: Mark, view: ViewBox, scale: float) -> Mark:
    def px(point: Point) -> Point:
        return (point[0] - view.x) * scale, (point[1] - view.y) * scale

    leader = Line(px(mark.leader.start), px(mark.leader.end)) if mark.leader else None
    return Mark(px(mark.dot), mark.text, px(mark.at), mark.anchor, leader, mark.number)


def test_where_names_have_no_room_numbers_stand_for_them() -> None:
    """They count up in the order of the places, and the page says whose they are."""
    places = [Place(f"Metropolis {index}", (index % 10 * 30 + 50, index // 10 * 30 + 50)) for index in range(50)]
    marks = letter(places, ViewBox(0, 0, 400, 240), Measures(width=400))
    numbered = [mark for mark in marks if mark.number]
    assert [mark.number for mark in numbered] == list(range(1, len(numbered) + 1))
    assert all(mark.text == str(mark.number) for mark in numbered)
    assert 0 < len(numbered) < 50
    assert not hidden(marks)


def test_a_dot_without_any_room_stays_without_a_label() -> None:
    """No label hides another; the list beside the map has the name."""
    marks = letter(
        [Place("A long name", (5, 5)), Place("Another one", (5, 5))], ViewBox(0, 0, 10, 10), Measures(width=10)
    )
    assert [(mark.text, mark.number, mark.leader) for mark in marks] == [("", 0, None)] * 2
    assert all(mark.at == mark.dot for mark in marks) and marks[0].dot != marks[1].dot


def test_numbers_have_no_gaps_where_some_find_no_room() -> None:
    """A reader who looks for 3 finds it, unless there is none."""
    places = [Place(f"Metropolis {index}", (200, 120)) for index in range(60)]
    numbers = [mark.number for mark in letter(places, ViewBox(0, 0, 400, 240), Measures(width=400)) if mark.number]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_search_ends_however_many_lie_at_one_point(monkeypatch: pytest.MonkeyPatch) -> None:
    """It looks at so many spots, not at ever more: an editor does not wait for a map."""
    looks = 0
    is_free = labels._Sheet.is_free

    def counted(sheet: labels._Sheet, index: int, spot: labels.Spot) -> bool:
        nonlocal looks
        looks += 1
        return is_free(sheet, index, spot)

    monkeypatch.setattr(labels._Sheet, "is_free", counted)
    letter([Place(f"Metropolis {index}", (500, 300)) for index in range(100)], VIEW)
    assert looks < 80_000


@some
@given(st.lists(st.tuples(st.floats(200, 900), st.floats(150, 450)), max_size=10))
def test_nothing_is_hidden_where_there_is_room(points: list[Point]) -> None:
    """Wherever the dots are; twice the same gives the same."""
    places = [Place(f"Metropolis {index}", point) for index, point in enumerate(points)]
    marks = letter(places, VIEW)
    assert [mark.text for mark in marks] == [place.name for place in places]
    assert not hidden(marks)
    assert letter(places, VIEW) == marks


@some
@given(st.lists(st.tuples(st.floats(0, 1100), st.floats(0, 600)), max_size=40))
def test_every_place_has_its_mark(points: list[Point]) -> None:
    """In the order of the places, whatever the crowd."""
    marks = letter([Place(f"M{index}", point) for index, point in enumerate(points)], VIEW)
    names = [f"M{index}" for index in range(len(points))]
    assert [mark.text or name for mark, name in zip(marks, names, strict=True)] == [
        str(mark.number or name) for mark, name in zip(marks, names, strict=True)
    ]


@settings(some, max_examples=30)
@given(
    st.lists(st.tuples(st.floats(0, 1100), st.floats(0, 600), st.integers(1, 12)), max_size=3),
    st.sampled_from(["Ulm", "Metropolis", "A metropolis of a very long name indeed"]),
)
def test_in_any_crowd_no_label_hides_another(crowds: list[tuple[float, float, int]], name: str) -> None:
    """Nor a dot: however many lie at one point, wherever that is, however long their names are."""
    points = [(x, y) for x, y, count in crowds for _ in range(count)]
    marks = letter([Place(f"{name} {index}", point) for index, point in enumerate(points)], VIEW)
    assert len(marks) == len(points)
    assert not hidden(marks)


def test_the_width_of_a_text_is_that_of_its_letters() -> None:
    """Accents take no room, capitals and m more than others, i less."""
    assert width_of("Bogotá") == width_of("Bogota")
    assert width_of("ill") < width_of("nnn") < width_of("NNN") < width_of("MMM")
