"""The derivation: what a report says follows from the content, and from nothing else."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from plugins.core.entry import Period
from plugins.core.folding import slugify
from plugins.report.derive import derive
from plugins.report.digest import digest
from plugins.report.model import Report
from tests.report.facts import ACTIVITIES, MEANT, REGIONS
from tests.report.samples import VOCABULARY, activity, content, of_facts
from tests.support import news_item, site_of

FOUR_MONTHS = Period(dt.date(2022, 1, 1), dt.date(2022, 4, 30))
LATER = "{start: 2022-05-01, end: 2022-08-31}"
NOT_DATED = "A15"  # printed under a day outside the period: the content gives the period


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report of the frozen facts."""
    return derive(site_of(tmp_path_factory.mktemp("facts"), of_facts()), FOUR_MONTHS)


def of(tmp_path: Path, period: Period = FOUR_MONTHS, **files: str) -> Report:
    """The report of a few events, by the names of their files."""
    site = site_of(tmp_path, {**VOCABULARY, **{f"content/events/{name}.md": text for name, text in files.items()}})
    return derive(site, period)


def test_every_activity_counts_once_and_in_the_order_of_its_number(facts: Report) -> None:
    by_line = {line.code: [each.id for each in line.activities] for line in facts.lines}
    assert by_line == {
        line: [fact.id for fact in ACTIVITIES if fact.line == line] for line in sorted({f.line for f in ACTIVITIES})
    }
    assert {line: len(found) for line, found in by_line.items()} == {"L1": 13, "L2": 6, "L3": 2}


def test_activities_by_month(facts: Report) -> None:
    """By the month in which they start; one of which only the period is known has none. January had none at all."""
    counted = Counter(f"{fact.start:%Y-%m}" for fact in ACTIVITIES if fact.id != NOT_DATED)
    assert {each.code: each.count for each in facts.months} == {"2022-01": 0, **counted, "": 1}
    assert [each.code for each in facts.months] == ["2022-01", "2022-02", "2022-03", "2022-04", ""]


@pytest.mark.parametrize("field", ["challenges", "outcomes"])
def test_activities_by_code(facts: Report, field: str) -> None:
    """Each challenge and each outcome, the most frequent first, then by code."""
    counted = Counter(code for fact in ACTIVITIES for code in getattr(fact, field))
    found = [(each.code, each.count) for each in getattr(facts, field)]
    assert dict(found) == counted
    assert found == sorted(found, key=lambda each: (-each[1], each[0]))


def test_the_engaged_are_the_union_of_the_members(facts: Report) -> None:
    """Each once, however it is spelt, with the number of its activities and its region; a guest is none of them."""
    counted = Counter(MEANT.get(name, name) for fact in ACTIVITIES for name in fact.members if name != "Kigali")
    region_of = {name: region for region, names in REGIONS.items() for name in names}
    expected = {(slugify(name), region_of[name], count) for name, count in counted.items()}
    assert {(each.code, each.region, each.count) for each in facts.members} == expected
    assert len(facts.members) == 46


def test_alliances_are_counted_however_they_are_spelt(facts: Report) -> None:
    counted = Counter(MEANT.get(name, name) for fact in ACTIVITIES for name in fact.alliances)
    assert {each.code: each.count for each in facts.alliances} == {slugify(name): counted[name] for name in counted}
    assert len(facts.alliances) == 10


def test_what_ends_later_counts_where_it_starts_and_is_listed(facts: Report) -> None:
    assert facts.crossing == tuple(fact.id for fact in ACTIVITIES if fact.id != NOT_DATED and fact.end.month > 4)
    assert facts.crossing == ("A17",)


def test_an_activity_across_two_periods_counts_in_one(tmp_path: Path) -> None:
    """In the one in which it starts; in the other it is listed as begun before."""
    site = site_of(tmp_path, {**VOCABULARY, "content/events/long.md": activity(start="2022-04-20", end="2022-05-10")})
    first = derive(site, FOUR_MONTHS)
    second = derive(site, Period(dt.date(2022, 5, 1), dt.date(2022, 8, 31)))
    assert [each.id for each in first.activities] == ["A01"] and first.crossing == ("A01",)
    assert second.activities == () and [each.id for each in second.begun_before] == ["A01"]
    assert first.begun_before == ()


@pytest.mark.parametrize(
    ("day", "counts"), [("2021-12-31", 0), ("2022-01-01", 1), ("2022-04-30", 1), ("2022-05-01", 0)]
)
def test_the_first_and_the_last_day_belong_to_the_period(tmp_path: Path, day: str, counts: int) -> None:
    assert len(of(tmp_path, a=activity(start=day)).activities) == counts


def test_a_period_overrides_the_date(tmp_path: Path) -> None:
    """An activity counts on the days of its 'period', whatever its entry says."""
    found = of(tmp_path, a=activity(start="2022-09-18", period="{start: 2022-02-18, end: 2022-02-19}"))
    assert [(each.code, each.count) for each in found.months if each.count] == [("2022-02", 1)]
    assert found.activities[0].overridden
    assert found.activities[0].days == Period(dt.date(2022, 2, 18), dt.date(2022, 2, 19))


