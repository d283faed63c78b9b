"""Tables, read as programs read them."""

import csv
import io

import pytest

from plugins.core.rendering.tables import table


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))


def test_a_cell_holds_whatever_was_in_it() -> None:
    """Quotes, commas, ends of lines; a cell that a row has not is empty."""
    odd = 'a "b", c\r\nd; é 🙂'
    assert cells(table(("x", "y"), [{"x": odd}, {"y": "1"}])) == [["x", "y"], [odd, ""], ["", "1"]]


def test_lines_end_as_rfc_4180_has_it() -> None:
    assert table(("x", "y"), [{"x": "1", "y": "2"}]) == b"x,y\r\n1,2\r\n"


@pytest.mark.parametrize(
    "cell", ["=1+1", "+34 93", "-x", "@SUM(A1)", "\t=1", "\r=1", "-1+cmd|' /C calc'!A0", "--1", "-"]
)
def test_nothing_is_a_formula(cell: str) -> None:
    """A spreadsheet would run it."""
    assert cells(table(("x",), [{"x": cell}]))[1] == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["-58.3816", "-1", "0", "a=b", "2022-04-25", "'s-Gravenhage", ""])
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    """Numbers above all: a place in the south or the west has a sign."""
    assert cells(table(("x", "y"), [{"x": cell, "y": "z"}]))[1] == [cell, "z"]
