"""Beginning a translation: the original's words to write over, stamped as those that were translated."""

import re
import sys
from pathlib import Path

from authoring.files import create
from authoring.project import CommandError, Project
from authoring.scalars import written
from plugins.core.entries.stamp import StampError, stamp
from plugins.core.frontmatter import syntax
from plugins.core.frontmatter.source import decode
from plugins.core.frontmatter.syntax import Mapping, text_of
from plugins.core.languages import LANGUAGES
from plugins.core.problems import Fault, unknown

_TRANSLATION = re.compile(rf".+\.({'|'.join(LANGUAGES)})\.md")


def translate(project: Project, file: str, lang: str, title: str) -> int:
    """Write the translation of a file into a language beside it. Raises CommandError."""
    [name] = project.selected([file])
    original = project.root / name
    _check(original, name, lang)
    parts, mapping = _read(original)
    own = text_of(mapping.get("lang")) or project.settings.default_lang
    if own == lang:
        raise CommandError(f"'{name}' is in this language already")
    if not title and not sys.stdin.isatty():
        raise CommandError("a translation needs --title")
    path = original.with_name(f"{original.stem}.{lang}.md")
    if path.exists():
        raise CommandError(f"{path.name} is there already: it was not touched")
    create(path, _text(parts, mapping, title or _asked(text_of(mapping.get("title")), lang)))
    try:
        stamp(path)
    except StampError as reason:
        path.unlink()
        raise CommandError(str(reason)) from reason
    done = project.named(path)
    sys.stdout.write(
        f"{done}: begun\n"
        "  - open it, and write the translation over what stands there; all other fields are those of the original\n"
        f"  - see what is wrong with it: python3 run.py check {done}\n"
    )
    return 0


def _check(original: Path, name: str, lang: str) -> None:
    if lang not in LANGUAGES:
        raise CommandError(unknown("language", lang, LANGUAGES))
    if original.suffix != ".md":
        raise CommandError(f"'{name}' is no page: name a file such as content/news/x.md")
    if _TRANSLATION.fullmatch(original.name):
        raise CommandError(f"'{name}' is a translation: name the original, without the language in its name")


def _text(parts: syntax.Parts, mapping: Mapping, title: str) -> str:
    image = mapping.get("image")
    words = {
        "title": title,
        "summary": text_of(mapping.get("summary")),
        "alt": text_of(image.get("alt")) if isinstance(image, Mapping) else "",
    }
    lines = [f"{name}: {written(value)}" for name, value in words.items() if value]
    return "\n".join(["---", *lines, "---", parts.body])


def _asked(title: str, lang: str) -> str:
    while True:
        if answer := input(f"The title in '{lang}' (of '{title}'): ").strip():
            return answer


def _read(path: Path) -> tuple[syntax.Parts, Mapping]:
    text = decode(path.read_bytes())
    parts = text if isinstance(text, Fault) else syntax.split(text)
    mapping = parts if isinstance(parts, Fault) else syntax.read(parts.block)
    if isinstance(parts, Fault) or isinstance(mapping, Fault):
        raise CommandError(f"{path.name} has problems: mend those first, 'python3 run.py check' tells them")
    return parts, mapping