def test_an_activity_without_a_day_counts_nowhere(tmp_path: Path) -> None:
    undated = content("A study", activity="{id: A01, line: L1}")
    site = site_of(tmp_path, {**VOCABULARY, "content/publications/a.md": undated})
    assert derive(site, FOUR_MONTHS).activities == ()


def test_every_kind_of_entry_can_be_an_activity(tmp_path: Path) -> None:
    """A call counts from the day it opens to the day it closes, news on its day."""
    files = {
        **VOCABULARY,
        "content/calls/call.md": content(
            "A call",
            opens="2022-03-03",
            deadline="2022-05-11",
            timezone="Europe/Madrid",
            activity="{id: A01, line: L1}",
        ),
        "content/news/news.md": news_item(date="2022-04-01", activity="{id: A02, line: L2}"),
    }
    found = derive(site_of(tmp_path, files), FOUR_MONTHS)
    assert [(each.kind, each.days.start, each.days.end) for each in found.activities] == [
        ("call", dt.date(2022, 3, 3), dt.date(2022, 5, 11)),
        ("news", dt.date(2022, 4, 1), dt.date(2022, 4, 1)),
    ]


def test_a_draft_is_no_activity(tmp_path: Path) -> None:
    assert of(tmp_path, a=activity(status="draft")).activities == ()


def test_numbers_are_in_order_beyond_ninety_nine(tmp_path: Path) -> None:
    found = of(tmp_path, a=activity("A100"), b=activity("A9"), c=activity("A20"))
    assert [each.id for each in found.activities] == ["A9", "A20", "A100"]


def test_lines_come_in_the_chosen_order(tmp_path: Path) -> None:
    site = site_of(tmp_path, {**VOCABULARY, "content/events/a.md": activity(line="L2")})
    assert [line.code for line in derive(site, FOUR_MONTHS, ["L3"]).lines] == ["L3", "L1", "L2"]


def test_members_are_those_of_the_last_day(tmp_path: Path) -> None:
    """Who left before, or joined after, is none of them; an applicant is none either."""
    files = {
        **VOCABULARY,
        "content/members/africa/left.md": content("Left", until="2022-04-30"),
        "content/members/africa/stays.md": content("Stays", since="2022-04-30", until="2022-05-01"),
        "content/members/africa/later.md": content("Later", since="2022-05-01"),
        "content/members/africa/asks.md": content("Asks", state="applicant"),
    }
    found = {each.code: each.members for each in derive(site_of(tmp_path, files), FOUR_MONTHS).membership}
    assert found["africa"] == ("stays",)


def test_the_board_is_that_of_the_last_day(tmp_path: Path) -> None:
    seats = "terms:\n  - {{body: board, role: member, members: [Berlin], region: europe, {}: 2022-02-17}}"
    files = {
        **VOCABULARY,
        "content/people/before.md": f"---\ntitle: Before\n{seats.format('until')}\n---\n",
        "content/people/since.md": f"---\ntitle: Since\n{seats.format('from')}\n---\n",
    }
    assert [each.name for each in derive(site_of(tmp_path, files), FOUR_MONTHS).seats] == ["Since"]


def test_mentions_and_meetings_are_those_of_the_period(tmp_path: Path) -> None:
    files = {
        **VOCABULARY,
        "content/mentions/2022-04.md": content("x", month="2022-04", mentions="[{outlet: G20, item: Text}]"),
        "content/mentions/2022-05.md": content("x", month="2022-05", mentions="[{outlet: G20, item: Text}]"),
        "content/meetings/a.md": content(
            "x", period="{start: 2022-01-01, end: 2022-04-30}", meetings="[{member: Berlin}]"
        ),
        "content/meetings/b.md": content(
            "x", period="{start: 2022-05-01, end: 2022-08-31}", meetings="[{member: Brussels}]"
        ),
    }
    found = derive(site_of(tmp_path, files), FOUR_MONTHS)
    assert [each.month for each in found.mentions] == ["2022-04"]
    assert [each.code for each in found.meetings] == ["berlin"]


def test_nothing_happened(tmp_path: Path) -> None:
    """An empty period has a report too."""
    found = of(tmp_path)
    assert not any((found.activities, found.members, found.challenges, found.mentions, found.crossing))
    assert [(each.code, each.count) for each in found.months] == [(f"2022-0{month}", 0) for month in range(1, 5)]


def test_the_digest_stands_for_the_data(tmp_path: Path) -> None:
    """The same data has the same digest, whatever else the site holds; a member more has another."""
    one = digest(of(tmp_path / "1", a=activity()))
    assert one == digest(of(tmp_path / "2", a=activity(), b=content("No activity", start="2022-02-01")))
    assert one != digest(of(tmp_path / "3", a=activity(members="[Berlin]")))
