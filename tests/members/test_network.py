"""The frozen network, counted from its pages: five regions, 143 metropolises, and who spoke for them when."""

import datetime as dt
from pathlib import Path

import pytest

from plugins.core.folding import slugify
from tests.markup import attributes, page, texts
from tests.members.network import ALIASES, MEMBERS, NETWORK
from tests.support import NOW, built_in_part, news_item, problems_of

COUNTS = {
    "africa": 25,
    "asia-pacific": 75,
    "europe": 15,
    "latin-america-and-the-caribbean": 20,
    "north-america": 8,
}
Output = dict[str, bytes]


@pytest.mark.parametrize("prefix", ["", "fr/", "es/"])
def test_there_are_143_members(network: Output, prefix: str) -> None:
    """On the page of all; an applicant is not among them."""
    found = page(network, f"{prefix}members/index.html")
    assert len(found.select(".directory li")) == 143
    assert texts(found, "h1 + p")[0].startswith("143 ")
    assert len(set(attributes(found, ".directory a", "href"))) == 143


@pytest.mark.parametrize(("region", "count"), list(COUNTS.items()))
def test_each_region_has_its_members(network: Output, region: str, count: int) -> None:
    """On its own page, on its map and where the regions are listed."""
    own = page(network, f"members/{region}/index.html")
    assert len(own.select(".region-members li")) == count
    located = [row for row in MEMBERS if row["region"] == region and row["latitude"]]
    assert len(own.select(".map-places a")) == len(located)
    regions = page(network, "members/index.html")
    (item,) = [each for each in regions.select(".map-regions li") if each.select(f'a[href="/members/{region}/"]')]
    assert item.select(".count")[0].get_text() == str(count)


def test_every_member_is_spelled_as_in_the_report(network: Output) -> None:
    """Apart from the apostrophes, which the site sets as print does."""
    names = {name.replace("’", "'") for name in texts(page(network, "members/index.html"), ".directory a")}
    assert names == {row["name"] for row in MEMBERS}


def test_every_member_has_its_page(network: Output) -> None:
    titles = {
        path: texts(page(network, path), "h1")
        for path in network
        if path.startswith("members/") and path.endswith(".html")
    }
    for row in MEMBERS:
        assert titles[f"members/{row['file']}/index.html"] == [row["name"].replace("'", "’")]


@pytest.mark.parametrize(("index", "name"), list(enumerate(name for _, name in ALIASES)))
def test_every_alias_leads_to_its_member(network: Output, index: int, name: str) -> None:
    """An item that calls a member so shows its name, and stands on the member's page."""
    assert texts(page(network, f"news/alias-{index}/index.html"), ".facts li") == [name]
    (row,) = [row for row in MEMBERS if row["name"] == name]
    deeds = attributes(page(network, f"members/{row['file']}/index.html"), "[aria-labelledby=_deeds] a", "href")
    assert f"/news/alias-{index}/" in deeds


TWINS = [
    ("Barcelona (city)", "Barcelona (metropolitan area)"),
    ("Guadalajara", "Guadalajara (IMEPLAN)"),
    ("Gauteng", "Johannesburg"),
    ("Taipei", "New Taipei"),
    ("Medellín", "Valle de Aburrá"),
]


def test_near_twins_are_kept_apart(tmp_path: Path) -> None:
    """Each name means one of them alone, and an item may name both."""
    files = {
        f"content/news/x{index}.md": news_item(members=f"[{', '.join(twins)}]") for index, twins in enumerate(TWINS)
    }
    paths = [f"news/x{index}/index.html" for index in range(len(TWINS))]
    output = built_in_part(tmp_path, {**NETWORK, **files}, *paths)
    assert [texts(page(output, path), ".facts li") for path in paths] == [list(twins) for twins in TWINS]


def test_a_name_that_is_not_one_members_is_an_error(tmp_path: Path) -> None:
    """A bare name lists those that it could mean; who is no member, an applicant among them, is a guest."""
    messages = {
        "Barcelona": "'Barcelona' could be more than one member: write 'Barcelona (city)' or"
        " 'Barcelona (metropolitan area)'",
        "Kigali": "unknown member 'Kigali'. Who is no member goes under 'guests:'.",
        "Kocaeli": "unknown member 'Kocaeli'. Who is no member goes under 'guests:'.",
    }
    files = {f"content/news/x-{slugify(name)}.md": news_item(members=f"[{name}]") for name in messages}
    found = [f"content/news/x-{slugify(name)}.md:4: {message}" for name, message in messages.items()]
    assert problems_of(tmp_path, {**NETWORK, **files}) == found


def board(root: Path, day: dt.date) -> dict[str, str]:
    """Who is on the board on a day, each with the role, from the page of a site that is built on it."""
    path = "people/index.html"
    output = built_in_part(root, NETWORK, path, now=dt.datetime.combine(day, NOW.time()))
    people = page(output, path).select(".people")[0]
    return dict(zip(texts(people, ".holder-name"), texts(people, ".holder-role"), strict=True))


def test_the_boards_of_two_days_differ_as_the_report_says(tmp_path: Path) -> None:
    """Guangzhou's seat passed on 28 January 2022, Dakar's on 17 February; all others stayed."""
    january = board(tmp_path / "january", dt.date(2022, 1, 27))
    february = board(tmp_path / "february", dt.date(2022, 2, 28))
    assert len(january) == len(february) == 32
    assert dict(january.items() - february.items()) == {"Soham El Wardini": "Member", "Wen Guohui": "Presidency"}
    assert dict(february.items() - january.items()) == {
        "Barthelemy Dias": "Member",
        "Guo Yonghang": "Acting presidency",
    }


def test_a_page_shows_the_board_before_each_change(network: Output) -> None:
    """Without a build of that day: who sat until Guangzhou's and until Dakar's seat passed on."""
    january, february = (
        texts(page(network, f"people/board/{day}/index.html"), ".holder-name") for day in ("2022-01-27", "2022-02-16")
    )
    today = texts(page(network, "people/index.html").select(".people")[0], ".holder-name")
    assert set(january) ^ set(february) == {"Wen Guohui", "Guo Yonghang"}
    assert set(february) ^ set(today) == {"Soham El Wardini", "Barthelemy Dias"}


def test_a_day_of_change_belongs_to_the_successor(tmp_path: Path) -> None:
    """`until` is the first day on which a seat is held no more."""
    on_the_day = board(tmp_path, dt.date(2022, 1, 28))
    assert "Guo Yonghang" in on_the_day and "Wen Guohui" not in on_the_day


def test_one_person_may_speak_for_two_members(network: Output) -> None:
    """And stands on the page of each."""
    for name in ("barcelona-city", "barcelona-metropolitan-area"):
        assert "Ada Colau" in texts(page(network, f"members/{name}/index.html"), ".holder-name")
