"""`run.py check`: what is wrong with the content, without building the site."""

import argparse
import sys
from collections.abc import Collection, Iterable, Sequence

import msgspec

from authoring.changed_times import changed_times
from authoring.fix import fix
from authoring.project import CommandError, Project, read_project, refused
from authoring.reports import FORMATS
from plugins.core.build import examine
from plugins.core.problems import Problem, has_errors, tally


def main(arguments: Sequence[str]) -> int:
    """Check, and print a report; status 1 if there are errors, or the command cannot be followed."""
    wanted = _options().parse_args(arguments)
    try:
        project = read_project()
        chosen = project.selected(wanted.files)
        for line in fix(project, chosen) if wanted.fix else ():
            sys.stderr.write(f"{line}\n")
    except CommandError as reason:
        return refused("check", reason)
    problems = check(project, chosen)
    shown = [problem for problem in problems if not chosen or _is_in(problem.path, chosen)]
    sys.stdout.write(FORMATS[wanted.format](shown))
    if others := tally(problem for problem in problems if problem not in shown):
        sys.stderr.write(f"in other files: {others}\n")
    return int(has_errors(shown))


def check(project: Project, chosen: Collection[str] = ()) -> tuple[Problem, ...]:
    """All problems of the content, in the order of files and lines.

    A draft may have what it likes, until someone asks for it: what is chosen is checked as if readers saw it.
    """
    examined = examine(project.settings, project.features)
    site, problems = examined.gathered.site, set(examined.problems)
    if site is not None:
        problems.update(changed_times(site, project.root))
    if chosen and (site is None or any(item.state == "draft" for item in site.items)):
        as_seen = examine(msgspec.structs.replace(project.settings, preview="check"), project.features)
        problems.update(problem for problem in as_seen.problems if _is_in(problem.path, chosen))
    return tuple(sorted(problems))


def _is_in(path: str, chosen: Iterable[str]) -> bool:
    return any(each in (".", path) or path.startswith(f"{each}/") for each in chosen)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("run.py check", description="Check the content, without building the site.")
    parser.add_argument("files", nargs="*", help="report on these files or folders only; all the content is checked")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how problems are written (default: text)")
    parser.add_argument("--fix", action="store_true", help="first mend what needs no decision")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
