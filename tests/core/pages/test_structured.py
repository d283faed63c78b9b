"""What machines read of an entry, in the terms of schema.org."""

from pathlib import Path

from tests.markup import graph, page
from tests.support import built, news_item

SITE = "https://metropolis.example"


def test_a_news_item_is_an_article_with_its_way_home(tmp_path: Path) -> None:
    """The whole graph of a page."""
    output = built(
        tmp_path, {"content/news/x.md": news_item(title="Title", summary="In short.", date="2022-04-25T09:30")}
    )
    publisher = {"@type": "Organization", "name": "Metropolis", "url": f"{SITE}/"}
    assert graph(page(output, "news/x/index.html")) == [
        {
            "@type": "NewsArticle",
            "@id": f"{SITE}/news/x/#entry",
            "url": f"{SITE}/news/x/",
            "mainEntityOfPage": f"{SITE}/news/x/",
            "inLanguage": "en",
            "publisher": publisher,
            "headline": "Title",
            "name": "Title",
            "description": "In short.",
            "image": f"{SITE}/news/card.png",
            "datePublished": "2022-04-25T09:30:00+02:00",
            "author": publisher,
        },
        {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": 1, "name": "Home", "item": f"{SITE}/"},
                {"@type": "ListItem", "position": 2, "name": "News", "item": f"{SITE}/news/"},
                {"@type": "ListItem", "position": 3, "name": "Title", "item": f"{SITE}/news/x/"},
            ],
        },
    ]


def test_an_untranslated_page_speaks_of_the_original(tmp_path: Path) -> None:
    """It is the same article, in the language that it is written in."""
    article = graph(page(built(tmp_path, {"content/news/x.md": news_item()}), "es/news/x/index.html"))[0]
    assert (article["@id"], article["inLanguage"]) == (f"{SITE}/news/x/#entry", "en")


def test_a_page_without_date_is_no_article(tmp_path: Path) -> None:
    thing = graph(page(built(tmp_path, {"content/pages/about.md": "---\ntitle: A\n---\nText.\n"}), "about/index.html"))[
        0
    ]
    assert thing["@type"] == "WebPage" and "datePublished" not in thing


def test_the_home_page_is_the_network_and_its_site(tmp_path: Path) -> None:
    """The organisation is one thing in all languages, the site has one for each."""
    output = built(tmp_path, {})
    things = [graph(page(output, f"{lang}index.html")) for lang in ("", "fr/")]
    assert [[thing["@type"] for thing in each] for each in things] == [["Organization", "WebSite"]] * 2
    assert things[0][0] == things[1][0] and things[0][0]["telephone"] == "+34 93 342 94 60"
    assert [each[1]["@id"] for each in things] == [f"{SITE}/#website", f"{SITE}/fr/#website"]
