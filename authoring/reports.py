"""Reports: problems as a person reads them, and as code hosts and programs do."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from plugins.core.problems import Problem, tally

Report = Callable[[Iterable[Problem]], str]


def text(problems: Iterable[Problem]) -> str:
    """One line for each problem, and how many there are."""
    problems = tuple(problems)
    return "".join(f"{line}\n" for line in (*map(str, problems), tally(problems) or "no problems"))


def github(problems: Iterable[Problem]) -> str:
    """Workflow commands of GitHub Actions, which shows each beside its line."""
    return "".join(
        f"::{each.level} file={_property(each.path)},line={each.line}::{_data(each.message)}\n" for each in problems
    )


def gitlab(problems: Iterable[Problem]) -> str:
    """A Code Quality report of GitLab. A problem keeps its fingerprint when lines above it come or go."""
    seen: Counter[tuple[str, str]] = Counter()
    issues = []
    for each in problems:
        seen[each.path, each.message] += 1
        issues.append(
            {
                "description": each.message,
                "check_name": "content",
                "fingerprint": _fingerprint(each, seen[each.path, each.message]),
                "severity": "major" if each.level == "error" else "minor",
                "location": {"path": each.path, "lines": {"begin": each.line}},
            }
        )
    return _json(issues)


def as_json(problems: Iterable[Problem]) -> str:
    """A list of objects: path, line, level, message."""
    return _json(
        [{"path": each.path, "line": each.line, "level": each.level, "message": each.message} for each in problems]
    )


FORMATS: Mapping[str, Report] = {"text": text, "github": github, "gitlab": gitlab, "json": as_json}


def _data(message: str) -> str:
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _fingerprint(problem: Problem, occurrence: int) -> str:
    said = "\x1f".join((problem.path, problem.message, str(occurrence)))
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
