"""Checks: a finding is placed at the line of its field."""

import pytest

from plugins.core.features.checks import line_of_field

TEXT = """---
title: T
registration:
  url: https://x.org/
programme:
  - title: A
    start: 2022-06-01
  - {title: B, start: 2022-06-02}
changes: {date: 2022-04-20, note: N}
---
Text.
"""


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("title", 2),
        ("registration.url", 4),
        ("registration.deadline", 3),
        ("programme.0.start", 7),
        ("programme.1.start", 8),
        ("programme.2.start", 5),
        ("changes.0.date", 9),
        ("title.0.note", 2),
        ("end", 1),
    ],
)
def test_the_line_is_that_of_the_innermost_field_that_is_written(field: str, line: int) -> None:
    assert line_of_field(TEXT, field) == line


@pytest.mark.parametrize("text", ["No front matter", "---\ntitle: [\n---\n"])
def test_a_file_that_cannot_be_read_has_its_findings_at_its_first_line(text: str) -> None:
    assert line_of_field(text, "title") == 1
