"""Zones: an IANA name, or a city whose clocks are meant."""

from importlib import resources

import pytest

from plugins.core.problems import Fault
from plugins.core.times.zones import Place, find_zone

SPAIN, ARGENTINA = Place("ES", 37.89, -4.78), Place("AR", -31.4, -64.18)  # nearer to Ceuta than to Madrid
PLACES = {
    "cordoba": (ARGENTINA, SPAIN),
    "barcelona": (Place("ES", 41.38, 2.17), Place("ES", 41.39, 2.18)),
    "guangzhou": (Place("CN", 23.13, 113.26),),
    "kazan": (Place("RU", 55.79, 49.11),),
    "montreal": (Place("CA", 45.5, -73.57),),
    "nowhere": (Place("", 0, 0),),
}


def key_of(name: str) -> str:
    found = find_zone(name, PLACES)
    assert not isinstance(found, Fault), found.message
    return found.key


def fault_of(name: str) -> str:
    found = find_zone(name, PLACES)
    assert isinstance(found, Fault), found
    return found.message


KEYS = (resources.files("tzdata") / "zones").read_text("utf-8").split()
# `Factory` stands for a machine whose zone nobody set; the others tell a distance from UTC.
NO_PLACES = {
    *("Factory", "CET", "CST6CDT", "EET", "EST", "EST5EDT", "GMT", "GMT+0", "GMT-0", "GMT0", "Greenwich", "HST"),
    *("MET", "MST", "MST7MDT", "PRC", "PST8PDT", "ROC", "ROK", "UCT", "Universal", "WET", "Zulu"),
    *(key for key in KEYS if key.startswith("Etc/")),
}


@pytest.mark.parametrize("key", KEYS)
def test_every_zone_of_a_place_is_known_by_its_name(key: str) -> None:
    """`UTC` is one too: an event that is online only may go by it."""
    assert fault_of(key) if key in NO_PLACES else key_of(key) == key


@pytest.mark.parametrize("name", ["CET", "cet", "CEST", "BST", "GMT+1", "UTC +2", "UTC+02:00", "Etc/GMT+5"])
def test_a_distance_from_utc_is_no_place(name: str) -> None:
    """Whether CET becomes CEST in summer depends on the place: a guess would be an hour wrong."""
    said = "is the clock of no place, and leaves summer time open: write the city, or a zone such as Europe/Madrid"
    assert fault_of(name) == f"'{name}' {said}"


def test_a_city_in_capitals_is_a_city() -> None:
    assert key_of("LIMA") == "America/Lima"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("europe/madrid", "Europe/Madrid"),
        ("America/Buenos Aires", "America/Buenos_Aires"),
        ("Barcelona", "Europe/Madrid"),
        ("Barcelona time", "Europe/Madrid"),
        ("heure de Barcelona", "Europe/Madrid"),
        ("heure d'Abidjan", "Africa/Abidjan"),
        ("hora de São Paulo", "America/Sao_Paulo"),
        ("Guangzhou", "Asia/Shanghai"),
        ("Athens", "Europe/Athens"),
        ("Montréal", "America/Montreal"),
    ],
)
def test_a_zone_may_be_given_as_a_city(name: str, key: str) -> None:
    """A member's city has the zone of its country that is nearest; two places of one zone do not disagree."""
    assert key_of(name) == key


def test_a_city_name_in_two_zones_is_refused_with_both() -> None:
    said = "'Córdoba' could be in more than one time zone: write America/Argentina/Buenos_Aires or Europe/Madrid"
    assert fault_of("Córdoba") == said


def test_a_city_near_a_border_between_zones_is_refused_with_both() -> None:
    """The nearest city of a zone is an hour off here: a guess would lie."""
    assert fault_of("Kazan").endswith("write Europe/Astrakhan or Europe/Moscow or Europe/Samara")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Barcelna", "unknown time zone or city 'Barcelna'. Did you mean 'Barcelona'?"),
        ("Europe/Barcelona", "unknown time zone 'Europe/Barcelona'. Did you mean 'Barcelona'?"),
        ("Europe/Madird", "unknown time zone or city 'Europe/Madird'. Did you mean 'Europe/Madrid'?"),
        ("Nowhre", "unknown time zone or city 'Nowhre'."),
        ("localtime", "unknown time zone or city 'localtime'."),
        ("../../etc/passwd", "unknown time zone or city '../../etc/passwd'."),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(name: str, said: str) -> None:
    """The zone of the machine is none, nor is a file of it."""
    assert fault_of(name).startswith(said)


def test_a_member_whose_country_is_not_known_is_not_offered_as_the_answer_to_itself() -> None:
    """Its zone cannot be told from its place alone: borders between zones follow those of countries."""
    assert fault_of("Nowhere time") == (
        "it is not known in which time zone 'Nowhere time' is: write one such as Europe/Madrid"
    )
    assert "Did you mean" not in fault_of("Nowhre")
