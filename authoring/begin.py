"""Beginning a file of a kind: which fields it has, what is known of them, and what comes next."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from authoring.answers import as_yaml, objections
from authoring.check import check
from authoring.files import create, replace
from authoring.order import field_order
from authoring.project import CommandError, Project
from authoring.questions import Interview
from plugins.core.build import examine
from plugins.core.data.vocabulary import Vocabularies
from plugins.core.entry import Kind, OriginalText
from plugins.core.folding import slugify
from plugins.core.frontmatter.fields import Choice, Field
from plugins.core.frontmatter.records import fields_of, required_fields, written_names
from plugins.core.problems import Problem
from plugins.core.site import Site

_LONGEST_NAME = 60
_DRAFT = "status: draft  # take this line away when readers may see it"


def begin(project: Project, kind: Kind, arguments: Sequence[str]) -> int:
    """Write a draft of a kind, from options and, at a terminal, from answers. Raises CommandError."""
    site = examine(project.settings, project.features).gathered.site
    if site is None:
        raise CommandError("the content cannot be read: 'python3 run.py check' says what to mend first")
    fields, folders = fields_to_fill(kind), _folders(kind, project.settings.content)
    options = vars(_options(kind, fields, folders).parse_args(arguments))
    values = _from_options(fields, options, site.vocabularies)
    required = required_of(kind)
    defaults = {"date": site.settings.today.isoformat()} if "date" in required else {}
    missing = [name for name in required if name not in values and name not in defaults]
    missing += ["folder"] if folders and not options["folder"] else []
    if missing and not sys.stdin.isatty():
        raise CommandError(f"'{kind.name}' needs {' and '.join(f'--{name}' for name in missing)}")
    interview = Interview(_ask, _say, site.vocabularies) if missing else None
    if interview:
        values = _from_answers(interview, fields, required, values, defaults)
        if folders and not options["folder"]:
            options["folder"] = interview.choose("folder", folders)
    values = defaults | values
    path = _path(site, kind, options, values)
    left = _create(project, kind, path, values, interview)
    for line in _next_steps(path, kind, values.get("lang", ""), left):
        _say(line)
    return 0


def _create(
    project: Project, kind: Kind, path: Path, values: Mapping[str, str], interview: Interview | None
) -> list[Problem]:
    """Write the file, and look at it among all others: what is wrong with it as a whole is asked about.

    It gives what the writer left so. Raises CommandError where nobody can be asked; then there is no file.
    """
    file, fields = project.root / path, fields_to_fill(kind)
    create(file, draft(kind, values))
    try:
        while wrong := _errors(project, path):
            if interview is None:
                raise CommandError(wrong[0].message)
            _say("")
            for problem in wrong:
                _say(problem.message)
            names = interview.more(fields, "You can fill in or change")
            if not names:
                return wrong
            values = {**values, **{name: interview.ask(name, fields[name], required=False) for name in names}}
            replace(file, draft(kind, {name: value for name, value in values.items() if value}))
    except (CommandError, EOFError, KeyboardInterrupt):
        file.unlink(missing_ok=True)
        raise
    return []


def _errors(project: Project, path: Path) -> list[Problem]:
    name = path.as_posix()
    return [problem for problem in check(project, [name]) if problem.path == name and problem.level == "error"]


def fields_to_fill(kind: Kind) -> dict[str, Field]:
    """The fields of a kind's originals by their names in a file, in the order in which they are written."""
    names = written_names(kind.entry)
    fields = fields_of(OriginalText) | {names[name]: field for name, field in fields_of(kind.entry).items()}
    return {name: fields[name] for name in field_order(kind) if name != "status"}


def required_of(kind: Kind) -> tuple[str, ...]:
    """The names of the fields that a kind cannot be without, as files have them."""
    names = written_names(kind.entry)
    return (*required_fields(OriginalText), *(names[name] for name in required_fields(kind.entry)))


def draft(kind: Kind, values: Mapping[str, str]) -> str:
    """The text of a new file: what is known, in order, and that readers do not see it yet."""
    lines = {name: f"{name}: {value}" for name, value in values.items()} | {"status": _DRAFT}
    return "\n".join(["---", *(lines[name] for name in field_order(kind) if name in lines), "---", "", ""])


def _from_options(
    fields: Mapping[str, Field], options: Mapping[str, str | None], vocabularies: Vocabularies
) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, field in fields.items():
        if answer := options[name]:
            values[name] = as_yaml(field, answer, vocabularies)
            for objection in objections(name, field, values[name], vocabularies):
                raise CommandError(f"--{name}: {objection}")
    return values


def _from_answers(
    interview: Interview,
    fields: Mapping[str, Field],
    required: Sequence[str],
    given: Mapping[str, str],
    defaults: Mapping[str, str],
) -> dict[str, str]:
    """What is given, and what the writer answers: what is needed, a summary, then what else is known."""
    values = dict(given)
    first = [name for name in fields if (name in required or name == "summary") and name not in values]
    for name in first:
        values[name] = interview.ask(name, fields[name], required=name in required, default=defaults.get(name, ""))
    rest = {name: field for name, field in fields.items() if name not in values}
    for name in interview.more(rest):
        values[name] = interview.ask(name, rest[name], required=False)
    return {name: value for name, value in values.items() if value}


def _folders(kind: Kind, content: Path) -> tuple[str, ...]:
    """The folders of which one must be chosen, for a kind that has its entries in folders of its own."""
    if not kind.folder.endswith("/*"):
        return ()
    return tuple(sorted(each.name for each in (content / kind.folder[:-2]).iterdir() if each.is_dir()))


def _path(site: Site, kind: Kind, options: Mapping[str, str | None], values: Mapping[str, str]) -> Path:
    """Where the file goes. Raises CommandError for a title without a letter that an address could have."""
    name = slugify(options["name"] or _cut(slugify(values["title"])))
    if not name:
        raise CommandError("the title becomes the address, and has no Latin letter: give --name, such as --name summit")
    return Path(site.settings.content.name, kind.folder.removesuffix("*"), options["folder"] or "", f"{name}.md")


def _cut(name: str) -> str:
    """A name of an address that is not too long, in whole words."""
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME + 1].rpartition("-")[0] or name[:_LONGEST_NAME]


def _next_steps(path: Path, kind: Kind, lang: str, left: Iterable[Problem]) -> Iterator[str]:
    yield f"{path.as_posix()}: written as a draft"
    for problem in left:
        yield f"  - mend line {problem.line}: {problem.message}"
    yield "  - open it, and write the text below the second '---'"
    yield "  - take the line 'status: draft' away when readers may see it"
    yield f"  - see what is wrong with it: python3 run.py check {path.as_posix()}"
    if kind.address is not None:
        other = next(each for each in ("fr", "en") if each != lang)
        yield f"  - translate it: python3 run.py new translation {path.as_posix()} {other}"


def _options(kind: Kind, fields: Mapping[str, Field], folders: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        f"run.py new {kind.name}",
        description="Several values have commas between them; a group is written as in a file, {file: a.jpg, alt: ..}.",
        allow_abbrev=False,
    )
    for name, field in fields.items():
        allowed = f" One of: {', '.join(field.choices)}." if isinstance(field, Choice) else ""
        parser.add_argument(f"--{name}", dest=name, metavar="..", help=(field.help + allowed).replace("%", "%%"))
    parser.add_argument("--name", dest="name", metavar="..", help="The name of the file, if not made of the title.")
    parser.add_argument("--folder", choices=folders or ("",), help="Where it goes." if folders else argparse.SUPPRESS)
    return parser


def _ask(prompt: str) -> str:
    return input(prompt)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
