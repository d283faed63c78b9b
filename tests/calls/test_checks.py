"""What writers of calls are told."""

from pathlib import Path

import pytest

from tests.calls.support import DAYS, call, calls
from tests.support import problems_of


@pytest.mark.parametrize(
    ("fields", "line", "message"),
    [
        (
            DAYS | {"opens": "2022-05-11 10:00", "deadline": "2022-05-11 10:00"},
            5,
            "the deadline (2022-05-11 10:00) is that of the opening (2022-05-11 10:00)",
        ),
        (DAYS | {"opens": "2022-06-01"}, 5, "the deadline (2022-05-11) is before the opening (2022-06-01)"),
        (DAYS | {"timezone": "Barcino"}, 6, "unknown time zone or city 'Barcino'"),
        ({"signatories": "[{name: Berlin}, {name: berlin }]"}, 4, "'berlin' is listed twice, first as 'Berlin'"),
        (
            {"signatories": "[{name: Bruxelles, member: Brussels}, {name: Brussels-Capital Region, member: Brussels}]"},
            4,
            "'Brussels-Capital Region' is listed twice, first as 'Bruxelles'",
        ),
        (
            {"signatories": "[{name: X, member: Brussels, organisation: G20}]"},
            4,
            "a signatory is a member or an organisation: take one of the two away",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, fields: dict[str, str], line: int, message: str) -> None:
    """In one sentence, at the field to mend."""
    (problem,) = problems_of(tmp_path, calls(x=call(**fields)))
    assert problem.startswith(f"content/calls/x.md:{line}: ") and message in problem, problem


@pytest.mark.parametrize("status", ["scheduled", "published"])
def test_it_is_said_before_the_call_appears(tmp_path: Path, status: str) -> None:
    """A slip must not be found out on the day on which the call is to be out."""
    fields = DAYS | {"opens": "2022-06-01", "date": "2022-05-20", "status": status}
    assert problems_of(tmp_path, calls(x=call(**fields)))


def test_a_call_that_nobody_answers_is_a_warning(tmp_path: Path) -> None:
    """It has a form to fill in, or someone to write to."""
    (problem,) = problems_of(tmp_path, calls(x=call(contact="")))
    assert problem.startswith("content/calls/x.md:2: warning: nobody can answer this call")
    action = call(contact="", actions="{label: Apply, url: https://x.example}")
    assert not problems_of(tmp_path, calls(x=action))
