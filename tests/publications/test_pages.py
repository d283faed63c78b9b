"""The page of a publication: what readers, search engines and scholars are told."""

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.documents import pdf
from tests.markup import attribute, attributes, dead_links, graph, hreflang, page, texts
from tests.publications.samples import LIBRARY, publication
from tests.support import built, item_of, news_item, site_of

Output = dict[str, bytes]
HOST = "https://metropolis.example"


def thing(output: Output, path: str) -> dict[str, Any]:
    """The publication in a page's JSON-LD."""
    return next(each for each in graph(page(output, f"{path}index.html")) if each["@id"].endswith("#entry"))


def meta(output: Output, path: str) -> dict[str, list[str]]:
    """The tags for scholars, by name."""
    found: dict[str, list[str]] = {}
    for tag in page(output, f"{path}index.html").select('meta[name^="citation_"]'):
        found.setdefault(attribute(tag, "name"), []).append(attribute(tag, "content"))
    return found


def test_no_link_is_dead(output: Output) -> None:
    assert not dead_links(output, HOST)


def test_an_edition_says_what_awaits_the_reader(output: Output) -> None:
    """Language, type, size and pages, all read from the file; the edition in the reader's language comes first."""
    size = {lang: f"{round(len(LIBRARY[f'content/publications/{name}']) / 1e3, 1):g}" for lang, name in FILES.items()}
    assert texts(page(output, "publications/nature/index.html"), ".editions li") == [
        f"English PDF, {size['en']} kB, 12 pages",
        f"French PDF, {size['fr']} kB, 14 pages",
    ]
    assert texts(page(output, "fr/publications/nature/index.html"), ".editions li") == [
        f"français PDF, {size['fr'].replace('.', ',')} ko, 14 pages",
        f"anglais PDF, {size['en'].replace('.', ',')} ko, 12 pages",
    ]


FILES = {"en": "nature.pdf", "fr": "nature-fr.pdf"}


def test_an_edition_elsewhere_and_one_that_is_only_known(output: Output) -> None:
    """Both are named, but only one is there to read; the link says that it leads out."""
    found = page(output, "publications/elsewhere/index.html")
    assert texts(found, ".editions li") == ["Arabic 40 pages"]
    assert texts(found, ".work-facts dd")[0] == "English"
    assert attributes(found, ".editions a", "href") == ["https://x.org/a_b"]
    assert attributes(found, ".editions a", "rel") == ["external"] and attributes(found, ".editions a", "hreflang") == [
        "ar"
    ]
    assert not found.select(".ask")


def test_nobody_is_told_to_read_what_cannot_be_opened(tmp_path: Path) -> None:
    """The languages that are known are a plain line, with the pages where somebody counted them."""
    text = publication(editions="[{language: en, pages: 8}, {language: es}, {language: fr}]")
    found = page(built(tmp_path, {"content/publications/x.md": text}), "fr/publications/x/index.html")
    assert not found.select(".editions") and "Lire" not in texts(found, "h2")
    assert texts(found, ".work-facts dt")[0] == "Langues non disponibles en ligne"
    assert texts(found, ".work-facts dd")[0] == "français, anglais (8 pages), espagnol"


def test_where_nothing_is_online_there_is_somebody_to_ask(output: Output, tmp_path: Path) -> None:
    """The mailbox that the entry names, else the secretariat's, else the network's; the letter is begun."""
    found = page(output, "publications/trees/index.html")
    assert attributes(found, ".ask a", "href") == ["mailto:metropolis@metropolis.org?subject=Trees"]
    files: dict[str, str | bytes] = {"content/publications/x.md": publication(contact="policy")}
    asked = page(built(tmp_path, files), "fr/publications/x/index.html")
    assert attributes(asked, ".ask a", "href") == ["mailto:policy@metropolis.org?subject=A%20title"]
    assert not asked.select(".entry-contact"), "the mailbox is named once"


def test_a_recording_is_something_to_hear(output: Output) -> None:
    """A talk is online though it has no edition."""
    found = page(output, "publications/talk/index.html")
    assert attributes(found, ".listen a", "href") == ["https://x.org/talk.mp3"] and not found.select(".ask")
    assert texts(found, ".listen p") == ["Listen to the recording 42:10"]


