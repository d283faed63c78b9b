"""The derivation: what a period's report says, computed from the site and from nothing else."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import cast

from plugins.core.data.plan_codes import order, way
from plugins.core.entry import Activity as Place
from plugins.core.entry import Period
from plugins.core.network.directory import directory
from plugins.core.network.meetings import held
from plugins.core.network.mentions import months
from plugins.core.network.people import holders, on
from plugins.core.site import Item, Site
from plugins.report.model import (
    Activity,
    Count,
    Line,
    Meeting,
    MemberCount,
    Mention,
    MentionMonth,
    Region,
    Report,
    Seat,
)


def derive(site: Site, period: Period, lines: Iterable[str] = ()) -> Report:
    """The report on a period; its action lines come in the order of `lines`, those left out after them."""
    activities = tuple(each for each in all_activities(site) if period.start <= each.days.start <= period.end)
    members = Counter(code for each in activities for code in each.members)
    regions = {each.item.entry.slug: each.region for each in directory(site)}
    return Report(
        period=period,
        lines=_lines(activities, tuple(lines), _plan_lines(site)),
        months=_months(activities, period),
        kinds=_ranked(Counter(each.kind for each in activities)),
        challenges=_ranked(Counter(code for each in activities for code in each.challenges)),
        outcomes=_ranked(Counter(code for each in activities for code in each.outcomes)),
        members=tuple(MemberCount(each.code, regions.get(each.code, ""), each.count) for each in _by_code(members)),
        alliances=_ranked(Counter(code for each in activities for code in each.alliances)),
        crossing=tuple(each.id for each in activities if each.days.end > period.end),
        begun_before=tuple(each for each in all_activities(site) if each.days.start < period.start <= each.days.end),
        mentions=_mentions(site, period),
        meetings=tuple(
            Meeting(*each.meeting.term, each.meeting.format)
            for each in held(site)
            if period.start <= each.period.start <= period.end
        ),
        membership=_membership(site, period.end),
        seats=_seats(site, period.end),
    )


def all_activities(site: Site) -> tuple[Activity, ...]:
    """Every activity of the site of which it is known when it was, in the order of their numbers."""
    found = (_activity(item) for item in with_activity(site))
    return tuple(
        sorted((each for each in found if each), key=lambda each: (number(each.id), each.days.start, each.entry))
    )


def with_activity(site: Site) -> Iterator[Item]:
    """The items that readers see and that count as an activity, whether or not it is known when they were."""
    return (item for item in site.with_pages if item.entry.activity)


def number(activity: str) -> tuple[str, int]:
    """By number, so that A100 comes after A99."""
    return activity[:1], int(activity[1:])


def month_keys(period: Period) -> Iterator[str]:
    """The months of a period, as 2022-04."""
    first = period.start.replace(day=1)
    while first <= period.end:
        yield f"{first:%Y-%m}"
        first = (first + dt.timedelta(days=31)).replace(day=1)


def _activity(item: Item) -> Activity | None:
    entry, place = item.entry, cast(Place, item.entry.activity)
    days = place.period or entry.days
    if days is None:
        return None
    return Activity(
        id=place.id,
        line=place.line,
        entry=entry.id,
        kind=item.kind.name,
        title={lang: text.title for lang, text in item.texts.items()},
        days=days,
        own=entry.days,
        overridden=place.period is not None,
        challenges=entry.challenges,
        outcomes=tuple(sorted(entry.outcomes, key=order)),
        members=entry.members,
        guests=entry.guests,
        alliances=entry.alliances,
    )


def _plan_lines(site: Site) -> Iterator[str]:
    return (term.code for term in site.vocabularies["outcomes"].terms if way(term.code) == (term.code,))


def _lines(activities: Iterable[Activity], first: tuple[str, ...], plan: Iterable[str]) -> tuple[Line, ...]:
    """Every line of the plan and of an activity, the chosen ones first."""
    activities = tuple(activities)
    rest = sorted({*plan, *(each.line for each in activities)} - {*first}, key=order)
    return tuple(Line(code, tuple(each for each in activities if each.line == code)) for code in (*first, *rest))


def _months(activities: Iterable[Activity], period: Period) -> tuple[Count, ...]:
    """Each month, also one without activities; at the end those of which no more is known than the period."""
    counted = Counter(
        "" if each.overridden and each.days == period else f"{each.days.start:%Y-%m}" for each in activities
    )
    keys = (*month_keys(period), *([""] if counted[""] else []))
    return tuple(Count(key, counted[key]) for key in keys)


def _ranked(counted: Counter[str]) -> tuple[Count, ...]:
    return tuple(Count(code, counted[code]) for code in sorted(counted, key=lambda code: (-counted[code], _rank(code))))


def _rank(code: str) -> tuple[tuple[int, ...], str]:
    """The codes of the plan by number, all others by their letters."""
    return order(code) if way(code) else (), code


def _by_code(counted: Counter[str]) -> Iterator[Count]:
    return (Count(code, counted[code]) for code in sorted(counted))


def _mentions(site: Site, period: Period) -> tuple[MentionMonth, ...]:
    """Those of the months of the period, the earliest first."""
    within = set(month_keys(period))
    return tuple(
        MentionMonth(
            each.month,
            tuple(Mention(one.outlet, one.about, dict(one.item.texts) if one.item else {}) for one in each.mentions),
        )
        for each in reversed(months(site))
        if each.month in within
    )


def _membership(site: Site, day: dt.date) -> tuple[Region, ...]:
    """Every region with its members on a day, in the order of the list of regions."""
    members = [each for each in directory(site) if each.member.belonged_on(day)]
    codes = dict.fromkeys(
        [*(term.code for term in site.vocabularies["regions"].terms), *sorted(each.region for each in members)]
    )
    return tuple(
        Region(code, tuple(sorted(each.member.slug for each in members if each.region == code))) for code in codes
    )


def _seats(site: Site, day: dt.date) -> tuple[Seat, ...]:
    return tuple(
        Seat(each.name, each.seat.body, each.seat.role, each.seat.region, each.seat.members)
        for each in on(holders(site), day)
    )
