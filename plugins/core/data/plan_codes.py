"""The codes of the Strategic Action Plan: a line L1, an axis of it L1A1, an outcome of that L1A1D1."""

import re
from itertools import accumulate

LEVELS = ("line", "axis", "outcome")

_CODE = re.compile(r"L[1-9][0-9]*(A[1-9][0-9]*(D[1-9][0-9]*)?)?")
_PART = re.compile(r"[LAD][1-9][0-9]*")


def way(code: str) -> tuple[str, ...]:
    """The codes from the line down to this one: L1, L1A1, L1A1D1; none if it is no code of the plan."""
    return tuple(accumulate(_PART.findall(code))) if _CODE.fullmatch(code) else ()


def level(code: str) -> str:
    """What a code of the plan stands for."""
    return LEVELS[len(way(code)) - 1]


def order(code: str) -> tuple[int, ...]:
    """By number, so that L1A10 comes after L1A9."""
    return tuple(int(part[1:]) for part in _PART.findall(code))
