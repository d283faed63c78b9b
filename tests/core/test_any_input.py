"""What holds for every input, found by generating inputs: problems instead of exceptions, at lines that exist."""

import io
import os
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from plugins.core.data.organisation import Network, read_network
from plugins.core.data.vocabulary import SHARED, Term, read_vocabularies
from plugins.core.data.words import read_words
from plugins.core.entries.parse import Parsed, parse
from plugins.core.entry import Entry, OriginalText, TranslatedText
from plugins.core.folding import fold, slugify
from plugins.core.frontmatter import syntax
from plugins.core.frontmatter.records import fields_of
from plugins.core.frontmatter.source import Source, decode, read_sources
from plugins.core.frontmatter.syntax import Mapping, Node, Scalar, Sequence
from plugins.core.languages import LANGUAGES
from plugins.core.media.files import MediaFile, find_media, resolve
from plugins.core.problems import Fault, Problem, has_errors
from plugins.core.prose import ProseRenderer
from plugins.news import NEWS, NewsItem

few = settings(derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
many = settings(few, max_examples=150)

_RENDERERS = {lang: ProseRenderer(lang) for lang in LANGUAGES}
_STRUCTS = (NewsItem, OriginalText, TranslatedText, Term, Network)
_NAMES = sorted({name for struct in _STRUCTS for name in fields_of(struct)} | {"en", "fr", "file", "alt", "label"})
_SIGNS = """: |- |? |# |[|]|{|}|,|'|"|&a |*a|!b |!!c |%| \t|\t|@|`|\\|\\x07|\\ud800|<<: |---|...|| >|\n|\n  |\n\t|\n- |
|\r|~|null|1.10|0x1F|1e999|2022-02-30|2022-04-25 24:00|٢٠٢٢|NO|é|e\u0301|\u2028|\x85|\ufeff|\0|\x07|\U0001f600|\u200b
|]]]]|[[[[|{{{{"""
_WORDS = st.one_of(
    st.sampled_from((*_NAMES, *_SIGNS.split("|"))),
    st.integers(min_value=-(10**30), max_value=10**30).map(str),
    st.dates().map(str),
    st.text(max_size=8),
)
_VALUES = st.lists(_WORDS, max_size=6).map("".join)
_LINES = st.builds("{}: {}\n".format, st.sampled_from(_NAMES), _VALUES)
_BLOCKS = st.lists(st.one_of(_LINES, _VALUES.map("{}\n".format)), max_size=8).map("".join)
_FILES = st.one_of(st.text(), st.builds("---\n{}---\n{}".format, _BLOCKS, st.text(max_size=30)))
_DATA = st.one_of(st.binary(max_size=80), _BLOCKS.map(str.encode))


def parsed(text: str, lang: str = "") -> Parsed:
    return parse(Source("content/news/x.md", "news", "", "x", lang, text.encode()), NEWS, _RENDERERS, "en")


def assert_in_place(problems: list[Problem], text: str) -> None:
    """Each problem is one line to print, about a line that the text has."""
    last = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for problem in problems:
        assert 1 <= problem.line <= last, f"{problem} of {last} lines"
        assert "\n" not in str(problem)


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@many
@given(_FILES, st.sampled_from(["", "fr"]))
def test_any_text_is_an_entry_or_has_a_problem(text: str, lang: str) -> None:
    found = parsed(text, lang)
    assert_in_place(list(found.problems), text)
    if not has_errors(found.problems):
        assert found.text is not None and found.text.title
        assert isinstance(found.entry, Entry) == (lang == "")


@many
@given(st.lists(_LINES, max_size=6).map("".join))
def test_a_field_gives_a_value_or_a_fault(block: str) -> None:
    """A value that cannot be used is never dropped without a word."""
    mapping = syntax.read(block)
    for key, node in mapping.items if isinstance(mapping, Mapping) else ():
        for struct in _STRUCTS:
            field = fields_of(struct).get(key.value)
            faults: list[Fault] = []
            assert field is None or field.read(node, faults) is not None or faults, f"{struct}: {block!r}"


@many
@given(st.text(min_size=1))
def test_what_is_written_in_quotes_is_read_as_it_was_written(text: str) -> None:
    """Nothing becomes a number, a date or a truth value; what is no text is refused."""
    line = text.replace("'", "''").replace("\n", "\n\n")
    mapping = syntax.read(f"title: '{line}'")
    if isinstance(mapping, Mapping):
        title = mapping.get("title")
        assert isinstance(title, Scalar) and title.value.split() == text.split()
    else:
        assert "does not belong" in mapping.message or "---" in text or "..." in text, mapping


@few
@given(st.from_regex(r"[0-9A-Za-z.+_/-]{1,12}", fullmatch=True))
def test_plain_values_keep_their_letters(value: str) -> None:
    """`1.10`, `08002`, `NO` and `2022-04-25` mean what was typed."""
    mapping = syntax.read(f"a: {value}")
    if isinstance(mapping, Mapping) and isinstance(node := mapping.get("a"), Scalar):
        assert node.value == value


def test_every_character_is_read_or_refused() -> None:
    """YAML refuses no character that was let through, and counts no lines that are none."""
    for start in range(0, sys.maxunicode + 1, 256):
        chars = "".join(map(chr, range(start, start + 256))).replace("'", "").replace("\n", "")
        for text in (chars,) if isinstance(_quoted(chars), Mapping) else chars:
            found = _quoted(text)
            if isinstance(found, Mapping):
                assert [node.line for node in _nodes(found)] == [2, 2, 2, 3, 3]
            else:
                assert "does not belong in a text" in found.message, found


def _quoted(text: str) -> Mapping | Fault:
    return syntax.read(f"a: '{text}'\nb: c\n")


@many
@given(_BLOCKS)
def test_nodes_know_their_lines(block: str) -> None:
    mapping = syntax.read(block, offset=0)
    last = block.count("\n") + 1
    lines = [mapping.line] if isinstance(mapping, Fault) else [node.line for node in _nodes(mapping)]
    assert all(1 <= line <= last for line in lines)


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Mapping):
        for key, value in node.items:
            yield from (key, *_nodes(value))
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _nodes(item)


