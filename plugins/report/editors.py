"""The page for editors: what does not fit in a report, and where one that was made by hand says something else."""

from itertools import groupby

import msgspec

from plugins.core.features.artifacts import Page, View
from plugins.core.languages import DEFAULT
from plugins.core.pages.making import Listing, editors_head
from plugins.core.site import Item, Site
from plugins.report.comparison import Row, compare
from plugins.report.digest import digest
from plugins.report.inconsistencies import Inconsistency, inconsistencies, undated
from plugins.report.model import Report
from plugins.report.printed import printed_twin
from plugins.report.report import ADDRESS, report_of


class SortView(msgspec.Struct, frozen=True):
    """The inconsistencies of one sort."""

    sort: str
    found: tuple[Inconsistency, ...]


class EditorsView(View, frozen=True, kw_only=True):
    """What editors should know of a report; `document` is the report that was made by hand, '' if there is none.

    `accepted` are the names of what does not fit and stays so.
    `rows` are the figures that were compared and what is noteworthy of activities, `alike` is all else. `state` tells
    whether there is a PDF, and whether it is of the data as it is now.
    """

    title: str
    report: str
    state: str
    sorts: tuple[SortView, ...]
    accepted: tuple[str, ...]
    total: int
    document: str
    rows: tuple[Row, ...]
    alike: tuple[Row, ...]
    differing: int


def address_of(item: Item) -> str:
    """Where the page lies."""
    return f"{item.address(DEFAULT)}check/"


def editors_page(site: Site, item: Item, report: Report) -> Page:
    """The page of a report; it is in the site's default language alone, as what the build says is."""
    words, entry, address = site.words[DEFAULT], report_of(item), address_of(item)
    title = words("report.check.title", title=item.text(DEFAULT).title)
    printed = printed_twin(site, entry.slug)
    rows = compare(site, report, printed) if printed else ()
    found = (*undated(site), *inconsistencies(site, entry.period))
    return Page(
        address=address,
        lang=DEFAULT,
        template="report/check.html",
        head=editors_head(
            site, address, title, words("report.check.text"), above=(Listing("report.list.title", ADDRESS),)
        ),
        view=EditorsView(
            title=title,
            report=site.settings.urls.link(item.address(DEFAULT)),
            state=_state(entry.frozen, digest(report)),
            sorts=_sorts(found),
            accepted=entry.accepted,
            total=len(found),
            document=printed.document if printed else "",
            rows=tuple(row for row in rows if _is_shown(row)),
            alike=tuple(row for row in rows if not _is_shown(row)),
            differing=sum(row.differs for row in rows),
        ),
        origin=entry.path,
    )


def _is_shown(row: Row) -> bool:
    """A figure, whether or not it is the same; of an activity what differs or is explained."""
    return row.differs or bool(row.why) or " " not in row.about


def _state(frozen: str, now: str) -> str:
    if not frozen:
        return "none"
    return "same" if frozen == now else "changed"


def _sorts(found: tuple[Inconsistency, ...]) -> tuple[SortView, ...]:
    ordered = sorted(found, key=lambda each: each.sort)
    return tuple(SortView(sort, tuple(group)) for sort, group in groupby(ordered, key=lambda each: each.sort))
