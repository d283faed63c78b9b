"""PDF files: what readers are told of them."""

import io
from pathlib import Path

import pytest
from PIL import Image

from plugins.core.media.pdf import Pdf, first_page, first_page_key, read_pdf
from tests.documents import pdf


def read(folder: Path, data: bytes) -> Pdf | str:
    path = folder / "Ä file.pdf"
    path.write_bytes(data)
    return read_pdf(path)


@pytest.mark.parametrize(
    ("data", "facts"),
    [
        (pdf(), Pdf(1, "", 480, 640)),
        (pdf(500, "fr-CA"), Pdf(500, "fr", 480, 640)),
        (pdf(2, "es", (1600, 900)), Pdf(2, "es", 480, 270)),
    ],
)
def test_pages_language_and_shape_are_read(tmp_path: Path, data: bytes, facts: Pdf) -> None:
    assert read(tmp_path, data) == facts


def test_the_picture_has_the_size_that_was_told(tmp_path: Path) -> None:
    """For sizes that divide badly too: a page says it before the picture is drawn."""
    for size in ((612, 792), (595, 842), (421, 596), (333, 777), (1, 1), (5000, 7)):
        data = pdf(size=size)
        facts = read(tmp_path, data)
        assert isinstance(facts, Pdf)
        assert Image.open(io.BytesIO(first_page(data))).size == (facts.width, facts.height), size


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n%%EOF", b"text", pdf(0), pdf(3)[:200]])
def test_what_cannot_be_opened_is_told(tmp_path: Path, data: bytes) -> None:
    assert read(tmp_path, data) == "cannot be opened: it may be damaged. Export it again"


def test_what_cannot_be_drawn_raises() -> None:
    """For who draws it knows what to say of it."""
    with pytest.raises(ValueError, match="its first page cannot be drawn"):
        first_page(pdf(locked=True))


def test_the_same_bytes_give_the_same_picture() -> None:
    assert first_page(pdf()) == first_page(pdf())
    assert first_page_key(pdf()) == first_page_key(pdf()) != first_page_key(pdf(2))
