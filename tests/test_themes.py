"""The themes of the toolkit: one page, and what belongs to each."""

from pathlib import Path

from tests.markup import attributes, page, texts
from tests.support import built, news_item, problems_of

THEMES = {
    "data/themes.yaml": "economy: {label: {en: Economy, fr: Économie, es: Economía}}\nhealth: {label: Health}\n",
    "content/news/one.md": news_item(title="One", themes="[Economy]"),
}


def test_the_page_names_every_theme_with_what_belongs_to_it(tmp_path: Path) -> None:
    """In the order of the list; a theme of which there is nothing says so."""
    output = built(tmp_path, THEMES)
    found = page(output, "fr/themes/index.html")
    assert texts(found, "main h2") == ["Économie", "Health"]
    assert attributes(found, "main a", "href") == ["/fr/news/one/"]
    assert texts(found, "main li")[1] == "Health Rien sur ce thème n’est encore sur le site."


def test_what_refers_to_a_theme_links_to_the_page(tmp_path: Path) -> None:
    found = page(built(tmp_path, THEMES), "news/one/index.html")
    assert texts(found, ".facts dt") == ["Themes"]
    assert attributes(found, ".facts a", "href") == ["/themes/"]


def test_a_site_without_themes_has_no_page_of_them(tmp_path: Path) -> None:
    assert "themes/index.html" not in built(tmp_path, {})


def test_an_unknown_theme_is_told(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, THEMES | {"content/news/two.md": news_item(themes="[Econmy]")})
    assert problems == ["content/news/two.md:4: unknown theme 'Econmy'. Did you mean 'Economy'?"]
