"""What a command costs: seconds on the clock, seconds of the processors, and memory."""

import contextlib
import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median

import msgspec

# Seconds between two looks at the memory, at least; and how many times longer than a look they are, at least: to look
# at much memory takes long, and may not slow down what is looked at.
_BETWEEN_LOOKS = 0.02
_LOOKING = 20
_APART = "pagefind"


class Cost(msgspec.Struct, frozen=True):
    """`cpu` counts all processes of the command; `memory` (MiB) is the most that they had at a time, 0 if not known."""

    wall: float
    cpu: float
    memory: float = 0.0


class BuildFailedError(Exception):
    """The command did not do its work; says what it said."""


def cost_of(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end. Of memory that its processes share, each has its part (PSS); none without /proc."""
    with tempfile.TemporaryFile() as said:
        before = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        looker = _Looker(process.pid)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - before
        most = looker.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise BuildFailedError(f"{' '.join(command)} failed:\n{said.read().decode(errors='replace')[-2000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, most)


class _Looker:
    """Looks at the memory of a process and those that it started, until it is told to stop."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._most = 0.0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def stop(self) -> float:
        """The most that was seen, in MiB."""
        self._stopped.set()
        self._thread.join()
        return self._most

    def _look(self) -> None:
        pause = 0.0
        while not self._stopped.wait(pause):
            began = time.perf_counter()
            self._most = max(self._most, sum(map(_memory, _family(self._pid))) / 1024)
            pause = max(_BETWEEN_LOOKS, _LOOKING * (time.perf_counter() - began))


def middle(costs: Iterable[Cost]) -> Cost:
    """The median of each figure."""
    costs = tuple(costs)
    return Cost(
        median(cost.wall for cost in costs), median(cost.cpu for cost in costs), median(cost.memory for cost in costs)
    )


def _family(pid: int) -> Iterator[int]:
    """A process and those that it started, apart from Pagefind, whose memory is not ours."""
    if _name(pid).startswith(_APART):
        return
    yield pid
    with contextlib.suppress(OSError, ValueError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text("ascii").split():
                yield from _family(int(child))


def _name(pid: int) -> str:
    """That of the program, or nothing if the process has ended."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/comm").read_text("utf-8", errors="replace")
    return ""


def _memory(pid: int) -> int:
    """The proportional share of memory of a process, in KiB."""
    with contextlib.suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
        return int(next(line for line in lines if line.startswith("Pss:")).split()[1])
    return 0
