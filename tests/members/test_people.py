"""The page of the people, as of a day."""

import datetime as dt
import io
from pathlib import Path

import pytest
from PIL import Image

from tests.markup import attribute, attributes, page, texts
from tests.members.samples import SITE, person
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


PORTRAIT = "image: {file: ada.png, alt: Ada at her desk, credit: A. Photographer}"


def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "navy").save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("path", ["people", "members/brussels"])
def test_a_portrait_is_shown_where_there_is_one(tmp_path: Path, path: str) -> None:
    """With what it shows, in words whose language is said where it is another, and who made it; without an initial."""
    files: dict[str, str | bytes] = {
        **SITE,
        "content/people/ada.md": SITE["content/people/ada.md"].replace("terms:", f"{PORTRAIT}\nterms:", 1),
        "content/people/ada.png": png(),
    }
    output = built(tmp_path, files)
    english, french = (page(output, f"{prefix}{path}/index.html").select(".holder")[0] for prefix in ("", "fr/"))
    for holder, lang, credit in ((english, "", "Picture: A. Photographer"), (french, "en", "A. Photographer")):
        assert not holder.select(".holder-initial")
        (image,) = holder.select(".holder-portrait img")
        assert (attribute(image, "alt"), attribute(image, "lang")) == ("Ada at her desk", lang)
        assert attribute(image, "src").removeprefix("/") in output
        assert texts(holder, "p")[-1].endswith(credit)


def test_a_drawn_initial_stands_in_for_a_portrait(output: Output) -> None:
    """Those who listen to the page do not hear it."""
    found = page(output, "people/index.html")
    assert texts(found, ".holder-initial") == ["A", "B", "C", "D", "E"]
    assert set(attributes(found, ".holder-initial", "aria-hidden")) == {"true"}


def test_who_speaks_for_a_member_leads_to_it(output: Output) -> None:
    found = page(output, "es/people/index.html")
    assert attributes(found, ".holder a", "href") == ["/es/members/brussels/"]
    assert texts(found, ".holder a") == ["Bruselas"]


def test_the_board_as_it_was_before_each_change_has_a_page(output: Output) -> None:
    """By its last day; of the time when nobody is known to have sat there, there is none.

    A seat that was given up on a day that nobody knows is on no board.
    """
    links = page(output, "people/index.html").select("[aria-labelledby=_earlier] a")
    assert [(each.get_text(), attribute(each, "href")) for each in links] == [
        ("Board of Directors on 31 December 2020", "/people/board/2020-12-31/"),
    ]
    found = page(output, "fr/people/board/2020-12-31/index.html")
    assert texts(found, "h1") == ["Conseil d’administration au 31 décembre 2020"]
    assert [texts(each, "h2, .holder-role") for each in found.select(".holder")] == [["Ada", "Membre"]]


def test_a_change_to_come_makes_no_earlier_board(tmp_path: Path) -> None:
    """Until the day has come."""
    seats = ("body: board, role: treasury, until: 2022-05-02", "body: secretariat, from: 2021-01-01")
    output = built(tmp_path, {"content/people/ada.md": person("Ada", *seats)})
    assert not page(output, "people/index.html").select("[aria-labelledby=_earlier]")
