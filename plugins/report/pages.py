"""The pages of a report for readers, the list of all reports, and their data."""

from collections.abc import Iterator

import msgspec

from plugins.core.features.artifacts import Artifact, Page
from plugins.core.languages import LANGUAGES
from plugins.core.maps.equal_earth import WORLD
from plugins.core.pages.making import Listing, entry_page, page_head, withdrawn_pages
from plugins.core.pages.related import relate
from plugins.core.prose import typeset
from plugins.core.site import Item, Site
from plugins.core.times import dates
from plugins.core.urls import in_language
from plugins.report.data import SCHEMA, files, files_of, schema_file
from plugins.report.derive import derive
from plugins.report.editors import address_of, editors_page
from plugins.report.model import Report
from plugins.report.report import ADDRESS, REPORT, report_of
from plugins.report.telling import tell
from plugins.report.views import DataFile, ListView, ReportRow, ReportView

_ABOVE = (Listing("report.list.title", ADDRESS),)
_ORIGIN = "plugins/report/pages.py"


def pages(site: Site) -> Iterator[Artifact]:
    """The page of every report in every language with its data, the editors' page of each, and the list of all."""
    for item in site.of(REPORT.name):
        entry = report_of(item)
        report = derive(site, entry.period, entry.lines)
        yield from files(site, item, report)
        yield from (_page(site, item, report, lang) for lang in LANGUAGES)
        yield editors_page(site, item, report)
    yield from withdrawn_pages(site, REPORT)
    if site.of(REPORT.name):
        yield schema_file(site)
    yield from (_list(site, lang) for lang in LANGUAGES)


def _page(site: Site, item: Item, report: Report, lang: str) -> Page:
    page = entry_page(site, item, lang, _ABOVE, relate(()))
    link = site.settings.urls.link
    view = ReportView(
        **msgspec.structs.asdict(page.view),
        told=tell(site, item, report, lang),
        map=str(WORLD),
        last=report.period.end,
        pdf=_publication(site, report_of(item).publication, lang),
        check=link(address_of(item)),
        files=tuple(DataFile(word, link(address)) for word, address in _files(item)),
    )
    return msgspec.structs.replace(page, view=view)


def _files(item: Item) -> Iterator[tuple[str, str]]:
    places = files_of(item.entry.slug)
    yield "report.file.json", places.json
    yield "report.file.activities", places.activities
    yield "report.file.figures", places.figures
    yield "report.file.schema", SCHEMA


def _publication(site: Site, slug: str, lang: str) -> str:
    """The link to the publication that holds the report as a PDF; '' if there is none."""
    found = (each for each in site.of("publication") if each.entry.slug == slug)
    return next((site.settings.urls.link(each.address(lang)) for each in found), "")


def _list(site: Site, lang: str) -> Page:
    words = site.words[lang]
    title = words("report.list.title")
    return Page(
        address=in_language(ADDRESS, lang),
        lang=lang,
        template="report/list.html",
        head=page_head(site, lang, ADDRESS, title, words("report.list.description")),
        view=ListView(title=title, reports=tuple(_row(site, item, lang) for item in site.of(REPORT.name))),
        origin=_ORIGIN,
    )


def _row(site: Site, item: Item, lang: str) -> ReportRow:
    text, period = item.text(lang), report_of(item).period
    return ReportRow(
        title=typeset(text.title, text.lang),
        lang=text.lang,
        url=site.settings.urls.link(item.address(lang)),
        when=dates.day_range(period.start, period.end, lang),
        summary=typeset(text.summary, text.lang),
    )
