"""The site: what features ask it."""

from pathlib import Path

from plugins.core.site import Item, Site
from tests.support import news_item, site_of


def test_a_question_is_answered_once(tmp_path: Path) -> None:
    """For each item and whatever else it is about, however many pages ask."""
    site = site_of(tmp_path, {"content/news/a.md": news_item(), "content/news/b.md": news_item()})
    asked: list[tuple[str, str]] = []

    def question(_site: Site, item: Item, lang: str) -> str:
        asked.append((item.entry.slug, lang))
        return f"{item.entry.slug} in {lang}"

    answers = [site.once(question, item, lang) for item in site.of("news") for lang in ("en", "fr", "en")]
    assert answers == ["a in en", "a in fr", "a in en", "b in en", "b in fr", "b in en"]
    assert asked == [("a", "en"), ("a", "fr"), ("b", "en"), ("b", "fr")]
