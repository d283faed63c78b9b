"""The tasks behind `python3 run.py`. A docstring's first line is what the list of tasks shows."""

import datetime
import json
import shutil
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from invoke import Collection, Context, Exit, Program, task

ROOT = Path(__file__).parent

LINT = ("ruff check .", "ruff format --check .", "mypy")

LOCK = (
    "uv pip compile requirements.in --output-file requirements.lock --quiet"
    " --universal --python-version 3.11 --generate-hashes"  # for every platform, from the oldest Python on
    " --no-header --no-annotate --no-emit-index-url"  # names, versions and hashes: nothing of this machine
)


@task(
    help={
        "today": "build as of this day, such as 2022-04-25",
        "verbose": "say what is done",
        "preview": "for reviewers: with drafts, a banner and no search engines, into output-preview/",
        "no_search": "leave the index of search as it is, as long as it names no page that is gone",
    }
)
def build(_: Context, today: str = "", verbose: bool = False, preview: bool = False, no_search: bool = False) -> None:
    """Build the site for publication, into output/, and index it for search."""
    from authoring.preview import FOLDER, branch

    settings = {"TODAY": checked_day(today)} if today else {}
    if preview:
        settings |= {"PREVIEW": branch()}
    overrides = [word for name, value in settings.items() for word in ("-e", f"{name}={json.dumps(value)}")]
    options = [*overrides, *(["--verbose"] if verbose else [])]
    if preview:
        pelican("--settings", "pelicanconf.py", "--output", FOLDER, *options)
        raise Exit(code=index(Path(FOLDER), wanted=not no_search))
    published_build(*options, search=not no_search)


@task(help={"port": "of the address http://127.0.0.1:PORT/", "today": "show the site as of this day"})
def serve(_: Context, port: int = 8000, today: str = "") -> None:
    """Show the site on this machine, drafts included, and build it again at each save."""
    from authoring.serving.main import main

    raise Exit(code=main(port, checked_day(today) if today else ""))


@task
def test(_: Context) -> None:
    """Check style, format and types, then run all tests."""
    tools(*LINT, "pytest")


@task(help={"fix": "first mend what can be mended"})
def lint(_: Context, fix: bool = False) -> None:
    """Check style, format and types alone."""
    if fix:
        tools("ruff check --fix-only --quiet .", "ruff format --quiet .")
    tools(*LINT)


@task
def check(_: Context) -> None:
    """Check the content alone, in a second: [files] [--fix] [--format text|github|gitlab|json]."""
    from authoring.check import main

    raise Exit(code=main(own_arguments()))


@task(iterable=["files"], positional=["files"], help={"files": "Markdown files, seen from run.py"})
def stamp(_: Context, files: list[str]) -> None:
    """Note in translations which state of the original they translate."""
    from plugins.core.stamp import main

    raise Exit(code=main(files))


@task
def new(_: Context) -> None:
    """Begin a page: news, event, person .., translation FILE fr, or edition FILE; alone, it lists what there is."""
    from authoring.new import main

    raise Exit(code=main(own_arguments()))


@task
def editors(_: Context) -> None:
    """Write what editors know of the content (schemas/, .vscode/) anew, after a change of a kind."""
    from authoring.editors import main

    raise Exit(code=main())


@task(positional=["month"], help={"month": "such as 2022-04"})
def digest(_: Context, month: str) -> None:
    """Write the mail about a month, in every language, into digests/."""
    from plugins.subscribe.digest import main

    raise Exit(code=main(*project(), month))


@task(help={"only": "a part of the names of templates, such as calendar"})
def look(_: Context, only: str = "") -> None:
    """Take pictures of every template of the built site, for review, into look/."""
    from tools.look import main

    raise Exit(code=main(*project(), Path("look"), only))


@task(
    name="host-files",
    positional=["folder"],
    help={"folder": "a copy of output/, seen from run.py", "meta": "for a host that takes no configuration"},
)
def host_files(_: Context, folder: str, meta: bool = False) -> None:
    """Make a copy of the site ready for its host: configuration, old addresses, compressed files."""
    from publishing.host_files import main

    raise Exit(code=main(Path(folder), Path("headers.toml"), Path(".cache/compressed"), meta=meta))


@task
def links(_: Context) -> None:
    """Ask the outside pages that the site links to whether they are still there (slow)."""
    from publishing.links import main

    raise Exit(code=main(Path("output"), Path(".cache/links.json"), time.time()))


