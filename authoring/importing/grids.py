"""Grids: the tables of old pages, cell by cell."""

from collections.abc import Iterable, Iterator

from bs4 import Tag


def is_layout(table: Tag, rows: list[Tag]) -> bool:
    """Whether a table arranges a page: it has one column, or its cells hold what no cell of a table of data holds."""
    if not say_all(table, [*table.find_all("caption"), *(cell for row in rows for cell in cells_of(row))]):
        return True
    widest = max((len(cells_of(row)) for row in rows), default=0)
    return widest < 2 or table.find(["table", "h2", "h3", "iframe", "ul", "ol"]) is not None


def say_all(tag: Tag, parts: Iterable[Tag]) -> bool:
    """Whether the parts of an element say all that it says, each word once."""
    return "".join("".join(part.get_text().split()) for part in parts) == "".join(tag.get_text().split())


def cells_of(row: Tag) -> list[Tag]:
    """The cells of a row."""
    return list(row.find_all(["td", "th"], recursive=False))


def grid(rows: list[Tag]) -> Iterator[list[Tag | None]]:
    """The cells of each row by column: one that spans columns or rows stands in the first of them."""
    held: dict[int, int] = {}
    for row in rows:
        cells: list[Tag | None] = []
        for cell in cells_of(row):
            while held.get(len(cells)):
                held[len(cells)] -= 1
                cells.append(None)
            width = _span(cell, "colspan")
            held |= dict.fromkeys(range(len(cells), len(cells) + width), _span(cell, "rowspan") - 1)
            cells += [cell, *[None] * (width - 1)]
        held |= {column: left - 1 for column, left in held.items() if column >= len(cells) and left}
        yield cells


def has_merged_cells(table: Tag) -> bool:
    """Whether a cell spans columns or rows."""
    return any(_span(cell, name) > 1 for cell in table.find_all(["td", "th"]) for name in ("colspan", "rowspan"))


def _span(cell: Tag, name: str) -> int:
    written = str(cell.get(name, "1"))
    return max(1, min(int(written), 50)) if written.isdigit() else 1
