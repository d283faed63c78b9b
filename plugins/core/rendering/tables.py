"""Data as files: rows as CSV (RFC 4180), safe to open in a spreadsheet; values as JSON."""

import csv
import io
import json
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


def document(value: object) -> bytes:
    """A value as JSON that people can read and compare too."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(cell: str) -> str:
    """The cell as text: an apostrophe before what would be a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
