"""What is found, and what is known of it."""

import re
from pathlib import Path

import pytest

from plugins.search.catalogue import Record, read_catalogue
from plugins.search.pagefind import IGNORED
from tests.search.samples import SITE
from tests.support import ROOT, built, news_item


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Record]:
    output = built(tmp_path_factory.mktemp("catalogue"), SITE)
    return {record.address: record for record in read_catalogue(output["search/pages.json"])}


def test_an_item_is_found_in_the_languages_that_it_is_written_in(records: dict[str, Record]) -> None:
    """Where a page only stands in for one in another language, that other one is found."""
    assert {"news/water/", "fr/news/water/"} <= records.keys() and "es/news/water/" not in records
    assert records["fr/news/water/"].title == "De l’eau pour tous"


def test_what_only_repeats_is_left_out(records: dict[str, Record]) -> None:
    """A list is found, its years are not; nor is what search engines are not to see."""
    assert {"", "news/", "members/", "fr/news/", "members/sao-paulo/"} <= records.keys()
    assert not {"news/2022/", "calendar/2022/", "search/", "404.html", "translations/"} & records.keys()


def test_filters_know_it_by_code(records: dict[str, Record]) -> None:
    """So that they are the same in all languages; a region is that of its members."""
    item = records["fr/news/water/"]
    assert (item.kind, item.date, item.challenges, item.regions) == ("news", "2022-04-25", ("2.3",), ("europe",))
    assert (records["members/sao-paulo/"].kind, records["members/sao-paulo/"].regions) == ("member", ("latin-america",))
    assert records[""].kind == "page"


def test_a_member_is_found_by_all_its_names(records: dict[str, Record]) -> None:
    """Those of other languages, and other spellings."""
    assert records["members/brussels/"].also == ("Bruxelles", "Bruselas", "Brussels-Capital Region")
    assert records["es/members/brussels/"].also == ("Brussels", "Bruxelles", "Brussels-Capital Region")


def test_a_challenge_is_found_by_its_code(records: dict[str, Record]) -> None:
    """And shown with it; what belongs to the challenge is found by it too."""
    challenge = records["challenges/2-3-climate-resilience/"]
    assert (challenge.code, challenge.title) == ("2.3", "2.3 Climate resilience")
    assert records["news/water/"].code == ""


def test_what_is_no_more_is_not_found(tmp_path: Path) -> None:
    """Withdrawn, a draft, or yet to come."""
    hidden = {
        "content/news/gone.md": news_item(status="withdrawn"),
        "content/news/draft.md": news_item(status="draft"),
        "content/news/later.md": news_item(date="2030-01-01"),
    }
    output = built(tmp_path, hidden)
    found = {record.address for record in read_catalogue(output["search/pages.json"])}
    assert not [address for address in found if address.startswith("news/") and address != "news/"]


def test_what_is_ignored_is_there_in_the_theme() -> None:
    """A class that the theme does not use any more would have its text found unawares."""
    templates = "".join(path.read_text("utf-8") for path in (ROOT / "theme/templates").rglob("*.html"))
    used = {name for names in re.findall(r'class="([^"]*)"', templates) for name in names.split()}
    assert set(re.findall(r"\.([a-z-]+)", IGNORED)) <= used
