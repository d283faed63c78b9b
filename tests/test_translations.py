"""The editors' page of translations."""

from pathlib import Path

from plugins.core.entries.stamp import stamp
from tests.markup import attributes, page, texts
from tests.support import built, news_item, project

FILES = {
    "content/news/current.md": news_item(title="Current"),
    "content/news/current.fr.md": "---\ntitle: A jour\n---\nTexte.\n",
    "content/news/current.es.md": "---\ntitle: Al dia\n---\nTexto.\n",
    "content/news/changed.md": news_item(title="Changed"),
    "content/news/changed.fr.md": "---\ntitle: Change\nsource: 0123456789abcdef\n---\nTexte.\n",
    "content/news/seul.md": news_item(title="Seul", lang="fr"),
}


def rows(tmp_path: Path) -> list[list[str]]:
    """The page's table, but for the challenges: file, and how it stands in English, French and Spanish."""
    project(tmp_path, FILES)
    for lang in ("fr", "es"):
        stamp(tmp_path / "content" / "news" / f"current.{lang}.md")
    files = {path: (tmp_path / path).read_bytes() for path in FILES}
    tree = page(built(tmp_path, files), "translations/index.html")
    cells = ([cell.get_text() for cell in row.select("code, td")] for row in tree.select("tbody tr"))
    return [row for row in cells if not row[0].startswith("content/challenges/")]


def test_every_text_with_a_page_has_its_row(tmp_path: Path) -> None:
    """Those with something to do come first; for the others there is nothing to do."""
    assert rows(tmp_path) == [
        ["content/home/home.md", "original", "missing", "missing"],
        ["content/news/changed.md", "original", "original changed since", "missing"],
        ["content/news/seul.md", "missing", "original", "missing"],
        ["content/news/current.md", "original", "translated", "translated"],
    ]


def test_it_counts_what_is_to_do(tmp_path: Path) -> None:
    """Texts, not languages."""
    tree = page(built(tmp_path, FILES), "translations/index.html")
    assert "3 texts need attention." in texts(tree, "main > p")[0]


def test_it_is_for_editors_alone(tmp_path: Path) -> None:
    """Not indexed, in one language, and no page leads to it."""
    output = built(tmp_path, FILES)
    assert attributes(page(output, "translations/index.html"), "meta[name=robots]", "content") == ["noindex"]
    assert not [name for name, data in output.items() if b"/translations/" in data and "translations" not in name]


def test_each_cell_leads_to_the_page(tmp_path: Path) -> None:
    links = attributes(page(built(tmp_path, FILES), "translations/index.html"), "tbody tr:first-child a", "href")
    assert links == ["/", "/fr/", "/es/"]
