"""Members as a vocabulary."""

from pathlib import Path

import pytest

from tests.markup import page, texts
from tests.support import built, news_item, problems_of


@pytest.mark.parametrize("name", ["Brussels", "brussels", "Bruxelles", "Bruselas", "Brussels-Capital Region"])
def test_a_member_may_be_called_by_any_of_its_names(tmp_path: Path, name: str) -> None:
    """And is shown by the one of the page's language."""
    output = built(tmp_path, {"content/news/x.md": news_item(members=f"[{name}]")})
    shown = [texts(page(output, f"{lang}news/x/index.html"), ".facts li") for lang in ("", "fr/", "es/")]
    assert shown == [["Brussels"], ["Bruxelles"], ["Bruselas"]]


def test_a_name_that_two_members_share_is_no_name(tmp_path: Path) -> None:
    """The message says how each is written."""
    problems = problems_of(tmp_path, {"content/news/x.md": news_item(members="[Barcelona]")})
    assert len(problems) == 1
    assert "'Barcelona (city)' or 'Barcelona (metropolitan area)'" in problems[0]


@pytest.mark.parametrize(("state", "is_term"), [("member", True), ("former", True), ("applicant", False)])
def test_an_applicant_is_no_member_yet(tmp_path: Path, state: str, *, is_term: bool) -> None:
    """What a former member took part in remains true."""
    files = {
        "content/members/europe/kocaeli.md": f"---\ntitle: Kocaeli\nstate: {state}\n---\n",
        "content/news/x.md": news_item(members="[Kocaeli]"),
    }
    assert any("unknown member 'Kocaeli'" in problem for problem in problems_of(tmp_path, files)) != is_term


def test_a_member_has_no_page_of_its_own(tmp_path: Path) -> None:
    """Not in this feature; nothing leads to one."""
    output = built(tmp_path, {"content/news/x.md": news_item(members="[Berlin]")})
    assert not [name for name in output if "berlin" in name or "members" in name]
    assert not page(output, "news/x/index.html").select(".facts a")


def test_guests_follow_the_members(tmp_path: Path) -> None:
    output = built(tmp_path, {"content/news/x.md": news_item(guests="[Kocaeli]", members="[Berlin]")})
    assert texts(page(output, "es/news/x/index.html"), ".facts dt")[:1] == ["Miembros"]
    assert texts(page(output, "es/news/x/index.html"), ".facts li") == ["Berlin", "Kocaeli"]
