"""Fields: how each value of the front matter is read, what it allows, and what is said when it does not fit.

Fields add faults to a list and go on: all of them are reported at once. `records.py` reads a whole group of them.
"""

import datetime as dt
import re
from typing import Any, Literal, Protocol, runtime_checkable

import msgspec

from plugins.core.folding import slugify
from plugins.core.frontmatter.syntax import Mapping, Node, Scalar, Sequence
from plugins.core.frontmatter.values import Localised, Moment
from plugins.core.languages import LANGUAGES
from plugins.core.problems import CUT_OFF, Fault, quoted, unknown

Faults = list[Fault]


@runtime_checkable
class Field(Protocol):
    """Reads one value. `help` tells a writer in one sentence what it is for."""

    @property
    def help(self) -> str: ...

    def read(self, node: Node, faults: Faults) -> Any:
        """The value of the node; None, with a fault added, if it does not fit."""

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of what may be written."""


def refuse(node: Node, faults: Faults, message: str) -> None:
    """Add a fault at the node's line."""
    faults.append(Fault(node.line, message))


def is_empty(node: Node) -> bool:
    """Whether a value says nothing: `title:`, `title: ""`, `title: # a comment`."""
    return isinstance(node, Scalar) and not any(char.isprintable() and char != " " for char in node.value)


def _one_value(node: Node, faults: Faults) -> str | None:
    """The text of a scalar that says something; None, with a fault, for a list, a group or nothing."""
    if isinstance(node, Sequence):
        refuse(node, faults, "one value is expected here, not a list: text that begins with [ must be put in quotes")
    elif isinstance(node, Mapping):
        refuse(node, faults, "one value is expected here, not a group: text that begins with { must be put in quotes")
    elif is_empty(node):
        refuse(node, faults, "a value is empty: write it, or take it away")
    else:
        return node.value.strip()
    return None


class Text(msgspec.Struct, frozen=True):
    """A line of text."""

    help: str

    def read(self, node: Node, faults: Faults) -> str | None:
        text = _one_value(node, faults)
        return " ".join(text.split()) if text else None

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1}


class Pattern(msgspec.Struct, frozen=True):
    """A text of a given form; `form` says it in words."""

    help: str
    pattern: str
    form: str

    def read(self, node: Node, faults: Faults) -> str | None:
        text = _one_value(node, faults)
        if text and not re.fullmatch(self.pattern, text):
            refuse(node, faults, f"{quoted(text)} is not {self.form}")
            return None
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self.pattern}$"}


class Choice(msgspec.Struct, frozen=True):
    """One of a few words."""

    help: str
    what: str
    choices: tuple[str, ...]

    def read(self, node: Node, faults: Faults) -> str | None:
        word = _one_value(node, faults)
        if word and word not in self.choices:
            refuse(node, faults, unknown(self.what, word, self.choices))
            return None
        return word

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.choices)}


class Day(msgspec.Struct, frozen=True):
    """A date such as 2022-04-25."""

    help: str

    def read(self, node: Node, faults: Faults) -> dt.date | None:
        text = _one_value(node, faults)
        return None if text is None else _day(text, node, faults)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


class DayOrHour(msgspec.Struct, frozen=True):
    """A date, with an hour if it matters: 2022-04-25 or 2022-04-25 14:30."""

    help: str

    def read(self, node: Node, faults: Faults) -> Moment | None:
        text = _one_value(node, faults)
        if text is None:
            return None
        parts = _DAY_AND_HOUR.fullmatch(text)
        day = _day(parts[1] if parts else text, node, faults)
        hour = _hour(parts[2], node, faults) if parts else dt.time.min
        return None if day is None or hour is None else Moment(day, hour)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d([ T]\d\d:\d\d)?$"}


_DAY_AND_HOUR = re.compile(r"([0-9-]{10})[T ]\s*(\S.*)")


def _hour(text: str, node: Node, faults: Faults) -> dt.time | None:
    if not re.fullmatch("[0-9]{2}:[0-9]{2}", text):
        refuse(node, faults, f"{quoted(text)} is not an hour: write hours and minutes, such as 09:30")
        return None
    try:
        return dt.time.fromisoformat(text)
    except ValueError:
        refuse(node, faults, f"'{text}' is no hour of the day: allowed are 00:00 to 23:59")
        return None


def _day(text: str, node: Node, faults: Faults) -> dt.date | None:
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        refuse(node, faults, f"{quoted(text)} is not a date: write year-month-day, such as 2022-04-25")
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        refuse(node, faults, f"'{text}' is no day of the calendar")
        return None


