"""Citations, read as the programs that keep them do."""

import re
import warnings
from pathlib import Path

import pytest
import rispy
from pybtex.database import Entry, parse_string

from plugins.core.build import prepare
from plugins.core.features.artifacts import File
from tests.markup import page, texts
from tests.publications.samples import CITED
from tests.support import FEATURES, ROOT, project

Output = dict[str, bytes]
# How TeX prints what is escaped.
_PRINTED = {
    r"{\textbackslash}": "\\",
    r"{\textbraceleft}": "{",
    r"{\textbraceright}": "}",
    r"{\textasciitilde}": "~",
    r"{\textasciicircum}": "^",
}
AUTHORS, DOI = "López Hernández, Claudia; Colau, Ada", "https://doi.org/10.1000/nature_1"


def read_bibtex(data: bytes) -> Entry:
    """The one entry of a file, strictly."""
    entries = parse_string(data.decode(), "bibtex").entries
    assert len(entries) == 1
    return next(iter(entries.values()))


def printed(value: str) -> str:
    """A value of BibTeX as TeX would print it."""
    assert value.startswith("{") and value.endswith("}"), f"{value} has no braces to keep its capitals"
    escaped = re.compile("|".join(map(re.escape, _PRINTED)) + r"|\\([&%$#_])")
    return escaped.sub(lambda found: found[1] or _PRINTED[found[0]], value[1:-1])


def test_bibtex_says_all_that_is_known(output: Output) -> None:
    entry = read_bibtex(output["publications/nature.bib"])
    assert entry.key == "nature" and entry.type == "techreport"
    assert dict(entry.fields) == {
        "title": "{Bringing nature back}",
        "institution": "{Metropolis}",
        "type": "Issue paper",
        "series": "Issue Papers",
        "number": "12",
        "year": "2022",
        "month": "March",
        "isbn": "978-92-1-132000-8",
        "doi": "10.1000/nature_1",
        "url": "https://metropolis.example/publications/nature/",
        "language": "en and fr",
    }


def test_names_of_authors_are_whole(output: Output) -> None:
    """Two family names are one name; an `and` or a comma in the name of an organisation divides nothing."""
    first, second = read_bibtex(output["publications/nature.bib"]).persons["author"]
    assert (first.last_names, first.first_names) == (["{López Hernández}"], ["{Claudia}"])
    assert (second.last_names, second.first_names) == (["{Colau}"], ["{Ada}"])
    (organisation,) = read_bibtex(output["publications/elsewhere.bib"]).persons["author"]
    assert organisation.last_names == ["{Cities, and Regions}"]


def test_without_authors_the_publisher_is_the_author(output: Output) -> None:
    (author,) = read_bibtex(output["publications/trees.bib"]).persons["author"]
    assert author.last_names == ["{Metropolis}"]


def test_a_hard_title_is_cited_to_the_letter(output: Output) -> None:
    """Accents, braces that do not pair, ampersands, quotation marks as pages set them, four hundred letters."""
    assert printed(read_bibtex(output["publications/hard.bib"]).fields["title"]) == CITED
    (entry,) = rispy.loads(output["publications/hard.ris"].decode())
    assert entry["title"] == CITED


def test_ris_says_all_that_is_known(output: Output) -> None:
    (entry,) = rispy.loads(output["publications/nature.ris"].decode())
    assert entry == {
        "type_of_reference": "RPRT",
        "title": "Bringing nature back",
        "authors": ["López Hernández, Claudia", "Colau, Ada"],
        "year": "2022",
        "date": "2022/03/31/",
        "type_of_work": "Issue paper",
        "secondary_title": "Issue Papers",
        "number": "12",
        "publisher": "Metropolis",
        "issn": "978-92-1-132000-8",
        "doi": "10.1000/nature_1",
        "urls": ["https://metropolis.example/publications/nature/"],
        "file_attachments1": "https://metropolis.example/files/publications/nature.pdf",
        "language": "en, fr",
        "abstract": "Nature for all.",
    }
    assert output["publications/nature.ris"].endswith(b"\r\nER  - \r\n")


@pytest.mark.parametrize(("name", "date"), [("elsewhere", "2022///"), ("trees", "2020/05//")])
def test_no_more_of_a_date_is_said_than_is_known(output: Output, name: str, date: str) -> None:
    assert f"\r\nDA  - {date}\r\n".encode() in output[f"publications/{name}.ris"]


def test_nothing_is_said_of_an_unknown_date(output: Output) -> None:
    assert b"year" not in output["publications/hard.bib"] and b"\nPY" not in output["publications/hard.ris"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "publications/nature/",
            f"{AUTHORS} (2022). Bringing nature back (Issue paper, Issue Papers, no. 12). Metropolis. {DOI}",
        ),
        (
            "es/publications/trees/",
            "Metropolis (2020). Trees (Informe). https://metropolis.example/publications/trees/",
        ),
        (
            "publications/elsewhere/",
            "Cities, and Regions (2022). Elsewhere (Report). UCLG. https://metropolis.example/publications/elsewhere/",
        ),
    ],
)
def test_a_citation_in_words_names_who_when_what_and_where(output: Output, path: str, text: str) -> None:
    """In the language of the page, but for the title; the publisher is named once."""
    assert texts(page(output, f"{path}index.html"), ".cite-plain") == [text]


def test_the_page_shows_what_the_files_hold(output: Output) -> None:
    """Whoever cannot open a file can copy the text."""
    shown = [block.get_text() for block in page(output, "fr/publications/nature/index.html").select(".cite pre")]
    assert shown[0] == output["publications/nature.bib"].decode()
    assert shown[1] == output["publications/nature.ris"].decode().replace("\r\n", "\n")


def test_all_publications_of_this_site_can_be_cited(tmp_path: Path) -> None:
    """Both programs read every citation without an error or a warning."""
    settings = project(tmp_path, {}, content=ROOT / "content", data=ROOT / "data")
    prepared = prepare(settings, FEATURES)
    assert prepared.gathered.site is not None
    files = {each.address: each.data for each in prepared.artifacts if isinstance(each, File)}
    for item in prepared.gathered.site.of("publication"):
        bibtex, ris = (files[f"publications/{item.entry.slug}.{suffix}"] for suffix in ("bib", "ris"))
        assert isinstance(bibtex, bytes) and isinstance(ris, bytes)
        with warnings.catch_warnings(action="error"):
            assert len(read_bibtex(bibtex).fields["title"]) > len("{}")
            (entry,) = rispy.loads(ris.decode())
        assert entry["title"]
