"""Focus: what a picture is about, for where it has to be cut."""

import re
from typing import Any

import msgspec

from plugins.core.frontmatter.fields import Faults, Text, refuse
from plugins.core.frontmatter.syntax import Node
from plugins.core.problems import quoted

_PLACE = r"(100|\d{1,2})% +(100|\d{1,2})%"


class Focus(msgspec.Struct, frozen=True):
    """A place in a picture, as shares of its width and its height: `30% 50%`."""

    help: str

    def read(self, node: Node, faults: Faults) -> tuple[float, float] | None:
        text = Text(self.help).read(node, faults)
        if text is None:
            return None
        found = re.fullmatch(_PLACE, text)
        if not found:
            refuse(node, faults, f"{quoted(text)} is no place in a picture: write how far across and down, as 30% 50%")
            return None
        return int(found[1]) / 100, int(found[2]) / 100

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{_PLACE}$"}
