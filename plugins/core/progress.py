"""A progress bar for long work: drawn on a terminal only, and gone when the work is done."""

from typing import TextIO

from plugins.core.incremental.carrying_out import Progress

_WIDTH = 30
# Short work needs no bar.
_FEW = 200


def progress_bar(stream: TextIO) -> Progress:
    """A function that is told how much of all is done and draws that on `stream`."""

    def draw(done: int, total: int) -> None:
        if total < _FEW or (done % max(total // 100, 1) and done != total):
            return
        filled = _WIDTH * done // total
        stream.write(f"\r[{'#' * filled}{'.' * (_WIDTH - filled)}] {done} of {total}")
        stream.write("\r\033[K" if done == total else "")
        stream.flush()

    return draw if stream.isatty() else lambda _done, _total: None
