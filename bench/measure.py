"""What a command costs: seconds on the clock, seconds of the processors, and memory."""

import contextlib
import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median

import msgspec

_BETWEEN_LOOKS = 0.02

Process = subprocess.Popen[bytes]
# Waits for a process; gives its number, how it ended, and what it and those that it waited for used.
Wait = Callable[[Process], tuple[int, int, resource.struct_rusage]]


class Cost(msgspec.Struct, frozen=True):
    """`cpu` counts all processes of the command; `memory` (MiB) is the most that they had at a time, 0 if not known."""

    wall: float
    cpu: float
    memory: float = 0.0


class BuildFailedError(Exception):
    """The command did not do its work; says what it said."""


def timed(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end; nothing else is done meanwhile."""
    before = time.perf_counter()
    return _ended(command, folder, lambda process: os.wait4(process.pid, 0), before)


def memory_of(command: Sequence[str], folder: Path) -> float:
    """The memory of all processes of a command, seen every 20 ms; 0 where there is no /proc.

    Pages that processes share count once (PSS). To look takes time, so such a run tells nothing about speed.
    """
    most = 0.0

    def watched(process: Process) -> tuple[int, int, resource.struct_rusage]:
        nonlocal most
        while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
            most = max(most, sum(map(_memory, _family(process.pid))) / 1024)
            time.sleep(_BETWEEN_LOOKS)
        return ended

    _ended(command, folder, watched, time.perf_counter())
    return most


def middle(costs: Iterable[Cost]) -> Cost:
    """The median of each figure."""
    costs = tuple(costs)
    return Cost(
        median(cost.wall for cost in costs), median(cost.cpu for cost in costs), median(cost.memory for cost in costs)
    )


def _ended(command: Sequence[str], folder: Path, wait: Wait, before: float) -> Cost:
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, usage = wait(process)
        wall = time.perf_counter() - before
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise BuildFailedError(
                f"{' '.join(command)} failed in {folder}:\n{said.read().decode(errors='replace')[-2000:]}"
            )
    return Cost(wall, usage.ru_utime + usage.ru_stime)


def _family(pid: int) -> Iterator[int]:
    """A process and those that it started."""
    yield pid
    with contextlib.suppress(OSError, ValueError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text("ascii").split():
                yield from _family(int(child))


def _memory(pid: int) -> int:
    """The proportional share of memory of a process, in KiB."""
    with contextlib.suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
        return int(next(line for line in lines if line.startswith("Pss:")).split()[1])
    return 0
