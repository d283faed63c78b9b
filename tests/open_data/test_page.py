"""The page that explains the open data."""

from pathlib import Path

import pytest

from plugins.core.frontmatter.fields import Field
from plugins.core.frontmatter.records import fields_of
from plugins.news import NewsItem
from tests.markup import attributes, dead_links, page, texts
from tests.support import DATA, built, news_item

SITE = {
    "content/open-data/data.md": "---\ntitle: Open data\n---\nText.\n",
    "content/open-data/data.fr.md": "---\ntitle: Données ouvertes\n---\nTexte.\n",
    "content/news/x.md": news_item(challenges="[2.3]", members="[Brussels]"),
}


def test_it_leads_to_every_dataset_and_its_schema(tmp_path: Path) -> None:
    """In each language; no link is dead, and lists of the site offer theirs."""
    output = built(tmp_path, SITE)
    assert not dead_links(output, "https://metropolis.example")
    files = {path for path in output if path.startswith("data/v1/")} - {"data/v1/schemas/index.json"}
    for prefix in ("", "fr/", "es/"):
        links = attributes(page(output, f"{prefix}data/index.html"), "main a[href^='/data/']", "href")
        assert {link.removeprefix("/") for link in links} == files
        assert "/data/v1/news.json" in attributes(page(output, f"{prefix}news/index.html"), ".subscribe a", "href")


def test_without_the_page_nothing_leads_to_the_data(tmp_path: Path) -> None:
    output = built(tmp_path, {"content/news/x.md": news_item()})
    assert "data/index.html" not in output
    assert not attributes(page(output, "news/index.html"), "a[href$='.json'][href^='/data']", "href")


@pytest.mark.parametrize(("prefix", "said"), [("", "not stated yet"), ("fr/", "pas encore fixées"), ("es/", "aún no")])
def test_without_a_licence_it_says_so_and_whom_to_ask(tmp_path: Path, prefix: str, said: str) -> None:
    found = page(built(tmp_path, SITE), f"{prefix}data/index.html")
    (part,) = texts(found, "[aria-labelledby=_licence]")
    assert said in part and "metropolis@metropolis.org" in part


def test_the_licence_is_named_once_there_is_one(tmp_path: Path) -> None:
    facts = DATA["data/organisation.yaml"] + "licence: {name: CC BY 4.0, url: 'https://x.org/by'}\n"
    found = page(built(tmp_path, {**SITE, "data/organisation.yaml": facts}), "data/index.html")
    assert attributes(found, "a[rel~=license]", "href") == ["https://x.org/by"]
    assert "not stated" not in texts(found, "[aria-labelledby=_licence]")[0]


def test_it_explains_every_field(tmp_path: Path) -> None:
    """By the words of its declaration, which are English and marked as such."""
    found = page(built(tmp_path, SITE), "fr/data/index.html")
    explained = dict(zip(texts(found, ".data-fields dt"), texts(found, ".data-fields dd"), strict=False))
    declared: dict[str, Field] = {
        name: field for name, field in fields_of(NewsItem).items() if name not in ("id", "status", "aliases")
    }
    assert declared.keys() <= explained.keys() and explained["guests"] == declared["guests"].help
    assert set(attributes(found, ".data-fields dd", "lang")) == {"en"}
    assert texts(found, ".data-fields dt").count("challenges") == 1
