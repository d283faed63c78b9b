"""What search engines and other sites are told of a page."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.core.features.head import alternates, breadcrumbs, jsonld, switch
from tests.markup import Output, attributes, graph, hreflang, page, texts
from tests.support import built, news_item

SITE = "https://metropolis.example"
CONTENT = {
    "content/news/all.md": news_item(title="All"),
    "content/news/all.fr.md": "---\ntitle: Tout\n---\nTexte.\n",
    "content/news/all.es.md": "---\ntitle: Todo\n---\nTexto.\n",
    "content/news/two.md": news_item(title="Two"),
    "content/news/two.fr.md": "---\ntitle: Deux\n---\nTexte.\n",
    "content/news/alone.md": news_item(title="Alone"),
    "content/news/seul.md": news_item(title="Seul", lang="fr"),
    "content/news/gone.md": news_item(status="withdrawn"),
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Output:
    return built(tmp_path_factory.mktemp("head"), CONTENT)


def test_hreflang_names_the_real_translations(output: Output) -> None:
    """And the page itself; x-default is the English one."""
    assert hreflang(page(output, "news/two/index.html")) == {
        "en": f"{SITE}/news/two/",
        "fr": f"{SITE}/fr/news/two/",
        "x-default": f"{SITE}/news/two/",
    }


@pytest.mark.parametrize("path", ["news/alone/index.html", "fr/news/alone/index.html", "es/news/two/index.html"])
def test_without_a_translation_there_is_no_hreflang(output: Output, path: str) -> None:
    """Neither on a page in one language only, nor on one that shows its text in another language."""
    assert not hreflang(page(output, path))


def test_hreflang_is_reciprocal(output: Output) -> None:
    """Search engines ignore a translation that does not answer: every page that is named names the same set."""
    declared = {
        attributes(tree, "link[rel=canonical]", "href")[0]: hreflang(tree)
        for name in output
        if name.endswith(".html") and hreflang(tree := page(output, name))
    }
    assert len(declared) > 8
    for address, alternate in declared.items():
        assert address in alternate.values()
        assert all(declared[other] == alternate for other in alternate.values())


def test_what_is_not_for_search_engines_declares_nothing_to_them(output: Output) -> None:
    for name in ("404.html", "translations/index.html", "news/gone/index.html"):
        tree = page(output, name)
        assert attributes(tree, "meta[name=robots]", "content") == ["noindex"]
        assert not hreflang(tree) and not graph(tree)


def test_every_page_says_what_it_is(output: Output) -> None:
    """One title, description, canonical and language each; all titles end with the site's name."""
    for name in (name for name in output if name.endswith(".html")):
        tree = page(output, name)
        assert [bool(text) for text in attributes(tree, "meta[name=description]", "content")] == [True], name
        assert len(attributes(tree, "link[rel=canonical]", "href")) == 1, name
        assert texts(tree, "title")[0].endswith("– Metropolis"), name
        assert attributes(tree, "html", "lang")[0] in ("en", "fr", "es"), name
        assert len(tree.select("h1")) == 1, name


def test_x_default_is_the_first_of_the_languages_there_is() -> None:
    """A French original with a Spanish translation has no English page to send others to."""
    assert alternates({"es": "/es/", "fr": "/fr/"}) == (("fr", "/fr/"), ("es", "/es/"), ("x-default", "/fr/"))


def test_the_switch_says_which_pages_are_translated() -> None:
    links = switch({"en": "/x/", "fr": "/fr/x/", "es": "/es/x/"}, ("en", "es"))
    assert [(link.lang, link.translated) for link in links] == [("en", True), ("fr", False), ("es", True)]


@pytest.mark.parametrize("text", ["</script><script>alert(1)//", "<!--<script>", "]]>", "&lt;", "Été «ü» \u2028 \0"])
def test_jsonld_cannot_leave_its_script_element(text: str) -> None:
    """Whatever an author writes stays data: read by a browser's rules, the element holds the text and nothing else."""
    block = jsonld({"name": text})
    tree = BeautifulSoup(f'<script type="application/ld+json">{block}</script><p>after</p>', "html.parser")
    assert len(tree.select("script")) == 1 and len(tree.select("p")) == 1
    assert not set("<>&") & set(block)
    assert json.loads(block)["@graph"] == [{"name": text}]


def test_a_title_cannot_leave_the_head(tmp_path: Path) -> None:
    """On a whole page: title, description and JSON-LD carry the same words, as words."""
    title = "'</title></script><script>alert(1)</script>'"
    output = built(tmp_path, {"content/news/x.md": news_item(title=title, summary=title)})
    tree = page(output, "news/x/index.html")
    assert not [script for script in tree.select("script") if script.get("type") != "application/ld+json"]
    assert "alert(1)" in texts(tree, "h1")[0] and "alert(1)" in graph(tree)[0]["headline"]


def test_breadcrumbs_count_from_one() -> None:
    items = breadcrumbs([("Home", "/"), ("News", "/news/")])["itemListElement"]
    assert [(item["position"], item["name"], item["item"]) for item in items] == [
        (1, "Home", "/"),
        (2, "News", "/news/"),
    ]
