"""The page of all members, the page of a region, the page of a member."""

from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from tests.markup import attributes, dead_links, graph, hreflang, page, texts
from tests.members.network import REGIONS, VOCABULARY
from tests.members.samples import SITE, member
from tests.support import built, news_item

Output = dict[str, bytes]
HOST = "https://metropolis.example"


def test_no_link_is_dead(output: Output, network: Output) -> None:
    """Of the pages, the maps and the menus."""
    assert not dead_links(output, HOST)
    assert not dead_links(network, HOST)


def test_names_are_in_order_whatever_their_accents(output: Output) -> None:
    """São Paulo before Shiraz; an apostrophe before a name does not count."""
    assert texts(page(output, "members/index.html"), ".directory a") == [
        *("Barcelona (city)", "Berlin", "Brussels", "Örebro"),
        *("’s-Gravenhage", "São Paulo", "Shiraz", "Staying"),
    ]
    spanish = texts(page(output, "es/members/index.html"), ".directory a")
    assert spanish[:3] == ["Barcelona (city)", "Berlín", "Bruselas"]


def test_there_is_a_letter_for_every_name_that_there_is(output: Output) -> None:
    """And for no other; each leads to its names."""
    found = page(output, "members/index.html")
    assert texts(found, ".letters a") == texts(found, ".directory h3") == ["B", "O", "S"]
    assert [href.removeprefix("#") for href in attributes(found, ".letters a", "href")] == attributes(
        found, ".directory h3", "id"
    )
    assert texts(found, ".directory section:last-child a") == ["’s-Gravenhage", "São Paulo", "Shiraz", "Staying"]


def test_the_filter_is_hidden_until_it_works(output: Output) -> None:
    """Without JavaScript the letters are the way."""
    assert page(output, "members/index.html").select("[data-filter][hidden]")


def test_a_member_is_found_by_name_country_and_region(output: Output) -> None:
    entries = attributes(page(output, "fr/members/index.html"), "[data-entry]", "data-entry")
    assert "Bruxelles Belgique Europe" in entries


def test_the_world_map_leads_to_the_regions(output: Output) -> None:
    """Each region is a link with its name, on the map and below; one that has no page is plain words."""
    found = page(output, "members/index.html")
    assert attributes(found, ".map-world a.map-region", "href") == ["/members/africa/", "/members/europe/"]
    assert attributes(found, ".map-world a.map-region", "aria-label") == ["Africa", "Europe"]
    assert texts(found, ".map-regions li") == [
        *("Africa 1", "Asia-Pacific 1", "Europe 5", "Latin America and the Caribbean 1"),
    ]
    assert texts(found, ".map-regions a") == ["Africa", "Europe"]


def test_regions_are_not_told_apart_by_colour_alone(network: Output) -> None:
    """Each has a sign of its own, which the list beside the map repeats."""
    found = page(network, "members/index.html")
    on_map = [set(each["class"]) - {"map-region"} for each in found.select(".map-world a.map-region")]
    beside = [set(each["class"]) for each in found.select(".map-regions li")]
    assert on_map == beside and len({*map(str, beside)}) == len(REGIONS)


def test_the_data_is_linked(output: Output) -> None:
    found = page(output, "es/members/index.html")
    links = attributes(found, ".data-files a", "href")
    assert links == ["/data/v1/members.csv", "/data/v1/members.geojson"]
    assert all(link.removeprefix("/") in output for link in links)


def test_the_dots_of_a_region_are_links_in_reading_order(network: Output) -> None:
    """As in the list of names, which also has those whose place is not known."""
    found = page(network, "members/asia-pacific/index.html")
    listed = attributes(found, ".region-members a", "href")
    dots = attributes(found, ".map-places svg a", "href")
    assert dots == [href for href in listed if href in dots]
    assert set(listed) - set(dots) == {"/members/bandar/", "/members/hyderabad/"}
    by_href = dict(zip(listed, texts(found, ".region-members a"), strict=True))
    assert attributes(found, ".map-places svg a", "aria-label") == [by_href[href] for href in dots]


def test_every_dot_of_a_region_has_its_name_or_a_number_that_is_explained(network: Output) -> None:
    for region in REGIONS:
        found = page(network, f"members/{region}/index.html")
        names, labels = attributes(found, ".map-places svg a", "aria-label"), texts(found, ".map-places text")
        key = dict(zip(attributes(found, ".map-key li", "value"), texts(found, ".map-key li"), strict=True))
        assert [key.get(label, label) for label in labels] == names


def test_every_dot_of_today_has_its_name(network: Output) -> None:
    """The 75 of the largest region too: none is a number, none is left out."""
    for region in REGIONS:
        found = page(network, f"members/{region}/index.html")
        assert texts(found, ".map-places text") == attributes(found, ".map-places svg a", "aria-label")


