"""Problems: what is wrong with the content, as values that name the file and the line."""

import difflib
from collections.abc import Iterable
from typing import Literal

import msgspec

from plugins.core.folding import fold

Level = Literal["error", "warning"]


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


def unknown(what: str, word: str, allowed: Iterable[str]) -> str:
    """The message for a word that is none of the allowed ones, with the nearest of them or all if they are few."""
    choices = sorted(allowed)
    return f"unknown {what} '{word}'.{_hint(word, choices)}"


def _hint(word: str, choices: list[str]) -> str:
    folded = {fold(choice): choice for choice in choices}
    near = difflib.get_close_matches(fold(word), folded, n=1, cutoff=0.7)
    if near:
        return f" Did you mean '{folded[near[0]]}'?"
    if 0 < len(choices) <= 12:
        return f" Allowed: {', '.join(choices)}."
    return ""