@task
def twice(_: Context) -> None:
    """Build the site twice, under different conditions, and compare every byte."""
    raise Exit(code=subprocess.call([sys.executable, "tests/slow/build_twice.py"]))


@task(name="nginx-test")
def nginx_test(_: Context) -> None:
    """Serve the built site by nginx as configured, and ask it for everything that matters (slow)."""
    raise Exit(code=subprocess.call([sys.executable, "-m", "tests.slow.ask_nginx"]))


@task(positional=["file"], help={"file": "such as content/reports/2022-01.md"})
def report(_: Context, file: str) -> None:
    """Publish a report: its PDFs, as editions of a publication."""
    from plugins.core.adapter import read_project
    from plugins.core.pelican_log import BuildError
    from plugins.report.publish import main

    try:
        settings, features = read_project("publishconf.py")
    except BuildError as error:
        raise Exit(f"run.py: {error}") from None
    raise Exit(code=main(settings, features, file))


@task(positional=["target"], help={"target": "its name in publishing.toml", "allow-removals": "take off many pages"})
def publish(_: Context, target: str, allow_removals: bool = False) -> None:
    """Build the site, verify it, and publish it to a target."""
    from publishing import commands

    with commands.sentences():
        commands.publish(ROOT, target, siteurl(), published_build, allow_removals=allow_removals)


@task(positional=["target"], help={"target": "its name in publishing.toml"})
def releases(_: Context, target: str) -> None:
    """List the releases that a target keeps."""
    from publishing import commands

    with commands.sentences():
        commands.releases(ROOT, target, siteurl())


@task(positional=["target"], help={"target": "its name in publishing.toml", "release": "if not the one before"})
def rollback(_: Context, target: str, release: str = "") -> None:
    """Go back to an earlier release, and hold publishing until `resume`."""
    from publishing import commands

    with commands.sentences():
        commands.rollback(ROOT, target, siteurl(), release)


@task(positional=["target"], help={"target": "its name in publishing.toml"})
def resume(_: Context, target: str) -> None:
    """Let publishing go on after a rollback."""
    from publishing import commands

    with commands.sentences():
        commands.resume(ROOT, target, siteurl())


@task(positional=["target"], help={"target": "its name in publishing.toml"})
def unlock(_: Context, target: str) -> None:
    """Let others publish after a publish was killed on another machine."""
    from publishing import commands

    with commands.sentences():
        commands.unlock(ROOT, target, siteurl())


@task(name="publish-test")
def publish_test(_: Context) -> None:
    """Publish to real servers on this machine, and kill publishes at random moments (slow)."""
    raise Exit(code=subprocess.call([sys.executable, "-m", "tests.slow.publish"]))


@task(
    name="import",
    iterable=["files"],
    positional=["files"],
    help={"files": "pages of the old site, saved by a browser", "kind": "what they are, if it is guessed wrongly"},
)
def import_pages(_: Context, files: list[str], kind: str = "") -> None:
    """Turn saved pages of the old site into drafts, and list what to check."""
    from authoring.importing.command import main
    from plugins.core.adapter import read_project
    from plugins.core.pelican_log import BuildError

    try:
        settings, features = read_project("pelicanconf.py")
    except BuildError as error:
        raise Exit(f"run.py: {error}") from None
    raise Exit(code=main(settings, features, files, kind))


@task
def admin(_: Context) -> None:
    """Put the browser's editor into output/admin/ (needs npm)."""
    from authoring.admin.command import main
    from pelicanconf import ADMIN_BACKEND, ADMIN_REPO
    from plugins.core.adapter import read_project
    from plugins.core.pelican_log import BuildError

    try:
        settings, features = read_project("pelicanconf.py")
    except BuildError as error:
        raise Exit(f"run.py: {error}") from None
    raise Exit(code=main(settings, features, ADMIN_BACKEND, ADMIN_REPO))


@task(name="test-admin")
def try_admin(_: Context) -> None:
    """Edit an entry with the browser's editor and check it (needs npm, Chromium)."""
    from authoring.admin.bundle import BundleError, fetch

    try:
        fetch()
    except BundleError as error:
        raise Exit(f"run.py: {error}") from None
    check("pytest tests/browser/test_admin.py")


@task(name="kill-test")
def kill_test(_: Context) -> None:
    """Kill builds at random moments and look for damage (slow)."""
    raise Exit(code=subprocess.call([sys.executable, "tests/slow/kill_build.py"]))


