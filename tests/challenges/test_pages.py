"""The page of a challenge, its archives, and the page of all."""

from pathlib import Path

import pytest

from tests.challenges.samples import FILES, entry
from tests.markup import attributes, dead_links, graph, page, texts
from tests.support import built, news_item, problems_of

Output = dict[str, bytes]

HOST = "https://metropolis.example"
CLIMATE = "challenges/2-3-climate-resilience/"
PREFIXES = ("", "fr/", "es/")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Output:
    """A site on a day before one of its events."""
    return built(tmp_path_factory.mktemp("challenges"), FILES)


def cards(output: Output, path: str) -> list[str]:
    """Where the cards of a page lead."""
    return attributes(page(output, path), ".card-title a", "href")


def long(year: int, number: int) -> dict[str, str]:
    """So many news items on climate resilience in a year."""
    return {
        f"content/news/item-{year}-{each}.md": news_item(date=f"{year}-01-{each:02}", challenges="[2.3]")
        for each in range(1, number + 1)
    }


def test_no_link_is_dead(output: Output) -> None:
    assert not dead_links(output, HOST)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_an_entry_stands_once_on_the_page_of_its_challenge(output: Output, prefix: str) -> None:
    """In every language, translated or not, whether it names the code or the label in some language."""
    links = cards(output, f"{prefix}{CLIMATE}index.html")
    for address in ("news/forests/", "news/campaign/", "events/world/", "events/webinar/", "calls/exchange/"):
        assert links.count(f"/{prefix}{address}") == 1, address
    assert len(links) == len(set(links))


def test_an_entry_without_the_tag_is_gone(tmp_path: Path) -> None:
    """And with it, where it was the only one, the figures; the page stays."""
    tagged = built(tmp_path, {"content/news/x.md": news_item(challenges="[2.3]")})
    untagged = built(tmp_path, {"content/news/x.md": news_item()})
    for prefix in PREFIXES:
        path = f"{prefix}{CLIMATE}index.html"
        assert f"/{prefix}news/x/" in cards(tagged, path)
        assert not cards(untagged, path) and not page(untagged, path).select(".figures")


def test_a_code_that_nobody_knows_is_an_error(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, {"content/news/x.md": news_item(challenges="[2.33]")})
    assert problem == "content/news/x.md:4: unknown challenge '2.33'. Did you mean '2.3'?"


def test_what_is_not_out_is_not_there(output: Output) -> None:
    """Drafts and what was withdrawn."""
    links = attributes(page(output, f"{CLIMATE}index.html"), "a", "href")
    assert "/news/draft/" not in links and "/news/gone/" not in links


def test_the_page_begins_with_code_and_title(output: Output) -> None:
    found = page(output, f"fr/{CLIMATE}index.html")
    assert texts(found, ".challenge-code") == ["2.3"]
    assert texts(found, "h1") == ["Résilience climatique"]
    assert texts(found, "title") == ["2.3 Résilience climatique – Metropolis"]


def test_what_comes_next_stands_before_all_else(output: Output) -> None:
    found = page(output, f"{CLIMATE}index.html")
    assert attributes(found, "[aria-labelledby=_coming] .card a", "href") == ["/events/webinar/"]
    assert "/events/webinar/" not in attributes(found, "[aria-labelledby=_event] .card a", "href")


def test_a_region_has_a_part_with_its_newest(output: Output) -> None:
    """By region, each with a count; an item of several regions stands in each."""
    found = page(output, f"{CLIMATE}index.html")
    assert texts(found, ".challenge-part h3") == ["Africa 3", "Europe 3"]
    assert attributes(found, "#_africa a", "href") == ["/events/webinar/", "/news/forests/", "/calls/exchange/"]
    assert attributes(found, "#_europe a", "href") == ["/news/forests/", "/events/retreat/", "/events/forum/"]


