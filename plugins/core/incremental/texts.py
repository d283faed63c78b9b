"""Texts: every source, parsed; what was parsed before is taken from the store by the hash of its bytes."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from plugins.core.entries.parse import Parsed, parse
from plugins.core.entry import ContentText, Entry, Kind
from plugins.core.frontmatter.source import Source
from plugins.core.incremental.hashes import digest, digest_of
from plugins.core.incremental.spool import Spool
from plugins.core.incremental.store import Store
from plugins.core.incremental.workers import in_forks
from plugins.core.languages import LANGUAGES
from plugins.core.problems import Problem
from plugins.core.progress import Progress, silent
from plugins.core.prose import ProseRenderer

_encode = msgspec.msgpack.Encoder().encode
# Texts that take longer to parse than a process to start.
_WORTH = 100


class Row(msgspec.Struct, frozen=True, array_like=True):
    """A text as it was parsed last.

    `key` is the hash of what it was parsed from, `facts` that of all that others can notice of it, `chunks` that of
    its HTML. `digest` is as in Parsed; `stamp` is what a translation was stamped with.
    """

    path: str
    key: bytes
    facts: bytes
    chunks: bytes
    digest: str
    stamp: str
    has_problems: bool


class Texts(msgspec.Struct, frozen=True):
    """The sources, parsed, in their order, without their chunks: `chunks` are those that may not be in the store."""

    parsed: tuple[Parsed, ...]
    rows: tuple[Row, ...]
    chunks: Mapping[str, bytes]


class _Said(msgspec.Struct, frozen=True, array_like=True):
    """What a source says. The type of the entry is that of its kind, unless it is `bare`."""

    entry: msgspec.Raw
    bare: bool
    text: ContentText | None
    digest: str


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """What the store holds of a text: `facts` is the hash of what was said but for the digest."""

    key: bytes
    said: _Said
    problems: tuple[Problem, ...]
    facts: bytes
    chunks: bytes


_read_kept = msgspec.msgpack.Decoder(_Kept).decode


def key_of(source: Source, seed: bytes) -> bytes:
    """The hash of all that a source is parsed from: `seed` stands for the code, its path for its kind and language."""
    return digest_of((seed, source.path.encode(), source.raw))


def read_texts(
    sources: Sequence[Source],
    kinds: Mapping[str, Kind],
    default_lang: str,
    store: Store,
    seed: bytes,
    progress: Progress,
) -> Texts:
    """Every source of the site, parsed now or before; what is no longer there is forgotten."""
    held = dict(store.all("texts"))
    texts = _read(sources, held, kinds, default_lang, store, seed, progress)
    gone = held.keys() - {source.path for source in sources}
    store.drop("texts", gone)
    store.drop("chunks", gone)
    store.keep()
    return texts


def read_again(source: Source, kinds: Mapping[str, Kind], default_lang: str, store: Store, seed: bytes) -> Row:
    """The row of one source that has changed; what it says now is kept."""
    return _read([source], {}, kinds, default_lang, store, seed, silent).rows[0]


def read_alone(source: Source, kinds: Mapping[str, Kind], default_lang: str, seed: bytes) -> tuple[Row, bytes]:
    """The row of a source and its chunks, of which nothing is kept."""
    kind = kinds[source.kind_folder]
    renderers = {lang: ProseRenderer(lang) for lang in LANGUAGES}
    kept, chunks = _packed(parse(source, kind, renderers, default_lang), key_of(source, seed))
    return _row(source, _read_kept(kept)), chunks


def _read(
    sources: Sequence[Source],
    held: Mapping[str, bytes],
    kinds: Mapping[str, Kind],
    default_lang: str,
    store: Store,
    seed: bytes,
    progress: Progress,
) -> Texts:
    known = {source.path: _known(held.get(source.path), key_of(source, seed)) for source in sources}
    new = [source for source in sources if known[source.path] is None]
    renderers = {lang: ProseRenderer(lang) for lang in LANGUAGES} if new else {}

    def read(source: Source) -> tuple[bytes, bytes]:
        kind = kinds[source.kind_folder]
        return _packed(parse(source, kind, renderers, default_lang), key_of(source, seed))

    chunks = Spool()
    kept: list[tuple[str, bytes]] = []
    for source, (said, of_text) in zip(new, in_forks(read, new, _WORTH), strict=True):
        known[source.path] = _read_kept(said)
        kept.append((source.path, said))
        chunks.add(source.path, of_text)
        progress("texts read", len(kept), len(new))
    store.put("texts", kept)
    store.put("chunks", chunks.items())
    pairs = [(source, each) for source in sources if (each := known[source.path])]
    return Texts(
        parsed=tuple(_unpacked(source, kinds[source.kind_folder], kept) for source, kept in pairs),
        rows=tuple(_row(source, kept) for source, kept in pairs),
        chunks=chunks,
    )


def read_chunks(path: str, wanted: bytes, fresh: Mapping[str, bytes], store: Store) -> tuple[str, ...] | None:
    """The HTML of a text, cut at its slots, that has this hash; None if it is lost. `fresh` ones need not be stored.

    The store may hold another, of a state of the text that was read and never published.
    """
    data = fresh.get(path) or store.get("chunks", path)
    return None if data is None or digest(data) != wanted else msgspec.msgpack.decode(data, type=tuple[str, ...])


def _known(data: bytes | None, key: bytes) -> _Kept | None:
    if data is None:
        return None
    try:
        kept = _read_kept(data)
    except msgspec.MsgspecError:  # written by another version of this module
        return None
    return kept if kept.key == key else None


def _packed(parsed: Parsed, key: bytes) -> tuple[bytes, bytes]:
    entry = parsed.entry
    said = _Said(
        entry=msgspec.Raw(_encode(entry)),
        bare=entry is not None and type(entry) is not parsed.kind.entry,
        text=parsed.text,
        digest=parsed.digest,
    )
    chunks = _encode(parsed.chunks)
    facts = digest(_encode((said.entry, said.bare, said.text)))
    return _encode(_Kept(key, said, parsed.problems, facts, digest(chunks))), chunks


def _unpacked(source: Source, kind: Kind, kept: _Kept) -> Parsed:
    said = kept.said
    entry = _entry_decoder(Entry if said.bare else kind.entry).decode(said.entry)
    return Parsed(source, kind, entry, said.text, kept.problems, said.digest)


def _row(source: Source, kept: _Kept) -> Row:
    text = kept.said.text
    stamp = text.source if text else ""
    return Row(source.path, kept.key, kept.facts, kept.chunks, kept.said.digest, stamp, bool(kept.problems))


@cache
def _entry_decoder(kind: type[Entry]) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind | None)
