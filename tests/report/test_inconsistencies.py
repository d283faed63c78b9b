"""What does not fit: told with file and line, and shown to editors."""

from pathlib import Path

import pytest

from tests.markup import page, texts
from tests.report.samples import VOCABULARY, activity, content, of_facts, report
from tests.support import built, built_in_part, news_item, problems_of, site_of

WHOLE = {"members": "[Berlin]", "outcomes": "[L1A1D1]", "challenges": "[1.1]"}


def told(root: Path, text: str, path: str = "content/events/a.md", **more: str) -> list[str]:
    """What is said of one activity in a report of its months, without what it has in common with all."""
    files = {**VOCABULARY, path: text, "content/reports/2022-01.md": report(), **more}
    return [line for line in problems_of(root, files) if line.startswith(path) and "has no label yet" not in line]


def test_nothing_is_said_of_an_activity_that_is_whole(tmp_path: Path) -> None:
    assert told(tmp_path, activity(**WHOLE)) == []


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("members", "no member is given, so it counts for none"),
        ("outcomes", "no outcome of the plan is given, so it counts for none"),
        ("challenges", "no metropolitan challenge is given, so it counts for none"),
    ],
)
def test_what_is_missing(tmp_path: Path, field: str, message: str) -> None:
    assert told(tmp_path, activity(**WHOLE | {field: ""})) == [f"content/events/a.md:4: warning: A01: {message}"]


def test_an_outcome_that_nobody_has_defined(tmp_path: Path) -> None:
    assert told(tmp_path, activity(line="L3", **WHOLE | {"outcomes": "[L3A1D4]"})) == [
        "content/events/a.md:6: warning: A01: the outcome L3A1D4 is not defined in the plan as it is known"
    ]


def test_an_outcome_of_another_line(tmp_path: Path) -> None:
    assert told(tmp_path, activity(**WHOLE | {"outcomes": "[L1A1D1, L2A1D1]"})) == [
        "content/events/a.md:6: warning: A01: the outcome L2A1D1 is of line L2, and it counts in line L1"
    ]


def test_a_guest(tmp_path: Path) -> None:
    assert told(tmp_path, activity(**WHOLE, guests="[Kigali]")) == [
        "content/events/a.md:8: warning: A01: the guest 'Kigali' is no member, so it counts in no figure"
    ]


def test_a_guest_that_is_a_member_after_all(tmp_path: Path) -> None:
    """Under whatever name."""
    assert told(tmp_path, activity(**WHOLE, guests="[Bruxelles]")) == [
        (
            "content/events/a.md:8: warning: A01: the guest 'Bruxelles' is a name of the member 'Brussels':"
            " list it under 'members:'"
        )
    ]


def test_a_spelling_that_is_not_the_usual_one(tmp_path: Path) -> None:
    """The names of a language are no usual names in a text of another one."""
    assert told(tmp_path, activity(**WHOLE | {"members": "[Bruxelles, Berlin]"}, alliances="[UN Habitat]")) == [
        "content/events/a.md:5: warning: A01: 'Bruxelles' is another spelling of 'Brussels'",
        "content/events/a.md:8: warning: A01: 'UN Habitat' is another spelling of 'UN-Habitat'",
    ]


def test_the_usual_name_and_the_code_are_no_spellings(tmp_path: Path) -> None:
    assert told(tmp_path, activity(**WHOLE | {"members": "[Berlin, brussels]"})) == []


def test_days_that_are_set_by_hand(tmp_path: Path) -> None:
    text = activity(start="2022-02-05", period="{start: 2022-02-04, end: 2022-02-05}", **WHOLE)
    assert told(tmp_path, text) == [
        "content/events/a.md:4: warning: A01: it counts on 2022-02-04 to 2022-02-05; the entry itself says 2022-02-05"
    ]


def test_a_day_outside_the_period(tmp_path: Path) -> None:
    text = activity(start="2022-09-18", period="{start: 2022-02-18, end: 2022-02-18}", **WHOLE)
    assert told(tmp_path, text) == [
        (
            "content/events/a.md:4: warning: A01: it counts on 2022-02-18; the entry itself says 2022-09-18, outside"
            " 2022-01-01 to 2022-04-30"
        )
    ]


def test_a_period_that_repeats_the_days_is_not_worth_a_word(tmp_path: Path) -> None:
    assert told(tmp_path, activity(period="{start: 2022-02-01, end: 2022-02-01}", **WHOLE)) == []


def test_an_entry_without_a_day(tmp_path: Path) -> None:
    """With a period it counts; without one, no report counts it."""
    path = "content/publications/a.md"
    counted = content("A study", activity="{id: A01, line: L1, period: {start: 2022-02-01, end: 2022-02-01}}", **WHOLE)
    assert told(tmp_path / "1", counted, path) == [
        f"{path}:3: warning: A01: it counts on 2022-02-01; the entry itself gives no day"
    ]
    assert told(tmp_path / "2", content("A study", activity="{id: A01, line: L1}", **WHOLE), path) == [
        f"{path}:3: warning: A01: no day is known, so no report counts it: add 'period' to it"
    ]


