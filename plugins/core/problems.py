"""Problems: what is wrong with the content, as values that name the file and the line."""

import difflib
from collections.abc import Iterable
from typing import Literal

import msgspec

from plugins.core.folding import fold

Level = Literal["error", "warning"]
_MOST_CHOICES = 12
_SHOWN = 60

# A hint about a name that is unknown and has no value: `{en: On Monday, at noon}` ends the text at its comma.
CUT_OFF = " A text with a comma in it must be put in quotes between { and }."


class Fault(msgspec.Struct, frozen=True, order=True):
    """Something wrong at a line (1-based) of a text whose path only the caller knows."""

    line: int
    message: str
    level: Level = "error"


class Problem(msgspec.Struct, frozen=True, order=True):
    """Something wrong at a line (1-based) of a file; `path` is relative to the project, with forward slashes."""

    path: str
    line: int
    message: str
    level: Level = "error"

    def __str__(self) -> str:
        mark = "warning: " if self.level == "warning" else ""
        return f"{self.path}:{self.line}: {mark}{self.message}"


def at(path: str, faults: Iterable[Fault], offset: int = 0) -> list[Problem]:
    """The faults as problems of the file at `path`; `offset` lines come before the text they count in."""
    return [Problem(path, fault.line + offset, fault.message, fault.level) for fault in faults]


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of them keeps the site from being published."""
    return any(problem.level == "error" for problem in problems)


def tally(problems: Iterable[Problem]) -> str:
    """How many there are, in words: `2 errors, 1 warning`; empty when there are none."""
    levels = [problem.level for problem in problems]
    counts = [(levels.count("error"), "error"), (levels.count("warning"), "warning")]
    return ", ".join(f"{count} {noun}{'s' if count > 1 else ''}" for count, noun in counts if count)


def errors_in(problems: Iterable[Problem]) -> frozenset[str]:
    """The paths of the files that have errors: what else seems wrong because of them is not worth a word."""
    return frozenset(problem.path for problem in problems if problem.level == "error")


def quoted(text: str) -> str:
    """What an author wrote, as a message shows it: on one line, not too long, in quotation marks."""
    line = " ".join(text.split())
    return f"'{line}'" if len(line) <= _SHOWN else f"'{line[: _SHOWN - 1]}…'"


def unknown(what: str, word: str, allowed: Iterable[str]) -> str:
    """The message for a word that is none of the allowed ones, with the nearest of them or all if they are few."""
    choices = sorted(allowed)
    hint = did_you_mean(word, choices)
    if not hint and 0 < len(choices) <= _MOST_CHOICES:
        hint = f" Allowed: {', '.join(choices)}."
    return f"unknown {what} {quoted(word)}.{hint}"


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """A question that offers the nearest of the choices, to follow a message; empty if none is near."""
    near = nearest(word, choices)
    return f" Did you mean '{near}'?" if near else ""


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice that is spelt most like a word; empty if none is much like it."""
    folded = {fold(choice): choice for choice in choices}
    near = difflib.get_close_matches(fold(word), folded, n=1, cutoff=0.7)
    return folded[near[0]] if near else ""
