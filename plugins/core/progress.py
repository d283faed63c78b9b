"""A progress bar for long work: drawn on a terminal only, and gone when the work is done."""

from collections.abc import Callable
from typing import TextIO

from rich.console import Console
from rich.live import Live

# Is told how much of all is done.
Progress = Callable[[int, int], None]

_WIDTH = 30
# Short work needs no bar.
_FEW = 200


def silent(_done: int, _total: int) -> None:
    """The progress that nobody watches."""


def progress_bar(stream: TextIO, what: str) -> Progress:
    """Progress drawn on `stream`; `what` follows the numbers, such as `files made`."""

    def draw(done: int, total: int) -> None:
        if total < _FEW or (done % max(total // 100, 1) and done != total):
            return
        filled = _WIDTH * done // total
        stream.write(f"\r[{'#' * filled}{'.' * (_WIDTH - filled)}] {done} of {total} {what}")
        stream.write("\r\033[K" if done == total else "")
        stream.flush()

    return draw if stream.isatty() else silent


def without_spinner(console: Console) -> None:
    """Keep Pelican's spinner off its console: it draws where our bar does, from a thread, and with it none may fork.

    Of the live displays of a console Rich moves the first alone, so one is put there that shows nothing.
    """
    if not console.set_live(Live(console=console)):
        console.clear_live()  # there was one before
