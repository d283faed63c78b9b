"""The page of a report: everything that it is to hold, in each language, of nothing and of much."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.markup import attributes, dead_links, page, texts
from tests.report.samples import VOCABULARY, activity, content, many, of_facts, report
from tests.support import built, built_in_part

PARTS = ["note", "activities", "media", "engagement", "alliances", "meetings", "results", "challenges", "plan", "who"]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of the frozen facts."""
    more = {
        "content/mentions/2022-04.md": content("x", month="2022-04", mentions="[{outlet: LSE, item: A study}]"),
        "content/meetings/a.md": content(
            "x", period="{start: 2022-01-01, end: 2022-04-30}", meetings="[{member: Madrid, format: in-person}]"
        ),
        "content/reports/2022-01.fr.md": "---\ntitle: Rapport d'activité\nsummary: Ce qui fut fait.\n---\nUne note.\n",
    }
    return built(tmp_path_factory.mktemp("site"), of_facts() | more)


@pytest.fixture
def shown(output: dict[str, bytes]) -> BeautifulSoup:
    """The page in English."""
    return page(output, "reports/2022-01/index.html")


def table(shown: BeautifulSoup, caption: str) -> dict[str, str]:
    """The counts of a table, by its caption."""
    found = next(each for each in shown.select("table") if texts(each, "caption") == [caption])
    return dict(zip(texts(found, "tbody th"), texts(found, "tbody td.bars-count"), strict=True))


def test_the_parts_stand_in_the_order_of_the_index(shown: BeautifulSoup) -> None:
    """Each link of the index leads to its part."""
    assert attributes(shown, ".report-index a", "href") == [f"#_{part}" for part in [*PARTS, "colophon"]]
    assert attributes(shown, ".report-part", "aria-labelledby") == [f"_{part}" for part in [*PARTS, "colophon"]]
    ids = set(attributes(shown, "[id]", "id"))
    assert {f"_{part}" for part in PARTS} <= ids


def test_no_id_stands_twice_and_no_link_leads_nowhere(output: dict[str, bytes], shown: BeautifulSoup) -> None:
    ids = attributes(shown, "[id]", "id")
    assert len(ids) == len(set(ids))
    assert [link for link in attributes(shown, "a[href^='#']", "href") if link[1:] not in ids] == []
    assert [each for each in dead_links(output, "https://metropolis.example") if "reports/" in each] == []


def test_activities_by_line_with_all_that_is_said_of_them(shown: BeautifulSoup) -> None:
    assert len(shown.select(".deed")) == 21
    second = shown.select_one("#_a02")
    assert second is not None
    assert texts(second, "h4 a") == ["Activity A02"]
    assert texts(second, ".deed-meta span") == ["A02", "17 February 2022", "Event"]
    assert texts(second, "dt") == ["Members", "Guests", "Outcomes of the plan", "Metropolitan challenges", "Alliances"]
    assert "Abidjan" in texts(second, "li") and "Abdijan" not in texts(second, "li")


def test_the_day_that_nobody_knows_is_not_invented(shown: BeautifulSoup) -> None:
    assert texts(shown, "#_a15 .deed-meta span") == ["A15", "Day not known", "Event"]


def test_what_goes_on_after_the_period_is_listed(shown: BeautifulSoup) -> None:
    assert texts(shown, "#_a17 .deed-remark") == ["goes on after this report ends"]
    assert "Going on after the last day" in texts(shown, "h3")


def test_main_results_are_charts_with_tables(shown: BeautifulSoup) -> None:
    assert table(shown, "Activities by action line") == {"L1": "13", "L2": "6", "L3": "2"}
    assert table(shown, "Activities by month") == {
        "January": "0",
        "February": "8",
        "March": "8",
        "April": "4",
        "Not known": "1",
    }
    assert table(shown, "Activities by kind") == {"Event": "21"}
    assert len(shown.select("figure.columns > svg + table")) == 3


def test_challenges_outcomes_and_alliances_are_ranked(shown: BeautifulSoup) -> None:
    challenges = table(shown, "Metropolitan challenges")
    assert list(challenges.values()) == sorted(challenges.values(), reverse=True)
    assert challenges["1.4 Challenge 1.4"] == "7"
    assert len(table(shown, "Outcomes of the plan")) == 18
    assert table(shown, "Collaboration with alliances")["UCLG MEWA"] == "3"


