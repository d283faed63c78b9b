"""The table of what was measured, as Markdown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from bench.corpus import LARGE
from bench.measure import Cost


class Outputs(msgspec.Struct, frozen=True):
    """What a generator made: its files, those that are pages, and the average bytes of the page of an entry."""

    files: int
    pages: int
    entry_bytes: int


class Table(msgspec.Struct, frozen=True):
    """One row for one corpus: the cost of each case, beside that of a full build of Hugo in turn.

    `hugo` is None where its related items would take too long.
    """

    row: str
    entries: int
    languages: int
    hugo: Cost | None
    hugo_without_related: Cost
    cases: Mapping[str, Cost]
    outputs: Outputs
    hugo_outputs: Outputs


class Circumstances(msgspec.Struct, frozen=True):
    """On what, with what and when it was measured, and of how many builds a figure is the median."""

    date: str
    machine: str
    versions: str
    runs: int


_LESS = "Hugo without related items"
_COLUMNS = (
    "wall s",
    "CPU s",
    "memory MiB",
    "wall / Hugo",
    "CPU / Hugo",
    "memory / Hugo",
    "wall / without",
    "CPU / without",
)

_PREFACE = """# What a build costs

`python3 run.py bench` writes this file anew: it makes a site of made-up entries and builds it with
`python3 run.py build`, in a new process each time and in turn with Hugo.
Runs of each case: {runs}; a figure is their median.

- *{date}*; {machine}.
- {versions}.
- CPU is the time of all processes of a build, user and system. Memory is the most that they were seen to have at a time
  (PSS: what processes share counts once).
- Hugo keeps nothing between builds: each ratio is to its full build of the same site, in the same run. What its related
  items cost grows with the square of the site, so the ratios to its build *without* them are there too.
- With more than {large:,} entries only growth is measured, and beside Hugo without related items alone.
- *Like for like*: the pages, lists, archives, pages of challenges and members, related items, RSS feeds and sitemaps
  that the templates in bench/hugo/ make too (bench/plain/). *Everything on*: all features, and real content besides.
"""


def written(circumstances: Circumstances, tables: Iterable[Table]) -> str:
    """The whole file."""
    tables = tuple(tables)
    parts = [
        _PREFACE.format(**msgspec.structs.asdict(circumstances), large=LARGE),
        *map(_one, tables),
        *_growth(tables),
    ]
    return "\n".join(parts)


def _one(table: Table) -> str:
    lines = [
        f"## {_name(table)}: {table.row}",
        "",
        _row(["", *_COLUMNS]),
        _row(["---", *["---:"] * len(_COLUMNS)]),
        *(_row([name, *_figures(cost), *_ratios(cost, table)]) for name, cost in _costs(table).items()),
        "",
        f"Ours: {_made(table.outputs)}. Hugo: {_made(table.hugo_outputs)}.",
        "",
    ]
    return "\n".join(lines)


def _growth(tables: Sequence[Table]) -> Iterator[str]:
    """How a case grows with the site: how many times the smallest corpus' cost each larger one costs."""
    for row, languages in dict.fromkeys((table.row, table.languages) for table in tables):
        sizes = sorted(
            (table for table in tables if (table.row, table.languages) == (row, languages)),
            key=lambda table: table.entries,
        )
        if len(sizes) > 1:
            yield _grown(row, languages, sizes)


def _grown(row: str, languages: int, sizes: Sequence[Table]) -> str:
    first = sizes[0]
    lines = [
        f"## Growth, {_in(languages)}: {row}",
        "",
        _row(["wall (CPU), times", *(f"{table.entries:,}" for table in sizes)]),
        _row(["---", *["---:"] * len(sizes)]),
        *(
            _row([name, *(_times(_costs(table).get(name), cost) for table in sizes)])
            for name, cost in _costs(first).items()
        ),
        "",
    ]
    return "\n".join(lines)


def _name(table: Table) -> str:
    return f"{table.entries:,} entries, {_in(table.languages)}"


def _in(languages: int) -> str:
    return "one language" if languages == 1 else f"{languages} languages"


def _made(outputs: Outputs) -> str:
    return (
        f"{outputs.files:,} files, {outputs.pages:,} of them pages; "
        f"{outputs.entry_bytes:,} bytes the page of an entry on average"
    )


def _figures(cost: Cost) -> list[str]:
    return [f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.memory:.0f}" if cost.memory else "–"]


def _costs(table: Table) -> dict[str, Cost]:
    """What each line of a table tells of."""
    full = {"Hugo, full build": table.hugo} if table.hugo else {}
    return full | {_LESS: table.hugo_without_related} | dict(table.cases)


def _ratios(cost: Cost, table: Table) -> list[str]:
    full, less = table.hugo or Cost(0, 0), table.hugo_without_related
    pairs = ((cost.wall, full.wall), (cost.cpu, full.cpu), (cost.memory, full.memory), (cost.wall, less.wall))
    return [f"{ours / theirs:.2f}" if ours and theirs else "–" for ours, theirs in (*pairs, (cost.cpu, less.cpu))]


def _times(cost: Cost | None, first: Cost) -> str:
    return f"{cost.wall / first.wall:.1f} ({cost.cpu / first.cpu:.1f})" if cost else "–"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