def test_what_is_known_is_said(output: Output) -> None:
    found = page(output, "fr/publications/nature/index.html")
    assert dict(zip(texts(found, ".work-facts dt"), texts(found, ".work-facts dt + dd"), strict=True)) == {
        "Série": "Issue Papers, n° 12",
        "Auteurs": "Claudia López Hernández, Bogotá",
        "Réalisé avec": "UN-Habitat",
        "ISBN": "978-92-1-132000-8",
        "DOI": "10.1000/nature_1",
        "Remplace": "Trees",
    }
    assert texts(found, ".contents li") == ["Arbres", "Eau"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("publications/nature/", "Issue paper · 31 March 2022"),
        ("fr/publications/trees/", "Rapport · mai 2020"),
        ("es/publications/elsewhere/", "Informe · 2022"),
        ("publications/hard/", "Publication · Date unknown"),
    ],
)
def test_no_more_of_a_date_is_said_than_is_known(output: Output, path: str, said: str) -> None:
    assert texts(page(output, f"{path}index.html"), ".entry-meta") == [said]


def test_who_reads_the_old_one_hears_of_the_new_one(output: Output) -> None:
    """And the other way round; the old one stays."""
    assert attributes(page(output, "publications/trees/index.html"), ".notice a", "href") == ["/publications/nature/"]
    assert attributes(page(output, "publications/nature/index.html"), ".work-facts a[href*=trees]", "href") == [
        "/publications/trees/"
    ]


def test_scholars_are_told_what_to_cite(output: Output) -> None:
    """Whole dates with slashes, addresses in full, one tag for each author and language (Google Scholar)."""
    assert meta(output, "publications/nature/") == {
        "citation_title": ["Bringing nature back"],
        "citation_author": ["López Hernández, Claudia", "Colau, Ada"],
        "citation_author_institution": ["Bogotá"],
        "citation_publication_date": ["2022/03/31"],
        "citation_technical_report_institution": ["Metropolis"],
        "citation_technical_report_number": ["12"],
        "citation_series_title": ["Issue Papers"],
        "citation_isbn": ["978-92-1-132000-8"],
        "citation_doi": ["10.1000/nature_1"],
        "citation_language": ["en", "fr"],
        "citation_abstract_html_url": [f"{HOST}/publications/nature/"],
        "citation_pdf_url": [f"{HOST}/files/publications/nature.pdf"],
    }
    assert meta(output, "publications/elsewhere/")["citation_publication_date"] == ["2022"]
    assert "citation_publication_date" not in meta(output, "publications/hard/")


def test_search_engines_are_told_what_it_is(output: Output) -> None:
    found = thing(output, "publications/nature/")
    assert found["@type"] == "ScholarlyArticle" and found["datePublished"] == "2022-03-31"
    assert found["identifier"] == [
        {"@type": "PropertyValue", "propertyID": "isbn", "value": "978-92-1-132000-8"},
        {"@type": "PropertyValue", "propertyID": "doi", "value": "10.1000/nature_1"},
    ]
    assert found["inLanguage"] == ["en", "fr"] and found["isPartOf"]["name"] == "Issue Papers"
    assert [author["name"] for author in found["author"]] == ["Claudia López Hernández", "Ada Colau"]
    assert found["author"][0]["affiliation"] == {"@type": "Organization", "name": "Bogotá"}
    assert [each["contentUrl"] for each in found["encoding"]] == [
        f"{HOST}/files/publications/nature.pdf",
        f"{HOST}/files/publications/nature-fr.pdf",
    ]
    report = thing(output, "publications/elsewhere/")
    assert report["@type"] == "Report"
    assert report["publisher"] == {"@type": "Organization", "name": "UCLG"}
    assert report["author"] == [{"@type": "Organization", "name": "Cities, and Regions"}]


