"""The tasks that take long: they are run before something is called done, and not with the tests."""

import datetime
import subprocess
import sys

from invoke import Context, Exit, task

from commands import tools


@task(name="kill-test")
def kill_test(_: Context) -> None:
    """Kill builds at random moments and look for damage (slow)."""
    raise Exit(code=subprocess.call([sys.executable, "tests/slow/kill_build.py"]))


@task(name="mutation-gate", help={"count": "how many changes", "seed": "another seed is another run"})
def mutation_gate(_: Context, count: int = 220, seed: int = 1) -> None:
    """Change a site at random, build it again, and compare with a build from nothing (slow)."""
    raise Exit(code=_gate("--count", str(count), "--seed", str(seed)))


def _gate(*options: str) -> int:
    return subprocess.call([sys.executable, "-m", "tests.slow.mutation_gate", *options])


@task(name="bench-feeds")
def bench_feeds(_: Context) -> None:
    """Count and time the feeds of 10,000 news (slow)."""
    raise Exit(code=subprocess.call([sys.executable, "-m", "tests.slow.bench_feeds"]))


@task(
    help={
        "entries": "how many, such as 1000,10000 (without these three: what is usual)",
        "languages": "of each entry: 1, 3 or 1,3",
        "rows": "like (for like), all (everything on) or like,all",
        "runs": "of how many builds the medians are",
        "gate": "run the mutation gate afterwards",
    }
)
def bench(
    _: Context,
    entries: str = "",
    languages: str = "",
    rows: str = "",
    runs: int = 3,
    gate: bool = True,
) -> None:
    """Measure builds of large sites beside Hugo's, write bench/RESULTS.md, then run the mutation gate (slow)."""
    from bench.main import main, planned

    try:
        plan = planned(entries, languages, rows, runs)
    except ValueError as error:
        raise Exit(f"run.py: {error}") from None
    tools("pytest tests/slow/like_hugo.py")  # else it would compare what cannot be compared
    status = main(plan, datetime.datetime.now(tz=datetime.UTC).date().isoformat())
    raise Exit(code=status or (_gate() if gate else 0))


@task(
    name="reload-test",
    help={"entries": "how many, such as 150,10000", "rows": "like (for like), all (everything on) or both"},
)
def reload_test(_: Context, entries: str = "150,10000", rows: str = "all") -> None:
    """Measure in Chromium how long it takes from the save of a text until its open page shows it (slow)."""
    from bench.main import planned
    from tests.slow.reload import main

    try:
        plan = planned(entries, rows=rows)
    except ValueError as error:
        raise Exit(f"run.py: {error}") from None
    raise Exit(code=main(plan.sizes))


@task(name="nginx-test")
def nginx_test(_: Context) -> None:
    """Serve the built site by nginx as configured, and ask it for everything that matters (slow)."""
    raise Exit(code=subprocess.call([sys.executable, "-m", "tests.slow.ask_nginx"]))


@task(name="publish-test")
def publish_test(_: Context) -> None:
    """Publish to real servers on this machine, and kill publishes at random moments (slow)."""
    raise Exit(code=subprocess.call([sys.executable, "-m", "tests.slow.publish"]))


@task
def twice(_: Context) -> None:
    """Build the site twice, under different conditions, and compare every byte."""
    raise Exit(code=subprocess.call([sys.executable, "tests/slow/build_twice.py"]))


@task(name="test-admin")
def try_admin(_: Context) -> None:
    """Edit an entry with the browser's editor and check it (needs npm, Chromium)."""
    from authoring.admin.bundle import BundleError, fetch

    try:
        fetch()
    except BundleError as error:
        raise Exit(f"run.py: {error}") from None
    tools("pytest tests/browser/slow/test_admin.py")
