"""Strays: texts in content/ that are no Markdown, which would be left out without a word."""

from collections.abc import Iterator
from pathlib import Path

from plugins.core.features.checks import Finding
from plugins.core.frontmatter.fields import FileName, ListOf
from plugins.core.frontmatter.records import values_in
from plugins.core.frontmatter.source import project_path
from plugins.core.media.files import resolve
from plugins.core.prose import LinkSlot
from plugins.core.site import Item, Site

_TEXTS = frozenset({".doc", ".docx", ".odt", ".rtf", ".txt", ".pages", ".htm", ".html"})


def check_strays(site: Site) -> Iterator[Finding]:
    """A warning for each text file that is no page, and that no page offers to readers."""
    content = site.settings.content
    texts = [path for path in sorted(content.rglob("*")) if path.suffix.lower() in _TEXTS and path.is_file()]
    if not texts:
        return
    offered = {target for item in site.items for target in _offered(item, f"{content.name}/")}
    for path in texts:
        hidden = any(part.startswith((".", "~")) for part in path.relative_to(content).parts)
        if not hidden and path.relative_to(content).as_posix() not in offered:
            yield Finding(project_path(path, content), "", _advice(path), "warning")


def _advice(path: Path) -> str:
    if path.stem.lower().endswith(".md"):
        return f"its name ends with '{path.suffix}', so it is no page: rename it to '{path.stem}'"
    return (
        "it is no page, and no page offers it: begin a page with 'python3 run.py new' and put its text there, or name"
        " it under 'documents:' of one"
    )


def _offered(item: Item, root: str) -> Iterator[str | None]:
    """The files that an item refers to, by their path below content/."""
    for _, field, value in values_in(item.entry):
        if isinstance(field, FileName) or (isinstance(field, ListOf) and isinstance(field.item, FileName)):
            for target in (value,) if isinstance(value, str) else value:
                yield resolve(item.entry.path.removeprefix(root), target)
    for text in item.texts.values():
        for slot in text.outline.slots:
            if isinstance(slot, LinkSlot):
                yield resolve(text.path.removeprefix(root), slot.href)
