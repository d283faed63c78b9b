"""A project of one's own for each test, in which commands are run as a writer runs them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from authoring.project import Project
from tests.support import FEATURES, project

Make = Callable[[Mapping[str, str | bytes]], Project]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Writes a project of files, and has the commands work in it: no terminal, the day 2022-05-01."""

    def made(files: Mapping[str, str | bytes]) -> Project:
        found = Project(project(tmp_path / "site", files), FEATURES)
        for command in ("check", "new"):
            monkeypatch.setattr(f"authoring.{command}.read_project", lambda: found)
        monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
        return found

    return made


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Sits at a terminal and gives these answers in turn; the list fills with the questions."""

    def given(*replies: str) -> list[str]:
        asked: list[str] = []
        left = iter(replies)

        def reply(prompt: str) -> str:
            asked.append(prompt)
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", reply)
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        return asked

    return given
