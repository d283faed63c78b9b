"""The sitemap, by the rules of sitemaps.org (protocol 0.9), and robots.txt."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.core.build import build
from tests.markup import attributes, page
from tests.support import FEATURES, built, news_item, project, tree

SITE = "https://x.org/metropolis/"
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
CONTENT = {
    "content/news/x.md": news_item(date="2022-04-25", updated="{date: 2022-04-28, note: Wrong.}", aliases="[/old]"),
    "content/news/x.fr.md": "---\ntitle: X\n---\nTexte.\n",
    "content/news/y.md": news_item(date="2021-01-02"),
    "content/news/hola.md": news_item(date="2021-01-02", lang="es"),
    "content/news/gone.md": news_item(status="withdrawn"),
    "content/pages/about.md": "---\ntitle: About\n---\nText.\n",
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return built(tmp_path_factory.mktemp("sitemap"), CONTENT, siteurl=SITE)


def entries(output: Mapping[str, bytes], name: str, tag: str, child: str) -> dict[str, str]:
    """The addresses of a file with their last changes; the file must hold nothing but these."""
    assert output[name].startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    root = ET.fromstring(output[name])
    assert root.tag == NAMESPACE + tag
    found = {}
    for entry in root:
        assert entry.tag == NAMESPACE + child
        assert [part.tag for part in entry] in ([f"{NAMESPACE}loc"], [f"{NAMESPACE}loc", f"{NAMESPACE}lastmod"])
        found[entry[0].text or ""] = (entry[1].text or "") if len(entry) > 1 else ""
    assert len(found) == len(root), "an address twice"
    return found


def listed(output: Mapping[str, bytes]) -> dict[str, str]:
    """All pages of the sitemap, by way of its index, with their last changes."""
    maps = entries(output, "sitemap.xml", "sitemapindex", "sitemap")
    files = [address.removeprefix(SITE) for address in maps]
    assert sorted(files) == sorted(name for name in output if name.startswith("sitemaps/"))
    return {address: day for name in files for address, day in entries(output, name, "urlset", "url").items()}


def test_the_sitemap_holds_exactly_the_pages_that_may_be_indexed(output: Mapping[str, bytes]) -> None:
    """Those that name themselves as canonical and do not ask to be left out; each in one file."""
    indexable = set()
    for name in (name for name in output if name.endswith(".html")):
        tree = page(output, name)
        own = SITE + name.removesuffix("index.html")
        if attributes(tree, "link[rel=canonical]", "href") == [own] and not tree.select("meta[name=robots]"):
            indexable.add(own)
    assert set(listed(output)) == indexable
    assert {
        f"{SITE}{path}" for path in ("", "fr/news/", "es/news/", "fr/news/x/", "es/news/hola/", "about/")
    } <= indexable
    assert not {f"{SITE}{path}" for path in ("es/news/x/", "news/hola/", "news/gone/", "old/", "404.html")} & indexable


def test_there_is_a_file_for_each_kind_language_and_year(output: Mapping[str, bytes]) -> None:
    """So that a new item changes a small one."""
    names = {name.removeprefix("sitemaps/").removesuffix(".xml") for name in output if name.startswith("sitemaps/")}
    lists = {f"{name}-{lang}" for name in ("lists", "members") for lang in ("en", "fr", "es")} | {"home-en", "pages-en"}
    assert names >= lists
    news = {name for name in names if name.startswith("news")}
    assert news == {"news-en-2022", "news-fr-2022", "news-en-2021", "news-es-2021"}


def test_the_last_change_is_the_last_material_one(output: Mapping[str, bytes]) -> None:
    """The day of the correction, else the day of the item; what is not dated has none."""
    changes = listed(output)
    assert changes[f"{SITE}news/x/"] == changes[f"{SITE}fr/news/x/"] == "2022-04-28"
    assert changes[f"{SITE}news/y/"] == "2021-01-02"
    assert changes[f"{SITE}about/"] == changes[f"{SITE}news/"] == ""


def test_robots_are_shown_the_sitemap(output: Mapping[str, bytes]) -> None:
    """And kept from nothing."""
    assert output["robots.txt"].decode() == f"User-agent: *\nAllow: /\n\nSitemap: {SITE}sitemap.xml\n"


def test_without_the_feature_there_is_neither(tmp_path: Path) -> None:
    settings = project(tmp_path, CONTENT)
    build(settings, [feature for feature in FEATURES if feature.name != "sitemap"])
    assert not [name for name in tree(settings.output) if name.startswith(("sitemap", "robots"))]
