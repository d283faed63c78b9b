"""What is said about files that are not what they should be, and about facts that do not fit: one line each."""

import io
import struct
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image

from tests.documents import archive, pdf
from tests.publications.samples import SERIES, publication
from tests.support import problems_of

X = "content/publications/x.md"
PDF = "content/publications/x.pdf"
ONE = "[{language: en, file: x.pdf}]"
Files = dict[str, str | bytes]


def bomb() -> bytes:
    """A PNG of a few bytes that claims to be as large as a town."""
    header = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


def photograph() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((300, 400), 80).save(out, "JPEG")
    return out.getvalue()


FAULTS: dict[str, tuple[Files, str]] = {
    "a missing file": (
        {X: publication(editions=ONE), "content/publications/X.PDF": pdf()},
        "3: there is no file 'x.pdf'. Did you mean 'X.PDF'?",
    ),
    "a file of no bytes": ({X: publication(editions=ONE), PDF: b""}, "3: the file 'x.pdf' is empty"),
    "a page of a website": (
        {X: publication(editions=ONE), PDF: b"\n<!DOCTYPE html>\n<p>404"},
        "3: 'x.pdf' is not what its name says: its bytes are HTML. Name it as what it is, or put the right file here",
    ),
    "a picture": (
        {X: publication(editions=ONE), PDF: photograph()},
        "3: 'x.pdf' is not what its name says: its bytes are JPEG. Name it as what it is, or put the right file here",
    ),
    "an author who signs twice": (
        {X: publication(authors="[{name: Jo Lee}, {name: jo lee}]")},
        "3: 'jo lee' stands among the authors twice",
    ),
    "half a file": (
        {X: publication(editions=ONE), PDF: pdf(20)[:-400]},
        "3: 'x.pdf' is cut short: its end is missing. Copy or download it again",
    ),
    "a locked file": (
        {X: publication(editions=ONE), PDF: pdf(locked=True)},
        "3: 'x.pdf' asks for a password, so readers could not open it: save it without one",
    ),
    "a file that only begins and ends as a PDF": (
        {X: publication(editions=ONE), PDF: b"%PDF-1.7\n%%EOF"},
        "3: 'x.pdf' cannot be opened: it may be damaged. Export it again",
    ),
    "a PDF without a page": (
        {X: publication(editions=ONE), PDF: pdf(0)},
        "3: 'x.pdf' cannot be opened: it may be damaged. Export it again",
    ),
    "an office file of another kind": (
        {
            X: publication(editions="[{language: en, file: x.docx}]"),
            "content/publications/x.docx": archive({"xl/workbook.xml": ""}),
        },
        "3: 'x.docx' is not what its name says: its bytes are XLSX. Name it as what it is, or put the right file here",
    ),
    "two editions in one language": (
        {
            X: publication(editions="\n  - {language: en, file: x.pdf}\n  - {language: en, url: 'https://x.org'}"),
            PDF: pdf(),
        },
        "5: there are two editions in 'en': take one away, or name it under 'documents:'",
    ),
    "an edition in two places": (
        {X: publication(editions="[{language: en, file: x.pdf, url: 'https://x.org'}]"), PDF: pdf()},
        "3: an edition is a file here or an address elsewhere: take 'file' or 'url' away",
    ),
    "pages that are counted": (
        {X: publication(editions="[{language: en, file: x.pdf, pages: 3}]"), PDF: pdf()},
        "3: the pages of a PDF are counted: take 'pages' away",
    ),
    "an unknown language": (
        {X: publication(editions="[{language: xx}]")},
        "3: unknown language 'xx': write a code such as ar or pt",
    ),
    "another language than the PDF declares": (
        {X: publication(editions="[{language: fr, file: x.pdf}]"), PDF: pdf(language="en-US")},
        "3: warning: the edition is in 'fr', but the PDF declares 'en', as which it is read aloud: one of the two",
    ),
    "an unknown series": (
        {X: publication(series="Isue Paper"), "content/projects/issue-papers.md": SERIES},
        "3: unknown project 'Isue Paper'. Did you mean 'Issue Papers'?",
    ),
    "an unknown type": (
        {X: publication(type="whitepaper")},
        "3: unknown type 'whitepaper'. Did you mean 'white-paper'?",
    ),
    "a cover that is no picture": (
        {X: publication(cover="x.pdf"), PDF: pdf()},
        "3: 'x.pdf' is no picture: allowed are avif, gif, ",
    ),
    "a cover that is a text": (
        {X: publication(cover="x.png"), "content/publications/x.png": b"<html>"},
        "3: 'x.png' cannot be read as a picture: ",
    ),
    "half a cover": (
        {X: publication(cover="x.jpg"), "content/publications/x.jpg": photograph()[:-3000]},
        "3: 'x.jpg' cannot be read as a picture: ",
    ),
    "a recording that is none": (
        {X: publication(audio="{file: x.pdf}"), PDF: pdf()},
        "3: 'x.pdf' is no recording: allowed are m4a, mp3, mp4, ogg, opus, webm",
    ),
    "a recording nowhere": (
        {X: publication(audio="{duration: '1:00'}")},
        "3: a recording has a 'file' here or a 'url' elsewhere",
    ),
    "a month that is none": ({X: publication(date="2022-13")}, "3: '2022-13' is no month of the calendar"),
    "an ISBN with a slip": (
        {X: publication(isbn="978-92-1-132000-9")},
        "3: '978-92-1-132000-9' is not an ISBN: a digit is wrong, for the last one does not fit",
    ),
    "an ISBN that is none": (
        {X: publication(isbn="12345")},
        "3: '12345' is not an ISBN such as 978-92-1-132000-8: it has 13 or 10 digits",
    ),
    "a DOI with an address": (
        {X: publication(doi="https://doi.org/10.1000/1")},
        "3: 'https://doi.org/10.1000/1' is not a DOI such as 10.1000/xyz123",
    ),
    "an author without a name": (
        {X: publication(authors="[{family: Colau}]")},
        "3: an author has a 'name', an 'organisation', or both",
    ),
    "a family name from elsewhere": (
        {X: publication(authors="[{name: Ada Colau, family: Ada}]")},
        "3: the name 'Ada Colau' does not end with 'Ada'",
    ),
    "a predecessor that is not there": (
        {X: publication(supersedes="trees-2"), "content/publications/trees.md": publication()},
        "3: there is no publication 'trees-2'. Did you mean 'trees'?",
    ),
    "its own predecessor": ({X: publication(supersedes="x")}, "3: it would replace itself in the end"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_said_in_one_line(tmp_path: Path, name: str) -> None:
    """With the file, the line, what is wrong and what to do."""
    files, line = FAULTS[name]
    (problem,) = problems_of(tmp_path, files)
    assert problem.startswith(f"{X}:{line}"), problem


def test_publications_that_replace_each_other(tmp_path: Path) -> None:
    """Both are named, each in its own file."""
    files: Files = {X: publication(supersedes="y"), "content/publications/y.md": publication(supersedes="x")}
    said = "3: it would replace itself in the end"
    assert problems_of(tmp_path, files) == [f"{X}:{said}", f"content/publications/y.md:{said}"]


def test_two_publications_that_replace_the_same(tmp_path: Path) -> None:
    """The later file is told of the other; one that is withdrawn or a draft makes way."""
    files: Files = {"content/publications/old.md": publication(), X: publication(supersedes="old")}
    y = "content/publications/y.md"
    said = f"{y}:3: 'old' is replaced by {X} already: take one of the two away"
    assert problems_of(tmp_path / "both", {**files, y: publication(supersedes="old")}) == [said]
    for status in ("draft", "withdrawn"):
        hidden = publication(supersedes="old", status=status)
        assert problems_of(tmp_path / status, {**files, y: hidden}) == []


def test_a_bomb_of_a_picture_is_not_unpacked(tmp_path: Path) -> None:
    """A few bytes that claim to be a picture of gigabytes are refused by what they claim."""
    files: Files = {X: publication(cover="x.png"), "content/publications/x.png": bomb()}
    (problem,) = problems_of(tmp_path, files)
    assert problem.startswith(f"{X}:3: 'x.png' cannot be read as a picture: ")


def test_a_heavy_pdf_is_a_warning(tmp_path: Path) -> None:
    """From 10 MB on, some readers would give up."""
    heavy = pdf().replace(b"stream\n", b"stream\n" + b" " * 10**7, 1).replace(b"/Length 35", b"/Length 10000035")
    (problem,) = problems_of(tmp_path, {X: publication(editions=ONE), PDF: heavy})
    assert problem == f"{X}:3: warning: 'x.pdf' has 10 MB: it can be made smaller for those who wait"


def test_a_pdf_of_five_hundred_pages_is_fine_and_quick(tmp_path: Path) -> None:
    """It is opened, and no page of it is drawn to find out what it is."""
    before = time.perf_counter()
    assert problems_of(tmp_path, {X: publication(editions=ONE), PDF: pdf(500)}) == []
    assert time.perf_counter() - before < 5, "a small site with one long PDF must not take seconds to check"


def test_what_waits_is_looked_at_too(tmp_path: Path) -> None:
    """That its file is missing must not be found out on the day it appears."""
    assert problems_of(tmp_path, {X: publication(editions=ONE, date="2023")}) == [f"{X}:3: there is no file 'x.pdf'."]


def test_a_file_in_a_text_is_looked_at_as_well(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, {X: publication("[the file](x.pdf)"), PDF: pdf(locked=True)})
    assert problem == f"{X}:5: 'x.pdf' asks for a password, so readers could not open it: save it without one"
