"""A progress bar for long work: drawn on a terminal only, and gone when the work is done."""

from collections.abc import Callable, Collection, Iterator
from typing import TextIO, TypeVar

from rich.console import Console
from rich.live import Live

# Is told what is done, such as `files made`, how many are, and of how many: None where nobody knows before the end.
Progress = Callable[[str, int, int | None], None]

_Thing = TypeVar("_Thing")

_WIDTH = 30
# Short work needs no bar.
_FEW = 200


def silent(_what: str, _done: int, _total: int | None) -> None:
    """The progress that nobody watches."""


def progress_bar(stream: TextIO) -> Progress:
    """Progress drawn on `stream`: a bar, or a number that grows where the end is not known."""

    def draw(what: str, done: int, total: int | None) -> None:
        if (total or done) < _FEW or (done % _between(total) and done != total):
            return
        stream.write(f"\r{_bar(done, total)} of {total} {what}" if total else f"\r{done} {what}")
        stream.flush()
        if done == total:
            clear_line(stream)

    return draw if stream.isatty() else silent


def clear_line(stream: TextIO) -> None:
    """Take away the bar of work that came to its end, or that failed; nothing, where none is drawn."""
    if stream.isatty():
        stream.write("\r\033[K")
        stream.flush()


def counted(things: Collection[_Thing], what: str, progress: Progress) -> Iterator[_Thing]:
    """The same things, each told of as done when the next one is asked for."""
    for done, thing in enumerate(things, 1):
        yield thing
        progress(what, done, len(things))


def without_spinner(console: Console) -> None:
    """Keep Pelican's spinner off its console: it draws where our bar does, from a thread, and with it none may fork.

    Of the live displays of a console Rich moves the first alone, so one is put there that shows nothing.
    """
    if not console.set_live(Live(console=console)):
        console.clear_live()  # there was one before


def _between(total: int | None) -> int:
    """How many things are done between two drawings."""
    return _FEW if total is None else max(total // 100, 1)


def _bar(done: int, total: int) -> str:
    filled = _WIDTH * done // total
    return f"[{'#' * filled}{'.' * (_WIDTH - filled)}] {done}"
