"""Drawing: a card becomes a picture of 1200 by 630 pixels: type, a rule, and the dots of the network on its map.

Letters are set one by one, without the library that shapes text: machines have it in several versions, or not at all,
and the same card is to give the same bytes. Shapes are drawn larger than they are shown, for smooth edges.
"""

import io
import math
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from plugins.core.entries.pictures import CARD_HEIGHT, CARD_WIDTH
from plugins.core.maps.equal_earth import WORLD, Point, ViewBox
from plugins.core.pages.cards import FONTS, LAND, Drawing

# The colours of the first screen of the home page: --band, --band-land and --band-ink of the theme's tokens.css.
GROUND, LAND_COLOUR, INK = "#12439b", "#1f57bd", "#ffffff"
_SOFT_INK, _RULE = "#cfe0ff", "#5f8fe6"

_SMOOTH = 3  # how many times larger shapes are drawn
_COLOURS = 64
_MARGIN = 72
_RULE_AT = 140
_NAME_BASE, _LAST_BASE = 108, 558
_NAME_SIZE, _LABEL_SIZE = 46, 36
_LABEL_RISE = 34  # from the capitals of the title to the base of the label
_CAPITAL = 0.7  # the height of a capital, as a share of the size
_MARK_AFTER, _MARK_RADIUS = 16, 12.5
_BOLD, _MEDIUM = 700, 600
_MEASURE = 100  # the size at which letters are measured

COLUMN = 528
SIZES = (104, 96, 88, 80, 72, 64, 56, 50, 44, 38)  # of the title: the largest that fits
_LEADING, _TRACKING = 1.06, -0.02
_TALLEST = 345
_SMALLER = 0.75  # what a title may shrink to if it needs fewer lines then

# The world has a place of its own; a region lies in the middle of what the title leaves free.
_WORLD_AT, _WORLD_SCALE, _WORLD_DOT = (484.0, 224.0), 0.74, 5.0
_FREE = (640, 170, 1128, 600)
_REGION_DOT = 7.0
_COVER_AT, _COVER_WIDTH = (712, 188), 416


class Face:
    """The theme's typeface at a weight. A letter that its first file lacks is taken from the next."""

    def __init__(self, static: Path, weight: int = _BOLD, tracking: float = _TRACKING) -> None:
        self._weight, self._tracking = weight, tracking
        self._files = [static / name for name in FONTS]
        self._fonts: dict[tuple[Path, int], ImageFont.FreeTypeFont] = {}
        self._measured: dict[str, tuple[Path, float]] = {}

    def width(self, text: str) -> float:
        """The width of a line, as a share of the size of its letters."""
        return sum(self._measure(letter)[1] for letter in text) - self._tracking

    def write(self, on: ImageDraw.ImageDraw, at: Point, text: str, size: int, colour: str) -> float:
        """Write a line from a point on its base; gives where it ends."""
        x, y = at
        for letter in text:
            file, width = self._measure(letter)
            on.text((x, y), letter, font=self._font(file, size), fill=colour, anchor="ls")
            x += width * size
        return x - self._tracking * size

    def _measure(self, letter: str) -> tuple[Path, float]:
        """The file that has a letter, and how far the next letter is from it."""
        if letter not in self._measured:
            file = next(
                (each for each in self._files if has_letter(self._font(each, _MEASURE), letter)), self._files[0]
            )
            width = self._font(file, _MEASURE).getlength(letter) / _MEASURE
            self._measured[letter] = file, width + self._tracking
        return self._measured[letter]

    def _font(self, file: Path, size: int) -> ImageFont.FreeTypeFont:
        if (file, size) not in self._fonts:
            font = ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
            font.set_variation_by_axes([self._weight])
            self._fonts[file, size] = font
        return self._fonts[file, size]


def draw(drawing: Drawing, static: Path, cover: bytes | None = None) -> bytes:
    """The card as a PNG, with the theme's files in `static`; with the cover of a publication instead of the map."""
    image = Image.new("RGB", (CARD_WIDTH, CARD_HEIGHT), GROUND)
    if cover is None:
        _map(image, drawing, static)
    ImageDraw.Draw(image).rectangle((_MARGIN, _RULE_AT, CARD_WIDTH - _MARGIN, _RULE_AT + 1), fill=_RULE)
    _words(image, drawing, static)
    if cover is not None:
        _cover(image, cover)
    return _written(image)


def set_title(face: Face, title: str) -> tuple[list[str], int]:
    """The title in lines, and the size of its letters: as large as its column allows, in few lines rather than many."""
    words = title.translate({0x202F: "\xa0", 0x2009: "\xa0"}).split(" ")  # narrow spaces are not in every font
    set_at = {size: _lines(face, words, COLUMN / size) for size in SIZES}
    fitting = [size for size, lines in set_at.items() if _fits(face, lines, size)] or SIZES[-1:]
    near = [size for size in fitting if size >= fitting[0] * _SMALLER]
    size = min(near, key=lambda size: (len(set_at[size]), -size))
    return _balanced(face, words, len(set_at[size]), COLUMN / size), size


