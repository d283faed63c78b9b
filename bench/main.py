"""The benchmark: sites of made-up entries, built by the product and by Hugo in turn.

python3 run.py bench --entries 1000,10000 --languages 1 --rows like
"""

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import msgspec

from bench.changes import CASES
from bench.corpus import Entry, corpus
from bench.hugo_site import HugoMissingError, HugoSite, hugo_program, write_hugo
from bench.measure import BuildFailedError, Cost, cost_of, middle
from bench.product import PROJECT, ROWS, Product, write_product
from bench.results import MOST_RELATED, Circumstances, Outputs, Table, written
from bench.terms import Term, challenges, members
from plugins.core.languages import LANGUAGES

RESULTS = PROJECT / "bench" / "RESULTS.md"
_LEAST = 30


class Plan(msgspec.Struct, frozen=True):
    """What to measure: each row for each number of entries and of languages, so many times."""

    entries: tuple[int, ...]
    languages: tuple[int, ...]
    rows: tuple[str, ...]
    runs: int


def planned(entries: str, languages: str, rows: str, runs: int) -> Plan:
    """The plan of what was typed. Raises ValueError, which says what is allowed."""
    numbers = [word for word in entries.split(",") if word.isdecimal() and int(word) >= _LEAST]
    if ",".join(numbers) != entries:
        raise ValueError(f"--entries {entries}: write numbers of {_LEAST} or more, such as 1000,10000")
    for option, words, allowed in (("languages", languages, ("1", "3")), ("rows", rows, tuple(ROWS))):
        if not set(words.split(",")) <= set(allowed):
            raise ValueError(f"--{option} {words}: write {allowed[0]}, {allowed[1]} or {','.join(allowed)}")
    if runs < 1:
        raise ValueError(f"--runs {runs}: write a number of 1 or more")
    return Plan(tuple(map(int, numbers)), tuple(map(int, languages.split(","))), tuple(rows.split(",")), runs)


def main(plan: Plan, date: str) -> int:
    """Measure, and write the table."""
    if not hasattr(os, "wait4"):
        print("run.py: the benchmark needs Linux or macOS, which tell what a process has used.", file=sys.stderr)
        return 1
    try:
        circumstances = _circumstances(plan, date)
        tables = list(_measured(plan))
    except (BuildFailedError, HugoMissingError) as error:
        print(f"run.py: {error}", file=sys.stderr)
        return 1
    text = written(circumstances, tables)
    RESULTS.write_text(text, "utf-8", newline="\n")
    print(text)
    return 0


def _measured(plan: Plan) -> Iterator[Table]:
    for languages in plan.languages:
        for entries in plan.entries:
            for row in plan.rows:
                with tempfile.TemporaryDirectory(prefix="bench-") as folder:
                    yield _table(Path(folder), row, entries, LANGUAGES[:languages], plan.runs)


def _table(folder: Path, row: str, entries: int, languages: tuple[str, ...], runs: int) -> Table:
    content = PROJECT / "content"
    terms = (*challenges(content), *members(content))
    product = write_product(folder / "product", row, _entries(content, entries, languages), terms)
    hugo = write_hugo(folder / "hugo", _entries(content, entries, languages), terms, languages)
    of_hugo: list[Cost] = []
    of_less: list[Cost] = []
    of_cases: dict[str, list[Cost]] = {case.name: [] for case in CASES}
    builds_of_hugo = [("Hugo without related items", hugo.without_related, of_less)]
    if entries <= MOST_RELATED:
        builds_of_hugo.append(("Hugo", hugo.command, of_hugo))
    for turn in range(runs):
        for case in CASES:
            case.change(product, turn)
            of_cases[case.name].append(_said(case.name, cost_of(product.command, product.root)))
        for name, command, costs in builds_of_hugo:
            hugo.forget()
            costs.append(_said(name, cost_of(command, hugo.root)))
    return Table(
        row=ROWS[row],
        entries=entries,
        languages=len(languages),
        hugo=middle(of_hugo) if of_hugo else None,
        hugo_without_related=middle(of_less),
        cases={name: middle(costs) for name, costs in of_cases.items()},
        outputs=_outputs(product),
        hugo_outputs=_outputs(hugo),
    )


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
