"""The home page."""

from pathlib import Path

from tests.markup import attributes, page, texts
from tests.support import built, news_item


def test_the_home_page_shows_its_text_and_the_newest_news(tmp_path: Path) -> None:
    """The newest four, newest first, and the way to all of them, in each language."""
    files = {f"content/news/n{day}.md": news_item(title=f"Day {day}", date=f"2022-04-0{day}") for day in range(1, 7)}
    output = built(tmp_path, files)
    tree = page(output, "fr/index.html")
    assert attributes(tree, ".card-title a", "href") == [f"/fr/news/n{day}/" for day in (6, 5, 4, 3)]
    assert attributes(tree, ".home-news > p a", "href") == ["/fr/news/"]
    assert texts(page(output, "index.html"), ".hero .prose") == ["Welcome."]


def test_without_news_there_is_no_link_to_any(tmp_path: Path) -> None:
    """A new site has none; neither has one without that feature."""
    assert not page(built(tmp_path, {}), "index.html").select(".home-news")


def event(day: str) -> str:
    return f"---\ntitle: On {day}\nstart: {day}\n---\nText.\n"


def test_what_takes_place_next_comes_first(tmp_path: Path) -> None:
    """The three that begin soonest, from the day of the build on."""
    days = ("2022-04-30", "2022-05-01", "2022-06-01", "2022-07-01", "2022-08-01")
    tree = page(built(tmp_path, {f"content/events/e{day}.md": event(day) for day in days}), "index.html")
    assert texts(tree, ".home-events .card-title") == ["On 2022-05-01", "On 2022-06-01", "On 2022-07-01"]


def test_when_nothing_is_announced_it_shows_what_took_place_last(tmp_path: Path) -> None:
    """The heading promises nothing to come, so that it stays true on a page that was built last week."""
    days = ("2021-01-01", "2022-04-29", "2022-04-30", "2020-01-01")
    tree = page(built(tmp_path, {f"content/events/e{day}.md": event(day) for day in days}), "es/index.html")
    assert texts(tree, ".home-events .card-title") == ["On 2022-04-30", "On 2022-04-29", "On 2021-01-01"]
    assert texts(tree, ".home-events h2") == ["En el calendario"]
    assert attributes(tree, ".home-events > p a", "href") == ["/es/calendar/"]