def test_what_is_no_item_is_told_apart(output: Output) -> None:
    """A page that has the tag is found, and is no evidence."""
    found = page(output, f"{CLIMATE}index.html")
    assert attributes(found, "[aria-labelledby=_others] a", "href") == ["/explained/"]
    assert "/explained/" not in cards(output, f"{CLIMATE}index.html")


def test_one_can_follow_a_challenge(output: Output) -> None:
    """By feed, by calendar and as data; the files are there."""
    for prefix in PREFIXES:
        links = attributes(page(output, f"{prefix}{CLIMATE}index.html"), ".subscribe a", "href")
        assert f"/{prefix}{CLIMATE}feed.xml" in links
        assert f"/{prefix}calendar/challenge/2.3.ics" in links
    assert f"data/v1/{CLIMATE.rstrip('/')}.json" in output


def test_a_challenge_is_described_to_search_engines(output: Output) -> None:
    (term,) = (each for each in graph(page(output, f"es/{CLIMATE}index.html")) if each["@type"] == "DefinedTerm")
    assert (term["name"], term["termCode"]) == ("Resiliencia climática", "2.3")
    assert term["inDefinedTermSet"] == f"{HOST}/es/challenges/"


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_challenge_without_items_says_so(output: Output, prefix: str) -> None:
    """And leads on, in place of empty tables."""
    found = page(output, f"{prefix}challenges/3-1-gender/index.html")
    assert texts(found, "h1") == ["Gender mainstreaming"]
    assert attributes(found, ".challenge-none a", "href") == [f"/{prefix}challenges/"]
    assert not found.select("table, .card, .challenge-part")


def test_a_short_list_has_no_archive(output: Output) -> None:
    """The page shows it all."""
    assert not [name for name in output if name.startswith(CLIMATE + "20")]
    assert not page(output, f"{CLIMATE}index.html").select(".years")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_long_list_has_an_archive_a_year(tmp_path: Path, prefix: str) -> None:
    """Each with all of its year, and links to the others; the page itself shows the newest."""
    output = built(tmp_path, long(2020, 3) | long(2022, 5))
    assert len(cards(output, f"{prefix}{CLIMATE}index.html")) == 6
    years = attributes(page(output, f"{prefix}{CLIMATE}index.html"), ".years a", "href")
    assert years == [f"/{prefix}{CLIMATE}2022/", f"/{prefix}{CLIMATE}2020/"]
    for year, number in (("2022", 5), ("2020", 3)):
        path = f"{prefix}{CLIMATE}{year}/index.html"
        newest_first = [f"/{prefix}news/item-{year}-{each}/" for each in range(number, 0, -1)]
        assert cards(output, path) == newest_first
        assert texts(page(output, path), ".years [aria-current=page]") == [year]
    assert not dead_links(output, HOST)


def test_what_has_no_date_is_never_left_to_an_archive(tmp_path: Path) -> None:
    """It is in no year: the page shows all of it."""
    projects = {f"content/projects/{each}.md": entry(f"Project {each}", challenges="[2.3]") for each in "abcdefgh"}
    output = built(tmp_path, projects | long(2022, 7))
    assert sum(link.startswith("/projects/") for link in cards(output, f"{CLIMATE}index.html")) == len(projects)
    assert len(cards(output, f"{CLIMATE}2022/index.html")) == 7
    below = {name.removeprefix(CLIMATE).partition("/")[0] for name in output if name.startswith(CLIMATE)}
    assert below == {"index.html", "feed.xml", "card.png", "2022"}


def test_the_address_outlives_the_label(tmp_path: Path) -> None:
    """It is made of the name of the file; tags that name the code still hold."""
    files = {
        "content/challenges/2-3-climate-resilience.md": entry("Living with the climate", code="2.3"),
        "content/news/x.md": news_item(challenges="[2.3]"),
    }
    output = built(tmp_path, files)
    assert texts(page(output, f"{CLIMATE}index.html"), "h1") == ["Living with the climate"]
    assert cards(output, f"{CLIMATE}index.html") == ["/news/x/"]
    assert f"/{CLIMATE}" in attributes(page(output, "news/x/index.html"), ".facts a", "href")


