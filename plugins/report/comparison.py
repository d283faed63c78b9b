"""The derived report beside the one that was made by hand: where they differ, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from plugins.core.data.terms import TermKey
from plugins.core.entry import Period
from plugins.core.features.checks import Finding
from plugins.core.languages import DEFAULT
from plugins.core.problems import Fault
from plugins.core.site import Site
from plugins.core.times.dates import in_figures
from plugins.report.derive import derive
from plugins.report.model import Activity, Report
from plugins.report.printed import Printed, PrintedActivity, printed_twin
from plugins.report.report import REPORT, report_of

# A name, and the term that it stands for.
Meant = tuple[str, TermKey | None]


class Row(msgspec.Struct, frozen=True):
    """A figure or a list as it is printed and as it is derived; `why` explains a difference, or an odd spelling."""

    about: str
    printed: str
    derived: str
    differs: bool
    why: tuple[str, ...] = ()


def compare(site: Site, report: Report, printed: Printed) -> tuple[Row, ...]:
    """All that can be compared: figures first, then each activity. Remarks are added where they belong."""
    remarks: dict[str, tuple[str, ...]] = {}
    for remark in printed.remarks:
        remarks[remark.about] = (*remarks.get(remark.about, ()), remark.note)
    rows = (*_figures(site, report, printed), *_activities(site, report, printed))
    return tuple(msgspec.structs.replace(row, why=(*row.why, *remarks.get(row.about, ()))) for row in rows)


def check_printed(site: Site) -> Iterator[Finding]:
    """A difference that nobody has explained, and a remark on something that is not compared."""
    for item in site.of(REPORT.name):
        entry = report_of(item)
        printed = printed_twin(site, entry.slug)
        if printed is None:
            continue
        rows = compare(site, derive(site, entry.period, entry.lines), printed)
        for row in rows:
            if row.differs and not row.why:
                message = (
                    f"'{row.about}' is printed as '{row.printed}', and this site says '{row.derived}':"
                    " explain it under 'remarks:'"
                )
                yield Finding(printed.path, "remarks", message, "warning")
        known = {row.about for row in rows}
        for index, remark in enumerate(printed.remarks):
            if remark.about not in known:
                message = f"nothing is compared that is called '{remark.about}'"
                yield Finding(printed.path, f"remarks.{index}.about", message, "warning")


def _figures(site: Site, report: Report, printed: Printed) -> Iterator[Row]:
    mine, theirs = report.activities, printed.activities
    yield _row("activities", str(len(theirs)), str(len(mine)))
    yield _row("lines", _counts(each.line for each in theirs), _counts(each.line for each in mine))
    months = {count.code or "day not known": count.count for count in report.months if count.count}
    yield _row("months", _counts(f"{each.start:%Y-%m}" for each in theirs), _listed(months))
    yield _codes(report, "challenges", printed.challenges, [each.code for each in report.challenges])
    yield _codes(report, "outcomes", printed.outcomes, [each.code for each in report.outcomes])
    yield _engaged(site, report, printed.engaged)
    met = [(each.vocabulary, each.code) for each in report.meetings]
    yield _names(site, "meetings", _meant(site, printed.meetings, "members", "organisations"), met)
    mentions = {each.month: len(each.mentions) for each in report.mentions}
    yield _row("mentions", _listed({each.month: int(each.count) for each in printed.mentions}), _listed(mentions))
    membership = {each.code: len(each.members) for each in report.membership}
    theirs_by_region = {each.region: int(each.count) for each in printed.membership}
    yield _row("membership", _listed(theirs_by_region), _listed(membership))


def _activities(site: Site, report: Report, printed: Printed) -> Iterator[Row]:
    mine = {each.id: each for each in report.activities}
    theirs = {each.id: each for each in printed.activities}
    for name in sorted({*mine, *theirs}):
        if name in mine and name in theirs:
            yield from _activity(site, report, mine[name], theirs[name])
        else:
            yield _row(name, "there" if name in theirs else "-", "there" if name in mine else "-")


def _activity(site: Site, report: Report, mine: Activity, theirs: PrintedActivity) -> Iterator[Row]:
    days = Period(theirs.start, theirs.end or theirs.start)
    yield Row(f"{mine.id} date", theirs.date, in_figures(mine.days.start, mine.days.end), days != mine.days)
    yield _row(f"{mine.id} line", theirs.line, mine.line)
    members = [("members", code) for code in mine.members]
    guests = (f"'{name}' is no member: it is a guest here" for name in theirs.members if name in mine.guests)
    yield _names(site, f"{mine.id} members", _meant(site, theirs.members, "members"), members, guests)
    yield _codes(report, f"{mine.id} outcomes", theirs.outcomes, mine.outcomes)
    yield _codes(report, f"{mine.id} challenges", theirs.challenges, mine.challenges)
    alliances = [("organisations", code) for code in mine.alliances]
    yield _names(site, f"{mine.id} alliances", _meant(site, theirs.alliances, "organisations"), alliances)


def _row(about: str, printed: str, derived: str) -> Row:
    return Row(about, printed, derived, printed != derived)


def _codes(report: Report, about: str, printed: Iterable[str], derived: Iterable[str]) -> Row:
    """Two lists of codes; each that only one has is explained by the activities that have it."""
    theirs, mine = sorted(printed), sorted(derived)
    only = [f"{code} is printed and is on no activity" for code in theirs if code not in mine]
    more = [f"{code} is on {_where(report, code)} and is not printed" for code in mine if code not in theirs]
    overall = about in ("challenges", "outcomes")
    return Row(about, ", ".join(theirs), ", ".join(mine), theirs != mine, (*only, *more) if overall else ())


def _engaged(site: Site, report: Report, printed: Iterable[str]) -> Row:
    """The members that took part in something; each that the printed list leaves out is explained by its activities."""
    theirs, mine = _meant(site, printed, "members"), [("members", each.code) for each in report.members]
    left_out = (
        f"{site.label(*key, DEFAULT)} is on {_where(report, key[1])}, and the printed list leaves it out"
        for key in mine
        if key not in {meant for _, meant in theirs}
    )
    return _names(site, "engaged", theirs, mine, left_out)


def _names(
    site: Site,
    about: str,
    printed: tuple[Meant, ...],
    derived: Iterable[TermKey],
    why: Iterable[str] = (),
) -> Row:
    """Two lists of names, compared by what they mean; another spelling is no difference, and is explained."""
    mine = {key: site.label(*key, DEFAULT) for key in derived}
    usual = {name: site.label(*key, DEFAULT) for name, key in printed if key}
    spelt = (f"'{name}' is {label}" for name, label in usual.items() if label != name)
    differs = {key for _, key in printed} != mine.keys()
    return Row(about, ", ".join(name for name, _ in printed), ", ".join(mine.values()), differs, (*spelt, *why))


def _meant(site: Site, names: Iterable[str], *vocabularies: str) -> tuple[Meant, ...]:
    """The term that each name stands for; None for one that is in none of the lists."""
    return tuple((name, next(_terms(site, vocabularies, name), None)) for name in names)


def _terms(site: Site, vocabularies: Iterable[str], name: str) -> Iterator[TermKey]:
    for vocabulary in vocabularies:
        found = site.vocabularies[vocabulary].find(name)
        if not isinstance(found, Fault):
            yield vocabulary, found


def _where(report: Report, code: str) -> str:
    """The numbers of the activities that have a code of any sort."""
    return ", ".join(each.id for each in report.activities if code in (*each.members, *each.outcomes, *each.challenges))


def _counts(values: Iterable[str]) -> str:
    return _listed(Counter(values))


def _listed(counts: Mapping[str, int]) -> str:
    """The counts by their names, those that are no day last."""
    return ", ".join(f"{name}: {counts[name]}" for name in sorted(counts, key=lambda name: (name[:1].isalpha(), name)))
