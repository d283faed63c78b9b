"""What readers see of an entry on its page: in which language, and in which state of its life."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from plugins.core.build import build
from plugins.core.now import Now
from tests.documents import png
from tests.markup import Output, attribute, attributes, graph, page, texts
from tests.support import FEATURES, NOW, built, news_item, project

STAMP = "0123456789abcdef"
UNTRANSLATED = "fr/news/item/index.html"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Output:
    """A site with an item that is translated into Spanish only."""
    fields = {
        "title": "The item",
        "summary": "In short.",
        "challenges": "[2.3]",
        "image": "{file: hall.png, alt: A hall, credit: Someone}",
        "updated": "{date: 2022-04-28, note: The figure was wrong.}",
    }
    return built(
        tmp_path_factory.mktemp("pages"),
        {
            "content/news/item.md": news_item("## Heading\n\nText.\n\n![video: A talk](https://vimeo.com/1)", **fields),
            "content/news/item.es.md": f"---\ntitle: La noticia\nalt: Una sala\nsource: {STAMP}\n---\nTexto.\n",
            "content/news/other.md": news_item(title="Another", challenges="[2.3]"),
            "content/news/gone.md": news_item(title="Gone", challenges="[2.3]", status="withdrawn", aliases="[/old]"),
            "content/news/draft.md": news_item(title="Draft", challenges="[2.3]", status="draft"),
            "content/news/hall.png": png(),
        },
    )


def test_an_untranslated_page_says_so_in_the_readers_language(output: Output) -> None:
    """The page is French, and names the language that follows."""
    tree = page(output, UNTRANSLATED)
    assert attribute(tree.html, "lang") == "fr" if tree.html else False
    assert texts(tree, ".notice")[0] == "Cette page n’est pas encore traduite. Le texte ci-dessous est en anglais."


def test_an_untranslated_page_marks_the_language_of_its_parts(output: Output) -> None:
    """So that a screen reader speaks each part in its own language: WCAG 3.1.2."""
    tree = page(output, UNTRANSLATED)
    for part in ("h1", ".entry-summary", ".prose", ".entry-picture img"):
        assert attributes(tree, part, "lang") == ["en"], part
    for part in (".entry-meta", ".notice", ".facts", "figcaption", ".related h2"):
        assert not any(attributes(tree, part, "lang")), part


def test_words_of_the_interface_inside_a_text_are_in_the_language_of_the_page(output: Output) -> None:
    """The label of a recording in an English text on a French page is French, and marked as such."""
    assert texts(page(output, UNTRANSLATED), '.prose[lang=en] .recording [lang="fr"]') == [
        "Voir la vidéo :",
        "sur vimeo.com",
    ]


def test_a_translated_page_marks_no_parts(output: Output) -> None:
    """All of it is in the language of the page, the picture's alternative text too."""
    tree = page(output, "es/news/item/index.html")
    assert not attributes(tree, "main .entry [lang]", "lang")
    assert attributes(tree, ".entry-picture img", "alt") == ["Una sala"]
    assert "no está traducida" not in " ".join(texts(tree, ".notice"))


def test_an_untranslated_page_leaves_search_engines_to_the_original(output: Output) -> None:
    tree = page(output, UNTRANSLATED)
    assert attributes(tree, "link[rel=canonical]", "href") == ["https://metropolis.example/news/item/"]
    assert not tree.select("link[rel=alternate][hreflang]")
    assert UNTRANSLATED.removesuffix("index.html") not in sitemaps(output)


def sitemaps(output: Output) -> str:
    return "".join(data.decode() for name, data in output.items() if name.startswith("sitemap"))


def test_a_correction_is_shown_to_readers_and_machines(output: Output) -> None:
    """With its day and its sentence; the article's data name the day as that of its last change."""
    tree = page(output, "news/item/index.html")
    assert texts(tree, ".notice") == ["Corrected on 28 April 2022: The figure was wrong."]
    assert graph(tree)[0]["dateModified"] == "2022-04-28"


def test_a_withdrawn_item_answers_that_it_was_withdrawn(output: Output) -> None:
    """In each language, without its text, and not for search engines."""
    for path, title in (("news", "This page was withdrawn"), ("fr/news", "Cette page a été retirée")):
        tree = page(output, f"{path}/gone/index.html")
        assert texts(tree, "h1") == [title]
        assert attributes(tree, "meta[name=robots]", "content") == ["noindex"]
        assert "Text." not in tree.get_text()


