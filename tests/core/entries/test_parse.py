"""Parsing: what one file states, and what it leaves to others."""

from plugins.core.entries.parse import Parsed, parse
from plugins.core.entry import Entry
from plugins.core.frontmatter.source import Source
from plugins.core.languages import LANGUAGES
from plugins.core.prose import ProseRenderer
from plugins.news import NEWS, NewsItem
from tests.support import news_item

RENDERERS = {lang: ProseRenderer(lang) for lang in LANGUAGES}


def read(text: str, lang: str = "") -> Parsed:
    return parse(Source("content/news/x.md", "news", "", "x", lang, text.encode()), NEWS, RENDERERS, "en")


def test_a_news_item_needs_a_title_and_a_date() -> None:
    parsed = read("---\ntitle: A title\ndate: 2022-04-25\n---\n")
    assert parsed.problems == ()
    assert isinstance(parsed.entry, NewsItem) and parsed.entry.id == "news/x"
    assert parsed.text is not None and (parsed.text.title, parsed.text.lang) == ("A title", "en")


def test_a_translation_states_words_alone() -> None:
    parsed = read("---\ntitle: Titre\nsummary: Résumé\n---\nTexte.\n", "fr")
    assert parsed.problems == () and parsed.entry is None
    assert parsed.text is not None and (parsed.text.title, parsed.text.lang) == ("Titre", "fr")


def test_an_error_leaves_the_rest_to_be_checked() -> None:
    """An entry without a required fact is one of no kind, which still has its members, its text and its links."""
    parsed = read(news_item("[a](b.md)", date="never", members="[Berlin]"))
    assert [problem.line for problem in parsed.problems] == [3]
    assert type(parsed.entry) is Entry and parsed.entry.members == ("Berlin",)
    assert parsed.text is not None and len(parsed.text.outline.slots) == 1


def test_lines_of_the_text_are_those_of_the_file() -> None:
    assert [problem.line for problem in read(news_item("One.\n\n<script>")).problems] == [8]
