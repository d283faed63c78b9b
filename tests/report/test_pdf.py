"""The report in print: what a screen reader is told of the PDF, read by another program than the one that made it."""

import ctypes
import itertools
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from plugins.core.entries.parse import chunks_at
from plugins.report.derive import derive
from plugins.report.note import blocks
from plugins.report.pdf import pdf
from plugins.report.report import report_of
from tests.report.samples import VOCABULARY, many, of_facts, report
from tests.support import site_of


def made(root: Path, files: dict[str, str], lang: str = "en") -> bytes:
    """The PDF of the report of these files."""
    site = site_of(root, files)
    item = site.item("report/2022-01")
    entry = report_of(item)
    return pdf(site, item, derive(site, entry.period, entry.lines), lang)


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The PDF of the frozen facts."""
    return made(tmp_path_factory.mktemp("site"), of_facts())


def spoken(call: Any, element: Any) -> str:
    """A text of an element of the structure: its type, its title, its alternative text."""
    length = call(element, None, 0)
    if not length:
        return ""
    buffer = ctypes.create_string_buffer(length)
    call(element, buffer, length)
    return buffer.raw[:length].decode("utf-16-le").rstrip("\0")


def elements(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, str]]:
    """The type and the alternative text of every element of the structure, in the order of reading, page by page."""
    for number in range(len(document)):
        with closing(document[number]) as page:
            tree = pdfium.FPDF_StructTree_GetForPage(page)
            for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                yield from below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index))
            pdfium.FPDF_StructTree_Close(tree)


def below(element: Any) -> Iterator[tuple[str, str]]:
    """An element and those within it."""
    if not element:
        return
    yield spoken(pdfium.FPDF_StructElement_GetType, element), spoken(pdfium.FPDF_StructElement_GetAltText, element)
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        yield from below(pdfium.FPDF_StructElement_GetChildAtIndex(element, index))


def words(data: bytes) -> str:
    """All that can be read, with the spaces of one kind."""
    with closing(pypdfium2.PdfDocument(data)) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return re.sub(r"\s+", " ", " ".join(pages))


def test_it_says_that_it_is_accessible(facts: bytes) -> None:
    """Tagged, with a language, a title, and the mark of PDF/UA-1."""
    with closing(pypdfium2.PdfDocument(facts)) as document:
        assert pdfium.FPDFCatalog_IsTagged(document)
        buffer = (ctypes.c_ushort * 8)()
        pdfium.FPDFCatalog_GetLanguage(document, buffer, 16)
        assert bytes(buffer).decode("utf-16-le").startswith("en")
        assert document.get_metadata_dict()["Title"] == "Progress report"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in facts


def test_its_parts_are_bookmarks(facts: bytes) -> None:
    """Those of the index, with the lines and the activities below."""
    with closing(pypdfium2.PdfDocument(facts)) as document:
        marks = [(each.level, each.get_title()) for each in document.get_toc()]
    tops = [title for level, title in marks if level == 0]
    assert tops[:4] == ["Opening note", "Activities", "In the media", "Membership engagement"]
    assert tops[-2:] == ["Who we are", "About this report"]
    assert len([title for level, title in marks if level == 2 and title.startswith("Activity A")]) == 21


def test_pictures_say_what_they_show(facts: bytes) -> None:
    """The map and the three charts; a chart says its numbers."""
    with closing(pypdfium2.PdfDocument(facts)) as document:
        told = [alt for kind, alt in elements(document) if kind == "Figure"]
    assert "The members that took part, on a map of the world" in told
    assert "Activities by action line: L1 13, L2 6, L3 2" in told
    assert all(told) and len(told) >= 4


def test_tables_have_headings_and_headings_have_levels(facts: bytes) -> None:
    with closing(pypdfium2.PdfDocument(facts)) as document:
        kinds = [kind for kind, _ in elements(document)]
    assert {"H1", "H2", "H3", "Table", "TR", "TH", "TD", "L", "LI", "Link", "TOC"} <= set(kinds)
    levels = [int(kind[1]) for kind in kinds if re.fullmatch("H[1-6]", kind)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_it_is_read_in_its_order(facts: bytes) -> None:
    text = words(facts)
    places = [text.index(each, 400) for each in ("Opening note", "Activity A01", "Activity A21", "In the media")]
    assert places == sorted(places)
    assert "17 February 2022" in text and "Abidjan" in text


def test_it_is_the_same_each_time(tmp_path: Path, facts: bytes) -> None:
    """Its only date is the last day of the report."""
    assert made(tmp_path, of_facts()) == facts
    with closing(pypdfium2.PdfDocument(facts)) as document:
        assert document.get_metadata_dict()["CreationDate"].startswith("D:20220430")


def test_it_speaks_french(tmp_path: Path) -> None:
    files = of_facts() | {"content/reports/2022-01.fr.md": "---\ntitle: Rapport d'activité\n---\nUne note.\n"}
    data = made(tmp_path, files, "fr")
    text = words(data)
    assert "1er janvier – 30 avril 2022" in text and "Activités par mois" in text and "Rapport d’activité" in text
    with closing(pypdfium2.PdfDocument(data)) as document:
        buffer = (ctypes.c_ushort * 8)()
        pdfium.FPDFCatalog_GetLanguage(document, buffer, 16)
        assert bytes(buffer).decode("utf-16-le").startswith("fr")


def test_of_nothing(tmp_path: Path) -> None:
    data = made(tmp_path, {**VOCABULARY, "content/reports/2022-01.md": report(text="")})
    assert "Nothing is known of these months." in words(data)
    assert "Opening note" not in words(data)


def test_of_four_hundred_activities(tmp_path: Path) -> None:
    data = made(tmp_path, many(400))
    with closing(pypdfium2.PdfDocument(data)) as document:
        marks = [each.get_title() for each in document.get_toc()]
    assert len([title for title in marks if title.startswith("Activity A")]) == 400


def test_the_note_keeps_what_is_stressed(tmp_path: Path) -> None:
    """Paragraphs, headings and lists; a link is plain words."""
    text = "First **bold** words.\n\n## A heading\n\n- One\n- [Two](https://example.org)\n"
    path = tmp_path / "report.md"
    path.write_text(report(text=text), "utf-8")
    found = blocks(chunks_at(path, "en"))
    assert [each.sort for each in found] == ["text", "heading", "item", "item"]
    assert [(run.text, run.stressed) for run in found[0].runs] == [
        ("First ", False),
        ("bold", True),
        (" words.", False),
    ]
    assert "".join(run.text for run in found[3].runs) == "Two"


def test_what_authors_write_is_no_markup(tmp_path: Path) -> None:
    """Signs that Typst would take for its own are words."""
    strange = report(text="Of $1, #panic(1), @c and `code`.").replace("Progress report", "A #report [of] $2 _x_")
    data = made(tmp_path, {**VOCABULARY, "content/reports/2022-01.md": strange})
    assert "A #report [of] $2 _x_" in words(data)
