"""Relations: the names and codes that entries give become terms of the vocabularies, or problems."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from plugins.core.data.vocabulary import Vocabularies, Vocabulary
from plugins.core.entry import Entry, Variant
from plugins.core.folding import fold
from plugins.core.frontmatter.fields import ListOf, Term, Terms
from plugins.core.frontmatter.records import Group, fields_of
from plugins.core.frontmatter.syntax import Mapping, Node, Scalar, Sequence, front_of
from plugins.core.problems import Fault, Problem, quoted
from plugins.core.site import Item

# Gives the text of a source by its path below the project, to find the line of a value that turned out wrong.
ReadText = Callable[[str], str]

# The fields in which entries write the code and the names of the term that they are.
_NAMING = ("code", "title", "names", "also_known_as")


def vocabulary_of(noun: str, items: Iterable[Item]) -> Vocabulary:
    """The vocabulary that the entries of a kind make: each says what term it is, if any."""
    terms = (term for item in items if (term := item.term))
    return Vocabulary(noun, tuple(sorted(terms, key=lambda term: term.code)))


def clashes(items: Iterable[Item], vocabulary: Vocabulary, read_text: ReadText) -> Iterator[Problem]:
    """A problem for every code and name that two entries claim as theirs, where the later one writes it."""
    owners: dict[str, list[Item]] = {}
    for item in items:
        if term := item.term:
            owners.setdefault(term.code, []).append(item)
    for code, (first, *others) in owners.items():
        for other in others:
            line = line_of_value(read_text(other.entry.path), "code", code)
            yield Problem(other.entry.path, line, f"{quoted(code)} is already the code of '{first.entry.path}'")
    for name, (first_code, *codes) in vocabulary.clashes():
        for code in codes:
            path, line, written = _where_named(owners[code][0], name, read_text)
            yield Problem(path, line, f"{quoted(written)} is already a name of '{owners[first_code][0].entry.path}'")


def _where_named(item: Item, name: str, read_text: ReadText) -> tuple[str, int, str]:
    """Where an entry or a translation of it writes a name, given in its folded form, and how.

    A name that is only that of the file is at line 1.
    """
    term = item.term
    spellings = [each for each in term.names() if fold(each) == name] if term else [name]
    for text in item.texts.values():
        source = read_text(text.path)
        for spelling in spellings:
            line = max(line_of_value(source, field, spelling) for field in _NAMING)
            if line > 1:
                return text.path, line, spelling
    return item.entry.path, 1, spellings[0]


def resolve_terms(
    items: Iterable[Item], vocabularies: Vocabularies, read_text: ReadText
) -> tuple[list[Item], list[Problem]]:
    """The items with every name replaced by the code of its term."""
    resolved: list[Item] = []
    problems: list[Problem] = []
    for item in items:
        resolver = _Resolver(item.entry, vocabularies, read_text)
        entry = resolver.struct(item.entry)
        if resolver.variants:
            entry = msgspec.structs.replace(entry, variants=tuple(resolver.variants))
        resolved.append(item if entry is item.entry else msgspec.structs.replace(item, entry=entry))
        problems.extend(resolver.problems)
    return resolved, problems


class _Resolver:
    """Resolves the terms of one entry and collects what could not be."""

    def __init__(self, entry: Entry, vocabularies: Vocabularies, read_text: ReadText) -> None:
        self.problems: list[Problem] = []
        self.variants: list[Variant] = []
        self._path = entry.path
        self._lang = entry.lang
        self._vocabularies = vocabularies
        self._read_text = read_text

    def struct(self, struct: Any) -> Any:
        changes: dict[str, Any] = {}
        for name, field in fields_of(struct.__class__).items():
            value = getattr(struct, name)
            if not value:
                continue
            if isinstance(field, Terms):
                changes[name] = self._codes(name, field, value)
            elif isinstance(field, Term):
                changes[name] = self._code(name, field, value, "")
            elif isinstance(field, Group):
                changes[name] = self.struct(value)
            elif isinstance(field, ListOf) and isinstance(field.item, Group):
                changes[name] = tuple(self.struct(each) for each in value)
        return msgspec.structs.replace(struct, **changes) if changes else struct

    def _codes(self, name: str, field: Terms, values: Iterable[str]) -> tuple[str, ...]:
        written: dict[str, str] = {}
        for value in values:
            listed = f" Several are written as a list: [{value}]." if "," in value else ""
            otherwise = f" {field.otherwise}" if field.otherwise else ""
            code = self._code(name, field, value, listed + otherwise)
            if code in written:
                self._report(name, value, _twice(value, written[code]))
            elif code:
                written[code] = value
        return tuple(written)

    def _code(self, name: str, field: Terms | Term, value: str, hint: str) -> str:
        """The code of what `value` names; '', with a problem if that says something, if there is none."""
        vocabulary = self._vocabularies[field.vocabulary]
        found = vocabulary.find(value, hint)
        if isinstance(found, Fault):
            if vocabulary.complete:
                self._report(name, value, found.message)
            return ""
        if value not in (found, vocabulary[found].label.in_(self._lang)):
            self.variants.append(Variant(name, value, field.vocabulary, found))
        return found

    def _report(self, name: str, value: str, message: str) -> None:
        line = line_of_value(self._read_text(self._path), name, value)
        problem = Problem(self._path, line, message)
        if problem not in self.problems:
            self.problems.append(problem)


def _twice(value: str, first: str) -> str:
    return f"{quoted(value)} is listed twice{'' if value == first else f', first as {quoted(first)}'}"


def line_of_value(text: str, field: str, value: str) -> int:
    """The line of a value of the front matter's field, at any depth; 1 if it is not to be found."""
    front = front_of(text)
    return 1 if isinstance(front, Fault) else next(_lines(front, field, value, inside=False), 1)


def _lines(node: Node, field: str, value: str, *, inside: bool) -> Iterator[int]:
    match node:
        case Scalar():
            if inside and value in (node.value.strip(), " ".join(node.value.split())):
                yield node.line
        case Sequence():
            for item in node.items:
                yield from _lines(item, field, value, inside=inside)
        case Mapping():
            for key, child in node.items:
                yield from _lines(child, field, value, inside=inside or key.value == field)
