"""The tasks behind `python3 run.py`. A docstring's first line is what the list of tasks shows.

Those of writing, of publishing and of what takes long are in modules of their own.
"""

import json
import shutil
import sys
from contextlib import nullcontext
from itertools import pairwise
from pathlib import Path

from invoke import Collection, Context, Exit, Program, task

from authoring import tasks as writing
from commands import checked_day, index, pelican, profiled, project, published_build, tools, tools_together
from publishing import tasks as publishing
from tests.slow import tasks as slow

LINT = ("ruff check .", "ruff format --check .", "mypy")

# Those that drive a browser take as long as all others.
TESTS = ("pytest -m 'not browser'", "pytest -m browser -p no:cacheprovider")

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
        "profile": "say where the time goes",
    }
)
def build(
    _: Context,
    today: str = "",
    verbose: bool = False,
    preview: bool = False,
    no_search: bool = False,
    profile: bool = False,
) -> None:
    """Build the site for publication, into output/, and index it for search."""
    from authoring.preview import FOLDER, branch

    settings = {"TODAY": checked_day(today)} if today else {}
    if preview:
        settings |= {"PREVIEW": branch()}
    overrides = [word for name, value in settings.items() for word in ("-e", f"{name}={json.dumps(value)}")]
    options = [*overrides, *(["--verbose"] if verbose else [])]
    with profiled() if profile else nullcontext():
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
    tools(*LINT)
    tools_together(*TESTS)


@task(help={"fix": "first mend what can be mended"})
def lint(_: Context, fix: bool = False) -> None:
    """Check style, format and types alone."""
    if fix:
        tools("ruff check --fix-only --quiet .", "ruff format --quiet .")
    tools(*LINT)


@task(help={"only": "a part of the names of templates, such as calendar"})
def look(_: Context, only: str = "") -> None:
    """Take pictures of every template of the built site, for review, into look/."""
    from tools.look import main

    raise Exit(code=main(*project(), Path("look"), only))


@task(help={"upgrade": "take the newest version of everything"})
def lock(_: Context, upgrade: bool = False) -> None:
    """Renew requirements.lock after a change of requirements.in."""
    tools(LOCK + (" --upgrade" if upgrade else ""))


@task
def audit(_: Context) -> None:
    """Ask whether any version in requirements.lock has a known weakness."""
    tools("pip_audit --requirement requirements.lock --require-hashes --disable-pip --progress-spinner off")


@task
def hooks(_: Context) -> None:
    """Have git run the quick checks before each commit."""
    if not shutil.which("git"):
        raise Exit("run.py: git was not found; it is what runs the hooks. Install it first.")
    tools("pre_commit install")


def every_task() -> Collection:
    """All tasks, wherever they are written."""
    everything = Collection.from_module(sys.modules[__name__])
    for module in (writing, publishing, slow):
        for each in Collection.from_module(module).tasks.values():
            everything.add_task(each)
    return everything


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
    program = Program(namespace=every_task(), name="run.py", binary="run.py")
    program.run(["run.py", *spelled_out(sys.argv[1:])])