def test_search_engines_are_told_a_whole_date_or_a_year(output: Output) -> None:
    """They take a part of a date for none; an unknown one is not told."""
    dates = {
        name: [thing(output, f"publications/{name}/").get(key) for key in ("datePublished", "copyrightYear")]
        for name in ("nature", "elsewhere", "hard")
    }
    assert dates == {"nature": ["2022-03-31", 2022], "elsewhere": [None, 2022], "hard": [None, None]}


def test_it_is_there_in_every_language(output: Output) -> None:
    """Translated or not; only a real translation is said to be one."""
    assert set(hreflang(page(output, "fr/publications/nature/index.html"))) == {"en", "fr", "x-default"}
    spanish = page(output, "es/publications/nature/index.html")
    assert attribute(spanish.select("h1")[0], "lang") == "en" and not hreflang(spanish)
    assert texts(page(output, "fr/publications/nature/index.html"), "h1") == ["Faire revenir la nature"]


def test_a_withdrawn_one_says_so_and_is_cited_no_more(output: Output) -> None:
    assert texts(page(output, "fr/publications/gone/index.html"), "h1") == ["Cette page a été retirée"]
    assert "publications/gone.bib" not in output and b"Gone" not in output["publications/index.html"]


def test_one_to_come_is_not_there_yet(output: Output) -> None:
    assert not [name for name in output if "publications/later" in name]


def test_a_file_keeps_its_address_when_it_is_replaced(tmp_path: Path) -> None:
    """People cite it: only the bytes change, and what is told of them."""
    files: dict[str, str | bytes] = {
        "content/publications/x.md": publication(editions="[{language: en, file: A file.pdf}]")
    }
    for pages in (3, 4):
        data = pdf(pages)
        made = built(tmp_path, {**files, "content/publications/A file.pdf": data})
        assert made["files/publications/a-file.pdf"] == data
        assert f"{pages} pages" in texts(page(made, "publications/x/index.html"), ".editions li")[0]


def test_documents_of_news_tell_the_same(tmp_path: Path) -> None:
    """Type, size and pages from the file, and the language that the PDF declares where the author names none."""
    documents = "[{label: The minutes, file: a.pdf}, {label: The slides, file: b.pdf, languages: [es]}]"
    files: dict[str, str | bytes] = {
        "content/news/x.md": news_item(documents=documents),
        "content/news/a.pdf": pdf(2, "fr-CA"),
        "content/news/b.pdf": pdf(1, "en"),
    }
    shown = texts(page(built(tmp_path, files), "news/x/index.html"), ".documents li")
    assert shown[0].startswith("The minutes French · PDF, 1 kB, 2 pages")
    assert shown[1].startswith("The slides Spanish · PDF, ") and shown[1].endswith(", 1 page")


def test_readers_are_told_of_it_on_its_day_or_in_its_year(tmp_path: Path) -> None:
    """A feed orders it by the first day that it can be of."""
    site = site_of(tmp_path, LIBRARY)
    days = {
        name: item_of(site, f"publication/{name}").entry.announced for name in ("nature", "trees", "elsewhere", "hard")
    }
    shown = {name: day.day.isoformat() if day else "" for name, day in days.items()}
    assert shown == {"nature": "2022-03-31", "trees": "2020-05-01", "elsewhere": "2022-01-01", "hard": ""}


def test_an_episode_of_ours_comes_with_the_feed(tmp_path: Path) -> None:
    """Programs for podcasts load it by itself, and the page says how large it is."""
    sound = b"\xff\xfb\x90\x64" + b"\0" * 4000
    files: dict[str, str | bytes] = {
        "content/publications/x.md": publication(type="talk", date="2022", audio="{file: x.mp3, duration: '42:10'}"),
        "content/publications/x.mp3": sound,
    }
    output = built(tmp_path, files)
    (enclosure,) = BeautifulSoup(output["publications/feed.xml"], "xml").select("enclosure")
    assert enclosure["url"] == f"{HOST}/files/publications/x.mp3"
    assert (enclosure["type"], enclosure["length"]) == ("audio/mpeg", str(len(sound)))
    assert texts(page(output, "publications/x/index.html"), ".listen p") == ["Listen to the recording 42:10, MP3, 4 kB"]
