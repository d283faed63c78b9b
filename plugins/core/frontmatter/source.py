"""Sources: the Markdown files of content/, read whole, normalised, and named by what their path says."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from plugins.core.folding import slugify
from plugins.core.problems import Fault, Problem, quoted, unknown

LARGE = 5 * 2**20
_LANGUAGE = re.compile(r"(.+)\.([A-Za-z]{2})")
_MARKDOWN = (".md", ".markdown")
# What git leaves where two people changed the same lines.
_TWO_STATES = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_TWO_STATES_MEET = (
    "two people changed these lines, and git left both states, between <<<<<<< and >>>>>>>: keep what is right, and"
    " take away the lines of the marks"
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Source(msgspec.Struct, frozen=True):
    """One Markdown file, as it was read. `lang` is empty for an original, which names its language itself.

    `path` is relative to the project; `folder` is what stands between the kind's folder and the file name.
    """

    path: str
    kind_folder: str
    folder: str
    slug: str
    lang: str
    raw: bytes


def read_sources(
    content: Path, kind_folders: Iterable[str], languages: tuple[str, ...]
) -> tuple[list[Source], list[Problem]]:
    """Every Markdown file below `content`, in path order, and what is wrong with files as such."""
    known = frozenset(kind_folders)
    sources: list[Source] = []
    problems: list[Problem] = []
    for path in sorted(_markdown_files(content, content, problems)):
        found = read_source(path, content, known, languages)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            sources.append(found)
    return sources, problems


def project_path(path: Path, content: Path) -> str:
    """The path as problems name it: from the folder that holds content/, with forward slashes, on one line."""
    name = path.relative_to(content.parent).as_posix()
    return name if name.isprintable() else "".join(char if char.isprintable() else "?" for char in name)


def decode(raw: bytes) -> str | Fault:
    """The text of a file without byte order mark and with plain line ends, or why it is none."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(re.findall(b"\r\n|\r|\n", raw[: error.start])) + 1
        return Fault(line, "the file is not UTF-8: save it again with the encoding UTF-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return Fault(line, "the file holds a NUL character: it is damaged, or no text")
    if found := _TWO_STATES.search(text):
        return Fault(text.count("\n", 0, found.start()) + 1, _TWO_STATES_MEET)
    return text


def _markdown_files(
    folder: Path, content: Path, problems: list[Problem], outer: tuple[Path, ...] = ()
) -> Iterator[Path]:
    """The .md files below `folder`. A link that leaves `content`, or leads back to a folder it is in, is a problem."""
    inner = (*outer, folder.resolve())
    try:
        entries = sorted(os.scandir(folder), key=lambda each: each.name)
    except OSError as error:
        problems.append(Problem(project_path(folder, content), 1, f"the folder cannot be read: {error.strerror}"))
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        if entry.is_symlink() and not _stays_inside(path, inner):
            message = f"the link {quoted(entry.name)} leads out of content/, back to its own folder or nowhere"
            problems.append(Problem(project_path(path, content), 1, f"{message}: put the file itself here"))
        elif entry.is_dir():
            yield from _markdown_files(path, content, problems, inner)
        elif path.suffix.lower() in _MARKDOWN and entry.is_file():
            yield path


def _stays_inside(path: Path, ancestors: tuple[Path, ...]) -> bool:
    """Whether a link leads into the outermost of the folders that it is in, and to none of them."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return target.is_relative_to(ancestors[0]) and target not in ancestors


def read_source(
    path: Path, content: Path, kind_folders: frozenset[str], languages: tuple[str, ...]
) -> Source | Problem:
    """One Markdown file below `content`, or what is wrong with it as a file."""
    name = project_path(path, content)
    folder, *between = path.relative_to(content).parts[:-1] or ("",)
    kind_folder = f"{folder}/*" if between and f"{folder}/*" in kind_folders else folder
    if kind_folder not in kind_folders:
        allowed = ", ".join(f"content/{each}/" for each in sorted(kind_folders))
        return Problem(name, 1, f"no kind of content lives in this folder. Allowed: {allowed}")
    slug, lang = path.stem, ""
    if match := _LANGUAGE.fullmatch(path.stem):
        slug, lang = match[1], match[2].lower()
        if lang not in languages:
            return Problem(name, 1, unknown("language", lang, languages))
    suffix = f".{lang}.md" if lang else ".md"
    if not _SLUG.fullmatch(slug) or path.name != slug + suffix:
        right_name = f"{slugify(slug) or 'a-short-name'}{suffix}"
        return Problem(name, 1, f"the file name becomes the address: rename it to '{right_name}'")
    if not all(map(str.isprintable, between)):
        return Problem(name, 1, "the name of its folder holds a character that cannot be seen: rename the folder")
    try:
        raw = path.read_bytes()
    except OSError as error:
        return Problem(name, 1, f"the file cannot be read: {error.strerror}")
    return Source(name, kind_folder, "/".join(between), slug, lang, raw)


def excess(text: str) -> Iterator[Fault]:
    """A warning for a text that is longer than any that is read."""
    if len(text) > LARGE:
        size = f"{len(text) / 2**20:.0f} MB"
        yield Fault(1, f"the text is very long ({size}): is it all meant for one page?", "warning")
