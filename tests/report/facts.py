"""The facts of the report of January-April 2022, frozen: every activity with its names as printed."""

import datetime as dt

import msgspec


class Fact(msgspec.Struct, frozen=True):
    """An activity as printed."""

    id: str
    line: str
    start: dt.date
    end: dt.date
    members: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    alliances: tuple[str, ...] = ()


def _fact(number: str, line: str, start: str, end: str, **lists: str) -> Fact:
    """A fact from one line: the days are of 2022, lists are parted by a bar."""
    first, last = dt.date.fromisoformat(f"2022-{start}"), dt.date.fromisoformat(f"2022-{end}")
    return Fact(number, line, first, last, **{name: tuple(text.split(" | ")) for name, text in lists.items()})


ACTIVITIES = (
    _fact(
        "A01",
        "L1",
        "02-15",
        "02-16",
        outcomes="L1A1D2 | L1A2D1 | L1A2D2 | L1A3D1 | L1A3D3",
        alliances="UCLG – MEWA",
    ),
    _fact(
        "A02",
        "L1",
        "02-17",
        "02-17",
        members="Rabat | Tunis | Cairo | Nouakchott | Abdijan | Harare | Kigali",
        outcomes="L1A3D1",
        challenges="1.1 | 1.4",
        alliances="UCLG Africa",
    ),
    _fact(
        "A03",
        "L1",
        "02-21",
        "02-25",
        members="Amman | Ciudad de México | Madrid | Tehran",
        outcomes="L1A2D4 | L1A3D1",
        challenges="1.1 | 2.1 | 3.2 | 3.3",
    ),
    _fact(
        "A04",
        "L1",
        "02-23",
        "02-23",
        outcomes="L1A1D1 | L1A1D3 | L2A1D1 | L2A1D3",
        challenges="2.1 | 2.2 | 4.2",
    ),
    _fact(
        "A05",
        "L1",
        "02-23",
        "02-23",
    ),
    _fact(
        "A06",
        "L1",
        "03-17",
        "03-17",
        outcomes="L1A3D3 | L2A1D1",
        challenges="1.4 | 2.1 | 2.3",
    ),
    _fact(
        "A07",
        "L1",
        "03-17",
        "03-17",
        members="Rosario",
        outcomes="L1A3D3 | L2A2D2",
        challenges="1.4 | 2.1",
        alliances="UNDP",
    ),
    _fact(
        "A08",
        "L1",
        "03-17",
        "03-18",
        outcomes="L1A2D1",
        challenges="2.1 | 2.2 | 2.3",
    ),
    _fact(
        "A09",
        "L1",
        "03-30",
        "03-30",
        members="Medellín",
        outcomes="L1A1D1 | L2A1D1",
        challenges="1.1 | 1.4",
        alliances="UCLG | LSE",
    ),
    _fact(
        "A10",
        "L1",
        "04-01",
        "04-25",
        members=(
            "Abidjan | Barcelona (área metropolitana) | Barcelona (ciudad) | Berlin | Bogotá | "
            "Bruxelles | Buenos Aires | Ciudad de México | Fuzhou | Grand Paris | Guangzhou | Hangzhou "
            "| Harbin | Istanbul | Johannesburg | Madrid | Mashhad | Medellín | Montevideo | Montréal | "
            "Rosario | São Paulo | Seoul | Shiraz | Tehran"
        ),
        outcomes="L1A2D4",
        challenges="1.1 | 3.2 | 3.3",
    ),
    _fact(
        "A11",
        "L1",
        "04-04",
        "04-05",
        members="Barcelona (metropolitan area) | Grand Paris | Zagreb",
        outcomes="L1A1D2 | L1A2D2",
        challenges="1.4",
        alliances="UN-Habitat",
    ),
    _fact(
        "A12",
        "L1",
        "04-04",
        "04-05",
        members="Barcelona (metropolitan area) | Bruxelles | Medellín | Montréal | Seoul",
        outcomes="L1A1D1",
        challenges="1.4 | 2.1 | 2.3",
    ),
    _fact(
        "A13",
        "L1",
        "04-04",
        "04-05",
        outcomes="L1A2D2 | L1A3D2",
        challenges="1.1 | 3.1",
        alliances="Global taskforce of Local and Regional governments",
    ),
    _fact(
        "A14",
        "L2",
        "02-07",
        "02-08",
        members="Barcelona (city) | Cairo | Seoul",
        outcomes="L2A2D3 | L2A3D2",
        challenges="1.4 | 3.3 | 4.1",
    ),
    _fact(
        "A15",
        "L2",
        "09-18",
        "09-18",
        members="Seoul | Barcelona (metropolitan area) | Bruxelles | Medellín | Montréal",
        outcomes="L2A1D3",
    ),
    _fact(
        "A16",
        "L2",
        "02-28",
        "02-28",
        members=(
            "Barcelona (área metropolitana) | Barcelona (ciudad) | Busan | Dakar | Gauteng | Guangzhou "
            "| Kaohsiung | Madrid | Medellín | Ramallah | São Paulo | Seoul"
        ),
        outcomes="L2A2D4",
        challenges="4.3",
    ),
    _fact(
        "A17",
        "L2",
        "03-03",
        "05-11",
        outcomes="L2A2D3",
        challenges="2.3",
        alliances="UCLG | UCLG Africa | UCLG ASPAC | UCLG Eurasia | UCLG MEWA | UCLG CCRE / CEMR",
    ),
    _fact(
        "A18",
        "L2",
        "03-21",
        "03-21",
        members=(
            "Barcelona (metropolitan area) | Barcelona (city) | Chengdu | Ciudad de México | Durban | "
            "Grand Lyon | Madrid | Montreal | Quito | Shiraz | Tehran | Toronto | Wuhan"
        ),
        outcomes="L2A3D2",
        challenges="2.3",
    ),
    _fact(
        "A19",
        "L2",
        "03-31",
        "03-31",
        members=("Barcelona (city) | Barcelona (metropolitan area) | Casablanca | Guangzhou | Medellín | Montréal"),
        outcomes="L2A1D3",
    ),
    _fact(
        "A20",
        "L3",
        "02-03",
        "02-03",
        outcomes="L3A1D4 | L3A2D2",
        challenges="1.1 | 2.1 | 3.2 | 3.3",
        alliances="UCLG | UCLG Africa | UCLG ASPAC | UCLG Eurasia | UCLG MEWA | UCLG CCRE / CEMR",
    ),
    _fact(
        "A21",
        "L3",
        "03-08",
        "03-08",
        members="Montreal | Rio de Janeiro | Kathmandu Metropolitan City",
        outcomes="L3A1D3",
        challenges="3.1",
    ),
)