def test_the_members_that_took_part_by_region(shown: BeautifulSoup) -> None:
    assert "46 of 46 members took part" in shown.get_text()
    assert table(shown, "north-america") == {"Mexico City": "3", "Montréal": "6", "Toronto": "1"}
    assert shown.select_one(".map-world svg[aria-label]")


def test_the_plan_says_what_was_done_and_what_was_not(shown: BeautifulSoup) -> None:
    undone = [text for text in texts(shown, ".report-undone > p:first-child") if text.endswith(" 0")]
    assert [text.split()[0] for text in undone] == ["L2A2D1", "L2A2D7"]
    assert "L3A1D4 (name not known) 1" in texts(shown, ".report-tree p")


def test_mentions_and_meetings(shown: BeautifulSoup) -> None:
    assert texts(shown, "[aria-labelledby=_media] dd") == ["A study"]
    assert texts(shown, "[aria-labelledby=_meetings] li") == ["Madrid on site"]


def test_the_page_speaks_french(output: dict[str, bytes]) -> None:
    shown = page(output, "fr/reports/2022-01/index.html")
    assert texts(shown, "h1") == ["Rapport d’activité"]
    assert texts(shown, ".report-when") == ["1er janvier – 30 avril 2022"]
    assert texts(shown, ".report-figures dt")[0] == "activités"
    assert table(shown, "Activités par mois")["Février"] == "8"
    assert texts(shown, "#_a02 .deed-meta span") == ["A02", "17 février 2022", "Événement"]


def test_a_note_that_nobody_signed_says_so(tmp_path: Path) -> None:
    signed = report(signature="{name: Ana Vidal, office: {en: Secretary General}}", credit="{en: A foundation}")
    shown = page(built(tmp_path, {**VOCABULARY, "content/reports/2022-01.md": signed}), "reports/2022-01/index.html")
    assert texts(shown, ".report-signed") == ["Ana VidalSecretary General"]
    assert "A foundation" in " ".join(texts(shown, "[aria-labelledby=_colophon] p"))


def test_a_report_of_nothing(tmp_path: Path) -> None:
    """It has all its parts, and says of each that nothing is known."""
    output = built(tmp_path, {**VOCABULARY, "content/reports/2022-01.md": report()})
    shown = page(output, "reports/2022-01/index.html")
    assert attributes(shown, ".report-part", "aria-labelledby") == [f"_{part}" for part in [*PARTS, "colophon"]]
    assert texts(shown, ".report-figures dd") == ["0"] * 6
    assert table(shown, "Activities by month") == dict.fromkeys(["January", "February", "March", "April"], "0")
    assert json.loads(output["data/v1/reports/2022-01.json"])["report"]["members"] == []


def test_a_report_of_four_hundred_activities(tmp_path: Path) -> None:
    path = "reports/2022-01/index.html"
    shown = page(built_in_part(tmp_path, many(400), path), path)
    assert len(shown.select(".deed")) == 400
    assert table(shown, "Activities by month") == dict.fromkeys(["January", "February", "March", "April"], "100")
    ids = attributes(shown, "[id]", "id")
    assert len(ids) == len(set(ids))


def test_reports_are_listed_the_latest_first(tmp_path: Path) -> None:
    files = {
        **VOCABULARY,
        "content/reports/2021-03.md": report("{start: 2021-09-01, end: 2021-12-31}"),
        "content/reports/2022-01.md": report(),
        "content/reports/2022-02.md": report("{start: 2022-05-01, end: 2022-08-31}"),
    }
    output = built(tmp_path, files)
    listed = attributes(page(output, "reports/index.html"), ".card-title a", "href")
    assert listed == ["/reports/2022-01/", "/reports/2021-03/"], "a report appears on its last day"


def test_without_a_report_the_list_says_so(tmp_path: Path) -> None:
    output = built(tmp_path, {**VOCABULARY, "content/events/a.md": activity()})
    assert "There is no report yet." in page(output, "reports/index.html").get_text()
    assert "data/v1/schemas/report.json" not in output
