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
    assert texts(page(output, "index.html"), ".home-lead .prose") == ["Welcome."]


def test_without_news_there_is_no_link_to_any(tmp_path: Path) -> None:
    """A new site has none; neither has one without that feature."""
    assert not page(built(tmp_path, {}), "index.html").select(".home-news")
