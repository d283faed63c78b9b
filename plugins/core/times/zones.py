"""Time zones in officers' words: an IANA name, or a city whose clocks are meant ('Barcelona', 'Barcelona time').

Everything is read from the package tzdata: what the machine has may be older, or hold zones of its own.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from math import cos, hypot, inf, radians
from zoneinfo import ZoneInfo

import msgspec
from babel.dates import get_timezone_location

from plugins.core.folding import fold
from plugins.core.problems import Fault, quoted, unknown

_POSITION = re.compile(r"([+-])(\d{2,3})(\d\d)(?:\d\d)?([+-])(\d{2,3})(\d\d)(?:\d\d)?")
# As officers write them: 'Barcelona time', 'heure de Paris', 'hora de Madrid'.
_AROUND = re.compile(r"^(?:heure d(?:e |['’])|hora de )\s*|\s+time$", re.IGNORECASE)
_AREAS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
_YEARS = range(2015, 2038)
# China has one official time.
_UNOFFICIAL = frozenset({"Asia/Urumqi"})
_NO_ZONES = frozenset({"Factory"})
# What tells how far clocks are from UTC: CET, EST5EDT, GMT+1. IANA keeps some such names for old programs.
_DISTANCE = re.compile(r"[A-Z]{3,5}([0-9][A-Z]*)?|(UTC|GMT) ?[+-]? ?[0-9:]+|Etc/.+|Greenwich|Universal|Zulu")


class Place(msgspec.Struct, frozen=True):
    """Where a city is: its country (ISO 3166-1 alpha-2) and its position in degrees."""

    country: str
    latitude: float
    longitude: float


# Cities by their folded names; several may have one name.
Places = Mapping[str, tuple[Place, ...]]


class _Row(msgspec.Struct, frozen=True):
    """A line of the IANA list of zones by country (zone.tab)."""

    country: str
    latitude: float
    longitude: float
    key: str


def find_zone(name: str, places: Places) -> ZoneInfo | Fault:
    """The zone that a name means: its own, or that of a city of `places`, or of a city that a zone is named for.

    A fault (at line 1) with what to write instead for an unknown name, and for one of cities in several zones.
    """
    wanted = named(name)
    known = _keys().get(fold(wanted), "")
    if known and not _is_distance(known):
        return zone(known)
    keys = _of_city(wanted, places)
    if len(keys) == 1:
        return zone(keys[0])
    if keys:
        return Fault(1, f"{quoted(name)} could be in more than one time zone: write {' or '.join(keys)}")
    if known or _is_distance(wanted):
        return Fault(
            1,
            f"{quoted(name)} is the clock of no place, and leaves summer time open:"
            " write the city, or a zone such as Europe/Madrid",
        )
    city = wanted.rpartition("/")[2].replace("_", " ")
    if _of_city(city, places):
        return Fault(1, f"unknown time zone {quoted(name)}. Did you mean '{city}'?")
    if fold(wanted) in places:
        return Fault(1, f"it is not known in which time zone {quoted(name)} is: write one such as Europe/Madrid")
    cities = (*_cities(), *(each for each in places if _of_city(each, places)))
    return Fault(
        1, unknown("time zone or city", name, [*(row.key for row in _rows()), *(each.title() for each in cities)])
    )


def _is_distance(name: str) -> bool:
    return name != "UTC" and _DISTANCE.fullmatch(name) is not None


def named(name: str) -> str:
    """The city or zone in a name such as 'Barcelona time'."""
    return _AROUND.sub("", name.strip())


@cache
def zone(key: str) -> ZoneInfo:
    """The zone of this IANA name."""
    with resources.files("tzdata").joinpath("zoneinfo", *key.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key)


def is_named_for(city: str, zone: ZoneInfo) -> bool:
    """Whether a zone has its name from this city."""
    return fold(city) == fold(zone.key.rpartition("/")[2])


def city_of(zone: ZoneInfo, lang: str) -> str:
    """The city whose clocks a zone's are, in a language."""
    return get_timezone_location(zone, locale=lang, return_city=True)


def _of_city(city: str, places: Places) -> list[str]:
    """The zones that a city of this name may be in: one, unless there are several cities, or one near a border."""
    found = {key for place in places.get(fold(city), ()) for key in _of_place(place, _cities().get(fold(city), ()))}
    return sorted(found or set(_cities().get(fold(city), ())))


def _of_place(place: Place, namesakes: Iterable[str]) -> list[str]:
    """The zones of its country that a place may be in; one of them that is named for the city settles it.

    That of the nearest zone's city counts as known where the nearest city with other clocks is twice as far away. Of
    zones that agree on all hours it is the main one: Seville has Madrid's clocks, not those of Ceuta.
    """
    nearest: dict[tuple[dt.timedelta | None, ...], float] = {}
    main: dict[tuple[dt.timedelta | None, ...], str] = {}
    for row in _rows():
        if row.country == place.country and row.key not in _UNOFFICIAL:
            clocks = _clocks(row.key)
            main.setdefault(clocks, row.key)
            nearest[clocks] = min(nearest.get(clocks, inf), _distance(row, place))
    near = [clocks for clocks in nearest if nearest[clocks] <= 2 * min(nearest.values())]
    settled = [key for key in namesakes if len(near) > 1 and _clocks(key) in near]
    return settled[:1] or [main[clocks] for clocks in near]


@cache
def _clocks(key: str) -> tuple[dt.timedelta | None, ...]:
    """The offsets of a zone in each month of the years that matter here."""
    months = (dt.datetime(year, month, 15, tzinfo=zone(key)) for year in _YEARS for month in range(1, 13))
    return tuple(moment.utcoffset() for moment in months)


def _distance(row: _Row, place: Place) -> float:
    """In degrees, on a map that is true along the parallel of the place."""
    return hypot(row.latitude - place.latitude, (row.longitude - place.longitude) * cos(radians(place.latitude)))


@cache
def _keys() -> Mapping[str, str]:
    """The names of all zones, by their folded form."""
    names = (resources.files("tzdata") / "zones").read_text("utf-8").split()
    return {fold(key): key for key in names if key not in _NO_ZONES}


@cache
def _cities() -> Mapping[str, tuple[str, ...]]:
    """The zones that are named for a city, by its folded name: of several with the same clocks, the first."""
    cities: dict[str, dict[tuple[dt.timedelta | None, ...], str]] = {}
    for key in [*(row.key for row in _rows()), *(key for key in _keys().values() if key.startswith(_AREAS))]:
        cities.setdefault(fold(key.rpartition("/")[2]), {}).setdefault(_clocks(key), key)
    return {city: tuple(keys.values()) for city, keys in cities.items()}


@cache
def _rows() -> tuple[_Row, ...]:
    table = (resources.files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8")
    return tuple(_row(line) for line in table.splitlines() if line and not line.startswith("#"))


def _row(line: str) -> _Row:
    country, position, key = line.split("\t")[:3]
    match = _POSITION.fullmatch(position)
    assert match is not None, f"zone.tab holds a position of another form: {position}"
    south, lat, lat_minutes, west, lon, lon_minutes = match.groups()
    latitude = (int(lat) + int(lat_minutes) / 60) * (-1 if south == "-" else 1)
    longitude = (int(lon) + int(lon_minutes) / 60) * (-1 if west == "-" else 1)
    return _Row(country, latitude, longitude, key)
