"""The names on a map of dots: where each stands, so that none hides another name or a dot.

`letter` is a pure function: the same places in the same order give the same marks. Dots that would hide each other are
moved apart. Then each label takes the first it can get of: a spot beside its dot; a spot further off, with a line to
its dot; a number in place of the name, which the page explains beside the map. What finds no room even so stays without
a label: the list beside the map names it. The search ends after so many looks, whatever the crowd.
"""

import bisect
import itertools
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

import msgspec

from plugins.core.maps.equal_earth import Point, ViewBox
from plugins.core.maps.plane import Box, Line, spread

Anchor: TypeAlias = Literal["start", "middle", "end"]


class Place(msgspec.Struct, frozen=True):
    """What is to be marked: its name, and where it is on the plane."""

    name: str
    at: Point


class Measures(msgspec.Struct, frozen=True):
    """The sizes of a map's parts in px, when it is drawn at its full width."""

    width: float = 1100
    em: float = 13  # the size of the letters
    dot: float = 4.5  # the radius of a dot
    gap: float = 3  # between a dot and its label
    apart: float = 12  # the least distance between the centres of two dots
    reach: float = 90  # the longest line from a dot to its label


USUAL = Measures()


class Mark(msgspec.Struct, frozen=True):
    """A dot and its label, on the plane: `at` is where the label's baseline starts, has its middle or ends.

    Without any room for a label, `text` is '' and `at` is the dot.
    """

    dot: Point
    text: str
    at: Point
    anchor: Anchor
    leader: Line | None = None  # from the dot to the label, where they are not neighbours
    number: int = 0  # where there is no room for the name, the label is this number


class Spot(msgspec.Struct, frozen=True):
    """Where a label could stand, in px; `extent` holds it with its leader and some space."""

    box: Box
    anchor: Anchor
    extent: Box
    leader: Line | None = None


_Options: TypeAlias = dict[int, list[Spot]]  # the free spots, by the index of their dot

# Directions from a dot, to the right and down, by preference.
_BESIDE = ((1, 0), (-1, 0), (0.6, -0.6), (0.6, 0.6), (-0.6, -0.6), (-0.6, 0.6), (0, -1), (0, 1))
_AROUND = (
    *((1, 0), (0.92, -0.38), (0.92, 0.38), (0.71, -0.71), (0.71, 0.71), (0.38, -0.92), (0.38, 0.92)),
    *((-1, 0), (-0.92, -0.38), (-0.92, 0.38), (-0.71, -0.71), (-0.71, 0.71), (-0.38, -0.92), (-0.38, 0.92)),
    *((0, -1), (0, 1)),
)
_ATTEMPTS = 8
_LOOKS = 30_000  # after so many looks whether a spot is free no other attempt is begun
_CHOICE = 24  # leaders are chosen from so many, the nearest
_STEP = 7  # px from one ring of spots around a dot to the next
_SPACE = 4  # px between two labels side by side
_DESCENT = 0.22  # of an em: what letters have below the baseline
# The widths of letters in em, as in the widest of the usual fonts (DejaVu Sans): nobody knows which one will be used.
_WIDTHS = {**dict.fromkeys("ijlI.,:;'’|!()[]", 0.32), **dict.fromkeys("frt- /", 0.4), **dict.fromkeys("mwMW–—", 0.9)}


def letter(places: Sequence[Place], view: ViewBox, measures: Measures = USUAL) -> tuple[Mark, ...]:
    """A mark for each place, in their order."""
    scale = measures.width / view.width
    dots = spread(
        [((x - view.x) * scale, (y - view.y) * scale) for x, y in (place.at for place in places)], measures.apart
    )
    frame = Box(0, 0, measures.width, view.height * scale)
    names = {index: place.name for index, place in enumerate(places)}
    sheet = _named(lambda: _Sheet(frame, dots, measures), names)
    numbers = {index: number for number, index in enumerate(sheet.unplaced(), 1)}
    texts = names | {index: str(number) for index, number in numbers.items()}
    sheet.place_beside(texts)
    sheet.place_with_leaders(texts, sheet.unplaced())
    # Those that stay without a label leave no gap: a number can only become shorter.
    numbers = {index: number for number, index in enumerate((each for each in numbers if each in sheet.taken), 1)}
    paper = _Paper(view, scale, measures.em)
    return tuple(
        paper.mark(dot, names[index], sheet.taken.get(index), numbers.get(index, 0)) for index, dot in enumerate(dots)
    )


