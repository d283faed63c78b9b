"""Stamping: a translator says that a translation is that of the original as it is now."""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from plugins.core.entries.parse import text_digest
from plugins.core.entries.translations import stamp_of
from plugins.core.frontmatter import syntax
from plugins.core.frontmatter.source import decode
from plugins.core.frontmatter.syntax import Mapping, Node, text_of
from plugins.core.languages import LANGUAGES
from plugins.core.problems import Fault

_NAME = re.compile(rf"(.+)\.({'|'.join(LANGUAGES)})\.md")


class StampError(Exception):
    """A file that cannot be stamped; the message says why, in one sentence."""


def main(files: Iterable[str]) -> int:
    """Stamp the translations at these paths, all or (status 1) those before the first that cannot be stamped."""
    paths = [Path(file) for file in files]
    if not paths:
        return _say("name the translations to stamp: python3 run.py stamp content/news/x.fr.md", status=1)
    for path in paths:
        try:
            stamp(path)
        except StampError as reason:
            return _say(f"{path.as_posix()}:1: {reason}", status=1)
        _say(f"{path.as_posix()}: stamped", status=0)
    return 0


def stamp(path: Path) -> None:
    """Write the hash of the original into the `source:` line of the translation at `path`. Raises StampError."""
    name = _NAME.fullmatch(path.name)
    if name is None:
        raise StampError("only a translation is stamped, a file such as x.fr.md")
    original = path.with_name(f"{name[1]}.md")
    if not original.exists():
        raise StampError(f"its original {original.name} does not exist")
    value = _stamp_of_original(_read(original))
    text = _read(path)
    parts = syntax.split(text)
    if isinstance(parts, Fault):
        raise StampError(parts.message)
    draft = path.with_name(f".{path.name}.draft")
    try:
        draft.write_text(_with_source(parts, value), encoding="utf-8", newline="\n")
        draft.replace(path)
    except OSError as error:
        raise StampError(f"it cannot be written: {error.strerror}") from error


def _with_source(parts: syntax.Parts, value: str) -> str:
    lines = [line for line in parts.block.split("\n") if not line.startswith("source:")]
    return "\n".join(["---", *lines, f"source: {value}", "---", parts.body])


def _stamp_of_original(text: str) -> str:
    parts = syntax.split(text)
    mapping = parts if isinstance(parts, Fault) else syntax.read(parts.block)
    if isinstance(parts, Fault) or isinstance(mapping, Fault):
        raise StampError("its original has problems: mend those first")
    digest = text_digest(
        text_of(mapping.get("title")), text_of(mapping.get("summary")), _inside(mapping.get("image"), "alt"), parts.body
    )
    return stamp_of(digest, _inside(mapping.get("updated"), "date"))


def _inside(node: Node | None, key: str) -> str:
    return text_of(node.get(key)) if isinstance(node, Mapping) else ""


def _read(path: Path) -> str:
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        raise StampError(f"{path.name} cannot be read: {error.strerror}") from error
    if isinstance(text, Fault):
        raise StampError(f"{path.name} cannot be read: {text.message}")
    return text


def _say(line: str, status: int) -> int:
    print(line, file=sys.stderr if status else sys.stdout)
    return status
