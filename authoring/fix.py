"""Mending what needs no decision. What a file says is the same before and after, or the file is left as it is.

Only of a value that holds a colon, and so cannot be read at all, it is known what was meant.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from authoring.files import replace
from authoring.names import field_at, with_own_names
from authoring.order import field_order, in_order
from authoring.project import Project
from authoring.scalars import with_needed_quotes
from plugins.core.build import examine
from plugins.core.data.vocabulary import Vocabularies
from plugins.core.entries.stamp import StampError, stamp
from plugins.core.entry import Kind, TranslatedText
from plugins.core.frontmatter import syntax
from plugins.core.frontmatter.fields import Term, Terms
from plugins.core.frontmatter.source import decode, read_sources
from plugins.core.frontmatter.syntax import Mapping, Node, Scalar, Sequence
from plugins.core.frontmatter.yaml_errors import in_quotes
from plugins.core.languages import LANGUAGES
from plugins.core.problems import Fault


class Mended(msgspec.Struct, frozen=True):
    """A text, and what was done to it in a few words each; nothing if it was fine."""

    text: str
    done: tuple[str, ...] = ()


def fix(project: Project, chosen: Iterable[str]) -> Iterator[str]:
    """Mend the content, or what was chosen of it; a line for each file that was changed."""
    site = examine(project.settings, project.features).gathered.site
    kinds = {kind.folder: kind for kind in project.kinds.values()}
    sources, _ = read_sources(project.settings.content, kinds, LANGUAGES)
    chosen = tuple(chosen)
    for source in sources:
        if chosen and not any(each in (".", source.path) or source.path.startswith(f"{each}/") for each in chosen):
            continue
        path = project.root / source.path
        text = decode(source.raw)
        if isinstance(text, Fault):
            continue  # it is reported
        kind = kinds[source.kind_folder]
        mended = mend(text, kind, site.vocabularies if site else {}, translation=bool(source.lang))
        done = list(mended.done)
        if path.read_bytes() != mended.text.encode():
            replace(path, mended.text)
            done = done or ["line ends"]
        if source.lang and _lacks_stamp(text):
            try:
                stamp(path)
                done.append("stamp")
            except StampError:
                pass  # its original has errors, which are reported
        if done:
            yield f"{source.path}: mended: {', '.join(done)}"


def mend(text: str, kind: Kind, vocabularies: Vocabularies, *, translation: bool) -> Mended:
    """A text with its fields in order, without needless quotes, with the terms' own names."""
    parts = syntax.split(text.rstrip("\n") + "\n")
    if isinstance(parts, Fault):
        return Mended(text)
    block = _readable(parts.block)
    mapping = syntax.read(block, offset=0)
    if isinstance(mapping, Fault) or not mapping.items or any(syntax.duplicate_keys(mapping)):
        return Mended(text)
    struct = TranslatedText if translation else kind.entry
    order = field_order(kind, translation=translation)
    steps: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("blanks at line ends", _without_blanks),
        ("names", lambda block: with_own_names(block, struct, vocabularies)),
        ("quotes", with_needed_quotes),
        ("order of fields", lambda block: in_order(block, _mapping(block), order)),
    )
    done = [] if block == parts.block else ["colons"]
    for what, step in steps:
        mended = step(block)
        if mended != block and _says(mended, struct, vocabularies) == _says(block, struct, vocabularies):
            block = mended
            done.append(what)
    return Mended("\n".join(["---", block, "---", parts.body]), tuple(done))


def _readable(block: str) -> str:
    """The block with quotes around values that hold a colon, as far as those kept it from being read."""
    lines = block.split("\n")
    for _ in lines:
        fault = syntax.read("\n".join(lines), offset=0)
        mended = in_quotes(lines[fault.line - 1]) if isinstance(fault, Fault) else None
        if not isinstance(fault, Fault) or mended is None:
            break
        lines[fault.line - 1] = mended
    return "\n".join(lines)


def _without_blanks(block: str) -> str:
    return "\n".join(line.rstrip() for line in block.split("\n"))


def _mapping(block: str) -> Mapping:
    mapping = syntax.read(block, offset=0)
    return mapping if isinstance(mapping, Mapping) else Mapping((), 1)


def _lacks_stamp(text: str) -> bool:
    parts = syntax.split(text)
    return not isinstance(parts, Fault) and _mapping(parts.block).get("source") is None


def _says(block: str, struct: type[msgspec.Struct], vocabularies: Vocabularies) -> Any:
    """All that a block says, whatever the order of its fields, its quotes, and the names it gives to terms."""
    mapping = syntax.read(block, offset=0)
    return None if isinstance(mapping, Fault) else _value(mapping, (), struct, vocabularies)


def _value(node: Node, keys: tuple[str, ...], struct: type[msgspec.Struct], vocabularies: Vocabularies) -> Any:
    match node:
        case Mapping():
            return {key.value: _value(value, (*keys, key.value), struct, vocabularies) for key, value in node.items}
        case Sequence():
            return [_value(each, keys, struct, vocabularies) for each in node.items]
        case Scalar():
            field = field_at(struct, keys)
            if isinstance(field, Term | Terms) and field.vocabulary in vocabularies:
                code = vocabularies[field.vocabulary].find(node.value)
                return node.value if isinstance(code, Fault) else (field.vocabulary, code)
            return node.value
