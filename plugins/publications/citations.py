"""Citations: how a work is cited, in words, for BibTeX, for RIS, and for search engines of scholars.

BibTeX and RIS are the same on every page: a work is cited under the title of its original.
"""

import re
from collections.abc import Iterator

import msgspec

from plugins.core.features.artifacts import File
from plugins.core.frontmatter.values import Moment
from plugins.core.pages.views import name_of
from plugins.core.prose import typeset
from plugins.core.site import Site
from plugins.publications import addresses
from plugins.publications.publication import Author
from plugins.publications.works import Work, works

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What TeX reads as something else. Braces are named, for BibTeX counts those that are written, escaped or not.
_TEX = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a work wherever it is cited, as text; '' for what is not known. `summary` is its abstract."""

    key: str
    title: str
    authors: tuple[Author, ...]
    publisher: str
    date: Moment | None
    type: str
    series: str
    number: str
    isbn: str
    doi: str
    url: str
    pdf: str
    languages: tuple[str, ...]
    summary: str


def reference(site: Site, work: Work, lang: str) -> Reference:
    """The reference of a work, with its type and series in `lang`. Without authors, the publisher stands for them."""
    publication, original = work.publication, work.item.entry.lang
    publisher = publication.publisher or site.network.name
    absolute = site.settings.urls.absolute
    pdf = work.pdf(original)
    return Reference(
        key=publication.slug,
        title=work.title(),
        authors=publication.authors or (Author(organisation=publisher),),
        publisher=publisher,
        date=publication.date,
        type=site.words[lang](f"publications.type.{publication.type}"),
        series=name_of(site, "projects", publication.series, lang) if publication.series else "",
        number=publication.number,
        isbn=publication.isbn,
        doi=publication.doi,
        url=absolute(work.item.address(original)),
        pdf=absolute(pdf[1].address) if pdf else "",
        languages=work.languages,
        summary=typeset(work.item.original.summary, original),
    )


def citation_files(site: Site) -> Iterator[File]:
    """The citation of every work, for programs that keep citations."""
    for work in works(site):
        cited, slug = reference(site, work, work.item.entry.lang), work.publication.slug
        yield File(addresses.citation(slug, "bib"), bibtex(cited).encode(), work.publication.path)
        yield File(addresses.citation(slug, "ris"), ris(cited).encode(), work.publication.path)


def plain(site: Site, work: Work, lang: str) -> str:
    """The citation in words: who (when). What (which kind, series and number). Publisher. Where."""
    words, cited = site.words[lang], reference(site, work, lang)
    authors = "; ".join(_sorted_name(author) for author in cited.authors)
    year = str(cited.date.day.year) if cited.date else words("publications.cite.undated")
    number = words("publications.cite.number", number=cited.number) if cited.number else ""
    kind = ", ".join(filter(None, (cited.type, cited.series, number)))
    publisher = "" if authors == cited.publisher else f" {cited.publisher}."
    where = f"https://doi.org/{cited.doi}" if cited.doi else cited.url
    return f"{authors} ({year}). {cited.title} ({kind}).{publisher} {where}"


def bibtex(cited: Reference) -> str:
    """The citation as an entry of BibTeX."""
    values = {
        "author": " and ".join(_bibtex_name(author) for author in cited.authors),
        "title": f"{{{_tex(cited.title)}}}",  # within braces, capitals are kept
        "institution": f"{{{_tex(cited.publisher)}}}",
        "type": _tex(cited.type),
        "series": _tex(cited.series),
        "number": _tex(cited.number),
        "year": str(cited.date.day.year) if cited.date else "",
        "isbn": cited.isbn,
        "doi": cited.doi,  # both are read to the letter
        "url": cited.url,
        "language": " and ".join(cited.languages),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in values.items() if value]
    if cited.date and cited.date.known != "year":
        lines.append(f"  month = {_MONTHS[cited.date.day.month - 1]},")
    return "\n".join([f"@techreport{{{cited.key},", *lines, "}", ""])


def ris(cited: Reference) -> str:
    """The citation in the format RIS: a tag of two letters, two blanks, a hyphen and a blank before each value."""
    tags = [("TY", "RPRT"), ("TI", cited.title)]
    tags += [("AU", _sorted_name(author)) for author in cited.authors]
    tags += [("PY", str(cited.date.day.year) if cited.date else ""), ("DA", _slashed(cited.date))]
    tags += [("M3", cited.type), ("T2", cited.series), ("IS", cited.number), ("PB", cited.publisher)]
    tags += [("SN", cited.isbn), ("DO", cited.doi), ("UR", cited.url), ("L1", cited.pdf)]
    tags += [("LA", ", ".join(cited.languages)), ("AB", cited.summary)]
    lines = [f"{tag}  - {value}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def highwire(cited: Reference) -> tuple[tuple[str, str], ...]:
    """The tags by which search engines of scholars read a page (Google Scholar, Inclusion Guidelines)."""
    pairs = [("citation_title", cited.title)]
    for author in cited.authors:
        pairs.append(("citation_author", _sorted_name(author)))
        if author.name and author.organisation:
            pairs.append(("citation_author_institution", author.organisation))
    pairs += [
        ("citation_publication_date", _slashed(cited.date).rstrip("/")),
        ("citation_technical_report_institution", cited.publisher),
        ("citation_technical_report_number", cited.number),
        ("citation_series_title", cited.series),
        ("citation_isbn", cited.isbn),
        ("citation_doi", cited.doi),
        *(("citation_language", lang) for lang in cited.languages),
        ("citation_abstract_html_url", cited.url),
        ("citation_pdf_url", cited.pdf),
    ]
    return tuple((name, value) for name, value in pairs if value)


def names(author: Author) -> tuple[str, str]:
    """The names by which an author is sorted, and the ones before them ('' for an organisation)."""
    if not author.name:
        return author.organisation, ""
    family = author.family or author.name.rpartition(" ")[2]
    return family, author.name.removesuffix(family).strip()


def _sorted_name(author: Author) -> str:
    return ", ".join(filter(None, names(author)))


def _bibtex_name(author: Author) -> str:
    """Whole names stand in braces, for BibTeX takes `and` and commas in a name for its own."""
    family, given = (_tex(name) for name in names(author))
    return f"{{{family}}}, {{{given}}}" if given else f"{{{family}}}"


def _slashed(date: Moment | None) -> str:
    """The date as RIS has it, with as much of it as is known: 2022/03/31/, 2022/03// or 2022///."""
    if date is None:
        return ""
    known = date.day.isoformat().split("-")[: {"year": 1, "month": 2, "day": 3}[date.known]]
    return "/".join([*known, *[""] * (4 - len(known))])


def _tex(text: str) -> str:
    return re.sub(r"[\\{}~^&%$#_]", lambda found: _TEX[found[0]], text)
