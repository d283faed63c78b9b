"""Images: the files that a picture becomes, as far as this is known before it is decoded."""

from collections.abc import Iterator
from typing import Literal

import msgspec

Format = Literal["avif", "webp", "jpg", "png"]

# The text column is 680 px wide: these serve screens of 1 to 2 dots a pixel, from a telephone up.
WIDTHS = (480, 720, 1080, 1360)


class Facts(msgspec.Struct, frozen=True):
    """What a page has to know of a picture: its size in pixels when upright, and whether it is see-through in part."""

    width: int
    height: int
    see_through: bool

    @property
    def fallback(self) -> Format:
        """The format that every browser reads."""
        return "png" if self.see_through else "jpg"

    def widths(self) -> tuple[int, ...]:
        """The widths at which it is published, the smallest first: never larger than it is."""
        smaller = tuple(width for width in WIDTHS if width < self.width)
        return smaller if len(smaller) == len(WIDTHS) else (*smaller, self.width)


class Variant(msgspec.Struct, frozen=True):
    """One of the files of a picture."""

    format: Format
    width: int


def height_at(of: Facts, width: int) -> int:
    """The height of a picture at a width, in whole pixels."""
    return max(1, round(of.height * width / of.width))


def variants(of: Facts) -> Iterator[Variant]:
    """The files of a picture, best format first; the fallback at one width is enough for the browsers that need it."""
    for form in ("avif", "webp"):
        yield from (Variant(form, width) for width in of.widths())
    yield Variant(of.fallback, of.widths()[-1])
