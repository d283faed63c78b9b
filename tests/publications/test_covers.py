"""Covers: an author's picture, else the first page, else dots."""

import io
from pathlib import Path

import pytest
from PIL import Image

from plugins.publications.publication import TYPES
from tests.documents import pdf
from tests.markup import attributes, page, texts
from tests.publications.samples import LIBRARY, publication
from tests.support import built

Output = dict[str, bytes]
PICTURE = ".work .cover img"
COVER = b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="40"/>'


def test_the_first_page_is_the_cover(output: Output) -> None:
    """As large as the page says, so that nothing moves; the French page shows that of the French edition."""
    english, french = (page(output, f"{lang}publications/nature/index.html") for lang in ("", "fr/"))
    assert attributes(english, PICTURE, "src") == ["/files/publications/nature.pdf.webp"]
    assert attributes(french, PICTURE, "src") == ["/files/publications/nature-fr.pdf.webp"]
    image = Image.open(io.BytesIO(output["files/publications/nature.pdf.webp"]))
    assert image.format == "WEBP"
    assert [*map(str, image.size)] == [attributes(english, PICTURE, side)[0] for side in ("width", "height")]
    red, green, blue = image.convert("RGB").getpixel((200, 200))  # type: ignore[misc]  # three colours, not one
    assert blue > 150 > 100 > red + 20 and green < blue


def test_the_same_file_gives_the_same_cover(output: Output, tmp_path: Path) -> None:
    again = built(tmp_path, LIBRARY)
    assert again["files/publications/nature.pdf.webp"] == output["files/publications/nature.pdf.webp"]


@pytest.mark.parametrize(
    ("size", "shown"), [((1600, 900), (480, 270)), ((100, 3000), (24, 720)), ((3000, 1), (480, 1))]
)
def test_a_page_of_any_shape_fits(tmp_path: Path, size: tuple[int, int], shown: tuple[int, int]) -> None:
    """Slides, posters, receipts: none is larger than a cover need be."""
    files: dict[str, str | bytes] = {
        "content/publications/x.md": publication(editions="[{language: en, file: x.pdf}]"),
        "content/publications/x.pdf": pdf(size=size),
    }
    made = built(tmp_path, files)["files/publications/x.pdf.webp"]
    assert Image.open(io.BytesIO(made)).size == shown


def test_a_picture_of_the_author_comes_first(tmp_path: Path) -> None:
    """Then nothing is drawn of the PDF."""
    files: dict[str, str | bytes] = {
        "content/publications/x.md": publication(editions="[{language: en, file: x.pdf}]", cover="c.svg"),
        "content/publications/x.pdf": pdf(),
        "content/publications/c.svg": COVER,
    }
    output = built(tmp_path, files)
    assert attributes(page(output, "publications/x/index.html"), PICTURE, "src") == ["/files/publications/c.svg"]
    assert "files/publications/x.pdf.webp" not in output


def test_two_publications_may_share_a_file(tmp_path: Path) -> None:
    """Its first page is drawn once."""
    text = publication(editions="[{language: en, file: x.pdf}]")
    files: dict[str, str | bytes] = {f"content/publications/{name}.md": text for name in "ab"}
    assert "files/publications/x.pdf.webp" in built(tmp_path, {**files, "content/publications/x.pdf": pdf()})


def test_without_a_picture_the_cover_is_drawn(output: Output) -> None:
    """From what is known: type, title, series. It says nothing that the page does not say, so nobody has to hear it."""
    found = page(output, "fr/publications/trees/index.html")
    assert attributes(found, ".cover-drawn", "aria-hidden") == ["true"] and found.select(".cover-drawn circle")
    assert texts(found, ".work .cover p") == ["Rapport", "Trees"]


def test_each_type_has_a_pattern_of_its_own(tmp_path: Path) -> None:
    """One sees from afar that two are of different types."""
    files: dict[str, str | bytes] = {f"content/publications/{kind}.md": publication(type=kind) for kind in TYPES}
    output = built(tmp_path, files)
    drawn = {kind: str(page(output, f"publications/{kind}/index.html").select(".cover svg")) for kind in TYPES}
    assert len(set(drawn.values())) == len(TYPES)