def test_one_activity_is_one_entry(tmp_path: Path) -> None:
    """A number that two entries have is told at both."""
    other = news_item(date="2022-03-01", activity="{id: A01, line: L1}", **WHOLE)
    files = {**VOCABULARY, "content/events/a.md": activity(**WHOLE), "content/news/b.md": other}
    assert list(problems_of(tmp_path, files | {"content/reports/2022-01.md": report()})) == [
        "content/events/a.md:4: warning: A01: 'content/news/b.md' has this number too: one activity is one entry",
        "content/news/b.md:4: warning: A01: 'content/events/a.md' has this number too: one activity is one entry",
    ]


def test_what_counts_in_no_report_is_not_looked_at(tmp_path: Path) -> None:
    """Its own report will tell."""
    assert told(tmp_path, activity(start="2022-05-01")) == []


ODD = {**VOCABULARY, "content/events/a.md": activity(**WHOLE | {"members": ""}, guests="[Kigali]")}


def accepting(*names: str) -> dict[str, str]:
    """An activity with two inconsistencies, in a report that accepts these."""
    return ODD | {"content/reports/2022-01.md": report(accepted=f"[{', '.join(names)}]" if names else "")}


def test_what_a_report_accepts_is_told_no_more(tmp_path: Path) -> None:
    """Then what is new is not lost among what is known."""
    assert len(problems_of(tmp_path / "0", accepting())) == 2
    (left,) = problems_of(tmp_path / "1", accepting("A01 no-members"))
    assert "the guest 'Kigali' is no member" in left
    assert problems_of(tmp_path / "2", accepting("A01 no-members", "A01 guest")) == []


def test_editors_still_see_what_a_report_accepts(tmp_path: Path) -> None:
    """Marked as such, by the name under which it was accepted."""
    path = "reports/2022-01/check/index.html"
    shown = page(built_in_part(tmp_path, accepting("A01 no-members"), path), path)
    assert texts(shown, "tbody th") == ["A01 guest", "A01 no-members accepted"]


def test_accepting_what_is_not_there_is_told(tmp_path: Path) -> None:
    """What was mended meanwhile may not come back unnoticed."""
    (told,) = problems_of(tmp_path, accepting("A01 guest", "A01 no-members", "A07 spelling"))
    message = "nothing that does not fit is called 'A07 spelling' any more: take it off"
    assert told == f"content/reports/2022-01.md:5: warning: {message}"


def test_a_name_that_is_none_is_an_error(tmp_path: Path) -> None:
    (told,) = problems_of(tmp_path, accepting("A01"))
    assert told.startswith("content/reports/2022-01.md:5: 'A01' is not a name of the page for editors")


def test_accepting_hides_no_change_of_the_data(tmp_path: Path) -> None:
    """A report that was published is compared with what it is derived from, whatever it accepts."""
    text = report(accepted="[A01 no-members, A01 guest]", frozen="0123456789abcdef")
    (told,) = problems_of(tmp_path, ODD | {"content/reports/2022-01.md": text})
    assert "has changed since its PDF was made" in told


def test_data_that_changed_since_the_report_was_published(tmp_path: Path) -> None:
    files = {**VOCABULARY, "content/events/a.md": activity(**WHOLE)}
    lines = problems_of(tmp_path, files | {"content/reports/2022-01.md": report(frozen="0123456789abcdef")})
    assert lines == [
        (
            "content/reports/2022-01.md:5: warning: what this report is derived from has changed since its PDF was made"
            ": compare them, then run 'python3 run.py report content/reports/2022-01.md' if the PDF is to change too"
        )
    ]


def test_a_number_needs_a_line_of_the_plan(tmp_path: Path) -> None:
    """The core refuses a code that is in no list."""
    lines = told(tmp_path, activity(line="L9", **WHOLE))
    assert lines[0].startswith("content/events/a.md:4: unknown outcome 'L9'.")


def test_editors_see_all_that_the_build_says(tmp_path: Path) -> None:
    """The page lists what the warnings say, with the file, and keeps out of search engines."""
    output = built(tmp_path, of_facts())
    shown = page(output, "reports/2022-01/check/index.html")
    site = site_of(tmp_path, of_facts())
    assert site.of("report")
    warned = [line for line in problems_of(tmp_path, of_facts()) if ": warning: A" in line]
    names = [name.split()[0] for name in texts(shown, "tbody th")]
    rows = [" ".join(cell) for cell in zip(names, texts(shown, "tbody td:nth-of-type(1)"), strict=True)]
    assert sorted(rows) == sorted(line.split(": warning: ")[1].replace(": ", " ", 1) for line in warned)
    assert len(rows) > 40
    assert shown.select_one("meta[name=robots][content=noindex]")
