"""The cards that pages are shared with: whose card a page has, and what is drawn on it."""

import io
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from plugins.core.build import prepare
from plugins.core.features.artifacts import Made, Page
from plugins.core.maps.equal_earth import WORLD, bounds
from plugins.core.pages import drawing
from plugins.core.pages.cards import Drawing
from plugins.core.pages.drawing import COLUMN, Face, draw, set_title
from tests.documents import pdf
from tests.markup import Output, attributes, page
from tests.members.samples import SITE as MEMBERS
from tests.publications.samples import publication
from tests.support import FEATURES, ROOT, built, news_item, project

HOST = "https://metropolis.example/"
STATIC = ROOT / "theme" / "static"
SITE: dict[str, str | bytes] = {
    **MEMBERS,
    "content/home/home.fr.md": "---\ntitle: L'association\n---\nTexte.\n",
    "content/events/summit.md": "---\ntitle: A summit\nstart: 2022-06-01\n---\nText.\n",
    "content/news/x.md": news_item(challenges="[2.3]"),
    "content/pages/about.md": "---\ntitle: About\n---\nText.\n",
    "content/blog/y.md": "---\ntitle: A line\ndate: 2022-04-01\nauthors: [{name: Ada}]\n---\nText.\n",
    "content/publications/plain.md": publication(),
    "content/publications/study.md": publication(title="A study", editions="[{language: en, file: study.pdf}]"),
    "content/publications/study.pdf": pdf(),
}
# The page, and the one whose card it has, both in the default language.
WHOSE = {
    "": "",
    "about/": "",
    "news/": "news/",
    "news/2022/": "news/",
    "news/x/": "news/",
    "calendar/": "calendar/",
    "calendar/2022/": "calendar/",
    "events/summit/": "calendar/",
    "blog/y/": "blog/",
    "publications/plain/": "publications/",
    "publications/study/": "publications/study/",
    "projects/metrotalks/": "projects/",
    "organisations/": "organisations/",
    "challenges/": "challenges/",
    "challenges/2-3-climate-resilience/": "challenges/2-3-climate-resilience/",
    "members/": "members/",
    "members/europe/": "members/europe/",
    "members/berlin/": "members/europe/",
    "people/": "people/",
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Output:
    return built(tmp_path_factory.mktemp("cards"), SITE)


def image_of(output: Output, path: str) -> str:
    """The address of the picture that a page is shared with."""
    (image,) = attributes(page(output, f"{path}index.html"), "meta[property='og:image']", "content")
    return image.removeprefix(HOST)


@pytest.mark.parametrize("path", WHOSE, ids=lambda path: path or "home")
def test_a_page_without_a_picture_has_the_card_of_its_place(output: Output, path: str) -> None:
    """That of its section, region or challenge, in the language of the page: there is no card for each entry."""
    for prefix in ("", "fr/", "es/"):
        assert image_of(output, prefix + path) == f"{prefix}{WHOSE[path]}card.png"


def test_no_card_is_missing_and_none_is_unused(output: Output) -> None:
    """Each is drawn because a page is shared with it."""
    pages = (html.decode() for name, html in output.items() if name.endswith("index.html"))
    shared = {
        image for html in pages for image in re.findall(f'property="og:image" content="{HOST}(.*?card.png)"', html)
    }
    assert shared == {name for name in output if name.endswith("card.png")}


def test_pages_that_share_a_card_agree_on_it(tmp_path: Path) -> None:
    """Whichever of them is asked: it is drawn from what the first says."""
    prepared = prepare(project(tmp_path, SITE), FEATURES)
    cards = {page.head.image.drawn for page in prepared.artifacts if isinstance(page, Page)} - {None}
    places = [(card.address, card.lang) for card in cards if card]
    assert sorted(places) == sorted(set(places)), sorted(map(repr, cards))


def test_a_picture_says_how_large_it_is_and_what_it_shows(output: Output) -> None:
    """Then others can show it before they have fetched it, and say it to those who do not see it."""
    tree = page(output, "fr/members/berlin/index.html")
    assert attributes(tree, "meta[property='og:image:width']", "content") == ["1200"]
    assert attributes(tree, "meta[property='og:image:height']", "content") == ["630"]
    (alt,) = attributes(tree, "meta[property='og:image:alt']", "content")
    assert "Europe" in alt and "carte" in alt


def keys(root: Path, files: Mapping[str, str | bytes]) -> dict[str, str]:
    """The keys of the cards, by their addresses."""
    artifacts = prepare(project(root, files), FEATURES).artifacts
    made = (each for each in artifacts if isinstance(each, Made))
    return {each.address: each.key for each in made if each.address.endswith("card.png")}


def test_a_card_is_drawn_anew_when_what_is_on_it_changes(tmp_path: Path) -> None:
    """Its words, or where the members are; and no other card is."""
    before = keys(tmp_path / "a", SITE)
    renamed = {"content/challenges/2-3-climate-resilience.md": "---\ntitle: The climate\ncode: 2.3\n---\n"}
    took_part = {"content/news/x.md": news_item(challenges="[2.3]", members="[old-town]")}
    for name, changed, of in (
        ("b", renamed, {"challenges/2-3-climate-resilience/card.png"}),
        ("c", took_part, {f"{lang}challenges/2-3-climate-resilience/card.png" for lang in ("", "fr/", "es/")}),
    ):
        after = keys(tmp_path / name, {**SITE, **changed})
        assert {address for address in before if before[address] != after[address]} == of


EUROPE = bounds([(480.0, 100.0), (540.0, 130.0)])
WITH_LABEL = Drawing(sitename="Metropolis", title="Europe", label="Membres", dots=((500.0, 120.0),), box=EUROPE)
WORLDWIDE = Drawing(sitename="Metropolis", title="Žižkov", label="", dots=((500.0, 120.0), (300.0, 200.0)), box=WORLD)


@pytest.mark.parametrize("card", [WITH_LABEL, WORLDWIDE])
def test_the_same_card_gives_the_same_bytes(card: Drawing) -> None:
    """As a picture of the size that pages promise, and of a few kilobytes."""
    data = draw(card, STATIC)
    assert data == draw(card, STATIC)
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(data) < 40_000


def test_a_build_draws_its_cards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests leave the drawing out, for it takes long."""
    monkeypatch.setattr(drawing, "draw", draw)
    output = built(tmp_path, {})
    assert Image.open(io.BytesIO(output["card.png"])).size == (1200, 630)


def test_a_cover_takes_the_place_of_the_map() -> None:
    """At the right; what is too tall is cut."""
    red = io.BytesIO()
    Image.new("RGB", (300, 400), "red").save(red, "PNG")
    image = Image.open(io.BytesIO(draw(WORLDWIDE, STATIC, red.getvalue()))).convert("RGB")
    assert image.getpixel((900, 400)) == image.getpixel((900, 620)) == (255, 0, 0)
    assert image.getpixel((500, 250)) == (0x12, 0x43, 0x9B)


LONGEST = (
    "Lutter contre les inégalités et la ségrégation",
    "Transversalización de la perspectiva de género",
    "Infraestructuras y servicios básicos",
    "S’adapter à l’économie du partage",
    "América Latina y el Caribe",
    "Internationalisation « intermétropolitaine » : l’approvisionnement",
    "Metropolitan Development, Governance and Financing Policies: a comparative study of twelve metropolises",
)


@pytest.mark.parametrize("title", LONGEST)
def test_the_longest_titles_fit(title: str) -> None:
    """In full, in lines as wide as their column, and still to be read where the card is 300 pixels wide."""
    face = Face(STATIC)
    lines, size = set_title(face, title)
    assert " ".join(lines) == title
    assert all(face.width(line) * size <= COLUMN for line in lines), lines
    assert len(lines) * size <= 345 and size >= 38


def test_a_title_is_broken_as_one_would_by_hand() -> None:
    """Rather a little smaller than in one more line, and no word left alone where another can come down to it."""
    set_as = {
        "Projects and platforms": ["Projects and", "platforms"],
        "Plan de Acción Estratégico 2021–2023": ["Plan de Acción", "Estratégico", "2021–2023"],
        "Réduire la fracture numérique de genre": ["Réduire la", "fracture", "numérique", "de genre"],
    }
    for title, lines in set_as.items():
        assert set_title(Face(STATIC), title)[0] == lines


def test_colours_are_those_of_the_theme() -> None:
    """A card looks like the first screen of the home page."""
    tokens = (STATIC / "css" / "tokens.css").read_text("utf-8")
    for name, colour in (("band", drawing.GROUND), ("band-land", drawing.LAND_COLOUR), ("band-ink", drawing.INK)):
        found = re.search(rf"--{name}: (?:light-dark\()?(#\w+)", tokens)
        assert found and found[1] == colour, name
