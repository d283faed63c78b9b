"""News: what is listed where, and what a new item rewrites."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from plugins.core.build import build
from tests.markup import attributes, page, texts
from tests.support import FEATURES, built, news_item, project

YEARS = {
    f"content/news/n{year}-{month:02}.md": news_item(
        title=f"{month} {year}", date=f"{year}-{month:02}-01", challenges="['1.1']"
    )
    for year in (2020, 2021, 2022)
    for month in range(1, 5)
}
LANGS = ("", "fr/", "es/")
SUBJECT = "2-3-climate-resilience/"
OWN = {f"{lang}news/new/index.html" for lang in LANGS}
DATA = {"ledger.json", "search/pages.json"} | {
    f"data/v1/{name}.{form}" for name in ("everything", "news") for form in ("csv", "json")
}
FEEDS = {
    f"{lang}{place}{name}"
    for lang in LANGS
    for place in ("", "news/")
    for name in ("feed.xml", "atom.xml", "feed.json")
}
LISTS = {f"{lang}{place}index.html" for lang in LANGS for place in ("", "news/")}


def archive(year: int) -> set[str]:
    return {f"{lang}news/{year}/index.html" for lang in LANGS}


def rewritten(tmp_path: Path, before: Mapping[str, str], new: str) -> set[str]:
    """The files that a new item makes a build write."""
    settings = project(tmp_path, before)
    build(settings, FEATURES)
    _, published = build(project(tmp_path, {**before, "content/news/new.md": new}), FEATURES)
    assert published is not None and not published.removed
    return set(published.written)


def test_a_new_item_rewrites_few_pages(tmp_path: Path) -> None:
    """Its own, the newest, the home page, its year with its sitemap, its lists' data and feeds, the editors' list."""
    written = rewritten(tmp_path, YEARS, news_item(date="2022-04-28"))
    assert written == {
        *OWN,
        *LISTS,
        *DATA,
        *FEEDS,
        *archive(2022),
        "sitemaps/news-en-2022.xml",
        "translations/index.html",
    }


def test_an_old_item_that_is_added_leaves_the_newest_alone(tmp_path: Path) -> None:
    """The home page does not change for it, nor any year but its own."""
    many = YEARS | {
        f"content/news/d{day:02}.md": news_item(date=f"2022-04-{day:02}", challenges="['1.1']") for day in range(1, 29)
    }
    written = rewritten(tmp_path, many, news_item(date="2020-02-28"))
    assert written == {*OWN, *DATA, *FEEDS, *archive(2020), "sitemaps/news-en-2020.xml", "translations/index.html"}


def test_the_first_item_of_a_year_adds_it_to_the_years_of_every_archive(tmp_path: Path) -> None:
    """Once a year, three pages more for each year there was."""
    written = rewritten(tmp_path, YEARS, news_item(date="2019-06-01"))
    assert written == {
        *OWN,
        *DATA,
        *FEEDS,
        *(name for year in (2019, 2020, 2021, 2022) for name in archive(year)),
        *{f"{lang}news/index.html" for lang in LANGS},
        "sitemap.xml",
        "sitemaps/lists-en.xml",
        "sitemaps/lists-fr.xml",
        "sitemaps/lists-es.xml",
        "sitemaps/news-en-2019.xml",
        *(f"{lang}search/index.html" for lang in ("", "fr/", "es/")),  # it is a year to narrow by
        "translations/index.html",
    }


def test_an_item_on_a_shared_subject_rewrites_its_neighbours_at_most(tmp_path: Path) -> None:
    """Pages on which it is offered to read: of a subject's items, those near it in time."""
    subject = {
        f"content/news/s{number:03}.md": news_item(
            title=f"Item {number}", date=f"{2000 + number // 12}-{number % 12 + 1:02}-01", challenges="['2.3']"
        )
        for number in range(120)
    }
    written = rewritten(tmp_path, subject, news_item(date="2005-01-15", challenges="['2.3']"))
    articles = {name for name in written if "/s" in name and name.startswith("news/")}
    assert 0 < len(articles) <= 8, sorted(articles)
    others = {name for name in written if name.endswith(".html")} - {
        f"{lang}{name}" for name in articles for lang in LANGS
    }
    assert others <= {
        *OWN,
        *archive(2005),
        *(f"{lang}challenges/{place}index.html" for lang in LANGS for place in ("", SUBJECT, f"{SUBJECT}2005/")),
        "translations/index.html",
    }


def test_the_newest_twenty_are_on_one_page(tmp_path: Path) -> None:
    """All the others are in the archives of their years, in which every item is."""
    files = {f"content/news/d{day:02}.md": news_item(date=f"2022-04-{day:02}") for day in range(1, 26)}
    output = built(tmp_path, files)
    newest = attributes(page(output, "news/index.html"), ".card-title a", "href")
    assert newest == [f"/news/d{day:02}/" for day in range(25, 5, -1)]
    assert len(attributes(page(output, "news/2022/index.html"), ".card-title a", "href")) == 25


def test_a_list_links_to_every_year_and_marks_the_one_it_is(tmp_path: Path) -> None:
    """Newest first; the newest items are the first link."""
    output = built(tmp_path, YEARS)
    tree = page(output, "fr/news/2021/index.html")
    assert texts(tree, ".years a") == ["Les plus récentes", "2022", "2021", "2020"]
    assert texts(tree, ".years [aria-current]") == ["2021"]
    assert texts(page(output, "news/index.html"), ".years [aria-current]") == ["Newest"]


def test_an_untranslated_item_is_listed_in_its_own_language(tmp_path: Path) -> None:
    """Labelled and marked; date and subjects are in the language of the page."""
    output = built(tmp_path, {"content/news/x.md": news_item(title="Title", summary="Short.", challenges="['2.3']")})
    card = page(output, "fr/news/index.html").select(".card")[0]
    assert card.get("lang") == "en"
    assert [part.get("lang") for part in card.select(".card-meta, .card-tags")] == ["fr", "fr"]
    assert texts(page(output, "fr/news/index.html"), ".card-meta") == ["25 avril 2022 anglais"]
    assert texts(page(output, "fr/news/index.html"), ".card-tags li") == ["Résilience climatique"]


def test_without_news_the_list_says_so(tmp_path: Path) -> None:
    tree = page(built(tmp_path, {}), "es/news/index.html")
    assert len(tree.select("main p")) == 1 and not tree.select(".card")


def test_items_of_one_day_are_ordered_by_hour_then_by_name(tmp_path: Path) -> None:
    """So that every build has the same order."""
    dates = {"a": "2022-04-25", "b": "2022-04-25", "c": "2022-04-25T10:00"}
    files = {f"content/news/{slug}.md": news_item(date=date) for slug, date in dates.items()}
    links = attributes(page(built(tmp_path, files), "news/index.html"), ".card-title a", "href")
    assert links == ["/news/c/", "/news/a/", "/news/b/"]


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_lists_exist_in_every_language_for_search_engines_too(tmp_path: Path, lang: str) -> None:
    """A list is translated by nature."""
    output = built(tmp_path, YEARS)
    assert output[f"sitemaps/lists-{lang}.xml"].count(b"/news/") == 4


def test_another_zone_moves_no_item_to_another_year(tmp_path: Path) -> None:
    """The hour of an item is that of the site's zone: it is what its author wrote."""
    settings = project(tmp_path, {"content/news/x.md": news_item(date="2021-12-31T23:30")})
    build(msgspec.structs.replace(settings, timezone="Pacific/Kiritimati"), FEATURES)
    assert (settings.output / "news" / "2021" / "index.html").exists()
