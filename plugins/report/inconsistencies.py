"""What does not fit in what a report is derived from: listed for editors, and told with file and line by the check."""

from collections.abc import Iterable, Iterator

import msgspec

from plugins.core.data.plan_codes import way
from plugins.core.entry import Entry, Period
from plugins.core.features.checks import Finding
from plugins.core.languages import DEFAULT
from plugins.core.problems import Fault, quoted
from plugins.core.site import Site
from plugins.core.times.dates import in_figures
from plugins.report.derive import all_activities, derive, with_activity
from plugins.report.digest import digest
from plugins.report.model import Activity
from plugins.report.report import REPORT, ReportEntry, report_of

_ASKED = (("members", "member"), ("outcomes", "outcome of the plan"), ("challenges", "metropolitan challenge"))


class Inconsistency(msgspec.Struct, frozen=True):
    """Something that does not fit in an activity; `sort` groups it with its like, `field` is where it is written."""

    activity: str
    sort: str
    path: str
    field: str
    message: str

    @property
    def name(self) -> str:
        """By which a report accepts it, with all of its sort in the activity: `A04 other-line`."""
        return f"{self.activity} {self.sort}"


def inconsistencies(site: Site, period: Period) -> tuple[Inconsistency, ...]:
    """All that does not fit in the activities of a period, in their order."""
    activities = [each for each in all_activities(site) if period.start <= each.days.start <= period.end]
    return tuple(found for each in activities for found in _of_activity(site, each, period, activities))


def undated(site: Site) -> tuple[Inconsistency, ...]:
    """The activities that no report counts, since nobody says when they were."""
    placed = {each.entry for each in all_activities(site)}
    return tuple(
        _found(item.entry, "undated", "activity", "no day is known, so no report counts it: add 'period' to it")
        for item in with_activity(site)
        if item.entry.id not in placed
    )


def check_reports(site: Site) -> Iterator[Finding]:
    """The inconsistencies that no report accepts, as warnings; a published report whose data has changed since."""
    yield from map(_told, undated(site))
    for report in (report_of(item) for item in site.items if item.kind.name == REPORT.name):
        found = inconsistencies(site, report.period)
        yield from (_told(each) for each in found if each.name not in report.accepted)
        yield from _idle(report, found)
        if report.frozen and report.frozen != digest(derive(site, report.period, report.lines)):
            message = (
                "what this report is derived from has changed since its PDF was made: compare them, then run"
                f" 'python3 run.py report {report.path}' if the PDF is to change too"
            )
            yield Finding(report.path, "frozen", message, "warning")


def _told(found: Inconsistency) -> Finding:
    return Finding(found.path, found.field, f"{found.activity}: {found.message}", "warning")


def _idle(report: ReportEntry, found: Iterable[Inconsistency]) -> Iterator[Finding]:
    """What a report accepts without need."""
    names = {each.name for each in found}
    for index, name in enumerate(report.accepted):
        if name not in names:
            message = f"nothing that does not fit is called '{name}' any more: take it off"
            yield Finding(report.path, f"accepted.{index}", message, "warning")


def _of_activity(site: Site, activity: Activity, period: Period, others: Iterable[Activity]) -> Iterator[Inconsistency]:
    entry = site.item(activity.entry).entry
    for other in others:
        if other.id == activity.id and other.entry != activity.entry:
            path = site.item(other.entry).entry.path
            yield _found(entry, "twice", "activity.id", f"'{path}' has this number too: one activity is one entry")
    yield from _days(entry, activity, period)
    for sort, what in _ASKED:
        if not getattr(entry, sort):
            yield _found(entry, f"no-{sort}", "activity", f"no {what} is given, so it counts for none")
    yield from _codes(site, entry, activity)
    yield from _guests(site, entry)
    yield from _spellings(site, entry)


def _days(entry: Entry, activity: Activity, period: Period) -> Iterator[Inconsistency]:
    if not activity.overridden or activity.own == activity.days:
        return
    counted = in_figures(activity.days.start, activity.days.end)
    if activity.own is None:
        yield _found(entry, "period", "activity.period", f"it counts on {counted}; the entry itself gives no day")
        return
    outside = activity.own.start < period.start or activity.own.start > period.end
    where = f", outside {in_figures(period.start, period.end)}" if outside else ""
    own = in_figures(activity.own.start, activity.own.end)
    yield _found(entry, "period", "activity.period", f"it counts on {counted}; the entry itself says {own}{where}")


def _codes(site: Site, entry: Entry, activity: Activity) -> Iterator[Inconsistency]:
    for code in activity.outcomes:
        if not site.vocabularies["outcomes"][code].label.texts:
            message = f"the outcome {code} is not defined in the plan as it is known"
            yield _found(entry, "undefined", "outcomes", message)
        if way(code)[:1] != (activity.line,):
            message = f"the outcome {code} is of line {way(code)[0]}, and it counts in line {activity.line}"
            yield _found(entry, "other-line", "outcomes", message)


def _guests(site: Site, entry: Entry) -> Iterator[Inconsistency]:
    for index, guest in enumerate(entry.guests):
        member = site.vocabularies["members"].find(guest)
        message = f"the guest {quoted(guest)} is no member, so it counts in no figure"
        if not isinstance(member, Fault):
            name = site.label("members", member, DEFAULT)
            message = f"the guest {quoted(guest)} is a name of the member '{name}': list it under 'members:'"
        yield _found(entry, "guest", f"guests.{index}", message)


def _spellings(site: Site, entry: Entry) -> Iterator[Inconsistency]:
    for variant in entry.variants:
        name = site.label(variant.vocabulary, variant.code, DEFAULT)
        message = f"{quoted(variant.written)} is another spelling of '{name}'"
        yield _found(entry, "spelling", variant.field, message)


def _found(entry: Entry, sort: str, field: str, message: str) -> Inconsistency:
    activity = entry.activity.id if entry.activity else ""
    return Inconsistency(activity, sort, entry.path, field, message)