def test_a_region_page_says_who_and_what(output: Output) -> None:
    """Members, who speaks for them today, what comes next, then the last of each kind, on which challenges.

    What names the region alone is there as well as what names one of its members.
    """
    found = page(output, "members/europe/index.html")
    assert texts(found, ".region-members li") == [
        *("Barcelona (city) Spain", "Berlin Germany", "Brussels Belgium", "Örebro Sweden", "’s-Gravenhage Netherlands"),
    ]
    assert texts(found, ".holder-name") == ["Bo", "Cy"]
    assert texts(found, ".holder-role") == ["Regional Secretary, Europe", "Regional Officer, Europe"]
    parts = {texts(part, "h2")[0]: texts(part, ".card a") for part in found.select(".shelf")}
    assert parts == {
        "What comes next": ["Soon", "Later"],
        "Events 4": ["Past", "Of the region"],
        "News 2": ["New", "Old"],
        "Publications 1": ["A paper"],
    }
    assert texts(found, ".bars tbody th") == ["Combating inequalities", "Climate resilience"]


def test_what_is_of_no_member_of_a_region_is_not_on_its_page(output: Output) -> None:
    """Another region has what names its own members."""
    assert texts(page(output, "members/africa/index.html"), ".card a") == ["Old"]


def test_a_heading_of_the_text_may_be_called_as_a_part_of_the_page(output: Output) -> None:
    """No id is there twice."""
    ids = attributes(page(output, "members/europe/index.html"), "[id]", "id")
    assert "members" in ids and len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("prefix", "name", "region", "country"),
    [
        ("", "Berlin", "Europe", "Germany"),
        ("fr/", "Berlin", "Europe", "Allemagne"),
        ("es/", "Berlín", "Europa", "Alemania"),
    ],
)
def test_a_member_page_is_in_three_languages(output: Output, prefix: str, name: str, region: str, country: str) -> None:
    """Its name, region and country in each; it is data and needs no translation, so each is a page of its own."""
    path = f"{prefix}members/berlin/index.html"
    found = page(output, path)
    assert texts(found, "h1") == [name]
    assert texts(found, ".sheet dd")[:2] == [region, country]
    assert not found.select("h1[lang], .prose[lang], .notice")
    assert attributes(found, "link[rel=canonical]", "href") == [f"{HOST}/{path.removesuffix('index.html')}"]
    assert hreflang(found) == {
        "en": f"{HOST}/members/berlin/",
        "fr": f"{HOST}/fr/members/berlin/",
        "es": f"{HOST}/es/members/berlin/",
        "x-default": f"{HOST}/members/berlin/",
    }
    assert texts(found, "title")[0].startswith(f"{name}, {country}")


def test_each_page_of_a_member_has_a_title_of_its_own(output: Output) -> None:
    """Also where the name and the country are spelled alike in all languages."""
    titles = {texts(page(output, f"{prefix}members/shiraz/index.html"), "title")[0] for prefix in ("", "fr/", "es/")}
    assert len(titles) == 3


def test_a_member_with_a_text_keeps_its_names(output: Output) -> None:
    """Its text waits for translation, and the page says so; lists call it by its name all the same."""
    french = page(output, "fr/members/brussels/index.html")
    assert french.select(".notice") and attributes(french, "link[rel=canonical]", "href") == [
        f"{HOST}/members/brussels/"
    ]
    assert hreflang(french) == {}
    assert "Bruxelles" in texts(page(output, "fr/members/index.html"), ".directory a")
    assert "Bruxelles" in attributes(page(output, "fr/members/europe/index.html"), ".map-places a", "aria-label")


def test_a_member_page_says_who_speaks_for_it(output: Output) -> None:
    """Every seat with its term, those that are over last; who has no role there is called by the body."""
    found = page(output, "members/brussels/index.html")
    seats = [" / ".join(texts(each, "h3, p")) for each in found.select(".holder")]
    assert seats == [
        "Ada / Co-presidency / Minister / from 1 January 2021",
        "Bo / Regional Secretary, Europe / Brussels",
        "Ada / Member / Brussels / from 1 January 2019, until 1 January 2021",
        "Fay / Member / Brussels / until a day that is not known",
    ]


def test_a_member_page_says_what_it_did(output: Output) -> None:
    """The next events, then all else of every kind, newest first; drafts are not out."""
    found = page(output, "members/brussels/index.html")
    assert texts(found, "[aria-labelledby=_coming] .card a") == ["Soon"]
    assert texts(found, "[aria-labelledby=_deeds] .card a") == ["New", "Past", "Old"]
    challenges, companions = found.select(".bars")
    assert counts(challenges) == {"Combating inequalities": "3", "Climate resilience": "1"}
    assert counts(companions) == {"Berlin": "2", "Old Town": "1"}
    assert attributes(companions, "a", "href") == ["/members/berlin/", "/members/old-town/"]
    assert "A paper" in texts(page(output, "members/berlin/index.html"), "[aria-labelledby=_deeds] .card a")


def counts(table: Tag) -> dict[str, str]:
    """What a table counts, by its rows."""
    return dict(zip(texts(table, "tbody th"), texts(table, ".bars-count:not(th)"), strict=True))