def _named(new: Callable[[], "_Sheet"], names: Mapping[int, str]) -> "_Sheet":
    """The sheet with most names on it. Those left out of one attempt are the first to choose in the next."""
    sheets: list[_Sheet] = []
    first: list[int] = []
    while not sheets or (sheets[-1].unplaced() and len(sheets) < _ATTEMPTS and _looks(sheets) < _LOOKS):
        sheet = new()
        sheet.place_with_leaders(names, first)
        sheet.place_beside(names)
        sheet.place_with_leaders(names, sheet.unplaced())
        sheets.append(sheet)
        first = [*sheet.unplaced(), *(index for index in first if index in sheet.taken)]
    best = max(sheets, key=lambda sheet: len(sheet.taken))
    best.shorten_leaders(names)
    return best


def _looks(sheets: Iterable["_Sheet"]) -> int:
    return sum(sheet.looks for sheet in sheets)


@lru_cache(maxsize=4096)
def width_of(text: str) -> float:
    """About how wide a text is, in em, in the usual sans serif fonts."""
    letters = unicodedata.normalize("NFD", text)
    return sum(_width_of_letter(sign) for sign in letters if not unicodedata.combining(sign))


def _width_of_letter(sign: str) -> float:
    return _WIDTHS.get(sign, 0.7 if sign.isupper() else 0.6)


class _Paper:
    """The way back from px to the plane."""

    def __init__(self, view: ViewBox, scale: float, em: float) -> None:
        self.view = view
        self.scale = scale
        self.em = em

    def mark(self, dot: Point, name: str, spot: Spot | None, number: int) -> Mark:
        if spot is None:
            return Mark(self.point(dot), "", self.point(dot), "middle")
        box = spot.box
        x = {"start": box.left, "middle": (box.left + box.right) / 2, "end": box.right}[spot.anchor]
        at = self.point((x, box.bottom - _DESCENT * self.em))
        leader = Line(self.point(spot.leader.start), self.point(spot.leader.end)) if spot.leader else None
        return Mark(self.point(dot), str(number or name), at, spot.anchor, leader, number)

    def point(self, point: Point) -> Point:
        return round(self.view.x + point[0] / self.scale, 2), round(self.view.y + point[1] / self.scale, 2)


