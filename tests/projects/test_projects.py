"""The projects: a page each with all that belongs to it, and the page of all."""

from pathlib import Path

import pytest

from tests.markup import attributes, dead_links, page, texts
from tests.support import built, news_item, problems_of

Output = dict[str, bytes]

EVENT = "---\ntitle: {title}\nstart: {start}\n{more}\n---\nText.\n"
SITE = {
    "content/projects/day.md": """---
title: World Day
summary: A campaign.
sort: campaign
partners: [UN-Habitat]
since: 2014
website: https://day.example
---
It is held once a year.
""",
    "content/projects/day.fr.md": "---\ntitle: Journée mondiale\nsummary: Une campagne.\n---\nUne fois par an.\n",
    "content/projects/day.es.md": "---\ntitle: Día mundial\nsummary: Una campaña.\n---\nUna vez al año.\n",
    "content/projects/course.md": "---\ntitle: Course\nsort: course\nsince: 2021\nuntil: 2022\n"
    "projects: [MetroTalks]\n---\n",
    "content/events/day-2020.md": EVENT.format(title="Day 2020", start="2020-10-07", more="series: World Day"),
    "content/events/day-2022.md": EVENT.format(title="Day 2022", start="2022-10-07", more="series: Journée mondiale"),
    "content/events/other.md": EVENT.format(title="Other", start="2022-02-01", more="projects: [World Day]"),
    "content/news/told.md": news_item(title="Told", projects="[World Day]"),
    "content/news/draft.md": news_item(title="Draft", projects="[World Day]", status="draft"),
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Output:
    """The site with a campaign that has editions, a course, and a series of which nothing is known."""
    return built(tmp_path_factory.mktemp("projects"), SITE)


def test_no_link_is_dead(output: Output) -> None:
    assert not dead_links(output, "https://metropolis.example")


def test_a_page_says_what_it_is(output: Output) -> None:
    """Its sort, with whom it is run, since when, and where its own site is."""
    found = page(output, "projects/day/index.html")
    assert texts(found, ".entry-meta") == ["Campaign"]
    assert texts(found, ".sheet dd") == ["UN-Habitat", "since 2014", "https://day.example"]
    assert attributes(found, ".sheet a", "href") == ["/organisations/un-habitat/", "https://day.example"]
    assert texts(page(output, "es/projects/day/index.html"), "h1") == ["Día mundial"]


def test_years_that_are_known_make_a_range(output: Output) -> None:
    assert texts(page(output, "projects/course/index.html"), ".sheet dd") == ["2021–2022"]


def test_a_series_lists_its_editions(output: Output) -> None:
    """The newest first, apart from what merely belongs to it."""
    found = page(output, "projects/day/index.html")
    assert texts(found, "[aria-labelledby=_editions] h3") == ["Day 2022", "Day 2020"]
    assert texts(found, "[aria-labelledby=_event] h3") == ["Other"]
    assert texts(found, "[aria-labelledby=_news] h3") == ["Told"]


def test_the_figures_count_all_that_belongs_to_it(output: Output) -> None:
    """Editions and all else, each once; drafts are not out."""
    table = page(output, "projects/day/index.html").select(".figures table")[0]
    assert texts(table, "tbody tr") == ["Events3", "News1"]


def test_the_editions_can_be_subscribed_to(output: Output) -> None:
    """Where the calendar has a slice of the series."""
    hrefs = attributes(page(output, "fr/projects/day/index.html"), ".subscribe a[type='text/calendar']", "href")
    assert hrefs and all(href.removeprefix("/") in output for href in hrefs)


def test_a_project_may_belong_to_another(output: Output) -> None:
    found = page(output, "projects/metrotalks/index.html")
    assert texts(found, "[aria-labelledby=_project] h3") == ["Course"]
    assert attributes(page(output, "projects/course/index.html"), ".facts a", "href") == ["/projects/metrotalks/"]


def test_a_project_of_which_nothing_is_there_says_so(output: Output) -> None:
    found = page(output, "projects/course/index.html")
    assert texts(found, ".projects-none") == ["Nothing else of it is on the site yet."]
    assert not found.select(".subscribe, .figures, .shelf")


def test_the_overview_names_every_project_by_sort(output: Output) -> None:
    found = page(output, "projects/index.html")
    sections = {texts(each, "h2")[0]: texts(each, "h3") for each in found.select("section.list-part")}
    assert sections == {"Projects": ["MetroTalks"], "Courses": ["Course"], "Campaigns": ["World Day"]}
    assert texts(found, ".projects-list .count") == ["1 item on this site", "4 items on this site"]
    assert "Une campagne." in texts(page(output, "fr/projects/index.html"), ".projects-list p")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("since: 2022\nuntil: 2021", ":4: its last year, 2021, is before its first, 2022"),
        ("since: recently", ":3: 'recently' is not a year such as 2022"),
        ("sort: platfrom", ":3: unknown sort 'platfrom'. Did you mean 'platform'?"),
        ("partners: [UNHabitats]", ":3: unknown organisation 'UNHabitats'. Did you mean 'UN-Habitat'?"),
    ],
)
def test_what_does_not_fit_is_told(tmp_path: Path, fields: str, said: str) -> None:
    path = "content/projects/x.md"
    problems = problems_of(tmp_path, {path: f"---\ntitle: X\n{fields}\n---\n"})
    assert [problem for problem in problems if problem.startswith(path + said)], problems
