"""Pages that stand for themselves."""

from pathlib import Path

from tests.markup import attributes, page, texts
from tests.support import built

ABOUT = {
    "content/pages/about.md": "---\ntitle: About us\n---\nText.\n",
    "content/pages/privacy.md": "---\ntitle: Privacy\n---\nText.\n",
}


def test_a_page_lies_at_its_name(tmp_path: Path) -> None:
    """Below no folder but that of its language, without a date or a way home to show."""
    tree = page(built(tmp_path, ABOUT), "es/about/index.html")
    assert texts(tree, "h1") == ["About us"]
    assert not tree.select("main time, .crumbs")


def test_the_menu_says_where_the_reader_is(tmp_path: Path) -> None:
    """On the page itself `page`, below it `true`, elsewhere nothing."""
    output = built(tmp_path, ABOUT | {"content/news/x.md": "---\ntitle: X\ndate: 2022-04-25\n---\nText.\n"})
    marked = ".masthead .menu:not(.languages) [aria-current]"
    assert attributes(page(output, "fr/about/index.html"), marked, "aria-current") == ["page"]
    assert texts(page(output, "fr/news/x/index.html"), marked) == ["Actualités"]
    assert attributes(page(output, "fr/news/x/index.html"), marked, "aria-current") == ["true"]
    assert not attributes(page(output, "index.html"), marked, "aria-current")
    assert texts(page(output, "privacy/index.html"), ".colophon [aria-current=page]") == ["Privacy"]