_NAME = st.binary(min_size=1, max_size=20).filter(
    lambda name: not set(name) & set(b"/\0") and name not in (b".", b"..")
)


@few
@given(st.lists(st.tuples(_NAME, st.sampled_from([b"", b".md", b".fr.md"])), max_size=4), st.binary(max_size=60))
def test_any_file_is_a_source_or_has_a_problem(names: list[tuple[bytes, bytes]], data: bytes) -> None:
    with folder() as root:
        news = root / "content" / "news"
        news.mkdir(parents=True)
        for name, ending in names:
            with suppress(OSError):  # not every disk takes every name
                (news / os.fsdecode(name + ending)).write_bytes(data)
        sources, problems = read_sources(root / "content", ["news"], LANGUAGES)
        assert all(str(problem).isprintable() for problem in problems)
        assert all(slugify(source.slug) == source.slug for source in sources)
        media = find_media(root / "content")
        assert isinstance(media.find("news/x.md", "never there.png"), Fault)


@many
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_fault(data: bytes) -> None:
    text = decode(data)
    if isinstance(text, Fault):
        assert 1 <= text.line <= len(data.splitlines()) + 1
    else:
        assert "\r" not in text and "\0" not in text


@few
@given(_DATA)
def test_any_data_is_read_or_has_a_problem(data: bytes) -> None:
    """The same bytes as each vocabulary, as the network's facts and as the words of a language."""
    with folder() as root:
        names = [*SHARED, "organisation", *LANGUAGES]
        for name in names:
            (root / f"{name}.yaml").write_bytes(data)
        _, vocabulary_problems = read_vocabularies(root)
        _, network_problems = read_network(root)
        _, word_problems = read_words(root)
        text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        assert_in_place([*vocabulary_problems, *network_problems, *word_problems], text)


@many
@given(st.one_of(st.text(), st.lists(st.characters(), max_size=3).map("".join)))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert slugify(slugify(text)) == slugify(text)


def test_folding_any_character_twice_changes_nothing() -> None:
    """But for those that mean nothing, or what each program wants: three quarters of all."""
    characters = [
        char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char) not in ("Cn", "Co")
    ]
    assert [char for char in characters if fold(fold(char)) != fold(char)] == []


@many
@given(st.lists(st.sampled_from(["..", ".", "/", "a", "é", "%2e%2e", "%2F", "%", " ", "#", "?"]), max_size=9))
def test_a_target_stays_in_content(parts: list[str]) -> None:
    """However it is spelt."""
    found = resolve("news/2022/x.md", "".join(parts))
    assert found is None or (".." not in found.split("/") and not found.startswith("/"))


@many
@given(st.sampled_from(["png", "gif", "jpeg", "webp", "avif", "tiff"]), st.data())
def test_a_damaged_picture_is_a_fault(kind: str, data: st.DataObject) -> None:
    whole = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(whole, kind)
    raw = bytearray(whole.getvalue())[: data.draw(st.integers(1, len(whole.getvalue())))]
    for place in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=8)):
        raw[place] = data.draw(st.integers(0, 255))
    with folder() as content:
        (content / "a.png").write_bytes(raw)
        found = find_media(content).find("x.md", "a.png")
        assert isinstance(found, Fault | MediaFile)
