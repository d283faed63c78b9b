"""Countries: which codes there are, and whether a place can be in one."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec
from babel import Locale
from babel.core import get_global

from plugins.core.languages import LANGUAGES

TOLERANCE = 0.3  # degrees: the boxes are of generalised borders, and a harbour may lie off a generalised coast
_TABLE = Path(__file__).with_name("countries.csv")
# Two-letter codes of CLDR that are no countries: unions, the world's outlying oceans, codes for tests.
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


class Box(msgspec.Struct, frozen=True):
    """A part of the world, in degrees; none crosses 180°."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a place is in it, or hardly outside; that may be beyond 180°."""
        across = any(
            self.west - TOLERANCE <= longitude + turn <= self.east + TOLERANCE for turn in (-360.0, 0.0, 360.0)
        )
        return across and self.south - TOLERANCE <= latitude <= self.north + TOLERANCE


@cache
def country_codes() -> frozenset[str]:
    """The codes of countries and territories (ISO 3166-1 alpha-2) that have a name in every language (CLDR)."""
    named = [{code for code in map(str, Locale(lang).territories) if len(code) == 2} for lang in LANGUAGES]
    return frozenset(set.intersection(*named) - _NO_COUNTRIES)


def usual_code(code: str) -> str:
    """The code that stands for a mistaken or former one: GB for UK; '' if there is none."""
    codes: list[str] = get_global("territory_aliases").get(code, [])
    return codes[0] if codes else ""


def can_be_in(country: str, latitude: float, longitude: float) -> bool:
    """Whether a place lies near enough to a country. A country that is not in the table may be anywhere."""
    boxes = _boxes().get(country, ())
    return not boxes or any(box.holds(latitude, longitude) for box in boxes)


def meant(country: str, latitude: float, longitude: float) -> tuple[float, float] | None:
    """The place in the country that was meant, if a sign was forgotten or the two numbers were swapped."""
    return next((place for place in _slips(latitude, longitude) if can_be_in(country, *place)), None)


def _slips(latitude: float, longitude: float) -> Iterator[tuple[float, float]]:
    yield from ((latitude, -longitude), (-latitude, longitude), (-latitude, -longitude))
    if abs(longitude) <= 90:
        yield longitude, latitude


@cache
def _boxes() -> Mapping[str, tuple[Box, ...]]:
    boxes: dict[str, list[Box]] = {}
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            box = Box(float(row["west"]), float(row["south"]), float(row["east"]), float(row["north"]))
            boxes.setdefault(row["country"], []).append(box)
    return {country: tuple(found) for country, found in boxes.items()}
