"""Changed times: an event to come that readers were told of, by what git knows of its file."""

import subprocess
from pathlib import Path

import pytest

from authoring.check import check
from authoring.project import Project
from tests.authoring.conftest import Make

X = "content/events/x.md"
SAID = f"{X}:3: warning: readers were told 2022-06-01 10:00 (Madrid) (as of 2022-04-20): say what changed and why under"


def event(start: str = "2022-06-01 10:00", more: str = "") -> str:
    return f"---\ntitle: A summit\nstart: {start}\ntimezone: Madrid\n{more}---\n"


def git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@x.org", "-c", "commit.gpgsign=false"]
    environment = {
        "GIT_AUTHOR_DATE": "2022-04-20T12:00Z",
        "GIT_COMMITTER_DATE": "2022-04-20T12:00Z",
        "PATH": "/usr/bin:/bin",
    }
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True, env=environment)


def publish(made: Project, text: str) -> None:
    """Commit this state of the event."""
    (made.root / X).write_text(text, encoding="utf-8")
    if not (made.root / ".git").exists():
        git(made.root, "init", "-q")
    git(made.root, "add", X)
    git(made.root, "commit", "-q", "-m", "An event")


def said(made: Project, text: str) -> list[str]:
    """What is said of the event as it is now."""
    (made.root / X).write_text(text, encoding="utf-8")
    return [str(problem) for problem in check(made)]


@pytest.mark.parametrize("now", ["2022-06-01 11:00", "2022-06-02 10:00", "2022-06-01 10:00\nend: 2022-06-01 12:00"])
def test_a_time_that_changed_is_asked_about(make: Make, now: str) -> None:
    made = make({X: event()})
    publish(made, event())
    assert said(made, event(now)) == [f"{SAID} 'changes:'"]


def test_it_is_asked_until_it_is_answered(make: Make) -> None:
    """Committing the change does not make readers know of it."""
    made = make({X: event()})
    publish(made, event())
    publish(made, event("2022-06-02 10:00"))
    assert len(said(made, event("2022-06-02 10:00"))) == 1
    note = "changes: {date: 2022-04-21, note: The hall is closed., was: 2022-06-01 10:00}\n"
    assert not said(made, event("2022-06-02 10:00", note))


def test_a_note_answers_for_one_change(make: Make) -> None:
    note = "changes: [{date: 2022-04-21, note: Closed., was: 2022-06-01 10:00}]\n"
    made = make({X: event()})
    publish(made, event())
    publish(made, event("2022-06-02 10:00", note))
    assert not said(made, event("2022-06-02 10:00", note))
    [problem] = said(made, event("2022-06-03 10:00", note))
    assert "readers were told 2022-06-02 10:00 (Madrid)" in problem


@pytest.mark.parametrize("before", ["status: draft\n", "status: scheduled\n", "date: 2022-04-21\n"])
def test_what_readers_had_not_seen_may_change(make: Make, before: str) -> None:
    made = make({X: event()})
    publish(made, event(more=before))
    assert not said(made, event("2022-06-02 10:00"))


def test_the_past_may_be_put_right(make: Make) -> None:
    made = make({X: event()})
    publish(made, event("2022-04-29 10:00"))
    assert not said(made, event("2022-04-30 10:00"))
    assert said(made, event("2022-05-01 10:00"))


def test_the_published_branch_counts_where_there_is_one(make: Make) -> None:
    """What is only committed here may change: nobody has seen it."""
    made = make({X: event()})
    publish(made, event())
    git(made.root, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(made.root, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    publish(made, event("2022-06-07 10:00"))
    assert not said(made, event())
    assert said(made, event("2022-06-08 10:00")) == [f"{SAID} 'changes:'"]


def test_without_git_or_a_repository_nothing_is_said(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make({X: event()})
    assert not said(made, event("2022-06-02 10:00"))
    publish(made, event())
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert not said(made, event("2022-06-02 10:00"))


def test_the_project_may_lie_in_a_folder_of_the_repository(make: Make, tmp_path: Path) -> None:
    made = make({X: event()})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", f"site/{X}")
    git(tmp_path, "commit", "-q", "-m", "An event")
    assert len(said(made, event("2022-06-02 10:00"))) == 1
