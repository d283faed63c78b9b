"""Parsing: a source becomes the facts of an entry, or a translation of them, and its prose."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from plugins.core.entry import ContentText, Entry, Kind, OriginalText, TranslatedText
from plugins.core.frontmatter import records, syntax
from plugins.core.frontmatter.source import Source, decode, excess
from plugins.core.problems import Fault, Problem, at
from plugins.core.prose import EMPTY, ProseRenderer

Renderers = Mapping[str, ProseRenderer]
_SAID = ("title", "summary", "alt", "source")


class Parsed(msgspec.Struct, frozen=True):
    """One source, understood. `entry` is there for an original only; both are missing where nothing can be read.

    `digest` is the hash of what was written, `chunks` is the HTML that belongs to the text's outline. With an error
    among the problems, entry and text hold what could be read, so that all else can still be checked.
    """

    source: Source
    kind: Kind
    entry: Entry | None = None
    text: ContentText | None = None
    problems: tuple[Problem, ...] = ()
    digest: str = ""
    chunks: tuple[str, ...] = EMPTY.chunks


def parse(source: Source, kind: Kind, renderers: Renderers, default_lang: str) -> Parsed:
    """The source as an entry of `kind`, or as the translation of one."""
    written = decode(source.raw)
    if isinstance(written, Fault):
        return Parsed(source, kind, problems=tuple(at(source.path, [written])))
    parts = syntax.split(written)
    if isinstance(parts, Fault):
        return Parsed(source, kind, problems=tuple(at(source.path, [parts])))
    faults = list(excess(written))
    values = _read_block(source, kind, parts.block, faults)
    lang = source.lang or values.pop("lang", default_lang)
    prose, prose_faults = renderers[lang].render(parts.body)
    said = {"title": source.slug} | {name: values.pop(name) for name in _SAID if name in values}
    entry = None if source.lang else _entry(source, kind, lang, values)
    if entry and entry.image:
        said["alt"] = entry.image.alt
    digest = text_digest(said["title"], said.get("summary", ""), said.get("alt", ""), parts.body)
    text = ContentText(path=source.path, lang=lang, outline=prose.outline, **said)
    problems = at(source.path, faults) + at(source.path, prose_faults, parts.body_line)
    return Parsed(source, kind, entry, text, tuple(sorted(problems)), digest, prose.chunks)


def chunks_at(path: Path, lang: str) -> tuple[str, ...]:
    """The HTML of the text of a file without errors, cut at its slots, for those who need it outside its page."""
    parts = syntax.split(str(decode(path.read_bytes())))
    assert not isinstance(parts, Fault), "a file without errors has a front matter"
    return ProseRenderer(lang).render(parts.body)[0].chunks


def text_digest(title: str, summary: str, alt: str, body: str) -> str:
    """The hash of what a translator translates: 16 hexadecimal digits that blanks at line ends leave alone."""
    lines = [line.rstrip() for line in body.strip().split("\n")]
    said = "\x1f".join((title, summary, alt, "\n".join(lines)))
    return hashlib.blake2b(said.encode(), digest_size=8).hexdigest()


def _read_block(source: Source, kind: Kind, block: str, faults: list[Fault]) -> dict[str, Any]:
    mapping = syntax.read(block)
    if isinstance(mapping, Fault):
        faults.append(mapping)
        return {}
    faults.extend(syntax.duplicate_keys(mapping))
    faults.extend(syntax.remarks(block, _SAID))
    return _read_translation(kind, mapping, faults) if source.lang else _read_original(kind, mapping, faults)


def _read_original(kind: Kind, mapping: syntax.Mapping, faults: list[Fault]) -> dict[str, Any]:
    known = records.fields_of(OriginalText) | records.fields_of(kind.entry)
    required = records.required_fields(OriginalText) + records.required_fields(kind.entry)
    return records.read_values(known, required, mapping, faults)


def _read_translation(kind: Kind, mapping: syntax.Mapping, faults: list[Fault]) -> dict[str, Any]:
    known = records.fields_of(TranslatedText)
    shared = records.fields_of(kind.entry).keys() - known.keys()
    for key, _ in mapping.items:
        if key.value in shared:
            faults.append(
                Fault(key.line, f"'{key.value}' is said by the original and holds for its translations: take it out")
            )
    own = syntax.Mapping(tuple(pair for pair in mapping.items if pair[0].value not in shared), mapping.line)
    return records.read_values(known, records.required_fields(TranslatedText), own, faults)


def _entry(source: Source, kind: Kind, lang: str, facts: dict[str, Any]) -> Entry:
    """The entry of a kind; a bare one, with what all kinds have, where a required fact of its own is missing."""
    whole = all(name in facts for name in records.required_fields(kind.entry))
    made = kind.entry if whole else Entry
    known = records.fields_of(made)
    facts = {"id": f"{kind.name}/{source.slug}"} | {name: value for name, value in facts.items() if name in known}
    return made(path=source.path, kind=kind.name, slug=source.slug, lang=lang, folder=source.folder, **facts)
