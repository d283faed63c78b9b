"""Tables: rows as CSV (RFC 4180), safe to open in a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

# What a spreadsheet would take for a formula. A number is none, whatever its sign.
_FORMULA = re.compile(r"(?!-?\d+(\.\d+)?\Z)[=+\-@\t\r]")


def table(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """The columns of the rows, with a heading; a cell that a row has not is empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_plain(row.get(column, "")) for column in columns] for row in rows)
    return text.getvalue().encode()


def _plain(cell: str) -> str:
    """The cell as text: an apostrophe before what would be a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
