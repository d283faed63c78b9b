"""Campaigns: when they are shown, and what belongs to them."""

import datetime as dt
from pathlib import Path

import pytest

from tests.markup import attributes, dead_links, hreflang, page, texts
from tests.support import built, news_item, problems_of

EVENT = "---\ntitle: {title}\nstart: {start}\n{more}---\nText.\n"


def campaign(more: str = "", **changes: str) -> str:
    """A campaign of 4 and 5 April 2022 on climate resilience; `more` are further lines of its front matter."""
    fields = {"title": "Space for all", "start": "2022-04-04", "end": "2022-04-05", "challenges": "[2.3]"} | changes
    lines = [f"{name}: {value}" for name, value in fields.items() if value]
    return "\n".join(["---", *lines, f"{more}---", "Why.", ""])


FILES = {
    "content/campaigns/spaces.md": campaign("hashtags: [PublicSpace, 8M]\n"),
    "content/campaigns/spaces.fr.md": "---\ntitle: Espaces\n---\nPourquoi.\n",
    "content/campaigns/old.md": campaign(
        "projects: [MetroTalks]\n", title="Old", start="2021-03-01", end="2021-03-02", challenges=""
    ),
    "content/news/first.md": news_item(title="First day", challenges="[2.3, 1.1]", date="2022-04-04 23:30"),
    "content/news/last.md": news_item(title="Last day", challenges="[2.3]", date="2022-04-05"),
    "content/news/before.md": news_item(title="Before", challenges="[2.3]", date="2022-04-03"),
    "content/news/after.md": news_item(title="After", challenges="[2.3]", date="2022-04-06"),
    "content/news/other.md": news_item(title="Other subject", challenges="[1.1]", date="2022-04-04"),
    "content/news/named.md": news_item(title="Named", campaigns="[spaces]", date="2020-01-01"),
    "content/news/draft.md": news_item(title="Draft", challenges="[2.3]", date="2022-04-04", status="draft"),
    "content/events/talk.md": EVENT.format(title="Talk", start="2022-04-05", more="challenges: [2.3]\n"),
    "content/events/edition.md": EVENT.format(title="Edition", start="2021-03-02", more="series: MetroTalks\n"),
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("campaigns"), FILES)


DAYS = {3: False, 4: True, 5: True, 6: False}
"""The days around the campaign, and whether it runs."""


@pytest.fixture(scope="module")
def by_day(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, bytes]]:
    """The site as it is built on each of these days."""
    noon = {day: dt.datetime(2022, 4, day, 12, 0) for day in DAYS}  # noqa: DTZ001  # the site's own zone, as in Settings
    return {day: built(tmp_path_factory.mktemp(f"day{day}"), FILES, now=now) for day, now in noon.items()}


@pytest.mark.parametrize(("day", "runs"), DAYS.items())
def test_the_home_page_shows_a_campaign_on_its_days(by_day: dict[int, dict[str, bytes]], day: int, runs: bool) -> None:
    """From the first to the last, both included, in every language; then no more."""
    for prefix in ("", "fr/", "es/"):
        links = attributes(page(by_day[day], f"{prefix}index.html"), ".home-topical a", "href")
        assert links == ([f"/{prefix}campaigns/spaces/"] if runs else [])


def test_its_page_appears_on_its_first_day_and_stays(by_day: dict[int, dict[str, bytes]]) -> None:
    """It opens and closes by itself."""
    there = {day: "campaigns/spaces/index.html" in output for day, output in by_day.items()}
    assert there == {3: False, 4: True, 5: True, 6: True}


def test_a_page_says_whether_its_campaign_runs(by_day: dict[int, dict[str, bytes]]) -> None:
    """On its own page and in the list of all; its days are said in any case."""
    for day, marks in ((5, ["Running now"]), (6, [])):
        for path in ("campaigns/spaces/index.html", "campaigns/index.html"):
            assert texts(page(by_day[day], path), ".campaign-running") == marks
        assert texts(page(by_day[day], "campaigns/spaces/index.html"), ".entry-meta time") == ["4–5 April 2022"]


def test_it_gathers_items_of_every_kind(output: dict[str, bytes]) -> None:
    """Those of its days that share a subject, and those that name it, each once, newest first."""
    expected = ["Last day", "Talk", "First day", "Named"]
    for prefix in ("", "fr/", "es/"):
        found = page(output, f"{prefix}campaigns/spaces/index.html")
        assert sorted(texts(found, ".campaign-items .card-title")) == sorted(expected)
        assert texts(found, ".campaign-items .count") == ["4"]
    assert texts(page(output, "campaigns/spaces/index.html"), ".campaign-items .card-title")[-1] == "Named"


