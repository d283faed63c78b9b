"""The codes of the plan say where they stand in it."""

import pytest

from plugins.core.data.plan_codes import level, order, way


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("L1", ("L1",)),
        ("L2A3", ("L2", "L2A3")),
        ("L1A10D2", ("L1", "L1A10", "L1A10D2")),
        ("L1D2", ()),
        ("L01", ()),
        ("L1A1D1X", ()),
        ("2.3", ()),
        ("", ()),
    ],
)
def test_a_code_names_all_above_it(code: str, expected: tuple[str, ...]) -> None:
    """From the line down to itself; what has another form is no code of the plan."""
    assert way(code) == expected


def test_a_code_says_what_it_stands_for() -> None:
    assert [level(code) for code in ("L1", "L1A1", "L1A1D1")] == ["line", "axis", "outcome"]


def test_codes_are_in_order_of_their_numbers() -> None:
    """The tenth after the ninth, whatever the letters say."""
    assert sorted(["L1A10", "L10", "L1A9D2", "L1A9", "L2", "L1"], key=order) == [
        *("L1", "L1A9", "L1A9D2", "L1A10", "L2", "L10"),
    ]
