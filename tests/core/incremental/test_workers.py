"""Work that is shared among processes."""

import os
import subprocess
import sys

import pytest

from plugins.core.incremental import workers
from plugins.core.incremental.workers import in_forks
from tests.support import ROOT


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_cores", lambda: 2)


def test_results_come_in_the_order_of_the_items() -> None:
    """Whichever process made them, and what it closes over is there."""
    add = 7
    assert list(in_forks(lambda number: number + add, range(500), 10)) == [number + 7 for number in range(500)]


def test_little_work_is_done_here() -> None:
    assert set(in_forks(lambda _: os.getpid(), range(19), 10)) == {os.getpid()}


def test_much_work_is_done_elsewhere() -> None:
    if os.name == "nt":
        pytest.skip("there are no forks on Windows")
    assert os.getpid() not in set(in_forks(lambda _: os.getpid(), range(200), 10))


def test_what_goes_wrong_is_raised_here() -> None:
    """As it was raised, and no process is left behind."""

    def work(number: int) -> int:
        if number == 120:
            raise LookupError("number 120")
        return number

    with pytest.raises(LookupError, match="number 120"):
        list(in_forks(work, range(500), 10))


KILLED = """
import os, time
from plugins.core.incremental import workers
workers._cores = lambda: 2
for result in workers.in_forks(lambda _: "x" * 10_000, range(1_000), 10):
    print("begun", flush=True)
    time.sleep(60)
"""


def test_who_is_killed_leaves_nobody_behind() -> None:
    """Workers end when nobody reads what they make. As long as one lives, what it would print to stays open."""
    if os.name == "nt":
        pytest.skip("there are no forks on Windows")
    with subprocess.Popen([sys.executable, "-c", KILLED], cwd=ROOT, stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout is not None and killed.stdout.readline() == "begun\n"
        killed.kill()
        assert killed.communicate(timeout=10)[0] == ""
