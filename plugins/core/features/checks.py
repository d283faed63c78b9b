"""Checks: what features find wrong once all content is related; each finding is placed at its field's line."""

from collections.abc import Callable, Iterable

import msgspec

from plugins.core.frontmatter.source import decode
from plugins.core.frontmatter.syntax import Mapping, Node, Sequence, front_of
from plugins.core.problems import Fault, Level, Problem
from plugins.core.site import Site


class Finding(msgspec.Struct, frozen=True):
    """Something wrong with a field of the entry at `path`; a dot leads into a group or list: `programme.0.start`."""

    path: str
    field: str
    message: str
    level: Level = "error"


Check = Callable[[Site], Iterable[Finding]]


def run_checks(site: Site, checks: Iterable[Check]) -> list[Problem]:
    """The findings of all checks as problems."""
    return [_problem(site, finding) for check in checks for finding in check(site)]


def _problem(site: Site, finding: Finding) -> Problem:
    text = (site.settings.content.parent / finding.path).read_bytes()
    return Problem(finding.path, line_of_field(str(decode(text)), finding.field), finding.message, finding.level)


def line_of_field(text: str, field: str) -> int:
    """The line of a field of the front matter, or of the innermost group around it that is written; 1 if none is."""
    node: Node | Fault = front_of(text)
    line = 1
    for name in field.split("."):
        if isinstance(node, Mapping) and name == "0":
            continue  # one group stands for a list of one
        found = _inside(node, name)
        if found is None:
            break
        line, node = found
    return line


def _inside(node: Node | Fault, name: str) -> tuple[int, Node] | None:
    """The line at which a part of a node begins, and the part."""
    if isinstance(node, Mapping):
        return next(((key.line, value) for key, value in node.items if key.value == name), None)
    if isinstance(node, Sequence) and int(name) < len(node.items):
        return node.items[int(name)].line, node.items[int(name)]
    return None
