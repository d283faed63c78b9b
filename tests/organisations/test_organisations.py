"""The organisations: a page where there is something to show, and all of them by kind; bilateral meetings."""

from pathlib import Path

import pytest

from tests.markup import attributes, dead_links, page, texts
from tests.support import built, news_item, problems_of

Output = dict[str, bytes]

MEETINGS = """---
title: Meetings of early 2022
period: {start: 2022-01-01, end: 2022-04-30}
meetings:
  - {member: Berlin, format: in-person}
  - {organisation: UITP, format: in-person}
  - {organisation: UITP, format: online}
---
"""
SITE = {
    "data/organisations.yaml": """
un-habitat: {label: {en: UN-Habitat, fr: ONU-Habitat, es: ONU-Habitat}, kind: alliance, url: https://un.example}
uclg-mewa: {label: UCLG MEWA, kind: alliance, also: [UCLG – MEWA, UCLG-MEWA]}
uitp: {label: UITP, kind: network}
g20: {label: G20, kind: network}
paper: {label: The Paper, kind: media}
club: {label: A club}
""",
    "content/news/one.md": news_item(title="One", alliances="[UCLG MEWA]", challenges="[2.3]", members="[Berlin]"),
    "content/news/two.md": news_item(title="Two", alliances="[UCLG-MEWA, UN-Habitat]", date="2021-05-01"),
    "content/news/draft.md": news_item(title="Draft", organisations="[The Paper]", status="draft"),
    "content/events/retreat.md": "---\ntitle: Retreat\nstart: 2022-02-15\norganisers: [UCLG – MEWA]\n"
    "alliances: [UCLG MEWA]\n---\nText.\n",
    "content/meetings/2022-01.md": MEETINGS,
    "content/meetings/2021-09.md": "---\ntitle: One more\nperiod: {start: 2021-09-01, end: 2021-09-30}\n"
    "meetings: [{organisation: UITP}]\n---\n",
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Output:
    """The site with organisations of several kinds, with items, with meetings, with neither."""
    return built(tmp_path_factory.mktemp("organisations"), SITE)


def test_no_link_is_dead(output: Output) -> None:
    assert not dead_links(output, "https://metropolis.example")


def test_spellings_count_as_one(output: Output) -> None:
    """Three spellings of an alliance are one page, on which each item stands once, in whatever fields it names it."""
    found = page(output, "organisations/uclg-mewa/index.html")
    assert texts(found, "[aria-labelledby=_event] h3") == ["Retreat"]
    assert texts(found, "[aria-labelledby=_news] h3") == ["One", "Two"]
    kinds, years, *_ = (texts(each, "tbody tr") for each in found.select(".figures table"))
    assert (kinds, years) == (["Events1", "News2"], ["20211", "20222"])
    pages = {name.split("/")[1] for name in output if name.startswith("organisations/") and name.count("/") > 1}
    assert pages == {"uclg-mewa", "un-habitat", "uitp"}


def test_a_page_says_who_it_is(output: Output) -> None:
    """Its kind, its other names, its own site."""
    found = page(output, "fr/organisations/un-habitat/index.html")
    assert texts(found, "h1") == ["ONU-Habitat"]
    assert texts(found, ".entry-meta") == ["Alliance"]
    assert texts(found, ".sheet dd") == ["UN-Habitat", "https://un.example"]
    spellings = texts(page(output, "organisations/uclg-mewa/index.html"), ".sheet dd")
    assert spellings == ["UCLG – MEWA, UCLG-MEWA"]


def test_what_refers_to_it_links_to_it(output: Output) -> None:
    assert "/es/organisations/uclg-mewa/" in attributes(page(output, "es/news/two/index.html"), ".facts a", "href")


def test_an_organisation_without_anything_to_show_has_no_page(output: Output) -> None:
    """It is named all the same, as plain words; what only a draft names is not told."""
    found = page(output, "organisations/index.html")
    assert set(texts(found, ".list-part:not([aria-labelledby=_meetings]) a")) == {"UCLG MEWA", "UN-Habitat", "UITP"}
    assert {"G20", "The Paper", "A club"} <= set(texts(found, ".names li"))


def test_the_overview_is_by_kind(output: Output) -> None:
    """Alliances first; what has no kind comes last."""
    found = page(output, "organisations/index.html")
    sections = {texts(each, "h2")[0]: texts(each, "li") for each in found.select("section.list-part")[:-1]}
    assert list(sections.items()) == [
        ("Alliances 2", ["UCLG MEWA 3 items", "UN-Habitat 1 item"]),
        ("Networks and forums 2", ["G20", "UITP"]),
        ("In the media 1", ["The Paper"]),
        ("Other organisations 1", ["A club"]),
    ]


def test_bilateral_meetings_are_listed_by_time(output: Output) -> None:
    """The latest first, with how they met, if that is known."""
    found = page(output, "organisations/index.html").select_one("[aria-labelledby=_meetings]")
    assert found
    assert texts(found, "h3") == [
        "1 January – 30 April 2022 · on site",
        "1 January – 30 April 2022 · online",
        "1–30 September 2021",
    ]
    assert [texts(each, "li") for each in found.select("ul")] == [["Berlin", "UITP"], ["UITP"], ["UITP"]]


def test_a_meeting_stands_on_the_page_of_whom_the_network_met(output: Output) -> None:
    """A member or an organisation, also one of which there is nothing else."""
    assert texts(page(output, "organisations/uitp/index.html"), ".meetings li") == [
        "1 January – 30 April 2022 · on site",
        "1 January – 30 April 2022 · online",
        "1–30 September 2021",
    ]
    assert texts(page(output, "fr/members/berlin/index.html"), ".meetings li") == [
        "1er janvier – 30 avril 2022 · sur place"
    ]
    assert not page(output, "members/brussels/index.html").select(".meetings")


@pytest.mark.parametrize(
    ("meeting", "said"),
    [
        ("{member: Berlni}", "unknown member 'Berlni'. Did you mean 'Berlin'?"),
        ("{organisation: UITPP}", "unknown organisation 'UITPP'. Did you mean 'UITP'?"),
        ("{member: Berlin, organisation: UITP}", "a bilateral meeting is with one 'member' or one 'organisation'"),
        ("{format: online}", "a bilateral meeting is with one 'member' or one 'organisation'"),
        ("{member: Berlin, format: by-letter}", "unknown format 'by-letter'. Allowed: in-person, online"),
    ],
)
def test_a_meeting_that_does_not_fit_is_told_at_its_line(tmp_path: Path, meeting: str, said: str) -> None:
    path = "content/meetings/2022-01.md"
    head = "---\ntitle: M\nperiod: {start: 2022-01-01, end: 2022-04-30}\nmeetings:\n  - {member: Brussels}\n"
    text = f"{head}  - {meeting}\n---\n"
    problems = problems_of(tmp_path, {"data/organisations.yaml": SITE["data/organisations.yaml"], path: text})
    assert [problem for problem in problems if problem.startswith(f"{path}:6: {said}")], problems


def test_a_kind_that_is_none_is_told_at_its_line(tmp_path: Path) -> None:
    problems = problems_of(
        tmp_path, {"data/organisations.yaml": "a: {label: A, kind: alliance}\nb:\n  kind: aliance\n"}
    )
    assert problems == ["data/organisations.yaml:3: unknown kind 'aliance'. Did you mean 'alliance'?"]
