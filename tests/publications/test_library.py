"""The library: everything by year, and a page for each value of a facet."""

import re
from urllib.parse import unquote

from tests.markup import attributes, page, texts

Output = dict[str, bytes]


def titles(output: Output, path: str) -> list[str]:
    """The publications that a page lists, in order, by the first letters of their titles."""
    return [title[:10] for title in texts(page(output, f"{path}index.html"), ".publication .card-title")]


def test_the_newest_come_first_and_the_undated_last(output: Output) -> None:
    assert titles(output, "publications/") == ["Bringing n", "Elsewhere", "A talk", "Trees", "Ünïted & {"]
    assert texts(page(output, "publications/index.html"), ".publications-years h2") == [
        "2022",
        "2021",
        "2020",
        "Date unknown",
    ]


def test_each_facet_has_the_values_that_there_are(output: Output) -> None:
    """And no other."""
    found = page(output, "publications/index.html")
    assert texts(found, ".facets h3") == ["Year", "Series", "Metropolitan challenge", "Language", "Type"]
    assert texts(found, ".facets li") == [
        *("2022 (2)", "2021 (1)", "2020 (1)", "Date unknown (1)"),
        "Issue Papers (1)",
        *("Combating inequalities (1)", "Climate resilience (2)"),
        *("English (3)", "French (1)", "Arabic (1)"),
        *("Issue paper (1)", "Report (2)", "Talk (1)", "Publication (1)"),
    ]


def test_a_count_is_that_of_the_list(output: Output) -> None:
    """In every language, and whatever the facet; the page says which of its links it is."""
    for lang in ("", "fr/", "es/"):
        found = page(output, f"{lang}publications/index.html")
        for link in found.select(".facets li a"):
            href = unquote(str(link["href"]))
            shown = page(output, f"{href.lstrip('/')}index.html")
            (count,) = re.findall(r"\((\d+)\)", link.parent.get_text() if link.parent else "")
            assert len(shown.select(".publication")) == int(count), href
            assert attributes(shown, ".facets [aria-current]", "href") == [link["href"]]
            assert texts(shown, ".publications-count")[0].split()[0] == count


def test_a_slice_leads_back_to_all(output: Output) -> None:
    assert titles(output, "publications/language/ar/") == ["Elsewhere"]
    found = page(output, "fr/publications/challenge/2.3/index.html")
    assert "/fr/publications/" in attributes(found, ".facets p a", "href")
    assert texts(found, "h1") == ["Publications sur le thème : Résilience climatique"]


def test_a_row_says_what_when_and_in_which_languages(output: Output) -> None:
    found = page(output, "fr/publications/index.html").select(".publication")[0]
    assert texts(found, ".card-meta") == ["Document thématique 31 mars 2022"]
    assert texts(found, ".publication-facts") == ["Issue Papers 12 · anglais, français"]
    assert texts(found, ".card-tags") == ["Résilience climatique"]


def test_the_library_can_be_followed(output: Output) -> None:
    """Its feed tells of all that has a date."""
    assert "/publications/feed.xml" in attributes(page(output, "publications/index.html"), ".subscribe a", "href")
    feed = output["publications/feed.xml"].decode()
    assert "Bringing nature back" in feed and "Elsewhere" in feed and "Date unknown" not in feed


def test_it_stands_in_the_menu(output: Output) -> None:
    assert "/es/publications/" in attributes(page(output, "es/news/index.html"), ".masthead nav a", "href")
