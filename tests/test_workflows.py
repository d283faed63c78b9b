"""The workflows: what they may do, and that what they use is what was looked at."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
STEPS = [*WORKFLOWS, *sorted((ROOT / ".github/actions").glob("*/action.yml"))]


def read(path: Path) -> dict[str, Any]:
    workflow: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
    return workflow


@pytest.mark.parametrize("path", STEPS, ids=lambda path: path.parent.name + "/" + path.name)
def test_what_is_used_is_named_by_its_commit(path: Path) -> None:
    """A tag can be moved to other code. It stands behind the commit for people, and for what proposes newer ones."""
    for line in re.findall(r"uses: (.+)", path.read_text("utf-8")):
        assert re.fullmatch(r"\./.+|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_read_and_nothing_else(path: Path) -> None:
    """A job that must do more says what; none keeps the token that it fetched the code with."""
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    more = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
    assert more.items() <= {"pages": {"pages": "write", "id-token": "write"}, "alert": {"issues": "write"}}.items()
    for name, job in workflow["jobs"].items():
        assert "timeout-minutes" in job, f"{name} may run for hours"
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false", name


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_command_is_made_of_what_others_wrote(path: Path) -> None:
    """A title of a change could hold a command: values come into a script through the environment alone."""
    commands = [step["run"] for job in read(path)["jobs"].values() for step in job["steps"] if "run" in step]
    assert not [command for command in commands if "${{" in command]


def test_publications_wait_for_each_other() -> None:
    """And none is cut short by the next."""
    concurrency = read(ROOT / ".github/workflows/publish.yml")["concurrency"]
    assert concurrency == {"group": "publish", "cancel-in-progress": "false"}