class _Sheet:
    """The dots and the spots that are taken, in px."""

    def __init__(self, frame: Box, dots: Sequence[Point], measures: Measures) -> None:
        self.frame = frame
        self.dots = dots
        self.measures = measures
        self.dot_boxes = [Box(x, y, x, y).grown(measures.dot) for x, y in dots]
        self.rows = sorted((y, index) for index, (_, y) in enumerate(dots))
        self.taken: dict[int, Spot] = {}
        self.looks = 0  # at how many spots it was looked whether they are free

    def unplaced(self) -> list[int]:
        return [index for index in range(len(self.dots)) if index not in self.taken]

    def place_beside(self, texts: Mapping[int, str]) -> None:
        """The label with the fewest free spots chooses first."""
        options = self.options(texts)
        while options:
            index = min(options, key=lambda index: (len(options[index]), index))
            if spots := options.pop(index):
                options = self.take(index, spots, options)

    def place_with_leaders(self, texts: Mapping[int, str], indexes: Iterable[int]) -> None:
        """One after another, on one of the nearest free spots."""
        options = self.options(texts)
        for index in indexes:
            options.pop(index)
            free = (spot for spot in self.around(index, texts[index]) if self.is_free(index, spot))
            if spots := list(itertools.islice(free, _CHOICE)):
                options = self.take(index, spots, options)

    def shorten_leaders(self, texts: Mapping[int, str]) -> None:
        """Once all stand, some find a nearer spot."""
        for index, spot in list(self.taken.items()):
            if spot.leader:
                del self.taken[index]
                spots = itertools.chain(self.beside(index, texts[index]), self.around(index, texts[index]))
                self.taken[index] = next(near for near in spots if self.is_free(index, near))

    def options(self, texts: Mapping[int, str]) -> _Options:
        """The free spots beside each dot that has no label yet."""
        return {
            index: [spot for spot in self.beside(index, texts[index]) if self.is_free(index, spot)]
            for index in self.unplaced()
        }

    def take(self, index: int, spots: Sequence[Spot], options: _Options) -> _Options:
        """Take the spot that costs least: what others lose, dots to which it seems to belong, its rank."""
        reach = _around([spot.box for spot in spots])
        near = [left for left in options.values() if any(reach.overlaps(spot.box) for spot in left)]
        costs = [_harm(spot, near) + 0.5 * self.doubt(index, spot) + 0.04 * rank for rank, spot in enumerate(spots)]
        best = spots[costs.index(min(costs))]
        self.taken[index] = best
        return {other: [spot for spot in left if not _meet(best, spot)] for other, left in options.items()}

    def doubt(self, index: int, spot: Spot) -> int:
        """How many other dots are about as near to a label as its own."""
        return sum(1 for _ in self.strangers(index, spot.box.grown(2 * self.measures.gap)))

    def strangers(self, index: int, box: Box) -> Iterator[Box]:
        """The dots in a box, but for the one of that index."""
        first = bisect.bisect(self.rows, (box.top - self.measures.dot, -1))
        for y, other in itertools.islice(self.rows, first, None):
            if y >= box.bottom + self.measures.dot:
                break
            if other != index and box.overlaps(self.dot_boxes[other]):
                yield self.dot_boxes[other]

    def beside(self, index: int, text: str) -> Iterator[Spot]:
        distance = self.measures.dot + self.measures.gap
        return (self.spot(index, text, direction, distance) for direction in _BESIDE)

    def around(self, index: int, text: str) -> Iterator[Spot]:
        distance = self.measures.dot + self.measures.gap + _STEP
        while distance <= self.measures.reach:
            yield from (self.spot(index, text, direction, distance, leader=True) for direction in _AROUND)
            distance += _STEP

    def spot(self, index: int, text: str, direction: Point, distance: float, leader: bool = False) -> Spot:
        """The spot for a text in that direction from its dot."""
        (x, y), (right, down), em = self.dots[index], direction, self.measures.em
        near_x, near_y = x + right * distance, y + down * distance
        side, rise = _share(right, down), _share(down, right)
        left, top = near_x - width_of(text) * em * side, near_y - em * rise
        line = Line((x + right * self.measures.dot, y + down * self.measures.dot), (near_x, near_y)) if leader else None
        box = Box(left, top, left + width_of(text) * em, top + em)
        extent = _around([box, line.box()] if line else [box]).grown(_SPACE)
        return Spot(box, "start" if side == 0 else "end" if side == 1 else "middle", extent, line)

    def is_free(self, index: int, spot: Spot) -> bool:
        """Whether a label hides nothing there, and is so far from other dots that it does not seem to be theirs."""
        gap = self.measures.gap
        self.looks += 1
        return (
            self.frame.holds(spot.box.grown(gap))
            and not any(self.strangers(index, spot.box.grown(gap)))
            and not any(_meet(spot, other) for other in self.taken.values())
            and (spot.leader is None or self.is_clear(index, spot.leader))
        )

    def is_clear(self, index: int, leader: Line) -> bool:
        """Whether a leader keeps away from every dot but its own."""
        margin = self.measures.gap / 2
        dots = self.strangers(index, leader.box().grown(margin))
        return not any(leader.enters(dot.grown(margin)) for dot in dots)


def _harm(spot: Spot, options: Iterable[Sequence[Spot]]) -> float:
    """What others lose if this spot is taken: the shares of their spots, each squared, added up."""
    return sum((sum(spot.box.overlaps(other.box) for other in left) / len(left)) ** 2 for left in options)


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _meet(one: Spot, two: Spot) -> bool:
    """Whether two labels, with their leaders, hide anything of each other."""
    return one.extent.overlaps(two.extent) and (
        one.box.grown(_SPACE, 0).overlaps(two.box)
        or (one.leader is not None and one.leader.enters(two.box))
        or (two.leader is not None and two.leader.enters(one.box))
        or (one.leader is not None and two.leader is not None and one.leader.crosses(two.leader))
    )


def _share(along: float, across: float) -> float:
    """The share of a label that lies before the point nearest to its dot: a half where the other direction prevails."""
    if abs(along) * 1.5 < abs(across):
        return 0.5
    return 0 if along > 0 else 1
