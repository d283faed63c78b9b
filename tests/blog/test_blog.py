"""The blog: who signs an article, the pages of authors, the list, and the feeds."""

import json
from pathlib import Path

import pytest

from tests.markup import attributes, dead_links, graph, page, texts
from tests.support import built, news_item, problems_of

Output = dict[str, bytes]
HOST = "https://metropolis.example"
ANA = "{name: Ana Pérez, office: {en: Mayor, fr: Maire, es: Alcaldesa}, organisation: UN Habitat}"


def article(**fields: str) -> str:
    """A file of the blog, as one of the news."""
    return news_item(**fields)


SITE = {
    "content/blog/old.md": article(title="Old", date="2021-05-01", authors="[{name: Ana Perez}]"),
    "content/blog/new.md": article(title="New", authors=f"[{ANA}, {{name: Bo, organisation: A paper}}]"),
    "content/blog/newest.md": article(title="Newest", date="2022-04-30", authors="[{organisation: UN Habitat}]"),
    "content/blog/unsigned.md": article(title="Unsigned", date="2020-01-01"),
    "content/blog/draft.md": article(title="Draft", status="draft", authors="[{name: Nobody yet}]"),
    "content/blog/gone.md": article(title="Gone", status="withdrawn", authors="[{name: Someone else}]"),
    "content/news/one.md": news_item(title="One", alliances="[UN Habitat]"),
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Output:
    """The site with articles that persons, an organisation and nobody signed."""
    return built(tmp_path_factory.mktemp("blog"), SITE)


def test_no_link_is_dead(output: Output) -> None:
    assert not dead_links(output, HOST)


def test_the_list_is_newest_first(output: Output) -> None:
    """What is no longer or not yet to be read is not on it."""
    assert texts(page(output, "fr/blog/index.html"), ".card h2") == ["Newest", "New", "Old", "Unsigned"]


def test_a_list_without_articles_says_so(tmp_path: Path) -> None:
    found = page(built(tmp_path, {}), "es/blog/index.html")
    assert "Aún no se ha publicado nada aquí." in texts(found, "main p")


def test_an_article_says_who_signs_it(output: Output) -> None:
    """In the language of the page; an organisation that is known has its name there, and a link."""
    found = page(output, "fr/blog/new/index.html")
    assert texts(found, ".blog-byline") == ["Par Ana Pérez, Maire, UN-Habitat; Bo, A paper"]
    assert attributes(found, ".blog-byline a", "href") == [
        *("/fr/blog/authors/ana-perez/", "/fr/organisations/un-habitat/", "/fr/blog/authors/bo/"),
    ]
    assert texts(page(output, "blog/newest/index.html"), ".blog-byline") == ["By UN-Habitat"]


def test_nobody_is_said_to_have_signed_what_nobody_signed(output: Output) -> None:
    """Neither on the page nor in what programs read: the network least of all."""
    found = page(output, "blog/unsigned/index.html")
    assert not found.select(".blog-byline")
    assert graph(found)[0]["@type"] == "WebPage" and "author" not in graph(found)[0]
    items = {each["title"]: each.get("authors") for each in json.loads(output["blog/feed.json"])["items"]}
    assert items["Unsigned"] is None
    assert items["New"] == [{"name": "Ana Pérez"}, {"name": "Bo"}]


def test_every_article_says_whose_views_it_holds(output: Output) -> None:
    """And no other page does."""
    said = {name for name in output if name.endswith("index.html") and page(output, name).select(".blog-disclaimer")}
    slugs = ("old", "new", "newest", "unsigned")
    assert said == {f"{lang}blog/{slug}/index.html" for lang in ("", "fr/", "es/") for slug in slugs}
    assert texts(page(output, "es/blog/unsigned/index.html"), ".blog-disclaimer")[0].startswith("Las opiniones")


def test_an_author_has_a_page(output: Output) -> None:
    """With every article, the newest first, and what the newest says of the author; two spellings are one person."""
    found = page(output, "es/blog/authors/ana-perez/index.html")
    assert texts(found, "h1") == ["Ana Pérez"]
    assert texts(found, ".blog-post") == ["Alcaldesa, UN-Habitat"]
    assert texts(found, ".card h3") == ["New", "Old"]
    assert attributes(found, ".crumbs a", "href") == ["/es/", "/es/blog/"]
    assert "es/blog/authors/ana-perez/feed.xml" in output


def test_who_signed_nothing_that_is_to_be_read_has_no_page(output: Output) -> None:
    """Nor has an organisation that signs alone: its page is that of the organisation."""
    pages = {name.split("/")[2] for name in output if name.startswith("blog/authors/")}
    assert pages == {"ana-perez", "bo"}


def test_an_article_is_described_for_search_engines(output: Output) -> None:
    thing = graph(page(output, "blog/new/index.html"))[0]
    assert thing["@type"] == "BlogPosting"
    ana, bo = thing["author"]
    assert ana == {
        "@type": "Person",
        "name": "Ana Pérez",
        "url": f"{HOST}/blog/authors/ana-perez/",
        "jobTitle": "Mayor",
        "affiliation": {"@type": "Organization", "name": "UN Habitat"},
    }
    assert "jobTitle" not in bo
    assert graph(page(output, "blog/newest/index.html"))[0]["author"][0]["@type"] == "Organization"


def test_the_blog_can_be_followed(output: Output) -> None:
    """Its feeds in every format, its data, and a link to it on every page."""
    assert {"blog/feed.xml", "fr/blog/atom.xml", "data/v1/blog.json", "data/v1/blog.csv"} <= set(output)
    assert attributes(page(output, "blog/index.html"), ".subscribe a", "href") == ["/blog/feed.xml"]
    assert "/es/blog/" in attributes(page(output, "es/news/one/index.html"), "footer a", "href")


def test_feeds_name_the_authors(output: Output) -> None:
    """The network is the author of none of the articles, but still of its news."""
    creators = [line.strip() for line in output["blog/feed.xml"].decode().splitlines() if "<dc:creator>" in line]
    assert creators == [f"<dc:creator>{name}</dc:creator>" for name in ("UN Habitat", "Ana Pérez", "Bo", "Ana Perez")]
    assert b"<dc:creator>Metropolis</dc:creator>" in output["news/feed.xml"]


@pytest.mark.parametrize(
    ("author", "said"),
    [
        ("{office: Mayor}", "an author has a 'name', an 'organisation', or both"),
        ("{name: 李明}", "the name '李明' becomes part of an address: write it in Latin letters"),
        ("{nam: Ana}", "unknown field 'nam'. Did you mean 'name'?"),
    ],
)
def test_an_author_that_does_not_fit_is_told_at_its_line(tmp_path: Path, author: str, said: str) -> None:
    path = "content/blog/x.md"
    text = f"---\ntitle: X\ndate: 2022-04-01\nauthors:\n  - {{name: Bo}}\n  - {author}\n---\nText.\n"
    problems = problems_of(tmp_path, {path: text})
    assert [problem for problem in problems if problem.startswith(f"{path}:6: {said}")], problems
