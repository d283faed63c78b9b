"""Vocabularies: the controlled lists that entries refer to, and how a name typed by an author is found in them."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated

import msgspec

from plugins.core.folding import fold
from plugins.core.frontmatter import fields, records, syntax
from plugins.core.frontmatter.source import decode
from plugins.core.frontmatter.values import Localised
from plugins.core.frontmatter.web_address import WebAddress
from plugins.core.problems import Fault, Problem, at, quoted, unknown

# The kinds of organisations.
ORGANISATIONS = ("alliance", "network", "partner", "academic", "public-body", "media")

_CODE = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a vocabulary: `code` never changes, labels may."""

    code: str = ""
    label: Annotated[Localised, fields.PerLanguage("What it is called.")] = Localised({})
    short: Annotated[Localised, fields.PerLanguage("A shorter label.")] = Localised({})
    also: Annotated[
        tuple[str, ...], fields.ListOf("Other spellings that authors use.", fields.Text("A spelling."))
    ] = ()
    kind: Annotated[str, fields.Choice("What an organisation is.", "kind", ORGANISATIONS)] = ""
    email: Annotated[str, fields.Pattern("A mailbox.", r"[^@\s]+@[^@\s]+\.[^@\s]+", "a mail address")] = ""
    url: Annotated[str, WebAddress("Its own site.")] = ""

    def names(self) -> Iterable[str]:
        """Everything it may be called by an author."""
        return (self.code, *self.label.texts.values(), *self.also)


class Vocabulary(msgspec.Struct, frozen=True, dict=True):
    """The terms of one list, in their order; `noun` names one of them in a message.

    If it is not `complete`, part of the list could not be read: that a name is not found then says nothing.
    """

    noun: str
    terms: tuple[Term, ...]
    complete: bool = True

    @cached_property
    def _by_code(self) -> Mapping[str, Term]:
        return {term.code: term for term in self.terms}

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[str, ...]]:
        return _index((name, term.code) for term in self.terms for name in term.names())

    @cached_property
    def _by_bare_name(self) -> Mapping[str, tuple[str, ...]]:
        """`Barcelona` for `Barcelona (city)`: never enough to find a term, but worth a hint."""
        return _index((_bare(name), term.code) for term in self.terms for name in term.names())

    def __contains__(self, code: str) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> Term:
        return self._by_code[code]

    def find(self, name: str, hint: str = "") -> str | Fault:
        """The code of the term that is called so, or a fault (at line 1) that says what is allowed.

        `hint` follows the message about a name that is wholly unknown.
        """
        codes = self._by_name.get(fold(name), ())
        if len(codes) == 1:
            return codes[0]
        candidates = codes or self._by_bare_name.get(fold(name), ())
        if candidates:
            written = " or ".join(f"'{each}'" for each in self._distinct(candidates))
            return Fault(1, f"{quoted(name)} could be more than one {self.noun}: write {written}")
        return Fault(1, unknown(self.noun, name, (self.written(term) for term in self.terms)) + hint)

    def clashes(self) -> Iterable[tuple[str, tuple[str, ...]]]:
        """Every name that two terms or more claim, with their codes."""
        return ((name, codes) for name, codes in self._by_name.items() if len(codes) > 1)

    def _distinct(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """The terms of these codes as authors write them, or the codes where two would look the same."""
        written = tuple(self.written(self[code]) for code in codes)
        return written if len(set(written)) == len(codes) else codes

    def written(self, term: Term) -> str:
        """The form of a term that a message offers: its code if that is what authors write."""
        return term.label.in_("en") or term.code if term.code.islower() else term.code


Vocabularies = Mapping[str, Vocabulary]

# What every kind of content may refer to, and what one of the terms is called in a message: the lists of data/, and
# what the entries of a kind make, which are none without the feature that declares the kind.
SHARED = {
    "outcomes": "outcome",
    "organisations": "organisation",
    "regions": "region",
    "contacts": "mailbox",
    "themes": "theme",
    "challenge-groups": "group of challenges",
}
ENTRIES = {"campaigns": "campaign", "challenges": "challenge", "members": "member", "projects": "project"}


def read_vocabularies(data: Path) -> tuple[dict[str, Vocabulary], list[Problem]]:
    """The shared vocabularies from `data/<name>.yaml`; a list that is not there is empty."""
    vocabularies: dict[str, Vocabulary] = {}
    problems: list[Problem] = []
    for name, noun in SHARED.items():
        path = data / f"{name}.yaml"
        faults: list[Fault] = []
        terms = _read_terms(path, faults) if path.exists() else ()
        problems.extend(at(path.relative_to(data.parent).as_posix(), faults))
        vocabularies[name] = Vocabulary(noun, terms, complete=not faults)
    organisations = vocabularies["organisations"]
    vocabularies["alliances"] = Vocabulary(
        "alliance", tuple(term for term in organisations.terms if term.kind == "alliance"), organisations.complete
    )
    return vocabularies, problems


def read_data(path: Path, faults: list[Fault]) -> syntax.Mapping:
    """A file of data/ as a mapping; empty, with faults added, if it cannot be read."""
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        text = Fault(1, f"the file cannot be read: {error.strerror}")
    mapping = text if isinstance(text, Fault) else syntax.read(text, offset=0)
    if isinstance(mapping, Fault):
        faults.append(mapping)
        return syntax.Mapping((), 1)
    faults.extend(syntax.duplicate_keys(mapping))
    return mapping


def _read_terms(path: Path, faults: list[Fault]) -> tuple[Term, ...]:
    terms = []
    for key, node in read_data(path, faults).items:
        if not _CODE.fullmatch(key.value):
            message = f"{quoted(key.value)} is no code: it becomes part of addresses. Write letters, digits, hyphens"
            faults.append(Fault(key.line, message))
        elif isinstance(node, syntax.Scalar) and not node.value:
            terms.append(Term(code=key.value))
        elif (term := records.Group("A term.", Term).read(node, faults)) is not None:
            terms.append(msgspec.structs.replace(term, code=key.value))
    return tuple(terms)


def _index(names: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    index: dict[str, dict[str, None]] = {}
    for name, code in names:
        index.setdefault(fold(name), {})[code] = None
    return {name: tuple(codes) for name, codes in index.items() if name}


def _bare(name: str) -> str:
    return re.sub(r"\s*\(.*\)$", "", name)
