"""Sources: the Markdown files of content/, read whole, normalised, and named by what their path says."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from plugins.core.folding import slugify
from plugins.core.problems import Problem, unknown

LARGE = 5 * 2**20
_LANGUAGE = re.compile(r"(.+)\.([a-z]{2})")


class Source(msgspec.Struct, frozen=True):
    """One Markdown file. `lang` is empty for an original, which names its language itself.

    `path` is relative to the project; `folder` is what stands between the kind's folder and the file name.
    """

    path: str
    kind_folder: str
    folder: str
    slug: str
    lang: str
    text: str


def read_sources(
    content: Path, kind_folders: Iterable[str], languages: tuple[str, ...]
) -> tuple[list[Source], list[Problem]]:
    """Every Markdown file below `content`, in path order, with what is wrong with files as such."""
    known = frozenset(kind_folders)
    sources: list[Source] = []
    problems: list[Problem] = []
    for path in sorted(_markdown_files(content, content.resolve(), problems)):
        found = _read(path, content, known, languages)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            sources.append(found[0])
            problems.extend(found[1])
    return sources, problems


def project_path(path: Path, content: Path) -> str:
    """The path as problems name it: from the folder that holds content/, with forward slashes."""
    return path.relative_to(content.parent).as_posix()


def _markdown_files(folder: Path, root: Path, problems: list[Problem], outer: tuple[Path, ...] = ()) -> Iterator[Path]:
    """The .md files below `folder`. A link that leaves `root`, or leads back to a folder it is in, is a problem."""
    real = folder.resolve()
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        path = Path(entry.path)
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        if entry.is_symlink() and not _stays_inside(path, root, (*outer, real)):
            name = path.relative_to(folder).as_posix()
            where = project_path(path, _content_of(folder, outer))
            problems.append(
                Problem(where, 1, f"the link '{name}' leads out of content/ or nowhere: put the file itself here")
            )
        elif entry.is_dir():
            yield from _markdown_files(path, root, problems, (*outer, real))
        elif entry.name.endswith(".md"):
            yield path


def _content_of(folder: Path, outer: tuple[Path, ...]) -> Path:
    return folder.parents[len(outer) - 1] if outer else folder


def _stays_inside(path: Path, root: Path, ancestors: tuple[Path, ...]) -> bool:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return target.is_relative_to(root) and target not in ancestors


def _read(
    path: Path, content: Path, kind_folders: frozenset[str], languages: tuple[str, ...]
) -> tuple[Source, list[Problem]] | Problem:
    name = project_path(path, content)
    folder, *between = path.relative_to(content).parts[:-1] or ("",)
    if folder not in kind_folders:
        allowed = ", ".join(f"content/{each}/" for each in sorted(kind_folders))
        return Problem(name, 1, f"no kind of content lives in this folder. Allowed: {allowed}")
    slug, lang = path.stem, ""
    if match := _LANGUAGE.fullmatch(path.stem):
        slug, lang = match.groups()
        if lang not in languages:
            return Problem(name, 1, unknown("language", lang, languages))
    if slugify(slug) != slug:
        better = slugify(slug) or "a-short-name"
        ending = f".{lang}.md" if lang else ".md"
        return Problem(name, 1, f"the file name becomes the address: rename it to '{better}{ending}'")
    text = _text(path, name)
    if isinstance(text, Problem):
        return text
    warnings = []
    if len(text) > LARGE:
        warnings.append(
            Problem(
                name, 1, f"the text is very long ({len(text) / 2**20:.0f} MB): is it all meant for one page?", "warning"
            )
        )
    return Source(name, folder, "/".join(between), slug, lang, text), warnings


def _text(path: Path, name: str) -> str | Problem:
    """The file's text without byte order mark and with plain line ends."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return Problem(name, 1, f"the file cannot be read: {error.strerror}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Problem(name, line, "the file is not UTF-8: save it again with the encoding UTF-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, line_text in enumerate(text.split("\n") if "\0" in text else (), start=1):
        if "\0" in line_text:
            return Problem(name, number, "the file holds a NUL character: it is damaged, or no text")
    return text
