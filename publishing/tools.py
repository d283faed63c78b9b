"""The one place that runs programs of others: ssh, rsync, and the one that empties a cache."""

import re
import shutil
import subprocess
from collections.abc import Sequence

from publishing.errors import Stopped, Unreachable

_NETWORK = re.compile(
    r"Connection (?:refused|reset|closed|timed out)|Could not resolve|No route to host|Network is unreachable"
    r"|Broken pipe|connection unexpectedly closed|Timeout, server|lost connection|Operation timed out",
    re.IGNORECASE,
)
_LOST = {"ssh": (255,), "rsync": (10, 12, 30, 35, 255)}
"""Their exit codes when the connection is gone."""

_REASONS = (
    (re.compile(r"No space left on device|Disk quota exceeded", re.IGNORECASE), "the disk of {host} is full"),
    (
        re.compile(r"Permission denied \(|Host key verification failed|Too many authentication failures"),
        "{host} does not let this user in: check the key, and that the host is known to ssh",
    ),
    (re.compile(r"Permission denied|Read-only file system"), "the user may not write there on {host}"),
    (re.compile(r"rsync: (?:not found|command not found)|command not found"), "{host} has no rsync: install it there"),
)


def run(command: Sequence[str], host: str, data: bytes = b"", *, expected: Sequence[int] = (0,)) -> tuple[int, bytes]:
    """Run a program that reaches `host`, with `data` as its input; gives its exit code and what it printed.

    Stopped, with one sentence, if it is missing or ends with a code that is not expected.
    """
    program = shutil.which(command[0])
    if program is None:
        raise Stopped(f"{command[0]} is not installed on this machine, and this target needs it.")
    done = subprocess.run([program, *command[1:]], input=data, capture_output=True, check=False)
    if done.returncode not in expected:
        raise _stopped(done.stderr.decode(errors="replace"), done.returncode, command[0], host)
    return done.returncode, done.stdout


def _stopped(said: str, code: int, program: str, host: str) -> Stopped:
    """What went wrong, by what a program said on its error stream, or by its exit code."""
    for pattern, reason in _REASONS:
        if pattern.search(said):
            return Stopped(f"{reason.format(host=host)}. The live site is as it was.")
    if _NETWORK.search(said) or code in _LOST.get(program, ()):
        reason = f" ({_first(said)})" if said.strip() else ""
        return Unreachable(f"the connection to {host} failed or was lost{reason}: publish again to go on.")
    return Stopped(f"{program} failed at {host}: {_first(said)}.")


def _first(said: str) -> str:
    lines = [line.strip().rstrip(".") for line in said.splitlines() if line.strip()]
    return lines[0] if lines else "it gave no reason"
