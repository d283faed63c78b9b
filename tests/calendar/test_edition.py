"""The next edition: a draft that holds what stays true, and nothing that was true of the last one only."""

from pathlib import Path

import pytest

from plugins.calendar.edition import main
from tests.calendar.support import event, events
from tests.support import problems_of

LAST = """---
title: World Metropolitan Day 2021
# Said of this edition.
summary: >
  Metropolises act together.
start: 2021-10-07
end: 2021-10-09
id: event/wmd
date: 2021-03-01
series: World Metropolitan Day
theme: {en: "Care: for all"}
aliases: [/agenda/world-metropolitan-day-2021]
state: moved-online
changes:
  - date: 2021-09-01
    note: It is online.
documents:
- {label: Programme}
format: online
activity: {id: A04, line: L1}
---

What was said of it.
"""

NEXT = """---
title: World Metropolitan Day 2023
summary: >
  Metropolises act together.
start: 2023-10-07
end: 2023-10-09
status: draft
series: World Metropolitan Day
format: online
---
"""


def last(root: Path, name: str = "world-metropolitan-day-2021.md", text: str = LAST) -> Path:
    path = root / name
    path.write_text(text, encoding="utf-8")
    return path


def test_it_holds_what_stays_true(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The year in the title and in the name is the new one, the length is the same; what is left to do is said."""
    assert main(str(last(tmp_path)), "2023-10-07") == 0
    assert (tmp_path / "world-metropolitan-day-2023.md").read_text("utf-8") == NEXT
    said = capsys.readouterr().out
    assert "world-metropolitan-day-2023.md: written as a draft" in said and "theme, registration, programme" in said
    assert "series" not in said


def test_it_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = last(tmp_path, "world-metropolitan-day-2023.md", "Mine.")
    assert main(str(last(tmp_path)), "2023-10-07") == 1
    assert there.read_text("utf-8") == "Mine."
    assert capsys.readouterr().err.endswith("world-metropolitan-day-2023.md is there already: it was not touched\n")


@pytest.mark.parametrize(
    ("fields", "asked", "start", "end"),
    [
        ({"start": "2021-12-30", "end": "2022-01-02"}, "2023-12-31", "2023-12-31", "2024-01-03"),
        (
            {"start": "2021-06-01 22:00", "end": "2021-06-02 01:00"},
            "2022-07-01",
            "2022-07-01 22:00",
            "2022-07-02 01:00",
        ),
        (
            {"start": "2021-06-01 00:00", "end": "2021-06-01 01:30"},
            "2022-07-01",
            "2022-07-01 00:00",
            "2022-07-01 01:30",
        ),
        (
            {"start": "2021-06-01 09:00", "end": "2021-06-01 10:00"},
            "2022-07-01 23:30",
            "2022-07-01 23:30",
            "2022-07-02 00:30",
        ),
        ({"start": "2021-06-01"}, "2022-07-01", "2022-07-01", ""),
    ],
)
def test_it_is_as_long_as_the_last_and_at_the_same_hour(
    tmp_path: Path, fields: dict[str, str], asked: str, start: str, end: str
) -> None:
    main(str(last(tmp_path, "meeting.md", event(timezone="Madrid", **fields))), asked)
    written = (tmp_path / f"meeting-{asked[:4]}.md").read_text("utf-8").split("\n")
    assert f"start: {start}" in written
    assert [line for line in written if line.startswith("end:")] == ([f"end: {end}"] if end else [])


@pytest.mark.parametrize(
    ("name", "text", "start", "said"),
    [
        ("x.fr.md", LAST, "2023-10-07", "this is a translation: name the original, without the language in its name"),
        ("x.md", LAST, "7 October", "--start '7 October' is no day such as 2022-04-25, nor an hour such as"),
        ("x.md", LAST, "2023-10-07 10:00", "the last edition has whole days: give --start as a day alone"),
        ("x.md", "---\ntitle: A page\n---\n", "2023-10-07", "it has no start: only an event has a next edition"),
        ("x.md", "No front matter", "2023-10-07", "the file lacks its fields"),
        ("x.md", "---\nstart: soon\n---\n", "2023-10-07", "line 2: 'soon' is no day"),
    ],
)
def test_what_cannot_be_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, start: str, said: str
) -> None:
    assert main(str(last(tmp_path, name, text)), start) == 1
    assert f"{name}:1: {said}" in capsys.readouterr().err and len(list(tmp_path.iterdir())) == 1


def test_a_file_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(str(tmp_path / "x.md"), "2023-10-07") == 1
    assert capsys.readouterr().err.endswith("x.md:1: it cannot be read: No such file or directory\n")


def test_the_site_builds_with_the_draft_and_with_what_becomes_of_it(tmp_path: Path) -> None:
    """Readers see it when the line `status: draft` is gone."""
    text = event(title="Day 2021", start="2021-10-07", series="World Metropolitan Day")
    assert not problems_of(tmp_path, events(day=text))
    assert main(str(tmp_path / "content/events/day.md"), "2022-10-07") == 0
    draft = tmp_path / "content/events/day-2022.md"
    assert not problems_of(tmp_path, events(day=text))
    draft.write_text(draft.read_text("utf-8").replace("status: draft\n", ""), encoding="utf-8")
    assert not problems_of(tmp_path, events(day=text))
