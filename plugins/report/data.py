"""The report as open data: all of it as JSON with a schema, its activities and its figures as tables (CSV)."""

from collections.abc import Iterator
from typing import Any

import msgspec

from plugins.core import urls
from plugins.core.features.artifacts import File
from plugins.core.languages import LANGUAGES
from plugins.core.rendering.tables import document, table
from plugins.core.site import Item, Site
from plugins.report.model import Activity, Report
from plugins.report.report import ADDRESS

_ORIGIN = "plugins/report/data.py"
SCHEMA = urls.of_data("schemas/report")
_LISTS = ("members", "guests", "outcomes", "challenges", "alliances")


class Published(msgspec.Struct, frozen=True, rename={"schema": "$schema"}):
    """A report with what goes before it in its file."""

    schema: str
    title: dict[str, str]
    url: dict[str, str]
    licence: dict[str, str] | None
    contact: str
    report: Report


class Files(msgspec.Struct, frozen=True):
    """The addresses of the files of a report."""

    json: str
    activities: str
    figures: str


def files_of(slug: str) -> Files:
    """Where the data of a report lies."""
    place = f"{ADDRESS}{slug}"
    return Files(urls.of_data(place), urls.of_data(place, "csv"), urls.of_data(f"{place}-figures", "csv"))


def files(site: Site, item: Item, report: Report) -> Iterator[File]:
    """The files of a report."""
    places = files_of(item.entry.slug)
    yield File(places.json, document(_record(site, item, report)), _ORIGIN)
    yield File(places.activities, _activities(site, report), _ORIGIN)
    yield File(places.figures, _figures(site, report), _ORIGIN)


def schema_file(site: Site) -> File:
    """The JSON Schema (2020-12) of a report, made of the declaration of its fields."""
    shape = msgspec.json.schema(Published)
    place = site.settings.urls.absolute(SCHEMA)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": place, "title": "A progress report"}
    return File(SCHEMA, document(head | shape), _ORIGIN)


def _record(site: Site, item: Item, report: Report) -> Any:
    absolute, licence = site.settings.urls.absolute, site.network.licence
    return msgspec.to_builtins(
        Published(
            schema=absolute(SCHEMA),
            title={lang: text.title for lang, text in item.texts.items()},
            url={lang: absolute(item.address(lang)) for lang in item.languages},
            licence={"name": licence.name, "url": licence.url} if licence else None,
            contact=site.network.email,
            report=report,
        )
    )


def _activities(site: Site, report: Report) -> bytes:
    titles = tuple(f"title_{lang}" for lang in LANGUAGES)
    columns = ("id", "line", "start", "end", "kind", *titles, *_LISTS, "url")
    return table(columns, (_row(site, each) for each in report.activities))


def _row(site: Site, activity: Activity) -> dict[str, str]:
    return {
        "id": activity.id,
        "line": activity.line,
        "start": activity.days.start.isoformat(),
        "end": activity.days.end.isoformat(),
        "kind": activity.kind,
        **{f"title_{lang}": title for lang, title in activity.title.items()},
        **{name: "; ".join(getattr(activity, name)) for name in _LISTS},
        "url": site.settings.urls.absolute(site.item(activity.entry).address(site.item(activity.entry).entry.lang)),
    }


def _figures(site: Site, report: Report) -> bytes:
    columns = ("figure", "code", *(f"label_{lang}" for lang in LANGUAGES), "count")
    return table(columns, _counts(site, report))


def _counts(site: Site, report: Report) -> Iterator[dict[str, str]]:
    """A row for each count, with the names of terms; a month or a kind is its own name."""
    lines = [(each.code, len(each.activities)) for each in report.lines]
    mentions = [(each.month, len(each.mentions)) for each in report.mentions]
    membership = [(each.code, len(each.members)) for each in report.membership]
    for figure, vocabulary, counts in (
        ("activities by line", "outcomes", lines),
        ("activities by month", "", [(each.code, each.count) for each in report.months]),
        ("activities by kind", "", [(each.code, each.count) for each in report.kinds]),
        ("activities by challenge", "challenges", [(each.code, each.count) for each in report.challenges]),
        ("activities by outcome", "outcomes", [(each.code, each.count) for each in report.outcomes]),
        ("activities by member", "members", [(each.code, each.count) for each in report.members]),
        ("activities by alliance", "organisations", [(each.code, each.count) for each in report.alliances]),
        ("media mentions by month", "", mentions),
        ("members by region", "regions", membership),
    ):
        for code, count in counts:
            named = vocabulary and code in site.vocabularies[vocabulary]
            labels = {f"label_{lang}": site.label(vocabulary, code, lang) if named else "" for lang in LANGUAGES}
            yield {"figure": figure, "code": code, **labels, "count": str(count)}