def test_a_new_challenge_is_one_file(tmp_path: Path) -> None:
    """Then it has its page, its place in the order of codes, and can be written as a tag."""
    files = {
        "content/challenges/something-new.md": entry("Something new", code="1.2"),
        "content/news/x.md": news_item(challenges="[1.2]"),
    }
    output = built(tmp_path, files)
    assert cards(output, "fr/challenges/something-new/index.html") == ["/fr/news/x/"]
    listed = texts(page(output, "challenges/index.html"), ".challenges-list .challenge-code")
    assert listed == ["1.1", "1.2", "2.1", "2.3"]


def test_groups_without_a_name_have_no_heading(output: Output) -> None:
    """Nobody knows what they are called; the challenges stand in the order of their codes."""
    found = page(output, "challenges/index.html")
    assert texts(found, ".challenges-list .challenge-code") == ["1.1", "2.1", "2.3", "3.1"]
    assert len(found.select(".challenges-group")) == 3
    assert not found.select(".challenges-group h2")
    assert not page(output, f"{CLIMATE}index.html").select(".challenge-group")


def test_groups_with_a_name_show_it(tmp_path: Path) -> None:
    """On the page of all, and on that of each; a number without a name behind it says nothing."""
    groups = "1:\n2: {label: {en: Resilience, fr: Résilience, es: Resiliencia}}\n"
    output = built(tmp_path, {"data/challenge-groups.yaml": groups})
    for prefix, name in zip(PREFIXES, ("Resilience", "Résilience", "Resiliencia"), strict=True):
        assert texts(page(output, f"{prefix}challenges/index.html"), ".challenges-group h2") == [name]
        assert texts(page(output, f"{prefix}{CLIMATE}index.html"), ".challenge-group") == [name]


def test_the_matrix_is_a_table_that_can_be_read_aloud(output: Output) -> None:
    """Challenges head its rows, regions its columns; what is too wide is scrolled, also by keyboard."""
    found = page(output, "challenges/index.html")
    assert attributes(found, ".matrix tbody th[scope=row] a", "href")[2] == f"/{CLIMATE}"
    assert texts(found, ".matrix thead th[scope=col]") == ["Challenge", "Africa", "Europe", "North America", "In all"]
    assert attributes(found, ".matrix thead a", "href") == ["/members/africa/", "/members/europe/"]
    (box,) = found.select(".matrix-scroll")
    assert box["tabindex"] == "0" and texts(found, f"#{box['aria-labelledby']}") == ["Challenges by region"]


def test_a_cell_leads_to_a_part_of_a_page(output: Output) -> None:
    """Its name says what it counts, beginning with what is seen; nothing is no link."""
    row = page(output, "challenges/index.html").select(".matrix tbody tr")[2]
    assert attributes(row, "td a", "href") == [f"/{CLIMATE}#_africa", f"/{CLIMATE}#_europe"]
    assert attributes(row, "td a", "aria-label") == [
        "3 items: Climate resilience, Africa",
        "3 items: Climate resilience, Europe",
    ]
    assert texts(row, ".matrix-none") == ["0"]


def test_a_site_without_regions_has_no_matrix(tmp_path: Path) -> None:
    output = built(tmp_path, {})
    assert not page(output, "challenges/index.html").select(".matrix")


def test_an_entry_leads_to_its_challenges(output: Output) -> None:
    """On its own page; in lists they are words only."""
    assert f"/{CLIMATE}" in attributes(page(output, "news/forests/index.html"), ".facts a", "href")
    found = page(output, "news/index.html")
    assert "Climate resilience" in texts(found, ".card-tags li") and not found.select(".card-tags a")