def test_a_member_page_says_all_that_it_did(tmp_path: Path) -> None:
    """However much that is: it is nowhere else in one place."""
    news = {f"content/news/n{number}.md": news_item(title=f"N{number}", members="[Berlin]") for number in range(30)}
    found = page(built(tmp_path, {**VOCABULARY, **news}), "members/berlin/index.html")
    assert len(found.select("[aria-labelledby=_deeds] .card")) == 30


@pytest.mark.parametrize("prefix", ["", "fr/", "es/"])
@pytest.mark.parametrize(("path", "calendar"), [("berlin", "member/berlin"), ("europe", "region/europe")])
def test_a_member_and_a_region_can_be_followed(output: Output, prefix: str, path: str, calendar: str) -> None:
    """By feed and, in the language of the page, by calendar."""
    found = page(output, f"{prefix}members/{path}/index.html")
    links = attributes(found, ".subscribe a", "href")
    assert f"/{prefix}calendar/{calendar}.ics" in links
    assert [link for link in links if link.startswith("webcal:") and link.endswith(f"{calendar}.ics")]
    assert all(link.removeprefix("/") in output for link in links if not link.startswith("webcal:"))


def test_a_member_without_anything_cannot_be_followed(output: Output) -> None:
    """Nor is there an empty table beside its page."""
    assert not page(output, "members/shiraz/index.html").select(".subscribe, .bars")


def test_a_member_of_which_nothing_is_known(output: Output) -> None:
    """The page stands, and says so."""
    found = page(output, "members/shiraz/index.html")
    assert not found.select(".map, .holder, .portrait-parts .side")
    assert texts(found, "[aria-labelledby=_deeds] p") == ["Nothing of this member is on the site yet."]


def test_an_applicant_has_a_page_that_says_so(output: Output) -> None:
    """And is in no list, count or map of members."""
    assert texts(page(output, "members/kocaeli/index.html"), ".notice") == ["Applicant: not a member yet"]
    assert texts(page(output, "fr/members/kocaeli/index.html"), ".notice") == ["Candidature : pas encore membre"]
    found = page(output, "members/index.html")
    assert "/members/kocaeli/" not in attributes(found, ".directory a, .map a", "href")
    assert "/members/kocaeli/" in attributes(found, ".others a", "href")


@pytest.mark.parametrize(("name", "since"), [("old-town", "30 June 2021"), ("late", "30 April 2022")])
def test_a_former_member_keeps_its_page_and_its_history(output: Output, name: str, since: str) -> None:
    """Once the day has come; the page says so, and no list, count or map has it."""
    found = page(output, f"members/{name}/index.html")
    assert texts(found, ".notice") == ["Former member"]
    assert since in texts(found, ".sheet dd")
    for listing in ("members/index.html", "members/africa/index.html"):
        listed = attributes(page(output, listing), ".directory a, .region-members a, .map a", "href")
        assert f"/members/{name}/" not in listed
    assert f"/members/{name}/" in attributes(page(output, "members/index.html"), ".others a", "href")
    if name == "old-town":
        assert texts(found, "[aria-labelledby=_deeds] .card a") == ["Old"]


def test_a_member_that_will_leave_is_still_one(output: Output) -> None:
    """Until the day has come."""
    found = page(output, "members/staying/index.html")
    assert not found.select(".notice")
    assert "Staying" in texts(page(output, "members/africa/index.html"), ".region-members a")


def test_a_member_is_described_to_search_engines(output: Output) -> None:
    place: dict[str, Any] = next(each for each in graph(page(output, "es/members/berlin/index.html")) if "geo" in each)
    assert (place["@type"], place["name"]) == ("AdministrativeArea", "Berlín")
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 52.5238, "longitude": 13.3996}
    assert place["url"] == f"{HOST}/es/members/berlin/"


def test_a_map_adds_little_to_a_page(tmp_path: Path) -> None:
    """At most 2 kB, by which the same page without a place is smaller: the land is a file of the theme."""
    without = {"content/members/europe/berlin.md": member("Berlin", country="DE")}
    located = {"content/members/europe/berlin.md": SITE["content/members/europe/berlin.md"]}
    for prefix in ("", "fr/", "es/"):
        path = f"{prefix}members/berlin/index.html"
        added = len(built(tmp_path / "one", {**VOCABULARY, **located})[path]) - len(
            built(tmp_path / "two", {**VOCABULARY, **without})[path]
        )
        assert 0 < added <= 2048


def test_the_land_is_one_file_for_all_pages(network: Output) -> None:
    """For all maps of the world, whatever they show; the maps of regions, which magnify, share a finer one."""
    world, region = (
        {href for path in paths for href in attributes(page(network, path), ".map-land", "href")}
        for paths in (["members/index.html", "es/members/berlin/index.html"], ["members/europe/index.html"])
    )
    assert len(world) == len(region) == 1 and world != region
    assert all(land.removeprefix("/").partition("#")[0] in network for land in world | region)


def test_every_map_says_that_it_is_no_statement_on_borders(network: Output) -> None:
    for path in ("members/index.html", "members/europe/index.html", "members/berlin/index.html"):
        assert "boundaries" in texts(page(network, path), ".map figcaption")[0]