@pytest.mark.parametrize("slug", ["gone", "draft"])
def test_what_readers_are_not_to_see_is_nowhere(output: Output, slug: str) -> None:
    """No list, related item, menu or sitemap leads to a withdrawn item or a draft."""
    own = f"news/{slug}/index.html"
    others = (name for name in output if name.endswith((".html", ".xml")) and not name.endswith(own))
    naming = [name for name in others if f"news/{slug}/".encode() in output[name]]
    assert naming == (["es/old/index.html", "fr/old/index.html", "old/index.html"] if slug == "gone" else [])
    assert (own in output) == (slug == "gone")


@pytest.mark.parametrize(("now", "is_there"), [("2022-05-01T09:59", False), ("2022-05-01T10:00", True)])
def test_a_scheduled_item_appears_at_its_hour(tmp_path: Path, now: str, is_there: bool) -> None:
    """Not a minute before, and then everywhere: its page, the lists, the home page, the sitemap."""
    item = {"content/news/soon.md": news_item(status="scheduled", date="2022-05-01T10:00")}
    output = built(tmp_path, item, now=dt.datetime.fromisoformat(now))
    naming = {name for name, data in output.items() if b"/news/soon/" in data}
    everywhere = {"news/soon/index.html", "news/index.html", "news/2022/index.html", "index.html"}
    assert naming >= {*everywhere, "sitemaps/news-en-2022.xml"} if is_there else not naming
    assert ("news/soon/index.html" in output) == is_there


@pytest.mark.parametrize(
    ("source", "updated", "told"),
    [
        (STAMP, "", False),
        ("", "2022-04-28", False),
        (f"{STAMP} 2022-04-28", "2022-04-28", False),
        (f"{STAMP} 2022-04-27", "2022-04-28", True),
        (STAMP, "2022-04-28", True),
    ],
    ids=["never corrected", "never stamped", "stamped since", "corrected again", "corrected for the first time"],
)
def test_readers_hear_of_a_newer_original_only_if_it_was_materially_corrected(
    tmp_path: Path, source: str, updated: str, told: bool
) -> None:
    """A changed comma is the editors' affair. The notice leads to the original."""
    fields = {"updated": f"{{date: {updated}, note: Wrong figure.}}"} if updated else {}
    files = {
        "content/news/x.md": news_item(**fields),
        "content/news/x.fr.md": f"---\ntitle: Titre\n{f'source: {source}' if source else ''}\n---\nTexte.\n",
    }
    tree = page(built(tmp_path, files), "fr/news/x/index.html")
    assert attributes(tree, ".notice a", "href") == (["/news/x/"] if told else [])


def test_an_original_may_be_in_any_language(tmp_path: Path) -> None:
    """A Spanish original is the page to index; the English address shows it, labelled."""
    output = built(tmp_path, {"content/news/x.md": news_item(title="Hola", lang="es")})
    assert attributes(page(output, "news/x/index.html"), "link[rel=canonical], h1", "href") == [
        "https://metropolis.example/es/news/x/",
        "",
    ]
    assert texts(page(output, "news/x/index.html"), ".notice") == [
        "This page is not translated yet. The text below is in Spanish."
    ]


def test_the_day_of_the_build_reaches_no_page(tmp_path: Path) -> None:
    """A site built a year later is the same to the last byte; but for a calendar, and who holds which seat."""
    settings = project(tmp_path, {"content/news/x.md": news_item(challenges="[2.3]")})
    features = [feature for feature in FEATURES if feature.name != "calendar"]
    build(settings, features)
    later = msgspec.structs.replace(settings, now=Now(NOW + dt.timedelta(days=365), settings.timezone))
    _, published = build(later, features)
    assert published is not None
    assert {path.removeprefix("fr/").removeprefix("es/") for path in published.written} == {"people/index.html"}


def test_a_home_page_may_have_relations(tmp_path: Path) -> None:
    """As any entry; what is related to it is not its affair."""
    home = "---\ntitle: Home\nchallenges: [2.3]\n---\nText.\n"
    assert "index.html" in built(
        tmp_path, {"content/home/home.md": home, "content/news/x.md": news_item(challenges="[2.3]")}
    )
