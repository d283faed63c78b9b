"""Links: where a text leads on each page that shows it."""

from pathlib import Path

from plugins.core.site import Link, Site
from tests.documents import pdf
from tests.support import built, item_of, news_item, problems_of, site_of

X, Y = "content/news/x.md", "content/news/y.md"


def targets(site: Site, identifier: str, lang: str) -> list[str]:
    fills = site.body(item_of(site, identifier), lang).fills
    return [fill.href for fill in fills if isinstance(fill, Link)]


def test_a_link_leads_to_the_language_of_the_page(tmp_path: Path) -> None:
    """One to an original follows the reader; one to a named translation stays with it."""
    files = {X: news_item("[a](y.md) [b](y.fr.md)"), Y: news_item(), "content/news/y.fr.md": "---\ntitle: T\n---\n"}
    site = site_of(tmp_path, files)
    assert targets(site, "news/x", "en") == ["/news/y/", "/fr/news/y/"]
    assert targets(site, "news/x", "es") == ["/es/news/y/", "/fr/news/y/"]


def test_an_anchor_leads_where_its_heading_is(tmp_path: Path) -> None:
    """A translation has other headings: then the link leads to the page in the language of the text."""
    french = "---\ntitle: T\n---\n\n## Des villes\n"
    files = {X: news_item("[a](y.md#cities)"), Y: news_item("## Cities"), "content/news/y.fr.md": french}
    site = site_of(tmp_path, files)
    assert targets(site, "news/x", "fr") == ["/news/y/#cities"]
    assert targets(site, "news/x", "es") == ["/es/news/y/#cities"]


def test_a_link_elsewhere_is_left_as_it_is(tmp_path: Path) -> None:
    text = news_item("[a](https://x.org/?a=b#c) [b](mailto:a@b.org) [c](tel:+34933429460)")
    fills = site_of(tmp_path, {X: text}).bodies["news/x", "en"].fills
    assert fills == (
        Link("https://x.org/?a=b#c", external=True),
        Link("mailto:a@b.org"),
        Link("tel:+34933429460"),
    )


def test_only_what_is_shown_is_published(tmp_path: Path) -> None:
    """A file that only a draft or a coming item names is not on the site yet."""
    files = {
        X: news_item("[a](a.pdf)"),
        Y: news_item("[b](b.pdf)", date="2022-06-01"),
        "content/news/z.md": news_item("[c](c.pdf)", status="draft"),
    }
    output = built(tmp_path, {**files, **{f"content/news/{name}.pdf": pdf() for name in "abc"}})
    assert [name for name in output if name.endswith(".pdf")] == ["files/news/a.pdf"]


def test_a_draft_may_have_loose_ends(tmp_path: Path) -> None:
    """Its links are looked at when it is released."""
    assert problems_of(tmp_path, {X: news_item("[a](later.md)", status="draft")}) == []


def test_a_wrong_link_is_printed_once(tmp_path: Path) -> None:
    """A text that is shown in three languages is one text."""
    assert len(problems_of(tmp_path, {X: news_item("[a](z.md)\n\n[b](z.md)")})) == 1
