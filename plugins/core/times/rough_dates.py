"""Dates of which only the month or the year is known."""

import datetime as dt
import re
from typing import Any

import msgspec

from plugins.core.frontmatter.fields import Day, Faults, Text, refuse
from plugins.core.frontmatter.syntax import Node
from plugins.core.frontmatter.values import Moment
from plugins.core.problems import quoted

_MONTH = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")


class DayMonthOrYear(msgspec.Struct, frozen=True):
    """A date, as far as it is known: 2022-04-25, 2022-04 or 2022."""

    help: str

    def read(self, node: Node, faults: Faults) -> Moment | None:
        text = Text(self.help).read(node, faults)
        if text is None:
            return None
        parts = _MONTH.fullmatch(text)
        if not parts:
            day = Day(self.help).read(node, faults)
            return Moment(day) if day else None
        try:
            first = dt.date(int(parts[1]), int(parts[2] or 1), 1)
        except ValueError:
            refuse(node, faults, f"{quoted(text)} is no month of the calendar")
            return None
        return Moment(first, known="month" if parts[2] else "year")

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"], "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}
