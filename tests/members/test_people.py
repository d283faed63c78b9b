"""The page of the people, as of a day."""

import datetime as dt
from pathlib import Path

import pytest

from tests.markup import attributes, page, texts
from tests.members.samples import SITE
from tests.support import built

Output = dict[str, bytes]


def sections(output: Output, path: str = "people/index.html") -> dict[str, list[str]]:
    """Who stands in each part of the page, as `name / role / ..`."""
    return {
        texts(part, "h2")[0]: [" / ".join(texts(each, "h3, p")) for each in part.select(".holder")]
        for part in page(output, path).select(".people")
    }


def test_each_body_has_its_people(output: Output) -> None:
    """Those who hold a seat on the day of the build; who has neither role nor office is called by the body."""
    assert sections(output) == {
        "Board of Directors": ["Ada / Co-presidency / Minister / from 1 January 2021"],
        "Regional Secretaries": ["Bo / Regional Secretary, Europe / Brussels"],
        "Secretariat General": ["Cy / Regional Officer", "Di / Secretariat General"],
        "Interns": ["Eve / A university"],
    }


def test_the_page_says_its_day(output: Output) -> None:
    assert "1 May 2022" in texts(page(output, "people/index.html"), ".as-of")[0]
    assert "1er mai 2022" in texts(page(output, "fr/people/index.html"), ".as-of")[0]


@pytest.mark.parametrize(("day", "role"), [("2020-12-31", "Member"), ("2021-01-01", "Co-presidency")])
def test_the_page_is_as_of_the_day_of_the_build(tmp_path: Path, day: str, role: str) -> None:
    """One person in two seats in turn."""
    output = built(tmp_path, SITE, now=dt.datetime.combine(dt.date.fromisoformat(day), dt.time(12)))
    assert sections(output)["Board of Directors"][0].startswith(f"Ada / {role} / ")


def test_offices_are_in_the_language_of_the_page(output: Output) -> None:
    french = sections(output, "fr/people/index.html")
    assert french[
        "Conseil d’administration" if "Conseil d’administration" in french else "Conseil d'administration"
    ] == ["Ada / Coprésidence / Ministre / depuis le 1er janvier 2021"]


def test_a_drawn_initial_stands_in_for_a_portrait(output: Output) -> None:
    """Those who listen to the page do not hear it."""
    found = page(output, "people/index.html")
    assert texts(found, ".holder-initial") == ["A", "B", "C", "D", "E"]
    assert set(attributes(found, ".holder-initial", "aria-hidden")) == {"true"}


def test_who_speaks_for_a_member_leads_to_it(output: Output) -> None:
    found = page(output, "es/people/index.html")
    assert attributes(found, ".holder a", "href") == ["/es/members/brussels/"]
    assert texts(found, ".holder a") == ["Bruselas"]
