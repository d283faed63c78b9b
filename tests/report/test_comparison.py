"""The derived report beside the one that was made by hand."""

from collections.abc import Mapping
from pathlib import Path

from tests.markup import page, texts
from tests.report.samples import VOCABULARY, activity, content, report
from tests.support import built_in_part, problems_of

CHECK = "reports/2022-01/check/index.html"
PRINTED = {
    "report": "2022-01",
    "document": "The report as printed",
    "activities": '[{id: A01, line: L1, date: 1 February, start: 2022-02-01, members: ["Bruxelles", "Kigali"]}]',
    "engaged": "[Bruxelles]",
    "challenges": "[1.1]",
}


def files(printed: Mapping[str, str] = PRINTED, **fields: str) -> dict[str, str]:
    """A report of one activity, and what is printed of it."""
    event = activity(**{"members": "[Brussels]", "guests": "[Kigali]", "challenges": "[1.1]"} | fields)
    return {
        **VOCABULARY,
        "content/events/a.md": event,
        "content/reports/2022-01.md": report(),
        "content/printed/2022-01.md": content("Printed", **printed),
    }


def told(root: Path, printed: Mapping[str, str] = PRINTED, **fields: str) -> list[str]:
    """What is said of the printed report."""
    return [line for line in problems_of(root, files(printed, **fields)) if line.startswith("content/printed/")]


def rows(root: Path, printed: Mapping[str, str] = PRINTED, **fields: str) -> dict[str, list[str]]:
    """The rows of the page, by what they are about."""
    shown = page(built_in_part(root, files(printed, **fields), CHECK), CHECK)
    return {
        texts(row, "th")[0]: [" ".join(cell.get_text(" ").split()) for cell in row.select("td")]
        for row in shown.select(".report-compared tbody tr")
    }


def test_figures_stand_side_by_side(tmp_path: Path) -> None:
    found = rows(tmp_path)
    assert found["activities same"] == ["1", "1", ""]
    assert found["lines same"] == ["L1: 1", "L1: 1", ""]
    assert found["months same"] == ["2022-02: 1", "2022-02: 1", ""]


def test_names_are_compared_by_what_they_mean(tmp_path: Path) -> None:
    """Another spelling is no difference; it is explained all the same. So is a guest that is printed as a member."""
    found = rows(tmp_path)
    assert found["engaged same"] == ["Bruxelles", "Brussels", "'Bruxelles' is Brussels"]
    assert found["A01 members differs"] == [
        "Bruxelles, Kigali",
        "Brussels",
        "'Bruxelles' is Brussels 'Kigali' is no member: it is a guest here",
    ]


def test_a_member_that_the_printed_list_leaves_out(tmp_path: Path) -> None:
    found = rows(tmp_path, members="[Brussels, Berlin]")
    assert found["engaged differs"] == [
        "Bruxelles",
        "Berlin, Brussels",
        "'Bruxelles' is Brussels Berlin is on A01, and the printed list leaves it out",
    ]


def test_codes_of_one_side_only(tmp_path: Path) -> None:
    found = rows(tmp_path, PRINTED | {"challenges": "[1.1, 1.3]"}, challenges="[1.1, 2.1]")
    assert found["challenges differs"] == [
        "1.1, 1.3",
        "1.1, 2.1",
        "1.3 is printed and is on no activity 2.1 is on A01 and is not printed",
    ]


def test_a_difference_asks_for_an_explanation(tmp_path: Path) -> None:
    assert "content/printed/2022-01.md:1: warning: 'A01 date' is printed as '1 February', and this site says" in str(
        told(tmp_path, start="2022-02-02")
    )


def test_an_explanation_is_shown_and_ends_the_warning(tmp_path: Path) -> None:
    remarks = "[{about: A01 date, note: A slip.}, {about: A01 challenges, note: Not printed.}]"
    printed = PRINTED | {"remarks": remarks}
    assert not [line for line in told(tmp_path / "1", printed, start="2022-02-02") if "A01" in line]
    assert rows(tmp_path / "2", printed, start="2022-02-02")["A01 date differs"] == [
        "1 February",
        "2022-02-02",
        "A slip.",
    ]


def test_a_remark_on_nothing(tmp_path: Path) -> None:
    lines = told(tmp_path, PRINTED | {"remarks": "[{about: A77 date, note: A slip.}]"})
    assert "content/printed/2022-01.md:8: warning: nothing is compared that is called 'A77 date'" in lines


def test_an_activity_of_one_side_only(tmp_path: Path) -> None:
    printed = PRINTED | {"activities": "[{id: A02, line: L1, date: 1 February, start: 2022-02-01}]"}
    found = rows(tmp_path, printed)
    assert found["A01 differs"] == ["-", "there", ""] and found["A02 differs"] == ["there", "-", ""]


def test_what_is_the_same_in_an_activity_stands_apart(tmp_path: Path) -> None:
    """Editors read what is noteworthy first; nothing is left out."""
    shown = page(built_in_part(tmp_path, files(), CHECK), CHECK)
    apart = texts(shown, "details .report-compared tbody th")
    assert apart == ["A01 date same", "A01 line same", "A01 outcomes same", "A01 alliances same"]


def test_without_a_printed_report_nothing_is_compared(tmp_path: Path) -> None:
    alone = {name: text for name, text in files().items() if "printed" not in name}
    shown = page(built_in_part(tmp_path, alone, CHECK), CHECK)
    assert not shown.select("#_compared")