def test_it_may_be_about_a_series(output: dict[str, bytes]) -> None:
    assert texts(page(output, "campaigns/old/index.html"), ".campaign-items .card-title") == ["Edition"]


def test_an_item_that_names_a_campaign_leads_to_it(output: dict[str, bytes]) -> None:
    assert "/fr/campaigns/spaces/" in attributes(page(output, "fr/news/named/index.html"), ".facts a", "href")


def test_all_campaigns_are_listed(output: dict[str, bytes]) -> None:
    """The latest first; the page is in the footer of every page."""
    found = page(output, "fr/campaigns/index.html")
    assert attributes(found, ".card-title a", "href") == ["/fr/campaigns/spaces/", "/fr/campaigns/old/"]
    assert texts(found, ".card-meta time") == ["4–5 avril 2022", "1er–2 mars 2021"]
    assert "/fr/campaigns/" in attributes(page(output, "fr/index.html"), "footer a", "href")
    assert not dead_links(output, "https://metropolis.example")


def test_its_texts_may_be_untranslated(output: dict[str, bytes]) -> None:
    assert hreflang(page(output, "fr/campaigns/spaces/index.html")).keys() == {"en", "fr", "x-default"}
    assert attributes(page(output, "es/campaigns/spaces/index.html"), "h1", "lang") == ["en"]


def test_its_days_are_part_of_its_title(output: dict[str, bytes]) -> None:
    """A world day has one name in all languages; browsers and search engines can tell the pages apart."""
    titles = [texts(page(output, f"{prefix}campaigns/old/index.html"), "title")[0] for prefix in ("", "fr/", "es/")]
    assert titles[0].startswith("Old, 1–2 March 2021") and len(set(titles)) == 3


def test_its_hashtags_are_shown(output: dict[str, bytes]) -> None:
    assert texts(page(output, "campaigns/spaces/index.html"), ".hashtags li") == ["#PublicSpace", "#8M"]


def test_without_any_there_is_a_decent_page(tmp_path: Path) -> None:
    assert page(built(tmp_path, {}), "es/campaigns/index.html").select("main p")


def problem(tmp_path: Path, text: str) -> list[str]:
    return problems_of(tmp_path, {"content/campaigns/x.md": text})


def test_a_campaign_that_ends_before_it_starts_is_an_error(tmp_path: Path) -> None:
    """At the line of its end, also while nobody sees it."""
    line = "content/campaigns/x.md:4: the campaign ends (2022-04-03) before it starts (2022-04-04)"
    assert problem(tmp_path / "1", campaign(end="2022-04-03")) == [line]
    assert problem(tmp_path / "2", campaign(end="2022-04-03", more="status: draft\n")) == [line]


@pytest.mark.parametrize("challenges", ["", "[]"])
def test_a_campaign_about_nothing_is_an_error(tmp_path: Path, challenges: str) -> None:
    message = "a campaign says what it is about: add 'challenges: [..]', or 'projects: [..]'"
    assert problem(tmp_path, campaign(challenges=challenges)) == [f"content/campaigns/x.md:1: {message}"]


def test_a_campaign_about_what_nobody_knows_is_one_error(tmp_path: Path) -> None:
    """It says what it is about, only wrongly."""
    (line,) = problem(tmp_path, campaign(challenges="[4.9]"))
    assert line.startswith("content/campaigns/x.md:5: unknown challenge '4.9'")


def test_a_campaign_has_a_last_day(tmp_path: Path) -> None:
    """Else nobody would remember to take it off the home page."""
    text = "---\ntitle: X\nstart: 2022-04-04\nchallenges: [2.3]\n---\n"
    assert problem(tmp_path, text) == ["content/campaigns/x.md:2: the field 'end' is missing"]


def test_a_hashtag_is_written_without_its_sign(tmp_path: Path) -> None:
    found = problem(tmp_path, campaign(more="hashtags: ['#8M']\n"))
    assert found == [
        "content/campaigns/x.md:6: '#8M' is not a hashtag: write it without its #, as in 8M",
    ]


def test_an_unknown_campaign_is_an_error_with_a_hint(tmp_path: Path) -> None:
    files = {"content/campaigns/spaces.md": campaign(), "content/news/x.md": news_item(campaigns="[Space for al]")}
    found = problems_of(tmp_path, files)
    assert len(found) == 1 and "unknown campaign 'Space for al'. Did you mean 'Space for all'" in found[0]
