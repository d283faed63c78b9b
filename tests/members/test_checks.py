"""What is wrong with members and people is found, and said where and how."""

from pathlib import Path

import pytest
from babel import Locale

from plugins.core.languages import LANGUAGES
from plugins.core.network.members import ROLES
from plugins.members.borders import can_be_in, country_codes, meant
from tests.members.network import VOCABULARY
from tests.members.samples import member, person
from tests.support import news_item, problems_of

AVILLE = "content/members/europe/aville.md"


def found(root: Path, files: dict[str, str]) -> list[str]:
    return problems_of(root, {**VOCABULARY, **files})


def test_a_folder_that_is_no_region(tmp_path: Path) -> None:
    """The nearest region is offered."""
    message = "the folder of a member is its region: unknown region 'europ'. Did you mean 'europe'?"
    path = "content/members/europ/aville.md"
    assert found(tmp_path, {path: member()}) == [f"{path}:2: {message}"]


def test_without_a_list_of_regions_any_folder_will_do(tmp_path: Path) -> None:
    """So a small site can do without."""
    assert not problems_of(tmp_path, {"content/members/somewhere/aville.md": member()})


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("XY", "unknown country 'XY'. It is a code of two letters (ISO 3166-1), such as BE."),
        ("UK", "unknown country 'UK'. Did you mean 'GB'?"),
        ("EU", "unknown country 'EU'. It is a code of two letters (ISO 3166-1), such as BE."),
        ("Germany", "'Germany' is not a country code such as BE"),
    ],
)
def test_a_country_that_is_none(tmp_path: Path, code: str, message: str) -> None:
    """A former or mistaken code leads to the right one; a union of countries is none."""
    assert found(tmp_path, {AVILLE: member(country=code)}) == [f"{AVILLE}:3: {message}"]


@pytest.mark.parametrize(
    ("name", "value", "limits"),
    [("latitude", "90.1", "-90 to 90"), ("latitude", "-91", "-90 to 90"), ("longitude", "180.5", "-180 to 180")],
)
def test_coordinates_out_of_range(tmp_path: Path, name: str, value: str, limits: str) -> None:
    facts = {"latitude": "10", "longitude": "10"} | {name: value}
    line = 3 if name == "latitude" else 4
    message = f"{AVILLE}:{line}: {value} is out of range: allowed are {limits}"
    assert found(tmp_path, {AVILLE: member("Aville", **facts)}) == [message]


@pytest.mark.parametrize("name", ["latitude", "longitude"])
def test_half_a_place(tmp_path: Path, name: str) -> None:
    (problem,) = found(tmp_path, {AVILLE: member("Aville", **{name: "10"})})
    assert problem.endswith("a place has both 'latitude' and 'longitude': write the other one too")


@pytest.mark.parametrize(
    ("latitude", "longitude", "hint"),
    [
        ("13.4", "52.52", "did you mean latitude 52.52 and longitude 13.4?"),
        ("52.52", "-13.4", "did you mean latitude 52.52 and longitude 13.4?"),
        ("-52.52", "13.4", "did you mean latitude 52.52 and longitude 13.4?"),
        ("40.4", "-3.7", "one of the three is wrong"),
    ],
)
def test_coordinates_in_another_country(tmp_path: Path, latitude: str, longitude: str, hint: str) -> None:
    """Numbers that were swapped, and a sign that was forgotten, are recognised."""
    facts = {"country": "DE", "latitude": latitude, "longitude": longitude}
    assert found(tmp_path, {AVILLE: member("Aville", **facts)}) == [
        f"{AVILLE}:4: latitude {latitude} and longitude {longitude} are not in Germany (DE): {hint}"
    ]


@pytest.mark.parametrize(
    ("country", "latitude", "longitude", "inside"),
    [
        ("FJ", -18.1, 178.4, True),  # Suva
        ("FJ", -16.8, -179.9, True),  # Taveuni lies on both sides of 180°
        ("FJ", -18.1, 0, False),
        ("RU", 64.7, 177.5, True),  # Anadyr
        ("RU", 66.2, -169.8, True),  # Uelen
        ("RU", 55.8, 49.1, True),  # Kazan
        ("RU", 64.5, -165.4, False),  # Nome, in Alaska
        ("US", 52.9, 172.9, True),  # Attu
        ("US", 21.3, -157.9, True),  # Honolulu
        ("US", 40, 0, False),
        ("NZ", -43.9, -176.5, True),  # Chatham Islands
        ("FR", 48.9, 2.4, True),
        ("FR", -21.1, 55.5, True),  # La Réunion
        ("FR", 40, -30, False),  # the ocean between the parts of France
        ("MV", 4.1667, 73.4999, True),
        ("SG", 1.3, 103.8, True),
        ("BE", 51.6, 4, True),  # off the border by less than the tolerance
        ("BE", 52.1, 4, False),
        ("GI", 0, 0, True),  # not in the table: nothing is known
    ],
)
def test_a_country_is_where_it_is(country: str, latitude: float, longitude: float, inside: bool) -> None:
    """On both sides of 180°, in all its parts, and not between them."""
    assert can_be_in(country, latitude, longitude) is inside