@task(name="mutation-gate", help={"count": "how many changes", "seed": "another seed is another run"})
def mutation_gate(_: Context, count: int = 220, seed: int = 1) -> None:
    """Change a site at random, build it again, and compare with a build from nothing (slow)."""
    options = ["--count", str(count), "--seed", str(seed)]
    raise Exit(code=subprocess.call([sys.executable, "-m", "tests.slow.mutation_gate", *options]))


@task(name="bench-feeds")
def bench_feeds(_: Context) -> None:
    """Count and time the feeds of 10,000 news (slow)."""
    raise Exit(code=subprocess.call([sys.executable, "-m", "tests.slow.bench_feeds"]))


@task(help={"upgrade": "take the newest version of everything"})
def lock(_: Context, upgrade: bool = False) -> None:
    """Renew requirements.lock after a change of requirements.in."""
    tools(LOCK + (" --upgrade" if upgrade else ""))


@task
def audit(_: Context) -> None:
    """Ask whether any version in requirements.lock has a known weakness."""
    check("pip_audit --requirement requirements.lock --require-hashes --disable-pip --progress-spinner off")


@task
def hooks(_: Context) -> None:
    """Have git run the quick checks before each commit."""
    if not shutil.which("git"):
        raise Exit("run.py: git was not found; it is what runs the hooks. Install it first.")
    tools("pre_commit install")


def index(output: Path, wanted: bool) -> int:
    """Index what was built, or only see to it that no index names what is gone; the exit status."""
    from plugins.search.indexing import main

    return main(output, Path(".cache", "search", output.name), wanted)


def project() -> tuple[Any, Any]:
    """The settings and the features of the site that is published."""
    from plugins.core.adapter import read_project
    from plugins.core.pelican_log import BuildError

    try:
        return read_project("publishconf.py")
    except BuildError as error:
        raise Exit(f"run.py: {error}") from None


def checked_day(day: str) -> str:
    """The day as given, if it is one."""
    try:
        return datetime.date.fromisoformat(day).isoformat()
    except ValueError:
        raise Exit(f"run.py: --today {day}: that is not a day; write it as 2022-04-25.") from None


def published_build(*options: str, search: bool = True) -> None:
    """The build of all that is published. It ends the task if the site or its index cannot be made."""
    pelican("--settings", "publishconf.py", *options)
    if status := index(Path("output"), search):
        raise Exit(code=status)


def siteurl() -> str:
    """The address of the published site."""
    import publishconf

    return publishconf.SITEURL


def pelican(*options: str) -> None:
    """Run Pelican in this process: a new one would load everything again.

    Pelican's own last words count its articles, of which this site has none; the core says what was written.
    """
    from pelican import main, signals
    from pelican.log import console

    def loaded(instance: Any) -> None:
        if "plugins.core" not in instance.settings["PLUGINS"]:
            raise SystemExit("run.py: nothing was built, since plugins.core is not loaded: is it first in PLUGINS?")
        console.quiet = True

    signals.initialized.connect(loaded)
    main(["content", *options])


def tools(*commands: str) -> None:
    """Run Python tools one after the other, and fail at the end if any did."""
    failed = [command for command in commands if not passes(command)]
    if failed:
        raise Exit("run.py: failed: " + "; ".join(failed))


def passes(command: str) -> bool:
    """Run one tool of this environment on the real terminal, so that it keeps its colours."""
    print(f"# {command}", flush=True)
    return subprocess.call([sys.executable, "-m", *command.split()]) == 0


def own_arguments() -> list[str]:
    """What follows the name of a task that reads its arguments itself, such as values with blanks."""
    return sys.argv[2:]


def spelled_out(arguments: list[str]) -> list[str]:
    """The arguments as Invoke takes them: by position it takes one value, no list, and nothing optional.

    `stamp a b` becomes `stamp --files a --files b`. Of a task that reads its arguments itself, it is given the name.
    """
    if arguments[:1] in (["check"], ["new"]):
        return arguments[:1]
    if arguments[:1] == ["rollback"] and len(arguments) == 3:
        return [*arguments[:2], "--release", arguments[2]]
    if arguments[:1] not in (["stamp"], ["import"]):
        return arguments
    spelled = [arguments[0]]
    for before, word in pairwise(arguments):
        is_option = word.startswith("-") or (before.startswith("-") and "=" not in before)  # or the value of one
        spelled += [word] if is_option else ["--files", word]
    return spelled


if __name__ == "__main__":
    program = Program(namespace=Collection.from_module(sys.modules[__name__]), name="run.py", binary="run.py")
    program.run(["run.py", *spelled_out(sys.argv[1:])])
