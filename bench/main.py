"""The benchmark: sites of made-up entries, built by the product and by Hugo in turn.

python3 run.py bench
python3 run.py bench --entries 1000,10000 --languages 1 --rows like
"""

import os
import platform
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

import msgspec

from bench.changes import cases_of
from bench.corpus import LARGE, Entry, corpus
from bench.hugo_site import HugoMissingError, HugoSite, hugo_program, write_hugo
from bench.measure import BuildFailedError, Cost, cost_of, middle
from bench.product import PROJECT, ROWS, Product, write_product
from bench.results import Circumstances, Outputs, Table, written
from bench.terms import Term, challenges, members
from plugins.core.languages import LANGUAGES

RESULTS = PROJECT / "bench" / "RESULTS.md"
_LEAST = 30


class Size(msgspec.Struct, frozen=True):
    """A corpus, and the rows that are measured with it."""

    entries: int
    languages: int
    rows: tuple[str, ...]


# What is measured if nothing else is asked for. With the largest corpora and everything on, a run would take hours.
USUAL = (
    Size(1_000, 1, ("like", "all")),
    Size(10_000, 1, ("like", "all")),
    Size(30_000, 1, ("like",)),
    Size(1_000, 3, ("like",)),
    Size(10_000, 3, ("like",)),
)


class Plan(msgspec.Struct, frozen=True):
    """What to measure, so many times."""

    sizes: tuple[Size, ...]
    runs: int


def planned(entries: str = "", languages: str = "", rows: str = "", runs: int = 3) -> Plan:
    """The plan of what was typed: the usual one if nothing was. Raises ValueError, which says what is allowed."""
    if runs < 1:
        raise ValueError(f"--runs {runs}: write a number of 1 or more")
    if not (entries or languages or rows):
        return Plan(USUAL, runs)
    entries, languages, rows = entries or "1000,10000", languages or "1", rows or "like"
    numbers = [word for word in entries.split(",") if word.isdecimal() and int(word) >= _LEAST]
    if ",".join(numbers) != entries:
        raise ValueError(f"--entries {entries}: write numbers of {_LEAST} or more, such as 1000,10000")
    for option, words, allowed in (("languages", languages, ("1", "3")), ("rows", rows, tuple(ROWS))):
        if not set(words.split(",")) <= set(allowed):
            raise ValueError(f"--{option} {words}: write {allowed[0]}, {allowed[1]} or {','.join(allowed)}")
    sizes = (
        Size(int(number), int(some), tuple(rows.split(","))) for some in languages.split(",") for number in numbers
    )
    return Plan(tuple(sizes), runs)


def main(plan: Plan, date: str) -> int:
    """Measure, and write the tables of what is measured so far after each corpus."""
    if not hasattr(os, "wait4"):
        print("run.py: the benchmark needs Linux or macOS, which tell what a process has used.", file=sys.stderr)
        return 1
    try:
        circumstances = _circumstances(plan, date)
        tables: list[Table] = []
        for size in plan.sizes:
            tables.extend(_measured(size, plan.runs))
            text = written(circumstances, sorted(tables, key=_order))
            RESULTS.write_text(text, "utf-8", newline="\n")
    except (BuildFailedError, HugoMissingError) as error:
        print(f"run.py: {error}", file=sys.stderr)
        return 1
    print(text)
    return 0


def _order(table: Table) -> tuple[int, int, int]:
    """Each row's tables together, from the smallest corpus on."""
    return list(ROWS.values()).index(table.row), table.languages, table.entries


def _measured(size: Size, runs: int) -> Iterator[Table]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        yield from _tables(Path(folder), size, runs)


def _tables(folder: Path, size: Size, runs: int) -> Iterator[Table]:
    """A table for each row. In each turn, every case of every row is built once, and Hugo's site once."""
    content, languages = PROJECT / "content", LANGUAGES[: size.languages]
    terms = (*challenges(content), *members(content))
    hugo = write_hugo(folder / "hugo", _entries(content, size.entries, languages), terms, languages)
    products = {
        row: write_product(folder / row, row, _entries(content, size.entries, languages), terms) for row in size.rows
    }
    of_hugo: list[Cost] = []
    of_less: list[Cost] = []
    of_cases: dict[str, defaultdict[str, list[Cost]]] = {row: defaultdict(list) for row in products}
    for turn in range(runs):
        for row, product in products.items():
            for case in cases_of(size.entries):
                case.change(product, turn)
                cost = cost_of(product.command, product.root)
                of_cases[row][case.name].append(_said(f"{size.entries} {row}, {case.name}", cost))
        of_less.append(_said("Hugo without related items", _cost_of_hugo(hugo, hugo.without_related)))
        if size.entries <= LARGE:
            of_hugo.append(_said("Hugo", _cost_of_hugo(hugo, hugo.command)))
    for row, product in products.items():
        yield Table(
            row=ROWS[row],
            entries=size.entries,
            languages=size.languages,
            hugo=middle(of_hugo) if of_hugo else None,
            hugo_without_related=middle(of_less),
            cases={name: middle(costs) for name, costs in of_cases[row].items()},
            outputs=_outputs(product),
            hugo_outputs=_outputs(hugo),
        )


def _cost_of_hugo(hugo: HugoSite, command: Sequence[str]) -> Cost:
    hugo.forget()
    return cost_of(command, hugo.root)


def _entries(content: Path, entries: int, languages: tuple[str, ...]) -> Iterator[Entry]:
    return corpus(entries, languages, _slugs(challenges(content)), _slugs(members(content)))


def _slugs(terms: tuple[Term, ...]) -> tuple[str, ...]:
    return tuple(term.slug for term in terms)


def _said(what: str, cost: Cost) -> Cost:
    """Tell who waits how far it is."""
    memory = f", {cost.memory:.0f} MiB" if cost.memory else ""
    print(f"{what}: {cost.wall:.2f} s, CPU {cost.cpu:.2f} s{memory}", file=sys.stderr, flush=True)
    return cost


def _outputs(site: Product | HugoSite) -> Outputs:
    files = [path for path in site.output.rglob("*") if path.is_file()]
    pages = [path for path in files if path.suffix == ".html"]
    sizes = [path.stat().st_size for path in pages if path.parent.name.startswith("entry-")]
    return Outputs(len(files), len(pages), sum(sizes) // len(sizes))


def _circumstances(plan: Plan, date: str) -> Circumstances:
    hugo = subprocess.run([hugo_program(), "version"], capture_output=True, text=True, check=True).stdout
    used = [f"{name} {version(name)}" for name in ("pelican", "Jinja2", "Markdown", "msgspec")]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return Circumstances(
        date=date,
        machine=f"{platform.system()} {platform.machine()}, {cores} cores, {_memory()} GiB of memory",
        versions=", ".join([f"Python {platform.python_version()}", *used, " ".join(hugo.split()[:2])]),
        runs=plan.runs,
    )


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