# Spellings of the lists, and the member or alliance that each means.
MEANT = {
    "Abdijan": "Abidjan",
    "Barcelona (ciudad)": "Barcelona (city)",
    "Barcelona (área metropolitana)": "Barcelona (metropolitan area)",
    "Bruxelles": "Brussels",
    "Grand Lyon": "Greater Lyon",
    "Grand Paris": "Greater Paris",
    "Kathmandu Metropolitan City": "Kathmandu",
    "Ciudad de México": "Mexico City",
    "Montreal": "Montréal",
    "UCLG – MEWA": "UCLG MEWA",
    "Global taskforce of Local and Regional governments": "Global Taskforce of Local and Regional Governments",
}

# The members that took part, by region.
REGIONS = {
    "africa": (
        "Abidjan",
        "Cairo",
        "Casablanca",
        "Dakar",
        "Durban",
        "Gauteng",
        "Harare",
        "Johannesburg",
        "Nouakchott",
        "Rabat",
        "Tunis",
    ),
    "asia-pacific": (
        "Amman",
        "Busan",
        "Chengdu",
        "Fuzhou",
        "Guangzhou",
        "Hangzhou",
        "Harbin",
        "Istanbul",
        "Kaohsiung",
        "Kathmandu",
        "Mashhad",
        "Ramallah",
        "Seoul",
        "Shiraz",
        "Tehran",
        "Wuhan",
    ),
    "europe": (
        "Barcelona (city)",
        "Barcelona (metropolitan area)",
        "Berlin",
        "Brussels",
        "Greater Lyon",
        "Greater Paris",
        "Madrid",
        "Zagreb",
    ),
    "latin-america-and-the-caribbean": (
        "Bogotá",
        "Buenos Aires",
        "Medellín",
        "Montevideo",
        "Quito",
        "Rio de Janeiro",
        "Rosario",
        "São Paulo",
    ),
    "north-america": (
        "Mexico City",
        "Montréal",
        "Toronto",
    ),
}