def test_a_place_that_no_slip_explains() -> None:
    """A longitude beyond 90° was no latitude."""
    assert meant("CN", 0, 170) is None


def test_a_country_has_a_name_in_every_language() -> None:
    """What is a country to the check can be shown on a page."""
    names = [Locale(lang).territories for lang in LANGUAGES]
    assert len(country_codes()) > 240
    assert all(names[index][code] for code in country_codes() for index in range(3))


def test_two_members_with_one_alias(tmp_path: Path) -> None:
    """However it is written."""
    files = {
        AVILLE: member(also_known_as="[Grande Ville]"),
        "content/members/europe/bville.md": member("Bville", also_known_as="[grande-ville]"),
    }
    assert found(tmp_path, files) == [
        f"content/members/europe/bville.md:3: 'grande-ville' is already a name of '{AVILLE}'"
    ]


@pytest.mark.parametrize("until", ["2019-12-31", "2020-01-01"])
def test_a_member_that_left_before_it_joined(tmp_path: Path, until: str) -> None:
    assert found(tmp_path, {AVILLE: member(since="2020-01-01", until=until)}) == [
        f"{AVILLE}:4: it left ({until}) before it joined (2020-01-01); 'until' is the first day without it"
    ]


def test_a_member_that_left_may_still_be_named(tmp_path: Path) -> None:
    """What it took part in remains true; an applicant is a guest."""
    files = {
        AVILLE: member(state="former"),
        "content/members/europe/bville.md": member("Bville", state="applicant"),
        "content/news/x.md": news_item(members="[Aville, Bville]"),
    }
    assert found(tmp_path, files) == [
        "content/news/x.md:4: unknown member 'Bville'. Did you mean 'Aville'? Who is no member goes under 'guests:'."
    ]


def people(root: Path, *seats: str) -> list[str]:
    """The problems of people with one seat each: Ada, Bea .."""
    names = ("Ada", "Bea", "Cid")
    files = {f"content/people/{name.lower()}.md": person(name, each) for name, each in zip(names, seats, strict=False)}
    return found(root, files)


PRESIDENCY = "body: board, role: presidency, members: [Berlin]"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PRESIDENCY, PRESIDENCY),
        (f"{PRESIDENCY}, until: 2022-02-01", f"{PRESIDENCY}, from: 2022-01-31"),
        (PRESIDENCY, "body: board, role: acting-presidency, members: [Brussels]"),
        ("body: board, role: treasury", "body: board, role: treasury, members: [Brussels]"),
        (
            "body: board, role: member, members: [Berlin]",
            "body: board, role: member, members: [Brussels, Berlin], from: 2022-01-01",
        ),
        ("body: regional-secretary, region: europe", "body: regional-secretary, region: Europe"),
    ],
)
def test_two_people_in_a_single_seat_at_one_time(tmp_path: Path, one: str, other: str) -> None:
    """There is one presidency, one treasury, one secretary of a region, one seat of a role for a member."""
    message = "'Ada' (content/people/ada.md) holds this seat at the same time: set 'from' and 'until'"
    assert people(tmp_path, one, other) == [f"content/people/bea.md:4: {message}"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{PRESIDENCY}, until: 2022-02-01", f"{PRESIDENCY}, from: 2022-02-01"),
        (f"{PRESIDENCY}, until: unknown", PRESIDENCY),
        (
            "body: board, role: co-presidency, members: [Berlin]",
            "body: board, role: co-presidency, members: [Brussels]",
        ),
        ("body: board, role: treasury, members: [Berlin]", "body: board, role: member, members: [Berlin]"),
        ("body: regional-secretary, region: europe", "body: regional-secretary, region: africa"),
        ("body: secretariat", "body: secretariat"),
        ("body: intern", "body: intern"),
    ],
)
def test_people_who_may_sit_side_by_side(tmp_path: Path, one: str, other: str) -> None:
    """In turn, in seats that differ, or where there is room for many."""
    assert not people(tmp_path, one, other)


@pytest.mark.parametrize(
    ("seat", "message"),
    [
        (
            "body: board, role: member, from: 2022-02-01, until: 2022-01-31",
            "the term ends (2022-01-31) before it begins (2022-02-01); 'until' is the first day after it",
        ),
        (
            "body: board, role: member, from: 2022-02-01, until: 2022-02-01",
            "the term ends (2022-02-01) before it begins (2022-02-01); 'until' is the first day after it",
        ),
        (
            "body: board",
            f"a seat on the board has a role. Allowed: {', '.join(ROLES)}.",
        ),
        (
            "body: secretariat, role: member",
            "only a seat on the board has a role: take it away, or write 'office'",
        ),
        ("body: regional-secretary", "a regional secretary has a region: write it"),
    ],
)
def test_a_seat_that_does_not_fit(tmp_path: Path, seat: str, message: str) -> None:
    assert people(tmp_path, seat) == [f"content/people/ada.md:4: {message}"]


def test_the_message_names_the_line_of_the_seat(tmp_path: Path) -> None:
    """One of many."""
    text = person("Ada", "body: secretariat", "body: intern", "body: board")
    (problem,) = found(tmp_path, {"content/people/ada.md": text})
    assert problem.startswith("content/people/ada.md:6: ")
