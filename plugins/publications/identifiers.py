"""The numbers by which libraries know a publication."""

import re
from typing import Any

import msgspec

from plugins.core.frontmatter.fields import Faults, Text, refuse
from plugins.core.frontmatter.syntax import Node
from plugins.core.problems import quoted


class Isbn(msgspec.Struct, frozen=True):
    """An ISBN of 13 or 10 digits, kept as it is written; its last digit proves the others."""

    help: str

    def read(self, node: Node, faults: Faults) -> str | None:
        text = Text(self.help).read(node, faults)
        if text is None:
            return None
        digits = re.sub("[- ]", "", text).upper()
        if not re.fullmatch(r"(97[89][0-9]{10}|[0-9]{9}[0-9X])", digits):
            refuse(node, faults, f"{quoted(text)} is not an ISBN such as 978-92-1-132000-8: it has 13 or 10 digits")
            return None
        if not _proves(digits):
            refuse(node, faults, f"{quoted(text)} is not an ISBN: a digit is wrong, for the last one does not fit")
            return None
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"]}


def _proves(digits: str) -> bool:
    """Whether the check digit fits (ISO 2108)."""
    values = [10 if digit == "X" else int(digit) for digit in digits]
    if len(values) == 10:
        return sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True)) % 11 == 0
    return sum(value * (3 if place % 2 else 1) for place, value in enumerate(values)) % 10 == 0
