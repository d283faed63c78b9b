"""Front matter: the YAML block between `---` lines, as plain nodes that know their line.

Every scalar stays a string, so that `1.10`, `NO` and `08002` mean what was typed; the fields give them their type.
The tree is built from parser events with a depth bound, because a composer recurses and can be made to overflow.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import yaml

from plugins.core.frontmatter.yaml_errors import in_plain_words
from plugins.core.problems import Fault, quoted

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 12
# A field whose value is not in quotes or brackets, and a # after one blank in it; after two, a remark was meant.
_REMARK = re.compile(r"(\w+): +[^\s\"'\[{|>#](?:[^#]*\S)? #")
_FENCE = "---"
# What is no text, would be a line break for YAML and for nobody else, or reverses what follows it in a list: controls,
# separators, overrides of direction, noncharacters.
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")


class Scalar(msgspec.Struct, frozen=True):
    """One value, as it was written."""

    value: str
    line: int


class Sequence(msgspec.Struct, frozen=True):
    """A list of values."""

    items: tuple["Node", ...]
    line: int


class Mapping(msgspec.Struct, frozen=True):
    """A group of fields and their values, in order; a key may occur twice (`duplicate_keys` finds it)."""

    items: tuple[tuple[Scalar, "Node"], ...]
    line: int

    def get(self, key: str) -> "Node | None":
        return next((value for name, value in self.items if name.value == key), None)


Node = Scalar | Sequence | Mapping


class Parts(msgspec.Struct, frozen=True):
    """A source split in two: the YAML block and the text; `body_line` is the line before the text's first."""

    block: str
    body: str
    body_line: int


def split(text: str) -> Parts | Fault:
    """The front matter and the body of a Markdown file, or what is wrong with the fences."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return Fault(1, "the file lacks its fields: it must begin with a line '---', then title: and so on, then '---'")
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return Parts("\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 1)
    return Fault(1, "the fields have no end: a second line '---' is missing between them and the text")


def text_of(node: Node | None) -> str:
    """The text of a node on one line; '' of what is no text."""
    return " ".join(node.value.split()) if isinstance(node, Scalar) else ""


def front_of(text: str) -> Mapping | Fault:
    """The front matter of a Markdown file."""
    parts = split(text)
    return parts if isinstance(parts, Fault) else read(parts.block)


def read(block: str, offset: int = 1) -> Mapping | Fault:
    """The block as a mapping, or the first thing that stops YAML from being understood.

    `offset` is the number of lines before the block in its file (1: the opening fence).
    """
    if found := _NOT_TEXT.search(block):
        return Fault(block.count("\n", 0, found.start()) + 1 + offset, _does_not_belong(found[0]))
    try:
        node = _Builder(offset).build(block)
    except yaml.MarkedYAMLError as error:
        fault = in_plain_words(error, block)
        return Fault(fault.line + offset, fault.message)
    except _RefusalError as refused:
        return refused.fault
    if node is None:
        return Mapping((), 1 + offset)
    if not isinstance(node, Mapping):
        return Fault(node.line, "lines of the form 'field: value' are expected here")
    return node


def _does_not_belong(character: str) -> str:
    return f"the invisible character U+{ord(character):04X} does not belong in a text: delete it"


def remarks(block: str, names: Iterable[str], offset: int = 1) -> Iterator[Fault]:
    """A warning for each of these fields whose words are followed by a remark, for they may have been meant as well."""
    for number, line in enumerate(block.split("\n"), start=1 + offset):
        found = _REMARK.match(line)
        if found and found[1] in names:
            yield Fault(
                number,
                f"what follows the # is not part of the {found[1]}: if it is to be, put the whole value in quotes",
                "warning",
            )


def duplicate_keys(mapping: Mapping) -> Iterator[Fault]:
    """A fault for every key that is written a second time, at any depth."""
    seen: dict[str, int] = {}
    for key, value in mapping.items:
        if key.value in seen:
            yield Fault(key.line, f"{quoted(key.value)} is written twice (first on line {seen[key.value]})")
        seen.setdefault(key.value, key.line)
        yield from _duplicates_inside(value)


def _duplicates_inside(node: Node) -> Iterator[Fault]:
    if isinstance(node, Mapping):
        yield from duplicate_keys(node)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _duplicates_inside(item)


class _RefusalError(Exception):
    """Valid YAML that front matter does not use; carries the fault to report."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(line, message)


class _Open(msgspec.Struct):
    """A collection whose end has not been met yet."""

    mapping: bool
    line: int
    nodes: list[Node]


class _Builder:
    """Builds the tree of one block from YAML events, without recursion."""

    def __init__(self, offset: int) -> None:
        self._offset = offset
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._documents = 0

    def build(self, block: str) -> Node | None:
        for event in yaml.parse(block, Loader=_LOADER):
            self._take(event)
        return self._root

    def _take(self, event: Any) -> None:
        line = event.start_mark.line + 1 + self._offset
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise _RefusalError(line, "no line may begin with '---' or '...' here: take it away")
            case yaml.AliasEvent():
                raise _RefusalError(
                    line, f"references (*{event.anchor}) are not allowed; put text that begins with * in quotes"
                )
            case yaml.ScalarEvent():
                self._plain(event, line)
                self._add(_scalar(event.value, line))
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._plain(event, line)
                if len(self._open) >= _DEEPEST:
                    raise _RefusalError(line, f"values are nested more than {_DEEPEST} deep")
                self._open.append(_Open(isinstance(event, yaml.MappingStartEvent), line, []))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._add(_closed(self._open.pop()))

    def _plain(self, event: Any, line: int) -> None:
        if event.anchor:
            raise _RefusalError(
                line, f"references (&{event.anchor}) are not allowed; put text that begins with & in quotes"
            )
        if event.tag:
            raise _RefusalError(line, f"types ({event.tag}) are not allowed; put text that begins with ! in quotes")

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].nodes.append(node)
        else:
            self._root = node


def _scalar(value: str, line: int) -> Scalar:
    if found := _NOT_TEXT.search(value):  # it was written as an escape, such as "\x07"
        raise _RefusalError(line, _does_not_belong(found[0]))
    return Scalar(value, line)


def _closed(collection: _Open) -> Node:
    if not collection.mapping:
        return Sequence(tuple(collection.nodes), collection.line)
    pairs = list(zip(collection.nodes[::2], collection.nodes[1::2], strict=True))
    for key, _ in pairs:
        if not isinstance(key, Scalar):
            raise _RefusalError(key.line, "the name of a field must be plain text")
    return Mapping(tuple((key, value) for key, value in pairs if isinstance(key, Scalar)), collection.line)
