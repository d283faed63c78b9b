"""The tasks of those who write: what they do is in the modules of this folder and of the features."""

import sys

from invoke import Context, Exit, task

from commands import project


@task
def check(_: Context) -> None:
    """Check the content alone, in a second: [files] [--fix] [--format text|github|gitlab|json]."""
    from authoring.check import main

    raise Exit(code=main(own_arguments()))


@task(iterable=["files"], positional=["files"], help={"files": "Markdown files, seen from run.py"})
def stamp(_: Context, files: list[str]) -> None:
    """Note in translations which state of the original they translate."""
    from plugins.core.entries.stamp import main

    raise Exit(code=main(files))


@task
def new(_: Context) -> None:
    """Begin a page: news, event, person .., translation FILE fr, or edition FILE; alone, it lists what there is."""
    from authoring.new import main

    raise Exit(code=main(own_arguments()))


@task
def editors(_: Context) -> None:
    """Write what editors and writers know of the fields (schemas/, .vscode/, docs/fields.md) anew."""
    from authoring.editors import main

    raise Exit(code=main())


@task(positional=["month"], help={"month": "such as 2022-04"})
def digest(_: Context, month: str) -> None:
    """Write the mail about a month, in every language, into digests/."""
    from plugins.subscribe.digest import main

    raise Exit(code=main(*project(), month))


@task(positional=["file"], help={"file": "such as content/reports/2022-01.md"})
def report(_: Context, file: str) -> None:
    """Publish a report: its PDFs, as editions of a publication."""
    from plugins.report.publish import main

    raise Exit(code=main(*project(), file))


@task(
    name="import",
    iterable=["files"],
    positional=["files"],
    help={"files": "pages of the old site, saved by a browser", "kind": "what they are, if it is guessed wrongly"},
)
def import_pages(_: Context, files: list[str], kind: str = "") -> None:
    """Turn saved pages of the old site into drafts, and list what to check."""
    from authoring.importing.command import main

    raise Exit(code=main(*project("pelicanconf.py"), files, kind))


@task
def admin(_: Context) -> None:
    """Put the browser's editor into output/admin/ (needs npm)."""
    from authoring.admin.command import main
    from pelicanconf import ADMIN_BACKEND, ADMIN_REPO

    raise Exit(code=main(*project("pelicanconf.py"), ADMIN_BACKEND, ADMIN_REPO))


def own_arguments() -> list[str]:
    """What follows the name of a task that reads its arguments itself, such as values with blanks."""
    return sys.argv[2:]
