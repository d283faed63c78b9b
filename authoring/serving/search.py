"""The index of search while the site is written: made when nobody saves, in a process of its own, given up at a save.

It is published as after any build, whole files in the place of whole ones; one that was given up is made once more.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from authoring.serving.builder import say

# In the background: whatever else goes on in this machine comes first.
_NICE = 10
_PATIENCE = 10.0


class Indexer:
    """Has a command make the index. What it complains of is said once, however often it does."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[str] | None = None
        self._is_due = True
        self._said = ""

    def look(self) -> None:
        """Called from time to time while nobody saves: begin, if there is something to index, or see how it went."""
        if self._process is None:
            if self._is_due:
                self._begin()
        elif self._process.poll() is not None:
            self._end(self._process)

    def stop(self) -> None:
        """Give up what is under way, for the site is about to change; nobody waits for it."""
        self._is_due = True
        if self._process is not None:
            self._process.terminate()

    def close(self) -> None:
        """Give up for good."""
        self.stop()
        if self._process is not None:
            try:
                self._process.communicate(timeout=_PATIENCE)
            except subprocess.TimeoutExpired:
                self._process.kill()

    def _begin(self) -> None:
        self._is_due = False
        # Of a session of its own, so that Ctrl+C is for the server, which stops it.
        self._process = subprocess.Popen(
            self._command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
        )

    def _end(self, process: "subprocess.Popen[str]") -> None:
        said = process.communicate()[1].strip()
        self._process = None
        if not self._is_due and said != self._said:  # what was given up may say anything
            self._said = said
            say(*said.splitlines())


def command(output: Path, cache: Path) -> list[str]:
    """What makes the index of the site in a folder."""
    return [sys.executable, "-m", "authoring.serving.search", str(output), str(cache / "search" / output.name)]


def _index(output: str, cache: str) -> int:
    """The index, until someone ends it: then Pagefind is ended too, and what it made is cleared away."""
    from plugins.search.indexing import main

    signal.signal(signal.SIGTERM, _give_up)
    if hasattr(os, "nice"):
        os.nice(_NICE)
    return main(Path(output), Path(cache))


def _give_up(_signal: int, _frame: object) -> NoReturn:
    sys.exit(128 + signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(_index(*sys.argv[1:]))
