"""The next edition: a draft of it, made from the file of the last one of its series."""

import datetime as dt
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from plugins.core.frontmatter import syntax
from plugins.core.frontmatter.fields import Faults
from plugins.core.frontmatter.source import decode
from plugins.core.frontmatter.syntax import Scalar
from plugins.core.languages import LANGUAGES
from plugins.core.problems import Fault
from plugins.core.times.when import DayOrLocalHour, When

# What holds for an event from one edition to the next; all else was true of one of them.
_KEPT = (
    "title",
    "summary",
    "lang",
    "start",
    "end",
    "timezone",
    "format",
    "place",
    "role",
    "organisers",
    "audience",
    "regions",
    "languages",
    "series",
    "challenges",
    "organisations",
    "alliances",
    "projects",
    "contact",
)
_FIELD = re.compile(r"([A-Za-z_]+):")
_TRANSLATION = re.compile(rf".+\.({'|'.join(LANGUAGES)})\.md")


class EditionError(Exception):
    """Why there can be no next edition; the message says it in one sentence."""


def main(file: str, start: str) -> int:
    """Write the draft of the edition that starts on a day, beside the last one; status 1 if that cannot be."""
    try:
        path, text = next_edition(Path(file), start)
        with path.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except FileExistsError:
        sys.stderr.write(f"{path.as_posix()} is there already: it was not touched\n")
        return 1
    except EditionError as reason:
        sys.stderr.write(f"{Path(file).as_posix()}:1: {reason}\n")
        return 1
    sys.stdout.write(f"{path.as_posix()}: written as a draft, from {Path(file).as_posix()}\n")
    for advice in _advice(text):
        sys.stdout.write(f"  - {advice}\n")
    return 0


def next_edition(last: Path, start: str) -> tuple[Path, str]:
    """Where the next edition lies, and the text of its file. Raises EditionError."""
    if _TRANSLATION.fullmatch(last.name):
        raise EditionError("this is a translation: name the original, without the language in its name")
    block, mapping = _read(last)
    old_start, old_end = (_when(mapping, field) for field in ("start", "end"))
    if old_start is None:
        raise EditionError("it has no start: only an event has a next edition")
    new_start, new_end = _moved(old_start, old_end, _asked(start))
    old_year, new_year = str(old_start.day.year), str(new_start.day.year)
    lines: list[str] = []
    for name, written in _fields(block):
        if name == "start":
            lines += [f"start: {_written(new_start)}"]
            lines += [f"end: {_written(new_end)}"] if new_end else []
            lines += ["status: draft"]
        elif name == "title":
            lines += [line.replace(old_year, new_year) for line in written]
        elif name in _KEPT and name != "end":
            lines += written
    stem = last.stem
    name = stem.replace(old_year, new_year) if old_year in stem else f"{stem}-{new_year}"
    return last.with_name(f"{name}.md"), "\n".join(["---", *lines, "---", ""])


def _advice(text: str) -> Iterator[str]:
    """What is left to do, in the order of the file."""
    yield "check the title and the summary, and write the text"
    if "\nplace:" in text:
        yield "check the place: it is that of the last edition"
    if "\nseries:" not in text:
        yield "add 'series:' to both files, so that the editions are linked"
    yield "add what is new: theme, registration, programme, speakers, documents"
    yield "take the line 'status: draft' away when readers may see it; then translate it"


def _read(path: Path) -> tuple[str, syntax.Mapping]:
    """The front matter of a file, as written and as understood."""
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        raise EditionError(f"it cannot be read: {error.strerror}") from error
    parts = text if isinstance(text, Fault) else syntax.split(text)
    if isinstance(parts, Fault):
        raise EditionError(parts.message)
    mapping = syntax.read(parts.block)
    if isinstance(mapping, Fault):
        raise EditionError(f"line {mapping.line}: {mapping.message}")
    return parts.block, mapping


def _fields(block: str) -> Iterator[tuple[str, list[str]]]:
    """Each field with its lines; remarks between fields are of the last edition, and left out."""
    name, lines = "", list[str]()
    for line in block.split("\n"):
        if found := _FIELD.match(line):
            yield name, lines
            name, lines = found[1], []
        if line.strip() and not line.startswith("#"):
            lines.append(line)
    yield name, lines


def _when(mapping: syntax.Mapping, field: str) -> When | None:
    node = mapping.get(field)
    faults: Faults = []
    found = DayOrLocalHour("").read(node, faults) if node else None
    if faults:
        raise EditionError(f"line {faults[0].line}: {faults[0].message}")
    return found


def _asked(start: str) -> When:
    faults: Faults = []
    found = DayOrLocalHour("").read(Scalar(start, 1), faults)
    if found is None:
        raise EditionError(f"--start {faults[0].message}")
    return found


def _moved(start: When, end: When | None, new: When) -> tuple[When, When | None]:
    """Start and end of the next edition: as long as the last, at the same hour unless another one is given."""
    if new.hour is not None and start.hour is None:
        raise EditionError("the last edition has whole days: give --start as a day alone")
    begins = dt.datetime.combine(new.day, new.hour or start.hour or dt.time())
    if end is None:
        return When(new.day, begins.time() if start.hour is not None else None), None
    ends = begins + (_clock(end) - _clock(start))
    return (
        When(new.day, begins.time() if start.hour is not None else None),
        When(ends.date(), ends.time() if end.hour is not None else None),
    )


def _clock(when: When) -> dt.datetime:
    return dt.datetime.combine(when.day, when.hour or dt.time())


def _written(when: When) -> str:
    return f"{when.day} {when.hour:%H:%M}" if when.hour is not None else str(when.day)