def _fits(face: Face, lines: list[str], size: int) -> bool:
    return len(lines) * size * _LEADING <= _TALLEST and all(face.width(line) * size <= COLUMN for line in lines)


def _lines(face: Face, words: Iterable[str], width: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _balanced(face: Face, words: list[str], number: int, width: float) -> list[str]:
    """The words in as many lines, no wider than they must be, so that none is much shorter than the others."""
    narrower = (_lines(face, words, width * percent / 100) for percent in range(40, 101, 2))
    return next(lines for lines in narrower if len(lines) <= number)


def _words(image: Image.Image, drawing: Drawing, static: Path) -> None:
    """The site's name with its mark, the title, and the label above it."""
    pen, bold = ImageDraw.Draw(image), Face(static)
    end = bold.write(pen, (_MARGIN, _NAME_BASE), drawing.sitename, _NAME_SIZE, INK)
    mark = end + _MARK_AFTER + _MARK_RADIUS, _NAME_BASE - _NAME_SIZE * _CAPITAL / 2
    _dot(image, mark, _MARK_RADIUS)
    lines, size = set_title(bold, drawing.title)
    first = _LAST_BASE - (len(lines) - 1) * size * _LEADING
    for number, line in enumerate(lines):
        bold.write(pen, (_MARGIN, first + number * size * _LEADING), line, size, INK)
    if drawing.label:
        above = first - size * _CAPITAL - _LABEL_RISE
        Face(static, _MEDIUM, 0.01).write(pen, (_MARGIN, above), drawing.label, _LABEL_SIZE, _SOFT_INK)


def _map(image: Image.Image, drawing: Drawing, static: Path) -> None:
    (left, top), scale, radius = _placed(drawing.box)

    def on_card(point: Point) -> Point:
        return left + (point[0] - drawing.box.x) * scale, top + (point[1] - drawing.box.y) * scale

    land = Image.new("L", (_SMOOTH * image.width, _SMOOTH * image.height))
    pen = ImageDraw.Draw(land)
    for area, ring in sorted(((_area(ring), ring) for ring in _rings(static / LAND)), key=lambda each: -abs(each[0])):
        points = [(_SMOOTH * x, _SMOOTH * y) for x, y in map(on_card, ring)]
        pen.polygon(points, fill=255 if area > 0 else 0)  # what turns the other way is a lake
    image.paste(LAND_COLOUR, mask=land.reduce(_SMOOTH))
    for dot in drawing.dots:
        _dot(image, on_card(dot), radius)


def _placed(box: ViewBox) -> tuple[Point, float, float]:
    """Where a part of the map lies on a card, how large a unit of it is there, and the radius of its dots."""
    if box == WORLD:
        return _WORLD_AT, _WORLD_SCALE, _WORLD_DOT
    left, top, right, bottom = _FREE
    scale = min((right - left) / box.width, (bottom - top) / box.height)
    corner = (left + right - box.width * scale) / 2, (top + bottom - box.height * scale) / 2
    return corner, scale, _REGION_DOT


def _rings(land: Path) -> Iterator[list[Point]]:
    """The outlines of the land as tools/make_land.py writes them: closed lines of steps, in tenths of a unit."""
    path = re.search(r' d="m([^"]+)z"', land.read_text("utf-8"))
    assert path, "the land is one path"
    x = y = 0
    for ring in path[1].split("zm"):
        steps = [int(step) for step in re.findall(r"-?\d+", ring)]
        points = []
        for across, down in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + across, y + down
            points.append((x / 10, y / 10))
        x, y = x - sum(steps[2::2]), y - sum(steps[3::2])  # a closed line ends where it began
        yield points


def _area(ring: list[Point]) -> float:
    """Twice the area of a closed line; its sign tells which way it turns."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True))


def _dot(image: Image.Image, at: Point, radius: float) -> None:
    corner = math.floor(at[0] - radius), math.floor(at[1] - radius)
    side = math.ceil(2 * radius) + 1
    mask = Image.new("L", (_SMOOTH * side, _SMOOTH * side))
    x, y = at[0] - corner[0], at[1] - corner[1]
    box = (x - radius, y - radius, x + radius, y + radius)
    ImageDraw.Draw(mask).ellipse([_SMOOTH * each for each in box], fill=255)
    image.paste(INK, corner, mask.reduce(_SMOOTH))


def _cover(image: Image.Image, cover: bytes) -> None:
    """A cover to the right of the title; what is too tall is cut at the lower edge of the card."""
    with Image.open(io.BytesIO(cover)) as opened:
        picture = opened.convert("RGB")
    height = round(picture.height * _COVER_WIDTH / picture.width)
    image.paste(picture.resize((_COVER_WIDTH, height), Image.Resampling.LANCZOS), _COVER_AT)


def has_letter(font: ImageFont.FreeTypeFont, letter: str) -> bool:
    """Whether a font has a letter: what it lacks looks like what no font has."""
    return letter.isspace() or bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))


def _written(image: Image.Image) -> bytes:
    few = image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG")
    return out.getvalue()
