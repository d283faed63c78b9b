"""`run.py new`: begins a file, from what a writer answers or gives as options."""

import argparse
import sys
from collections.abc import Mapping, Sequence

from authoring.begin import begin
from authoring.project import CommandError, Project, read_project, refused
from authoring.translation import translate
from plugins.calendar.edition import main as next_edition
from plugins.core.entry import Kind
from plugins.core.languages import LANGUAGES
from plugins.core.problems import unknown

_OTHERS = ("edition", "translation")


def main(arguments: Sequence[str]) -> int:
    """Write a new file and say what comes next; status 1 if that cannot be."""
    try:
        project = read_project()
        kinds = makeable(project.kinds)
        if not arguments or arguments[0] in ("-h", "--help"):
            sys.stdout.write(_usage(kinds))
            return 0
        return _begin(project, kinds, arguments[0], arguments[1:])
    except CommandError as reason:
        return refused("new", reason)
    except (EOFError, KeyboardInterrupt):
        return refused("new", CommandError("stopped: nothing was written"))


def makeable(kinds: Mapping[str, Kind]) -> dict[str, Kind]:
    """The kinds of which there can be many: a home page there is already."""
    return {name: kind for name, kind in sorted(kinds.items()) if kind.address is None or "{slug}" in kind.address}


def _begin(project: Project, kinds: Mapping[str, Kind], what: str, arguments: Sequence[str]) -> int:
    if what == "translation":
        wanted = _translation_options().parse_args(arguments)
        return translate(project, wanted.file, wanted.language, wanted.title)
    if what == "edition":
        asked = _edition_options().parse_args(arguments)
        if not asked.start and not sys.stdin.isatty():
            raise CommandError("an edition needs --start, the day on which it begins, such as 2023-10-07")
        return next_edition(asked.event, asked.start or input("The day on which it starts, such as 2023-10-07: "))
    if what not in kinds:
        raise CommandError(unknown("kind of content", what, (*kinds, *_OTHERS)))
    return begin(project, kinds[what], arguments)


def _usage(kinds: Mapping[str, Kind]) -> str:
    lines = [
        "python3 run.py new KIND                  asks for what it needs to know, and writes a draft",
        "python3 run.py new KIND --help           lists what may be given as options instead",
        "python3 run.py new translation FILE fr   begins a translation of a file",
        "python3 run.py new edition FILE          begins the next edition of an event",
        "",
        f"KIND is one of: {', '.join(kinds)}.",
    ]
    return "".join(f"{line}\n" for line in lines)


def _translation_options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("run.py new translation", description="Begin a translation.", allow_abbrev=False)
    parser.add_argument("file", help="the original, such as content/news/x.md")
    parser.add_argument("language", help=f"one of {', '.join(LANGUAGES)}")
    parser.add_argument("--title", default="", help="the title in that language")
    return parser


def _edition_options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "run.py new edition", description="Begin the next edition of an event, from the last.", allow_abbrev=False
    )
    parser.add_argument("event", help="the last edition, such as content/events/x-2022.md")
    parser.add_argument("--start", default="", help="the day of the next one, with an hour if that changes")
    return parser