class Decimal(msgspec.Struct, frozen=True):
    """A number between two limits, both allowed."""

    help: str
    least: float
    most: float

    def read(self, node: Node, faults: Faults) -> float | None:
        text = _one_value(node, faults)
        if text is None:
            return None
        if not re.fullmatch(r"[+-]?[0-9]{1,9}(\.[0-9]{1,9})?", text):
            refuse(node, faults, f"{quoted(text)} is not a number such as 41.38")
            return None
        if not self.least <= float(text) <= self.most:
            refuse(node, faults, f"{text} is out of range: allowed are {self.least:g} to {self.most:g}")
            return None
        return float(text)

    def schema(self) -> dict[str, Any]:
        return {"type": "number", "minimum": self.least, "maximum": self.most}


class PerLanguage(msgspec.Struct, frozen=True):
    """A short text: one for all languages, or a group `{en: .., fr: .., es: ..}`."""

    help: str
    languages: tuple[str, ...] = LANGUAGES

    def read(self, node: Node, faults: Faults) -> Localised | None:
        if not isinstance(node, Mapping):
            text = Text(self.help).read(node, faults)
            return Localised({"": text}) if text else None
        texts: dict[str, str] = {}
        if not node.items:
            refuse(node, faults, "the group is empty: write one text, or one for each language, as {en: .., fr: ..}")
        for key, value in node.items:
            if key.value not in self.languages:
                hint = CUT_OFF if is_empty(value) else ""
                refuse(key, faults, unknown("language", key.value, self.languages) + hint)
            elif (text := Text(self.help).read(value, faults)) is not None:
                texts[key.value] = text
        return Localised(texts) if texts else None

    def schema(self) -> dict[str, Any]:
        text = {"type": "string", "minLength": 1}
        properties = dict.fromkeys(self.languages, text)
        return {"oneOf": [text, {"type": "object", "properties": properties, "additionalProperties": False}]}


def _nodes(node: Node) -> tuple[Node, ...]:
    """The values of a list; one alone needs no list."""
    return node.items if isinstance(node, Sequence) else (node,)


class ListOf(msgspec.Struct, frozen=True):
    """Several values of one kind; one alone needs no list."""

    help: str
    item: Field

    def read(self, node: Node, faults: Faults) -> tuple[Any, ...]:
        values: list[Any] = []
        for each in _nodes(node):
            value = self.item.read(each, faults)
            if isinstance(value, str) and isinstance(each, Scalar) and value.casefold() in map(str.casefold, values):
                refuse(each, faults, f"{quoted(each.value)} is listed twice")
            elif value is not None:
                values.append(value)
        return tuple(values)

    def schema(self) -> dict[str, Any]:
        item = self.item.schema()
        return {"anyOf": [item, {"type": "array", "items": item}]}


class Terms(msgspec.Struct, frozen=True):
    """Names or codes of a controlled vocabulary; they are looked up when all content has been read.

    `otherwise` is added to the message about an unknown one.
    """

    help: str
    vocabulary: str
    otherwise: str = ""

    def read(self, node: Node, faults: Faults) -> tuple[str, ...]:
        names = (Text(self.help).read(each, faults) for each in _nodes(node))
        return tuple(name for name in names if name is not None)

    def schema(self) -> dict[str, Any]:
        name = {"type": ["string", "number"]}  # editors read an unquoted 2.3 as a number
        return {"anyOf": [name, {"type": "array", "items": name, "uniqueItems": True}]}


class Term(msgspec.Struct, frozen=True):
    """One name or code of a controlled vocabulary."""

    help: str
    vocabulary: str

    def read(self, node: Node, faults: Faults) -> str | None:
        return Text(self.help).read(node, faults)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1}


class FileName(msgspec.Struct, frozen=True):
    """A file beside the Markdown file, by its relative path, of any sort or of one."""

    help: str
    sort: Literal["any", "picture", "recording"] = "any"

    def read(self, node: Node, faults: Faults) -> str | None:
        return _one_value(node, faults)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1}


class OldAddress(msgspec.Struct, frozen=True):
    """An address of this site that something had before: `/news/old-name`."""

    help: str

    def read(self, node: Node, faults: Faults) -> str | None:
        text = _one_value(node, faults)
        if text is None:
            return None
        path = text.removeprefix("/").removesuffix("/")
        if not text.startswith("/") or any(not part or slugify(part) != part for part in path.split("/")):
            refuse(node, faults, f"{quoted(text)} is not an address of this site such as /news/old-name")
            return None
        return path + "/"

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^/[a-z0-9/-]+$"}
