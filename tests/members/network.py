"""The network of the progress report of January-April 2022, frozen: content made from the lists in fixture/.

members.csv has the members as the report spells them, with every other spelling that was met; seats.csv has who held
which seat. The points are those of docs/sources.md. Nothing of it follows the site's own content, which may change.
"""

import csv
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from plugins.core.folding import slugify
from tests.support import news_item

HERE = Path(__file__).parent / "fixture"
REGIONS = {
    "africa": "{en: Africa, fr: Afrique, es: África}",
    "asia-pacific": "{en: Asia-Pacific, fr: Asie-Pacifique, es: Asia-Pacífico}",
    "europe": "{en: Europe, fr: Europe, es: Europa}",
    "latin-america-and-the-caribbean": "{en: Latin America and the Caribbean, fr: Amérique latine, es: América Latina}",
    "north-america": "{en: North America, fr: Amérique du Nord, es: América del Norte}",
}

Row = Mapping[str, str]


def rows(name: str) -> list[Row]:
    """The rows of a list."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def several(cell: str) -> list[str]:
    """What a cell lists."""
    return cell.split(" | ") if cell else []


MEMBERS = rows("members.csv")
ALIASES = [(alias, row["name"]) for row in MEMBERS for alias in several(row["aliases"])]


def member(row: Row) -> str:
    """The file of a member."""
    facts = {
        "title": f'"{row["name"]}"',
        "country": row["country"],
        "latitude": row["latitude"],
        "longitude": row["longitude"],
        "also_known_as": f"[{', '.join(several(row['aliases']))}]" if row["aliases"] else "",
    }
    return front(facts)


def front(facts: Row) -> str:
    """A file without text; what is empty is left out."""
    return "\n".join(["---", *(f"{name}: {value}" for name, value in facts.items() if value), "---", ""])


def seat(row: Row) -> str:
    """A seat, as an item of `terms:`."""
    place = "organisation" if row["body"] == "intern" else "office"
    facts = {
        "body": row["body"],
        "role": row["role"],
        "members": f"[{', '.join(several(row['members']))}]" if row["members"] else "",
        "region": row["region"],
        place: f'"{row["office"]}"' if row["office"] else "",
        "from": row["from"],
        "until": row["until"],
    }
    return "  - {" + ", ".join(f"{name}: {value}" for name, value in facts.items() if value) + "}"


def people() -> Iterator[tuple[str, str]]:
    """The file of each person, with all seats."""
    for name, seats in groupby(sorted(rows("seats.csv"), key=lambda row: row["person"]), lambda row: row["person"]):
        terms = "\n".join(map(seat, seats))
        yield f"content/people/{slugify(name)}.md", f"---\ntitle: {name}\nterms:\n{terms}\n---\n"


VOCABULARY = {"data/regions.yaml": "".join(f"{code}: {{label: {label}}}\n" for code, label in REGIONS.items())}
NETWORK: Mapping[str, str] = {
    **VOCABULARY,
    **{f"content/members/{code}.md": f"---\ntitle: {code.title()}\n---\nText.\n" for code in REGIONS},
    **{f"content/members/{row['region']}/{row['file']}.md": member(row) for row in MEMBERS},
    "content/members/asia-pacific/kocaeli.md": "---\ntitle: Kocaeli\ncountry: TR\nstate: applicant\n---\n",
    **dict(people()),
    **{
        f"content/news/alias-{index}.md": news_item(title=f"'{alias}'", members=f"['{alias}']", date="2022-01-15")
        for index, (alias, _) in enumerate(ALIASES)
    },
}
